"""The steps of an application and which may follow which."""

from typing import Final

from django.db import models

from kimid.lib.flow import Flow, draw_in_docs


class ApplicationStep(models.TextChoices):
    BEGUN = "begun", "Masih diisi"
    SENT = "sent", "Menunggu diperiksa"
    ASKED = "asked", "Ada yang ditanyakan"
    VERIFIED = "verified", "Disahkan"
    REFUSED = "refused", "Ditolak"


APPLICATION_FLOW: Final[Flow[ApplicationStep]] = Flow(
    {
        ApplicationStep.BEGUN: {ApplicationStep.SENT},
        ApplicationStep.SENT: {
            ApplicationStep.ASKED,
            ApplicationStep.VERIFIED,
            ApplicationStep.REFUSED,
        },
        ApplicationStep.ASKED: {ApplicationStep.SENT, ApplicationStep.REFUSED},
    },
)
draw_in_docs("Steps of an application", APPLICATION_FLOW)
# The applicant may change what an application says.
OPEN_STEPS: Final = (ApplicationStep.BEGUN, ApplicationStep.ASKED)
# It has left the hands of the applicant.
SENT_STEPS: Final = (
    ApplicationStep.SENT,
    ApplicationStep.ASKED,
    ApplicationStep.VERIFIED,
    ApplicationStep.REFUSED,
)
