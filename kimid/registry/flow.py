"""The steps of an application and which may follow which."""

from typing import Final

from django.db import models

from kimid.lib.flow import Flow


class Step(models.TextChoices):
    BEGUN = "begun", "Masih diisi"
    SENT = "sent", "Menunggu diperiksa"
    ASKED = "asked", "Ada yang ditanyakan"
    VERIFIED = "verified", "Disahkan"
    REFUSED = "refused", "Ditolak"


APPLICATION_FLOW: Final[Flow[Step]] = Flow(
    {
        Step.BEGUN: {Step.SENT},
        Step.SENT: {Step.ASKED, Step.VERIFIED, Step.REFUSED},
        Step.ASKED: {Step.SENT, Step.REFUSED},
    }
)
# The applicant may change what an application says.
OPEN: Final = (Step.BEGUN, Step.ASKED)
# It has left the hands of the applicant.
ONCE_SENT: Final = (Step.SENT, Step.ASKED, Step.VERIFIED, Step.REFUSED)
