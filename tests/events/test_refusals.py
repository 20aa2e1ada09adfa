"""Every action refuses an actor without the permission, and then nothing at all has changed.

Each app gives a call of each of its actions in `tests/<app>/acts.py`, as `ACTS`: makes the subject
of the action, and its arguments by the names that it takes. Not every subject is at the right
stage: the actor is refused before anybody looks at it.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from inspect import signature
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied

from kimid.events.catalogue import all_actions
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.sites.guard import across_sites
from tests import build
from tests.events.action_case import ActionCase
from tests.subjects import folder_of, joined, tables
from tests.whole import whole_database

# A refusal comes before anything is written.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NAMES: Final = sorted(all_actions())
CASES: Final[dict[str, ActionCase]] = joined("acts", "ACTS")
STRANGERS: Final[dict[str, Callable[[], Person]]] = {
    "somebody without any role": build.person,
    "the chair of another KIM in the same village": lambda: build.member(build.kim(), Role.CHAIR),
    "an officer of another province": lambda: build.officer("62"),
}

OFFICES: Final = (Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR)


def action_called(name: str) -> Callable[..., object]:
    """The action, as callers import it."""
    module, _, verb = name.rpartition(".")
    function: Callable[..., object] = getattr(import_module(module), verb)
    return function


def _is_refused(call: Callable[..., object]) -> bool:
    try:
        call(at=build.AT)
    except PermissionDenied:
        return True
    return False


@pytest.mark.parametrize("name", NAMES)
def test_an_action_refuses_strangers_and_changes_nothing(name: str) -> None:
    assert name in CASES, f"add {name} to ACTS of its tests/<app>/acts.py"
    with across_sites("the table makes its subjects"):
        subject, arguments = CASES[name]()
    action = action_called(name)
    strangers = {words: come() for words, come in STRANGERS.items()}
    # The refusal comes first, so a call with a wrong argument would pass too.
    signature(action).bind(subject, **arguments, by=build.person(), at=build.AT)
    before = whole_database()

    calls = {words: partial(action, subject, **arguments, by=by) for words, by in strangers.items()}
    let_in = [words for words, call in calls.items() if not _is_refused(call)]

    assert let_in == []
    assert whole_database() == before


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("kimid.newsroom.")])
def test_no_office_of_any_level_may_touch_a_story_of_a_kim(name: str) -> None:
    with across_sites("the table makes its subjects"):
        subject, arguments = CASES[name]()
    offices = {role: build.officer("00", role) for role in OFFICES}
    before = whole_database()

    action = action_called(name)
    calls = {role: partial(action, subject, **arguments, by=by) for role, by in offices.items()}
    let_in = [role for role, call in calls.items() if not _is_refused(call)]

    assert let_in == []
    assert whole_database() == before


def test_no_app_names_an_action_that_is_no_more() -> None:
    assert sorted(CASES) == NAMES


def test_an_action_stands_with_the_app_whose_it_is() -> None:
    for module, acts in tables("acts", "ACTS").items():
        tests = module.partition(".acts")[0]
        elsewhere = [name for name in acts if folder_of(name.partition(".actions.")[0]) != tests]
        assert elsewhere == [], module
