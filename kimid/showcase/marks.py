"""The mark of an achievement: who outside the group confirmed its present text."""

from collections.abc import Iterable
from typing import Final

from kimid.showcase.models import Achievement, AchievementConfirmation, AchievementMark

CONFIRMED: Final = (AchievementMark.VERIFIED, AchievementMark.BY_LINK)


def standing_of(achievement: Achievement) -> list[AchievementConfirmation]:
    """What counts for the present text, an office first. One query."""
    rows = achievement.confirmations.filter(voided_at=None).select_related("office", "link")
    return by_weight(rows)


def by_weight(confirmations: Iterable[AchievementConfirmation]) -> list[AchievementConfirmation]:
    """An office first, then whoever confirmed first."""
    return sorted(confirmations, key=lambda each: (not each.is_of_office, each.at, each.pk or 0))


def mark_of(standing: Iterable[AchievementConfirmation]) -> AchievementMark:
    """The mark that these confirmations give."""
    kinds = {each.is_of_office for each in standing}
    if True in kinds:
        return AchievementMark.VERIFIED
    return AchievementMark.BY_LINK if kinds else AchievementMark.WAITING
