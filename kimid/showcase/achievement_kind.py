"""The kind of item of achievements: their list, by what it is narrowed, what readers get of one."""

from collections.abc import Sequence
from typing import Final

from kimid.lib import clock
from kimid.lib.picture import first_shown
from kimid.showcase.marks import mark_of, standing_of
from kimid.showcase.models import (
    FIRST_YEAR,
    LAST_YEAR,
    Achievement,
    AchievementConfirmation,
    AchievementLevel,
    AchievementMark,
)
from kimid.wire.guessed_addresses import lead_to
from kimid.wire.kinds import Facet, Kind, register
from kimid.wire.placing import Publication

ACHIEVEMENT_KIND: Final = "prestasi"
_LONGEST_LABEL: Final = 100
LEVEL: Final = Facet(
    "tingkat",
    "Tingkat",
    {each.value: str(each.label) for each in AchievementLevel},
    lambda item: [item.data["level"]],
)
MARK: Final = Facet(
    "tanda",
    "Siapa yang memastikan",
    {each.value: str(each.label) for each in AchievementMark},
    lambda item: [item.data["mark"]],
)
YEAR: Final = Facet(
    "tahun",
    "Tahun",
    {str(year): str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)},
    lambda item: [item.data["year"]],
)


def register_achievements() -> None:
    """Register achievements, and the words that people try for them."""
    register(
        Kind(
            ACHIEVEMENT_KIND,
            "Prestasi",
            "flag",
            noun="prestasi",
            menu_place=27,
            has_block=True,
            article_type="Article",
            facets=(LEVEL, MARK, YEAR),
        )
    )
    lead_to("/prestasi/", "penghargaan", "juara", "piagam")


def publication_of_achievement(
    achievement: Achievement, standing: Sequence[AchievementConfirmation] | None = None
) -> Publication:
    """What readers, lists and search have of it. `standing` is what counts for its text, if that is
    known.
    """
    rows = standing_of(achievement) if standing is None else standing
    label = rows[0].label if rows else ""
    lost_at, zone = achievement.mark_lost_at, achievement.site.region.zone
    return Publication(
        kind=ACHIEVEMENT_KIND,
        title=achievement.title,
        summary=achievement.summary,
        path=achievement.path,
        picture=first_shown(achievement.photos),
        check_label=label if len(label) <= _LONGEST_LABEL else mark_of(rows).label,
        text="\n".join([achievement.won, achievement.organiser, achievement.story]),
        data={
            "level": achievement.level,
            "year": str(achievement.year),
            "mark": mark_of(rows).value,
            "label": label,
            "lost_on": clock.today(lost_at, zone).isoformat() if lost_at else "",
        },
    )
