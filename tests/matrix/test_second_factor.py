"""Officials who have not shown a second factor: every door of every office leads to it, shows
nothing and writes nothing.
"""

from typing import Final

import pytest

from kimid.pagecache.middleware import PageCacheMiddleware
from tests.matrix.browser import RUANG, Browser, session_of
from tests.matrix.case import Case
from tests.matrix.cast import GROUP, OFFICE, Door, Place, Who
from tests.matrix.rows import digest
from tests.matrix.subjects import POLICY, cases
from tests.matrix.world import World

pytestmark = pytest.mark.django_db

_OFFICIAL: Final = (*(Door.OFFICE, Door.OFFICERS, Door.EITHER, Door.ANSWERER, Door.COLLEAGUES),)


def _is_theirs(case: Case, who: Who) -> bool:
    """Whether this door would be open for them, had they shown it."""
    door = POLICY[case.route].door
    place = Place.REGENCY if case.place in GROUP and door is Door.ANSWERER else case.place
    return door in _OFFICIAL and who in OFFICE.get(place, frozenset())


@pytest.mark.one_database  # the session says it, before a view reads anything
@pytest.mark.parametrize("who", [Who.PORTAL_EDITOR, Who.OFFICER, Who.PROVINCE, Who.OPERATOR])
def test_without_it_every_door_of_an_office_leads_to_it(
    who: Who, gate: PageCacheMiddleware, world: World
) -> None:
    browser = Browser(gate, session_of(world.people[who], shown=None))
    at_first = digest()
    faults = []
    theirs = [case for case in cases(world) if _is_theirs(case, who)]

    for case in theirs:
        for method in ("GET", "POST", "PUT"):
            answer = browser.send(method, RUANG, case.path, case.form if method == "POST" else None)
            to_it = answer.status == 302 and answer.header("Location").startswith(
                "/keamanan/pastikan/?next=/s/"
            )
            is_never_there = (
                method not in POLICY[case.route].methods.split() and answer.status == 405
            )
            if not (to_it or is_never_there) or world.canaries.leaks(answer.everything, who, set()):
                faults.append(
                    f"{method} {case.route[1]} ({case.place}, {case.thing}): {answer.status}"
                )

    assert len(theirs) > 20
    assert faults == []
    assert digest() == at_first
