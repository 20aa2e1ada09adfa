"""A KIM that has ended comes back: its end was a mistake. What ended with it is on record, so that
just this goes on.
"""

from datetime import date, datetime, timedelta
from typing import Any, Final

from kimid.access.models import Grant
from kimid.access.own_groups import own_group_refusal
from kimid.applications.rules import ApplicationPermission
from kimid.events.action import action, add_event_data, record_event_for, touch
from kimid.events.models import Event
from kimid.lib import codes
from kimid.lifecycle.actions.silence import update_site_stage
from kimid.people.models import Person
from kimid.registry.models import Kim, Officer
from kimid.sites.models import Site
from kimid.wire.move_site import no_longer_place_on
from kimid.wire.placing import add_to_tallies

TAKEN_BACK_WITHIN: Final = timedelta(days=30)
_ENDS: Final = ("kim.dissolved", "kim.merged")


class NotTakenBack(Exception):
    """The end stands; the message says why, in Indonesian."""


def what_ends(kim: Kim, since: date, at: datetime) -> dict[str, object]:
    """For the record of an end: the terms that run on its day with their last days, the members,
    and the roles.
    """
    running = [
        row for row in kim.officers.all() if row.term_until is None or row.term_until > since
    ]
    roles = Grant.objects.filter(site=kim.site, ends_at=None)
    return {
        "terms": {
            str(row.pk): row.term_until.isoformat() if row.term_until else "" for row in running
        },
        "members": list(kim.members.filter(left_on=None).values_list("pk", flat=True)),
        "roles": list(roles.active(at).values_list("pk", flat=True)),
    }


def end_to_take_back(kim: Kim, at: datetime) -> Event | None:
    """The record of how a KIM ended, while that can be taken back. One query."""
    if not kim.has_ended:
        return None
    rows = Event.objects.filter(
        subject=Kim._meta.label,
        subject_id=str(kim.pk),
        kind__in=_ENDS,
        happened_at__gte=at - TAKEN_BACK_WITHIN,
    )
    return rows.last()


@action(needs=ApplicationPermission.TAKE_BACK, records="kim.taken_back")
def take_back_end(kim: Kim, *, reason: str, by: Person, at: datetime) -> Kim:
    """Let a KIM go on that was dissolved or went into another less than 30 days ago: its terms,
    members and roles are what they were, and nothing of it stands on the other site. What others
    asked for it meanwhile stays refused. Raises NotTakenBack.
    """
    ended = end_to_take_back(kim, at)
    if ended is None:
        raise NotTakenBack("Batas 30 hari sudah lewat, atau KIM ini sudah kembali.")
    if why := own_group_refusal(by, kim.site, at):
        raise NotTakenBack(why)
    into = kim.merged_into
    if into is not None and into.has_ended:
        raise NotTakenBack(f"{into.name} sendiri sudah berakhir. Kembalikan KIM itu dulu.")
    Site.objects.select_for_update(no_key=True).get(pk=kim.site_id)
    if into is not None:
        _leave(kim, into)
        record_event_for(into, "kim.left_again", name=kim.name, number=kim.number)
    kim.ended_on = kim.merged_into = None
    kim.save(update_fields=["ended_on", "merged_into"])
    _open_again(kim, ended.data.get("closed", {}))
    add_to_tallies(codes.lineage(kim.region_id), kims=1)
    update_site_stage(kim)
    add_event_data(reason=reason, was=ended.kind)
    return kim


def _leave(kim: Kim, into: Kim) -> None:
    kim.site.merged_into = kim.site.merged_at = None
    kim.site.save(update_fields=["merged_into", "merged_at"])
    add_event_data(items=no_longer_place_on(kim.site, into.site))
    touch(into.site.tag)


def _open_again(kim: Kim, closed: dict[str, Any]) -> None:
    """What its end has closed; of one that was recorded before this was kept, nothing."""
    terms: dict[str, str] = closed.get("terms", {})
    rows = list(kim.officers.filter(pk__in=list(map(int, terms))))
    for row in rows:
        last = terms[str(row.pk)]
        row.term_until = date.fromisoformat(last) if last else None
    Officer.objects.bulk_update(rows, ["term_until"])
    kim.members.filter(pk__in=closed.get("members", [])).update(left_on=None)
    roles = Grant.objects.filter(site=kim.site, pk__in=closed.get("roles", []))
    roles.filter(person__is_active=True).update(ends_at=None)
