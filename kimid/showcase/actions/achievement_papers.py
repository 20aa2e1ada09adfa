"""Papers that prove an achievement: added and left out."""

from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data, touch
from kimid.people.models import Person
from kimid.showcase.achievement_kind import publication_of_achievement
from kimid.showcase.actions.achievements import (
    OTHERS_LOOK,
    AchievementRefused,
    ask_office_again,
    drop_mark,
    refuse_if_closed,
)
from kimid.showcase.models import Achievement, AchievementPaper
from kimid.showcase.rules import AchievementPermission
from kimid.wire import placing

MAX_PROOFS: Final = 5
PROOF: Final = "bukti"


@action(needs=AchievementPermission.WRITE, records="achievement.paper_added", counts_as_life=True)
def add_proof(
    achievement: Achievement,
    *,
    name: str,
    page_count: int,
    size_bytes: int,
    by: Person,
    at: datetime,
) -> Achievement:
    """Add a stored paper; an office that asked for other proof looks again. Raises
    AchievementRefused.
    """
    refuse_if_closed(achievement.site)
    if achievement.papers.count() >= MAX_PROOFS:
        raise AchievementRefused(f"Paling banyak {MAX_PROOFS} berkas. Buang yang tidak perlu dulu.")
    AchievementPaper.objects.create(
        achievement=achievement,
        kind=PROOF,
        name=name,
        page_count=page_count,
        size_bytes=size_bytes,
        added_at=at,
    )
    ask_office_again(achievement, at)
    achievement.save(update_fields=["office_asked_at", "question", "questioned_by"])
    add_event_data(paper=name, pages=page_count)
    _touch(achievement)
    return achievement


@action(
    needs=AchievementPermission.CHANGE,
    records="achievement.paper_dropped",
    locks_first="subject.site",
)
def drop_proof(achievement: Achievement, *, name: str, by: Person, at: datetime) -> Achievement:
    """Leave a paper out. Who confirmed the achievement had seen it: the mark falls. Raises
    AchievementRefused.
    """
    if achievement.is_held:
        raise AchievementRefused(OTHERS_LOOK)
    row = achievement.papers.filter(name=name).first()
    if row is None:
        raise AchievementRefused("Berkas ini sudah tidak ada.")
    row.delete()
    drop_mark(achievement, at)
    ask_office_again(achievement, at)
    achievement.save()
    if achievement.item is not None:
        publication = publication_of_achievement(achievement)
        placing.update_item(achievement.item, publication, corrected_at=None)
    add_event_data(paper=name)
    return achievement


def _touch(achievement: Achievement) -> None:
    if achievement.item is not None:
        touch(achievement.item.tag)
