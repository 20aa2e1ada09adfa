"""What becomes of a sign-in code that waits: agreed to, cancelled, opened, decided. For actions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F

from kimid.access import code_waits, set_aside
from kimid.access.asking_offices import SECOND_CANCEL, asking_region, cancelled_since
from kimid.access.bringing_in import who_brought_in
from kimid.access.grants import SETTLED_AFTER
from kimid.access.in_person_codes import CodeUsed, make_code, needs_wall
from kimid.access.models import (
    AccountStop,
    CodeAgreement,
    CodeWait,
    InPersonCode,
    StopOutcome,
    WaitEnding,
)
from kimid.access.rules import AccessPermission
from kimid.access.second_officials import of_one_hand
from kimid.people.devices import devices_of, sign_out
from kimid.people.models import Person
from kimid.people.person_actor import PersonActor
from kimid.sites.models import Site


class WaitOver(Exception):
    """The code waits no more: it was cancelled, agreed to, never used, or its day is over."""


class AgreementRefused(PermissionDenied):
    """Who asked for the code, whom it is for, and who has just come to this place may not agree."""


class CancelRefused(PermissionDenied):
    """Who has just come to this place cancels no code for others: they could come to make an
    account stop. Its owner cancels it, or somebody who has been there longer.
    """


class AlreadyDecided(Exception):
    """Somebody else has decided about this account."""


@dataclass(frozen=True)
class CodeOwner(PersonActor):
    """The person of a code, on a device that is signed in or was before it. May cancel the code."""

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return (
            perm == AccessPermission.CANCEL_OWN_CODE
            and obj == self.person
            and self.person.is_active
        )


def begin_wait(code: InPersonCode, *, training: str = "", is_decided: bool = False) -> CodeWait:
    """Let a new code be cancelled for a day, and put it behind the wall as long if it needs one.
    `training` is the name of the training in whose hall it was handed.
    """
    opens_at = code.made_at + code_waits.WAIT
    Person.objects.filter(pk=code.person_id).update(code_wait_until=opens_at)
    return CodeWait.objects.create(
        code=code,
        person=code.person,
        opens_at=opens_at,
        training=training,
        has_wall=needs_wall(code),
        is_decided=is_decided,
    )


def end_old_sign_ins(code: InPersonCode, at: datetime) -> Person:
    """Sign a person out everywhere who comes in by a code, so that it can be undone.

    Raises CodeUsed when the code was cancelled a moment ago.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=code.person_id)
    wait = CodeWait.objects.filter(code=code).first()
    if wait is None:  # handed before each code could be cancelled
        sign_out(devices_of(person))
        return person
    if wait.ended_at is not None:
        raise CodeUsed
    set_aside.put_aside(wait, person, at)
    for row in CodeWait.objects.filter(person=person, ended_at=None, pk__lt=wait.pk):
        _end(row, WaitEnding.REPLACED, at)
    if wait.has_wall and code_waits.is_agreed_everywhere(wait, at):
        _lift_wall(wait, WaitEnding.AGREED, at)
    return person


def agree(wait: CodeWait, site: Site, *, by: Person, at: datetime) -> None:
    """A second person agrees in one place. When all have, the wait is over.

    Raises WaitOver and AgreementRefused: to a code without a wall, too, which its person can cancel
    for the whole day, and to who brought in the new chair who asked.
    """
    person = _locked_person_of(wait, at)
    code = wait.code
    if not wait.has_wall or by.pk in who_brought_in([code.made_by_id], code.site_id, code.made_at):
        raise AgreementRefused
    settled = code.made_at - SETTLED_AFTER  # a thief could have invited an account of their own
    if by in (person, code.made_by) or not code_waits.works_in(by, site, at, since=settled):
        raise AgreementRefused
    if site.is_portal and by.pk in of_one_hand(code.made_by, site.region_id):
        raise AgreementRefused
    if not code_waits.works_in(person, site, at):
        raise AgreementRefused
    CodeAgreement.objects.get_or_create(wait=wait, site=site, defaults={"by": by, "at": at})
    if code.used_at is not None and code_waits.is_agreed_everywhere(wait, at):
        _lift_wall(wait, WaitEnding.AGREED, at)


