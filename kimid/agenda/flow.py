"""The states of an event of the agenda, and the steps between them."""

from typing import Final

from django.db import models

from kimid.lib.flow import Flow, draw_in_docs


class AgendaState(models.TextChoices):
    DRAFT = "draft", "Konsep"
    PUBLISHED = "published", "Tampil"
    WITHDRAWN = "withdrawn", "Ditarik"


FLOW: Final[Flow[AgendaState]] = Flow(
    {
        AgendaState.DRAFT: {AgendaState.PUBLISHED},
        AgendaState.PUBLISHED: {AgendaState.WITHDRAWN},
        AgendaState.WITHDRAWN: {AgendaState.PUBLISHED},
    }
)
draw_in_docs("States of an event of the agenda", FLOW)
