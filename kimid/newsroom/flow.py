"""The stages of a story and which may follow which. Only actions change a stage."""

from typing import Final

from django.db import models

from kimid.lib.flow import Flow, draw_in_docs


class Stage(models.TextChoices):
    DRAFT = "draft", "Konsep"
    COLLECTED = "collected", "Dikumpulkan"
    DISCUSSED = "discussed", "Dibahas"
    VERIFIED = "verified", "Diperiksa"
    PUBLISHED_UNVERIFIED = "published_unverified", "Terbit, belum terverifikasi"
    PUBLISHED = "published", "Terbit"
    CORRECTED = "corrected", "Dikoreksi"
    WITHDRAWN = "withdrawn", "Ditarik"


STORY_FLOW: Final[Flow[Stage]] = Flow(
    {
        Stage.DRAFT: {Stage.COLLECTED},
        Stage.COLLECTED: {Stage.DISCUSSED, Stage.PUBLISHED_UNVERIFIED},
        Stage.DISCUSSED: {Stage.VERIFIED, Stage.PUBLISHED_UNVERIFIED},
        Stage.VERIFIED: {Stage.DISCUSSED, Stage.PUBLISHED},
        # An urgent story. A correction does not verify it: only confirmations do.
        Stage.PUBLISHED_UNVERIFIED: {
            Stage.PUBLISHED_UNVERIFIED,
            Stage.PUBLISHED,
            Stage.CORRECTED,
            Stage.WITHDRAWN,
        },
        # A correction that changes more than its note tells is confirmed anew.
        Stage.PUBLISHED: {Stage.CORRECTED, Stage.PUBLISHED_UNVERIFIED, Stage.WITHDRAWN},
        Stage.CORRECTED: {Stage.CORRECTED, Stage.PUBLISHED_UNVERIFIED, Stage.WITHDRAWN},
    },
)
draw_in_docs("Stages of a story", STORY_FLOW)
# The group works on stories in these stages.
IN_PROGRESS: Final = (Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED)
# Stories in these stages may be confirmed.
TO_CHECK: Final = (*IN_PROGRESS, Stage.PUBLISHED_UNVERIFIED)
# Readers see stories in these stages.
PUBLIC: Final = (Stage.PUBLISHED_UNVERIFIED, Stage.PUBLISHED, Stage.CORRECTED)
# Readers saw stories in these stages. Their address stays for ever.
ONCE_PUBLIC: Final = (*PUBLIC, Stage.WITHDRAWN)