def cancel(wait: CodeWait, *, by: Person, at: datetime) -> bool:
    """Undo what came of all codes of this person that wait. Returns whether the account is stopped.

    Raises WaitOver.
    """
    person = _locked_person_of(wait, at)
    for row in code_waits.open_waits(person, at):
        if row.code.used_at is not None:
            set_aside.bring_back(row, person, at)
        _end(row, WaitEnding.CANCELLED, at, by=by)
    Person.objects.filter(pk=person.pk).update(code_wait_until=None)
    wait.refresh_from_db()
    is_second = _is_second_cancel(person, at)
    if is_second:
        Person.objects.filter(pk=person.pk).update(stopped_at=at)
        office = asking_region(cancelled_since(person, at - SECOND_CANCEL))
        region = office or wait.code.site.region
        AccountStop.objects.create(person=person, wait=wait, region=region, began_at=at)
    return is_second


def cancel_in_place(wait: CodeWait, site: Site, *, by: Person, at: datetime) -> bool:
    """Cancel, by somebody of the same group or office: as settled there as whoever agrees. Who
    asked for a code takes it back at any time.

    Raises CancelRefused and WaitOver.
    """
    settled = wait.code.made_at - SETTLED_AFTER
    askers = {row.code.made_by_id for row in code_waits.open_waits(wait.person, at)}
    is_own = by == wait.person or askers == {by.pk}  # all codes of a person end together
    if not is_own and not code_waits.works_in(by, site, at, since=settled):
        raise CancelRefused
    return cancel(wait, by=by, at=at)


def cancel_as_owner(wait: CodeWait, *, by: Person, at: datetime) -> bool:
    """Cancel, by the owner of the code.

    Raises WaitOver for a code of an office that has decided: the device could be the stolen one.
    """
    if wait.is_decided:
        raise WaitOver
    return cancel(wait, by=by, at=at)


def end_by_time(person: Person, at: datetime) -> list[int]:
    """Forget what was put aside, once the day of a code is over. Returns the keys of the waits."""
    rows = list(CodeWait.objects.filter(person=person, ended_at=None, opens_at__lte=at))
    for row in rows:
        _lift_wall(row, WaitEnding.TIME, at)
    return [row.pk for row in rows]


def decide(stop: AccountStop, outcome: StopOutcome, site: Site, *, by: Person, at: datetime) -> str:
    """Let a stopped account go on. Returns the digits of a new code, or an empty text.

    Raises AlreadyDecided.
    """
    Person.objects.select_for_update(no_key=True).get(pk=stop.person_id)  # before its codes
    rows = AccountStop.objects.filter(pk=stop.pk, decided_at=None)
    if rows.update(outcome=outcome, decided_at=at, decided_by=by) != 1:
        raise AlreadyDecided
    digits = ""
    if outcome == StopOutcome.NEW_CODE:
        code, digits = make_code(stop.person, site, by=by, at=at)
        begin_wait(code, is_decided=True)
    Person.objects.filter(pk=stop.person_id).update(stopped_at=None)
    return digits


def _locked_person_of(wait: CodeWait, at: datetime) -> Person:
    """The person of this wait, locked: two answers come one after the other. Raises WaitOver."""
    person = Person.objects.select_for_update(no_key=True).get(pk=wait.person_id)
    if not code_waits.open_waits(person, at).filter(pk=wait.pk).exists():
        raise WaitOver
    return person


def _is_second_cancel(person: Person, at: datetime) -> bool:
    """Whether a code is cancelled now, and one was lately, and no office has decided since.

    Only codes that somebody has used count, and only if another one cancelled them than who asked:
    else who hands codes and takes them back would stop any account.
    """
    last_stop = AccountStop.objects.filter(person=person).order_by("-pk").first()
    since = at - SECOND_CANCEL
    if last_stop is not None:  # one that is not decided on stops the account already
        since = max(since, last_stop.decided_at or at)
    used = cancelled_since(person, since).filter(code__used_at__isnull=False)
    counted = used.exclude(ended_by=F("code__made_by"))
    moments = set(counted.values_list("ended_at", flat=True))
    return at in moments and len(moments) > 1


def _lift_wall(wait: CodeWait, ending: WaitEnding, at: datetime) -> None:
    """End a wait for good: what was put aside is deleted, and nobody can cancel any more."""
    set_aside.forget(wait)
    _end(wait, ending, at)
    others = CodeWait.objects.filter(person=wait.person_id, ended_at=None)
    if not others.exists():
        Person.objects.filter(pk=wait.person_id).update(code_wait_until=None)


def _end(wait: CodeWait, ending: WaitEnding, at: datetime, by: Person | None = None) -> None:
    wait.ending = ending
    wait.ended_at = at
    wait.ended_by = by
    wait.set_aside = {}
    wait.save(update_fields=["ending", "ended_at", "ended_by", "set_aside"])
