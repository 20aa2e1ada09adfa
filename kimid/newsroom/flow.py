"""The stages of a story and which may follow which. Messages never move a stage; only actions do."""

from typing import Final

from django.db import models

from kimid.lib.flow import Flow


class Stage(models.TextChoices):
    DRAFT = "draft", "Konsep"
    COLLECTED = "collected", "Dikumpulkan"
    DISCUSSED = "discussed", "Dibahas"
    VERIFIED = "verified", "Diperiksa"
    PUBLISHED = "published", "Terbit"
    CORRECTED = "corrected", "Dikoreksi"
    WITHDRAWN = "withdrawn", "Ditarik"


STORY_FLOW: Final[Flow[Stage]] = Flow(
    {
        Stage.DRAFT: {Stage.COLLECTED},
        Stage.COLLECTED: {Stage.DISCUSSED},
        Stage.DISCUSSED: {Stage.VERIFIED},
        Stage.VERIFIED: {Stage.DISCUSSED, Stage.PUBLISHED},
        Stage.PUBLISHED: {Stage.CORRECTED, Stage.WITHDRAWN},
        Stage.CORRECTED: {Stage.CORRECTED, Stage.WITHDRAWN},
    }
)
# The group works on stories in these stages.
UNDER_WAY: Final = (Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED)
# Readers see stories in these stages.
PUBLIC: Final = (Stage.PUBLISHED, Stage.CORRECTED)
# Readers saw stories in these stages; their address stays for good.
ONCE_PUBLIC: Final = (*PUBLIC, Stage.WITHDRAWN)
