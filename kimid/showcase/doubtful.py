"""What readers have of the showcase, when the account that showed it is in doubt."""

from collections.abc import Iterable
from typing import Final

from django.db.models import Q

from kimid.events.action import record_event_for
from kimid.events.models import Event
from kimid.people.models import Person
from kimid.showcase.achievement_kind import publication_of_achievement
from kimid.showcase.flow import AchievementState, PotentialState
from kimid.showcase.models import Achievement, AchievementConfirmation, Potential
from kimid.sites.doubts import Doubt, FilesOfRow
from kimid.sites.guard import across_sites
from kimid.wire import placing
from kimid.wire.holding import hold_items

# After each of these readers have what somebody has looked at.
_SHOWING: Final = ("potential.published", "potential.changed", "potential.hold_ended")
_ACHIEVEMENTS_SHOWING: Final = (
    *("achievement.published", "achievement.changed", "achievement.hold_ended"),
)


def hold_potentials(doubt: Doubt) -> dict[str, int]:
    """Readers lose what these accounts showed or changed, until somebody else has looked."""
    acts = _last_acts(doubt, _SHOWING)
    with across_sites("an account may work in several groups"):
        shown = Potential.objects.filter(
            pk__in=acts, state=PotentialState.PUBLISHED, held_account=None
        )
        potentials = list(shown.select_related("item", "site").order_by("pk"))
        hold_items([each.item for each in potentials if each.item], doubt.at)
        for potential in potentials:
            potential.held_account = doubt.people[int(acts[potential.pk].actor_ref)]
            potential.save(update_fields=["held_account"])
            doubt.hidden.append(
                FilesOfRow(potential.site, potential, frozenset(potential.photo_names))
            )
            record_event_for(potential, "potential.held")
        return {"potentials": len(potentials)}


def held_count(person: Person) -> int:
    """How many potentials are held because of this account. One query."""
    with across_sites("an account may work in several groups"):
        return Potential.objects.filter(held_account=person).count()


def hold_achievements(doubt: Doubt) -> dict[str, int]:
    """The same for achievements. What these accounts confirmed, or asked for by a link, is not
    confirmed any more.
    """
    acts = _last_acts(doubt, _ACHIEVEMENTS_SHOWING)
    with across_sites("an account may work in several groups"):
        undone = _undo_confirmations(doubt)
        shown = Achievement.objects.filter(
            pk__in=acts, state=AchievementState.PUBLISHED, held_account=None
        )
        rows = list(shown.select_related("item", "site").order_by("pk"))
        hold_items([each.item for each in rows if each.item], doubt.at)
        for row in rows:
            row.held_account = doubt.people[int(acts[row.pk].actor_ref)]
            row.save(update_fields=["held_account"])
            doubt.hidden.append(FilesOfRow(row.site, row, frozenset(row.photo_names)))
            record_event_for(row, "achievement.held")
        return {"achievements": len(rows), "marks": undone}


def held_achievement_count(person: Person) -> int:
    """How many achievements are held because of this account. One query."""
    with across_sites("an account may work in several groups"):
        return Achievement.objects.filter(held_account=person).count()


def _undo_confirmations(doubt: Doubt) -> int:
    by_link = Q(
        link__made_by__in=doubt.people, link__made_at__gte=doubt.since, site__in=doubt.sites
    )
    # An officer confirms what groups did in which they have no role.
    rows = AchievementConfirmation.objects.filter(
        Q(person__in=doubt.people) | by_link, voided_at=None, at__gte=doubt.since
    )
    undone: dict[int, list[int]] = {}
    for pk, of in rows.order_by("pk").values_list("pk", "achievement"):
        undone.setdefault(of, []).append(pk)
    achievements = Achievement.objects.filter(pk__in=undone).select_related("item", "site__region")
    for achievement in achievements.order_by("pk").select_for_update(of=("self",), no_key=True):
        _undo(achievement, undone[achievement.pk], doubt)
    return sum(map(len, undone.values()))


def _undo(achievement: Achievement, ids: list[int], doubt: Doubt) -> None:
    """What an account in doubt confirmed, or asked for by a link, counts no more."""
    achievement.confirmations.filter(pk__in=ids).update(voided_at=doubt.at)
    if achievement.item is not None:
        publication = publication_of_achievement(achievement)
        placing.update_item(achievement.item, publication, corrected_at=None)
    record_event_for(achievement, "achievement.confirmations_undone", voided=ids)


def _last_acts(doubt: Doubt, showing: Iterable[str]) -> dict[int, Event]:
    """By what these accounts gave readers something that nobody else has looked at since."""
    newest: dict[int, Event] = {}
    for event in doubt.events(*showing):
        if doubt.has_done(event):
            newest[int(event.subject_id)] = event
        elif not doubt.is_doubtful(event):
            newest.pop(int(event.subject_id), None)
    return newest
