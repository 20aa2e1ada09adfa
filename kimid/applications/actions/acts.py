"""Acts over a KIM that exists: it is dissolved, goes into another, or moves to another village."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models.functions import Greatest

from kimid.access.group_ending import end_group_access
from kimid.applications.actions.renewing import end_terms
from kimid.applications.actions.taking_back import what_ends
from kimid.applications.flow import ApplicationStep
from kimid.applications.hands import is_of_one_office
from kimid.applications.mergers import merger_requests_to
from kimid.applications.models import Act, ActKind, Application, Consent, Purpose
from kimid.applications.renewing import open_act, refused_act
from kimid.applications.rules import ApplicationPermission
from kimid.events.action import action, add_event_data, record_event_for, touch
from kimid.lib import codes
from kimid.lifecycle.actions.silence import update_site_stage
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.moving import move_kim
from kimid.registry.actions.numbering import next_serial
from kimid.registry.models import FormerNumber, Kim
from kimid.registry.queries import register_tag
from kimid.sites.models import Site
from kimid.wire.move_site import also_place_on
from kimid.wire.placing import add_to_tallies

_DAY: Final = timedelta(days=1)
_ENDED: Final = "KIM ini sudah berakhir."


class MergerNotPending(Exception):
    """The other KIM does not want to come any more, or an office has decided."""


class KimHasEnded(Exception):
    """The KIM was dissolved or went into another: there is nothing more to ask for."""


@action(needs=ApplicationPermission.ASK_ACT, records="application.act_begun")
def begin_act(kim: Kim, *, kind: ActKind, by: Person, at: datetime) -> Application:
    """Begin to ask that a KIM is dissolved, goes into another or moves; or go on with what is under
    way. After a refused one with all that it said. Raises KimHasEnded.
    """
    if kim.has_ended:
        raise KimHasEnded
    if pending := open_act(kim, by, kind):
        return pending
    add_event_data(kim=kim.pk, purpose=kind)
    is_move = kind == ActKind.MOVE
    place = None if is_move else kim.region
    values = {"region": place, "hamlet": kim.hamlet}
    answers: dict[str, Any] = {}
    if before := refused_act(kim, kind):
        answers = _answers_before(before.act)
        values |= _place_before(before) if is_move else {}
    made = Application.objects.create(
        purpose=Purpose.ACT,
        kim=kim,
        name=kim.name,
        applicant=by.name,
        phone=by.phone or "",
        entered_by=by,
        begun_at=at,
        **values,
    )
    left = kim.region if is_move else None
    Act.objects.create(application=made, kind=kind, from_region=left, **answers)
    return made


@action(needs=ApplicationPermission.TAKE_IN, records="kim.merger_answered")
def answer_merger(
    into: Kim, *, application: Application, answer: Consent, words: str, by: Person, at: datetime
) -> Application:
    """Say as chair whether another KIM may come. It may be said anew until an office decides.
    Raises MergerNotPending.
    """
    # With its act: at this moment it may name another KIM, whose chair has said nothing.
    rows = merger_requests_to(into).select_for_update(of=("self", "act"))
    merging = rows.filter(pk=application.pk).first()
    if merging is None:
        raise MergerNotPending
    merging.act.into_answer = answer
    merging.act.into_note = words
    merging.act.save(update_fields=["into_answer", "into_note"])
    add_event_data(name=merging.name, answer=answer)
    record_event_for(merging, "application.target_answered", answer=answer)
    return merging


def carry_out_act(application: Application, kim: Kim, by: Person, at: datetime) -> None:
    """Do what was asked, and put it on the record of each KIM that it concerns. For actions."""
    act = application.act
    since = act.since
    if act.kind == ActKind.MOVE:
        _move(kim, application, since, at)
        return
    into = act.into
    kim.ended_on = since
    kim.merged_into = into
    kim.save(update_fields=["ended_on", "merged_into"])
    Site.objects.select_for_update(no_key=True).get(pk=kim.site_id)  # before what it published
    if into is not None:
        _lead_on(kim, into, at)
    origin = {**_origin(application), "closed": what_ends(kim, since, at)}
    _close(kim, since, by, at)
    if into is None:
        record_event_for(kim, "kim.dissolved", on=since.isoformat(), **origin)
        return
    record_event_for(kim, "kim.merged", on=since.isoformat(), into=into.name, **origin)
    record_event_for(into, "kim.absorbed", name=kim.name, number=kim.number, **_origin(application))


def _close(kim: Kim, since: date, by: Person, at: datetime) -> None:
    """Nothing of it goes on: no term, no role, no other request, no visit; and it leaves the
    counts.
    """
    end_terms(kim, since + _DAY)
    kim.members.filter(left_on=None).update(left_on=Greatest("joined_on", since))
    for other in kim.applications.filter(step__in=(ApplicationStep.SENT, ApplicationStep.ASKED)):
        other.step = ApplicationStep.REFUSED
        other.reason = _ENDED
        other.decided_at = at
        other.decided_by = by
        other.save(update_fields=["step", "reason", "decided_at", "decided_by"])
        record_event_for(other, "application.refused")
    kim.visits.filter(done_at=None).update(result=_ENDED, done_at=at, done_by=by)
    kim.revivals.filter(decided_at=None).update(decided_at=at, decided_by=by, note=_ENDED)
    kim.suspensions.filter(ended_at=None).update(ended_at=at, ended_by=by, end_note=_ENDED)
    add_to_tallies(codes.lineage(kim.region_id), kims=-1)
    add_event_data(roles=end_group_access(kim.site, at))  # after what it published
    update_site_stage(kim)


def _lead_on(kim: Kim, into: Kim, at: datetime) -> None:
    """The address leads to the other KIM, where everything that was published stands too."""
    kim.site.merged_into = into.site
    kim.site.merged_at = at
    kim.site.save(update_fields=["merged_into", "merged_at"])
    add_event_data(items=also_place_on(kim.site, into.site))
    touch(into.site.tag)


def _move(kim: Kim, application: Application, since: date, at: datetime) -> None:
    """It gets the next number of its new village; the old one is kept, and given to nobody."""
    was = kim.number
    left = kim.region
    # Locked, so that one action at a time takes a serial of this region.
    heir = Region.objects.select_for_update(no_key=True).get(pk=application.act.to_region_id)
    serial = next_serial(heir)
    FormerNumber.objects.create(number=was, kim=kim, region=left, serial=kim.serial, left_on=since)
    items = move_kim(kim, heir, serial, at)
    kim.number = codes.kim_number(heir.code, serial)
    kim.hamlet = application.hamlet
    kim.save(update_fields=["number", "hamlet"])
    others = kim.applications.exclude(pk=application.pk)
    others.update(region=heir)
    touch(kim.site.tag, *map(register_tag, codes.lineage(heir.code)))
    moved = {"was": was, "number": kim.number, "place": heir.full_name, "on": since.isoformat()}
    record_event_for(kim, "kim.moved", **moved, items=items, **_origin(application))


def _answers_before(act: Act) -> dict[str, Any]:
    """What a refused act said, for one that is begun after it. Whoever was asked is asked again; a
    KIM or a village that is no more is chosen anew.
    """
    into, heir = act.into, act.to_region
    return {
        "holds_from": act.holds_from,
        "why": act.why,
        "into": into if into and not into.has_ended else None,
        "to_region": heir if heir and heir.valid_until is None else None,
    }


def _place_before(application: Application) -> dict[str, Any]:
    region = application.region
    is_there = region is not None and region.valid_until is None
    return {"region": region, "hamlet": application.hamlet} if is_there else {}


def _origin(application: Application) -> dict[str, object]:
    return {
        "application": application.pk,
        "office": application.deciding_office_id,
        "same_office": is_of_one_office(application),
    }
