"""The states of a potential and of an achievement, and the steps between them."""

from typing import Final

from django.db import models

from kimid.lib.flow import Flow, draw_in_docs


class PotentialState(models.TextChoices):
    DRAFT = "draft", "Konsep"
    PUBLISHED = "published", "Tampil"
    WITHDRAWN = "withdrawn", "Ditarik"


class AchievementState(models.TextChoices):
    DRAFT = "draft", "Konsep"
    PUBLISHED = "published", "Tampil"
    WITHDRAWN = "withdrawn", "Ditarik"


FLOW: Final[Flow[PotentialState]] = Flow(
    {
        PotentialState.DRAFT: {PotentialState.PUBLISHED},
        PotentialState.PUBLISHED: {PotentialState.WITHDRAWN},
        PotentialState.WITHDRAWN: {PotentialState.PUBLISHED},
    }
)
ACHIEVEMENT_FLOW: Final[Flow[AchievementState]] = Flow(
    {
        AchievementState.DRAFT: {AchievementState.PUBLISHED},
        AchievementState.PUBLISHED: {AchievementState.WITHDRAWN},
        AchievementState.WITHDRAWN: {AchievementState.PUBLISHED},
    }
)
draw_in_docs("States of a potential", FLOW)
draw_in_docs("States of an achievement", ACHIEVEMENT_FLOW)
