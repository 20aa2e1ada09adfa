"""Acts over a KIM that exists: it is dissolved, goes into another, or moves to another village."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db.models.functions import Greatest

from kimid.access.ending import close_doors
from kimid.events.action import action, remember, remember_of, touch
from kimid.lib import codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions.moving import go_to
from kimid.registry.actions.numbering import next_serial
from kimid.registry.actions.renewing import end_terms
from kimid.registry.actions.silence import settle
from kimid.registry.flow import Step
from kimid.registry.mergers import asked_of
from kimid.registry.models import Application, Consent, FormerNumber, Kim, Purpose
from kimid.registry.queries import register_tag
from kimid.registry.renewing import open_act
from kimid.registry.rules import Can
from kimid.wire.placing import add_to_tallies
from kimid.wire.rehoming import stand_also_on

_DAY: Final = timedelta(days=1)
_ENDED: Final = "KIM ini sudah berakhir."


class NotAsked(Exception):
    """The other KIM does not want to come any more, or an office has decided."""


class HasEnded(Exception):
    """The KIM was dissolved or went into another: there is nothing more to ask for."""


@action(needs=Can.ASK_ACT, records="application.act_begun")
def begin_act(kim: Kim, *, purpose: Purpose, by: Person, at: datetime) -> Application:
    """Begin to ask that a KIM is dissolved, goes into another or moves; or go on with what is under way. Raises HasEnded."""
    if kim.has_ended:
        raise HasEnded
    if under_way := open_act(kim, by, purpose):
        return under_way
    remember(kim=kim.pk, purpose=purpose)
    return Application.objects.create(
        purpose=purpose,
        kim=kim,
        region=None if purpose == Purpose.MOVE else kim.region,
        near=kim.region_id,
        hamlet=kim.hamlet,
        name=kim.name,
        label=kim.site.label,
        founder=by.name,
        phone=by.phone or "",
        entered_by=by,
        begun_at=at,
    )


@action(needs=Can.TAKE_IN, records="kim.merger_answered")
def answer_merger(into: Kim, *, application: Application, answer: Consent, words: str, by: Person, at: datetime) -> Application:
    """Say as chair whether another KIM may come. It may be said anew until an office decides. Raises NotAsked."""
    asked = asked_of(into).select_for_update(of=("self",)).filter(pk=application.pk).first()
    if asked is None:
        raise NotAsked
    asked.into_answer, asked.into_words = answer, words
    asked.save(update_fields=["into_answer", "into_words"])
    remember(name=asked.name, answer=answer)
    remember_of(asked, "application.target_answered", answer=answer)
    return asked


def carry_out(application: Application, kim: Kim, by: Person, at: datetime) -> None:
    """For actions: do what was asked, and put it on the record of each KIM that it concerns."""
    since = application.holds_from
    assert since is not None  # noqa: S101  # for mypy: nothing is verified without it
    if application.purpose == Purpose.MOVE:
        _move(kim, application, since, at)
        return
    into = application.into if application.purpose == Purpose.MERGER else None
    kim.ended_on, kim.merged_into = since, into
    kim.save(update_fields=["ended_on", "merged_into"])
    _close(kim, since, by, at)
    if into is None:
        remember_of(kim, "kim.dissolved", on=since.isoformat(), **_from_where(application))
        return
    _lead_on(kim, into, at)
    remember_of(kim, "kim.merged", on=since.isoformat(), into=into.name, **_from_where(application))
    remember_of(into, "kim.absorbed", name=kim.name, number=kim.number, **_from_where(application))


def _close(kim: Kim, since: date, by: Person, at: datetime) -> None:
    """Nothing of it goes on: no term, no role, no other request, no visit; and it leaves the counts."""
    end_terms(kim, since + _DAY)
    kim.members.filter(left_on=None).update(left_on=Greatest("joined_on", since))
    remember(roles=close_doors(kim.site, at))
    for other in kim.applications.filter(step__in=(Step.SENT, Step.ASKED)):
        other.step, other.reason, other.decided_at, other.decided_by = Step.REFUSED, _ENDED, at, by
        other.save(update_fields=["step", "reason", "decided_at", "decided_by"])
        remember_of(other, "application.refused")
    kim.visits.filter(done_at=None).update(result=_ENDED, done_at=at, done_by=by)
    kim.revivals.filter(decided_at=None).update(decided_at=at, decided_by=by, note=_ENDED)
    kim.suspensions.filter(ended_at=None).update(ended_at=at, ended_by=by, end_note=_ENDED)
    add_to_tallies(kim.region_id, kims=-1)
    settle(kim)


def _lead_on(kim: Kim, into: Kim, at: datetime) -> None:
    """The address leads to the other KIM, where everything that was published stands too."""
    kim.site.heir, kim.site.heir_since = into.site, at
    kim.site.save(update_fields=["heir", "heir_since"])
    remember(items=stand_also_on(kim.site, into.site))
    touch(into.site.tag)


def _move(kim: Kim, application: Application, since: date, at: datetime) -> None:
    """It gets the next number of its new village; the old one is kept, and given to nobody."""
    heir, was, left = application.region, kim.number, kim.region
    assert heir is not None  # noqa: S101  # for mypy: nothing is verified without it
    Region.objects.select_for_update(no_key=True).get(pk=heir.pk)  # whoever holds it counts alone
    serial = next_serial(heir)
    FormerNumber.objects.create(number=was, kim=kim, region=left, serial=kim.serial, left_on=since)
    items = go_to(kim, heir, serial, at)
    kim.number, kim.hamlet = codes.kim_number(heir.code, serial), application.hamlet
    kim.save(update_fields=["number", "hamlet"])
    others = kim.applications.exclude(pk=application.pk)
    others.update(region=heir)
    touch(kim.site.tag, *map(register_tag, codes.lineage(heir.code)))
    moved = {"was": was, "number": kim.number, "place": heir.full_name, "on": since.isoformat()}
    remember_of(kim, "kim.moved", **moved, items=items, **_from_where(application))


def _from_where(application: Application) -> dict[str, object]:
    return {"application": application.pk, "office": application.decided_for_id}
