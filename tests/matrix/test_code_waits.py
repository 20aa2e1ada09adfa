"""The canary row of sign-in codes: who came in by a code of an office hears no secret by any path,
and only begins something new.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import pytest
from django.db import transaction
from django.utils import timezone

from kimid.access.actions import issue_code, sign_in_with_code
from kimid.access.in_person_codes import CodeHolder
from kimid.access.models import InPersonCode
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.people.models import Person
from kimid.sites.models import Site
from tests.matrix.browser import RUANG, Answer, Browser, session_of
from tests.matrix.case import Case
from tests.matrix.cast import GROUP, OFFICE, Door, Place, Thing, Who
from tests.matrix.subjects import POLICY, cases
from tests.matrix.world import CODES, World

pytestmark = pytest.mark.django_db

# Who asked for the code: an office above, in the hall of a training for those who are no chair.
_OFFICES: Final = {
    Who.MEMBER: (Who.OFFICER, Place.REGENCY),
    Who.CHAIR: (Who.OFFICER, Place.REGENCY),
    Who.OFFICER: (Who.PROVINCE, Place.ABOVE),
}
# Besides public pages and the doors: where something new is begun.
_OPEN: Final = {
    *("ruang-start", "ruang-switch", "ruang-site", "ruang-share", "gallery"),
    *("ruang-write", "ruang-keep", "ruang-deliver", "ruang-preview", "ruang-outbox"),
    *("ruang-patterns", "ruang-pattern", "ruang-edit", "ruang-sent"),
    *("ruang-photos", "ruang-photo-piece", "ruang-attach", "ruang-photo", "ruang-photo-file"),
    *("ruang-attachment-file", "ruang-discard-photo", "ruang-retouch"),
    *("safety", "confirm", "go-on", "set-up"),
}
_PRIVATE: Final = (
    *(Door.PERSON, Door.GROUP, Door.OFFICE, Door.OFFICERS, Door.EITHER, Door.EDITORS),
    *(Door.CHAIR, Door.KEEPERS, Door.ANSWERER, Door.REGENCY, Door.COLLEAGUES, Door.WATCHERS),
    Door.OFFICE_ABOVE,
)


def _come_in_by_code(world: World, who: Who) -> str:
    """The session of a device on which the digits were typed."""
    asker, place = _OFFICES[who]
    person = world.people[who]
    office = Site.objects.get(region=CODES[place], kind="portal")
    now = timezone.now()
    by = Person.objects.get(pk=world.people[asker].pk)
    issue_code(office, person=person, training="Bimtek", by=by, at=now)
    code = InPersonCode.objects.get(person=person, used_at=None)
    sign_in_with_code(
        code, password="ikan-nipah-pagi", reset_factors=False, by=CodeHolder(code), at=now
    )
    return session_of(Person.objects.get(pk=person.pk))


def _is_theirs(case: Case, who: Who) -> bool:
    """Whether somebody of this group or office might be let in here."""
    is_here = who in GROUP.get(case.place, frozenset()) | OFFICE.get(case.place, frozenset())
    return POLICY[case.route].door in _PRIVATE and is_here


def _may_be_reached(case: Case, who: Who) -> bool:
    return case.host == RUANG and (_is_theirs(case, who) or case.place is Place.NOWHERE)


def _to_try(world: World, who: Who) -> Iterator[Case]:
    """What this person might reach, with all that a site really has. What is not there would look
    closed anyhow; it is tried where pages are open during the wait.
    """
    for case in cases(world):
        is_there = case.thing not in (Thing.FOREIGN, Thing.ABSENT)
        # Public hosts know no session, and what is closed to this role stays closed.
        if _may_be_reached(case, who) and (is_there or case.route[1] in _OPEN):
            yield case


def _is_closed(answer: Answer) -> bool:
    led = answer.status == 302 and answer.header("Location") == "/kode-saya/"
    return led or answer.status in (404, 405, 409)


@pytest.mark.one_database  # who is closed out is closed out before a view reads anything
@pytest.mark.parametrize("who", list(_OFFICES))
def test_who_came_in_by_a_code_hears_no_secret_by_any_path(
    who: Who, gate: PageCacheMiddleware, world: World
) -> None:
    browser = Browser(gate, _come_in_by_code(world, who))
    faults = []
    tried = theirs = 0

    for case in _to_try(world, who):
        for method in ("POST", "GET"):
            point = transaction.savepoint_create()
            answer = browser.send(
                method, case.host, case.path, case.form if method == "POST" else None
            )
            transaction.savepoint_rollback(point)
            tried += 1
            where = f"{method} {case.route[1]} ({case.place}, {case.thing})"
            leaks = world.canaries.leaks(answer.everything, Who.ANONYMOUS, case.open_secrets)
            faults += [f"{where} told a secret: {name}" for name in leaks]
            if _is_theirs(case, who) and case.route[1] not in _OPEN:
                theirs += 1
                faults += [] if _is_closed(answer) else [f"{where} is open: {answer.status}"]

    assert tried > 100
    assert theirs > 20
    assert faults == []


def test_a_day_later_the_member_hears_what_is_theirs(
    gate: PageCacheMiddleware, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the row above would hold of somebody who sees nothing ever."""
    session = _come_in_by_code(world, Who.CHAIR)
    moment = timezone.now() + timedelta(hours=24, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    browser = Browser(gate, session)

    told = "".join(
        browser.send("GET", case.host, case.path).everything
        for case in cases(world)
        if case.route[1] in ("ruang-story", "ruang-tip") and case.place is Place.A
    )

    assert world.canaries.any_in(told) != []
