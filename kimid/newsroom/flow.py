"""The stages of a story and which may follow which. Messages never move a stage; only actions do."""

from typing import Final

from django.db import models

from kimid.lib.flow import Flow


class Stage(models.TextChoices):
    DRAFT = "draft", "Konsep"
    COLLECTED = "collected", "Dikumpulkan"
    DISCUSSED = "discussed", "Dibahas"
    VERIFIED = "verified", "Diperiksa"
    PUBLISHED_UNVERIFIED = "published_unverified", "Terbit, belum diperiksa"
    PUBLISHED = "published", "Terbit"
    CORRECTED = "corrected", "Dikoreksi"
    WITHDRAWN = "withdrawn", "Ditarik"


STORY_FLOW: Final[Flow[Stage]] = Flow(
    {
        Stage.DRAFT: {Stage.COLLECTED},
        Stage.COLLECTED: {Stage.DISCUSSED, Stage.PUBLISHED_UNVERIFIED},
        Stage.DISCUSSED: {Stage.VERIFIED, Stage.PUBLISHED_UNVERIFIED},
        Stage.VERIFIED: {Stage.DISCUSSED, Stage.PUBLISHED},
        # Danger that cannot wait. Correcting it does not make it checked: that takes confirmations, as it always does.
        Stage.PUBLISHED_UNVERIFIED: {Stage.PUBLISHED_UNVERIFIED, Stage.PUBLISHED, Stage.CORRECTED, Stage.WITHDRAWN},
        Stage.PUBLISHED: {Stage.CORRECTED, Stage.WITHDRAWN},
        Stage.CORRECTED: {Stage.CORRECTED, Stage.WITHDRAWN},
    }
)
# The group works on stories in these stages.
UNDER_WAY: Final = (Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED)
# Somebody who knows may confirm stories in these stages.
TO_CHECK: Final = (*UNDER_WAY, Stage.PUBLISHED_UNVERIFIED)
# Readers see stories in these stages.
PUBLIC: Final = (Stage.PUBLISHED_UNVERIFIED, Stage.PUBLISHED, Stage.CORRECTED)
# Readers saw stories in these stages; their address stays for good.
ONCE_PUBLIC: Final = (*PUBLIC, Stage.WITHDRAWN)
