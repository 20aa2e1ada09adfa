"""Route x method x role x thing: what everybody is told is what the policy says, and nothing else happens."""

import os
from collections.abc import Callable
from typing import Final, NamedTuple

import pytest
from django.db import connection, transaction

from kimid.edge.gate import Gate
from tests.matrix.browser import RUANG, Answer, Browser, session_of
from tests.matrix.cases import URLCONFS, Case, cases, route_names
from tests.matrix.cast import METHODS, Said, Thing, Who
from tests.matrix.policy import POLICY, expected
from tests.matrix.register import BY_CODE
from tests.matrix.rows import Watch
from tests.matrix.telling import CELLS, LEAKS
from tests.matrix.world import World, make_world

# Parts of the names of the routes one is working on, with commas between; else all.
_ROUTES: Final = os.environ.get("KIMID_ROUTES", "").split(",")
_WRITES = (Said.DONE, Said.SHOWN)
_STATUS = {
    200: Said.OK,
    204: Said.OK,
    403: Said.FORBIDDEN,
    404: Said.ABSENT,
    405: Said.NO_METHOD,
    409: Said.WRONG_STEP,
    410: Said.GONE,
    422: Said.INCOMPLETE,
}


@pytest.mark.parametrize("urlconf", URLCONFS)
def test_every_route_says_in_the_policy_for_whom_it_is(urlconf: str) -> None:
    there, said = route_names(urlconf), {name for name in POLICY if name[0] == urlconf}
    assert there - said == set(), "say in tests/matrix/policy.py for whom these are"
    assert said - there == set(), "these are in the policy and lead nowhere"


@pytest.mark.django_db
def test_every_route_of_the_policy_is_tried() -> None:
    tried = {case.route for case in cases(make_world())}
    assert set(POLICY) - tried == set(), "give these an address in tests/matrix/cases.py, or in the file of their subject"
    assert tried - set(POLICY) == set(), "these are tried and not in the policy"


@pytest.mark.django_db
@pytest.mark.parametrize("who", Who)
def test_everybody_is_told_what_the_policy_says(who: Who, gate: Gate, record_property: Callable[[str, object], None]) -> None:
    world = make_world()
    browser = Browser(gate, "" if who is Who.ANONYMOUS else session_of(world.people[who]))
    leaks, watch, cells = [], Watch(), 0
    tried = [case for case in cases(world) if any(part in case.route[1] for part in _ROUTES)]
    with connection.execute_wrapper(watch):
        refused: set[tuple[tuple[str, str], str]] = set()
        for case in tried:
            lacks = {each for each in METHODS if each != "POST" and not _has(case, each, who)}
            if connection.vendor != "sqlite":  # such a refusal asks no database: one of the two has heard them all
                refused |= {(case.route, each) for each in lacks}
            methods = [each for each in METHODS if each not in lacks or (case.route, each) not in refused]
            refused |= {(case.route, each) for each in lacks}
            cells += len(methods)
            leaks += _try(browser, world, case, who, watch, methods=methods)
    leaks += [] if watch.as_at_first() else ["something was written that nobody noticed"]
    record_property(CELLS, cells)
    record_property(LEAKS, len(leaks))
    assert not leaks, f"{len(leaks)} leaks:\n" + "\n".join(leaks[:60])


def _has(case: Case, method: str, who: Who) -> bool:
    """Whether a route has this method. Those it has not are refused before anything is read: once is enough."""
    return expected(case.route, method, who, case.place, case.thing) is not Said.NO_METHOD


def _try(browser: Browser, world: World, case: Case, who: Who, watch: Watch, *, methods: list[str]) -> list[str]:
    """One row of cells: the form first, whose writing is taken back, then the other methods, which may write nothing at all."""
    point = transaction.savepoint_create()
    posted = browser.send("POST", case.host, case.path, case.form)
    written = watch.written()
    transaction.savepoint_rollback(point)
    watch.forget()
    faults = _faults(world, case, "POST", who, posted, written=written)
    for method in methods:
        if method != "POST":
            faults += _look(browser, world, Cell(case, method, who), watch)
    if watch.written():
        faults.append("something else than a form wrote")
    return [f"{who}: {case.route[1]} ({case.place}, {case.thing}): {fault}" for fault in faults]


class Cell(NamedTuple):
    """One address, asked in one way by one of the cast."""

    case: Case
    method: str
    who: Who


def _look(browser: Browser, world: World, cell: Cell, watch: Watch) -> list[str]:
    """One cell of another method than the form's. A look that is on record writes, and nothing else does."""
    case, method, who = cell
    is_on_record = expected(case.route, method, who, case.place, case.thing) in _WRITES
    point = transaction.savepoint_create() if is_on_record else ""
    answer = browser.send(method, case.host, case.path, case.form if method not in ("GET", "HEAD") else None)
    written = is_on_record and watch.written()
    if is_on_record:
        transaction.savepoint_rollback(point)
        watch.forget()
    return _faults(world, case, method, who, answer, written=written)


def _faults(world: World, case: Case, method: str, who: Who, answer: Answer, *, written: bool) -> list[str]:
    wanted = expected(case.route, method, who, case.place, case.thing)
    is_link = case.route[1] in ("confirm-by-link", "head-note", "plan-answer") and case.thing is Thing.OPEN
    told: set[str] = world.told_by_link[case.place] if is_link else set()
    told |= world.told_by_code if case.route[1].startswith(BY_CODE) else set()
    faults = [f"{method} told a secret: {name}" for name in world.canaries.leaks(answer.everything, who, told)]
    faults += [f"{method} {fault}" for fault in _form_faults(case, answer)]
    if (said := _said(answer, written=written)) is not wanted:
        faults.append(f"{method} answered {said}, not {wanted}")
    return faults


def _said(answer: Answer, *, written: bool) -> str:
    if answer.status == 302:
        at_the_door = answer.header("Location").startswith("/masuk/?next=")
        return Said.DONE if written else Said.SIGN_IN if at_the_door else Said.NOT_NOW
    said = _STATUS.get(answer.status, str(answer.status))
    if written:
        return Said.SHOWN if said is Said.OK else f"{said}, and wrote"
    return said


def _form_faults(case: Case, answer: Answer) -> list[str]:
    """What every answer of the house must have, whatever it says."""
    faults: list[str] = []
    if "default-src 'none'" not in answer.header("Content-Security-Policy"):
        faults.append("no policy for the browser")
    if case.host != RUANG and answer.header("Set-Cookie"):
        faults.append("a cookie on a public host")
    if answer.header("Location").removeprefix("/")[:1] in ("/", "\\") or "://" in answer.header("Location"):
        faults.append("led to another host")
    return faults
