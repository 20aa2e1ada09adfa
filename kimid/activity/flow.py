"""The states of a plan, and the steps between them."""

from typing import Final

from django.db import models

from kimid.lib.flow import Flow, draw_in_docs


class PlanState(models.TextChoices):
    PLANNED = "planned", "Direncanakan"
    RUNNING = "running", "Berjalan"
    DONE = "done", "Selesai"
    CALLED_OFF = "called_off", "Batal"


FLOW: Final[Flow[PlanState]] = Flow(
    {
        PlanState.PLANNED: {PlanState.RUNNING, PlanState.DONE, PlanState.CALLED_OFF},
        PlanState.RUNNING: {PlanState.DONE, PlanState.CALLED_OFF},
        PlanState.DONE: {PlanState.RUNNING},
    },
)
draw_in_docs("States of a plan", FLOW)
OPEN_STATES: Final = (PlanState.PLANNED, PlanState.RUNNING)
