"""Route x method x role x thing: what everybody is told is what the policy says, and nothing else
happens.
"""

import os
from collections.abc import Callable
from typing import Final, NamedTuple

import pytest
from django.db import connection, transaction

from kimid.pagecache.middleware import PageCacheMiddleware
from tests.matrix.browser import RUANG, Answer, Browser, session_of
from tests.matrix.case import Case
from tests.matrix.cast import METHODS, Said, Thing, Who
from tests.matrix.desa_words import words_of_a_desa
from tests.matrix.policy import expected, is_stopped_at_the_door
from tests.matrix.rows import Watch
from tests.matrix.subjects import cases
from tests.matrix.telling import CELLS, LEAKS
from tests.matrix.world import World

# Parts of the names of the routes one is working on, with commas between; else all.
# Public pages that open an app of the phone.
_LEAD_AWAY: Final = {("kim", "order"): "https://wa.me/"}
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


# One role of each kind goes through on PostgreSQL, the others on SQLite: each cell is tried on one
# database in a run of `.ci/run`. `./kim test` tries all roles on SQLite (decision 28).
_ON_POSTGRES: Final = frozenset({Who.ANONYMOUS, Who.CHAIR, Who.OFFICER, Who.OPERATOR})


def _with_marks(who: Who) -> object:
    is_there = who in _ON_POSTGRES
    return pytest.param(
        who, marks=pytest.mark.on_postgres if is_there else pytest.mark.one_database
    )


# What is tried once for each role: a route, a method and the answer that is due.
type _Once = tuple[tuple[str, str], str, str]


@pytest.mark.django_db
@pytest.mark.parametrize("who", [_with_marks(who) for who in Who])
def test_everybody_is_told_what_the_policy_says(
    who: Who,
    gate: PageCacheMiddleware,
    record_property: Callable[[str, object], None],
    world: World,
) -> None:
    browser = Browser(gate, "" if who is Who.ANONYMOUS else session_of(world.people[who]))
    leaks = []
    watch = Watch()
    cells = 0
    tried = [case for case in cases(world) if any(part in case.route[1] for part in _ROUTES)]
    with connection.execute_wrapper(watch):
        once: set[_Once] = set()
        for case in tried:
            methods = _methods(case, who, once)
            cells += len(methods)
            leaks += _try(browser, world, case, who, watch, methods=methods)
    leaks += [] if watch.as_at_first() else ["something was written that nobody noticed"]
    record_property(CELLS, cells)
    record_property(LEAKS, len(leaks))
    assert not leaks, f"{len(leaks)} leaks:\n" + "\n".join(leaks[:60])


def _methods(case: Case, who: Who, once: set[_Once]) -> list[str]:
    """The methods to try at an address. Form and GET are tried at each; `once` remembers the rest.

    A method that a route has not is refused before anything is read, and HEAD is answered by the
    view of GET. Whoever is turned away at the door of a site is tried there with what it has and
    with what another site has, not with what no site has (decision 66).
    """
    methods = []
    for method in METHODS:
        if case.thing is Thing.ABSENT and is_stopped_at_the_door(
            case.route, method, who, case.place
        ):
            continue
        answer = expected(case.route, method, who, case.place, case.thing)
        if answer is Said.NO_METHOD or method == "HEAD":
            if (case.route, method, answer) in once:
                continue
            once.add((case.route, method, answer))
        methods.append(method)
    return methods


def _try(
    browser: Browser, world: World, case: Case, who: Who, watch: Watch, *, methods: list[str]
) -> list[str]:
    """One row of cells: the form first, whose writing is taken back, then the other methods, which
    may write nothing at all.
    """
    faults = _send(browser, world, case, who, watch) if "POST" in methods else []
    for method in methods:
        if method != "POST":
            faults += _look(browser, world, Cell(case, method, who), watch)
    if watch.written():
        faults.append("something else than a form wrote")
    return [f"{who}: {case.route[1]} ({case.place}, {case.thing}): {fault}" for fault in faults]


def _send(browser: Browser, world: World, case: Case, who: Who, watch: Watch) -> list[str]:
    """The cell of the form. What it writes is taken back."""
    point = transaction.savepoint_create()
    posted = browser.send("POST", case.host, case.path, case.form)
    written = watch.written()
    transaction.savepoint_rollback(point)
    watch.forget()
    return _faults(world, case, "POST", who, posted, written=written)


class Cell(NamedTuple):
    """One address, asked in one way by one of the cast."""

    case: Case
    method: str
    who: Who


def _look(browser: Browser, world: World, cell: Cell, watch: Watch) -> list[str]:
    """One cell of another method than the form's. A look that is on record writes, and nothing else
    does.
    """
    case, method, who = cell
    is_on_record = expected(case.route, method, who, case.place, case.thing) in _WRITES
    point = transaction.savepoint_create() if is_on_record else ""
    answer = browser.send(
        method, case.host, case.path, case.form if method not in ("GET", "HEAD") else None
    )
    written = is_on_record and watch.written()
    if is_on_record:
        transaction.savepoint_rollback(point)
        watch.forget()
    return _faults(world, case, method, who, answer, written=written)


def _faults(
    world: World, case: Case, method: str, who: Who, answer: Answer, *, written: bool
) -> list[str]:
    wanted = expected(case.route, method, who, case.place, case.thing)
    leaks = world.canaries.leaks(answer.everything, who, case.open_secrets)
    faults = [f"{method} told a secret: {name}" for name in leaks]
    faults += [f"{method} {fault}" for fault in _form_faults(case, answer)]
    if method == "GET" and _reads_words(case, who):
        faults += [f"says {words} in a kelurahan" for words in words_of_a_desa(case, answer)]
    if (said := _said(answer, written=written)) is not wanted:
        faults.append(f"{method} answered {said}, not {wanted}")
    return faults


def _reads_words(case: Case, who: Who) -> bool:
    """Public hosts know no session (`test_sameness.py`): there one reader stands for all."""
    return who is Who.ANONYMOUS or (who in (Who.CHAIR, Who.OFFICER) and case.host == RUANG)


def _said(answer: Answer, *, written: bool) -> str:
    if answer.status == 302:
        at_the_door = answer.header("Location").startswith("/masuk/?next=")
        return Said.DONE if written else Said.SIGN_IN if at_the_door else Said.NOT_NOW
    said = _STATUS.get(answer.status, str(answer.status))
    if written:
        return Said.SHOWN if said is Said.OK else f"{said}, and wrote"
    return said


def _form_faults(case: Case, answer: Answer) -> list[str]:
    """What every answer of kimid must have, whatever it says."""
    faults: list[str] = []
    if "default-src 'none'" not in answer.header("Content-Security-Policy"):
        faults.append("no policy for the browser")
    if case.host != RUANG and answer.header("Set-Cookie"):
        faults.append("a cookie on a public host")
    # The old address of a link leads to its own path in the workspace, and nowhere else.
    location = answer.header("Location").removeprefix(f"http://{RUANG}{case.path}")
    location = location.removeprefix(_LEAD_AWAY.get(case.route, ""))
    if location.removeprefix("/")[:1] in ("/", "\\") or "://" in location:
        faults.append("led to another host")
    return faults
