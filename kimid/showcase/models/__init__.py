"""The tables of the showcase."""

from kimid.showcase.models.achievements import (
    FIRST_YEAR,
    LAST_YEAR,
    Achievement,
    AchievementConfirmation,
    AchievementLevel,
    AchievementMark,
    AchievementPaper,
)
from kimid.showcase.models.potentials import FRESH_YEARS, Potential, PotentialType, VisitRule

__all__ = [
    "FIRST_YEAR",
    "FRESH_YEARS",
    "LAST_YEAR",
    "Achievement",
    "AchievementConfirmation",
    "AchievementLevel",
    "AchievementMark",
    "AchievementPaper",
    "Potential",
    "PotentialType",
    "VisitRule",
]
