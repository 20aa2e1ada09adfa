"""Asking leave: every address names for whom it is, every action who and when, every permission is
used.
"""

import inspect
import re
from enum import StrEnum
from importlib import import_module
from typing import Final

import pytest

from kimid.access.pages import Audience
from kimid.events.action import ActionSpec
from kimid.events.catalogue import all_actions
from kimid.events.permissions import REGION_ROLES, RULES, SITE_ROLES
from kimid.newsroom.rules import NewsroomPermission, is_asked
from tests.house.walking import Route, files, routes

ROUTES: Final = routes()
# These ask no site of their own, because they lead to one of two pages that do.
DISPATCHERS: Final = {"ruang-site"}

# Held by no role: by whoever has a one-use link, and by every reader.
WITHOUT_A_ROLE: Final = {
    "people.erase",
    "lifecycle.follow_silence",
    "market.vouch_number",
    "offices.agree",
    "offices.end_post",
    "reports.freeze",
    "ledger.approve_outside",
    "market.vouch_qris",
    "ict.recount",
    "access.join",
    "moderation.report",
    "newsroom.note_as_head",
    "activity.answer_as_head",
    "applications.answer_as_head",
    "applications.hand_on",
    "access.take_over",
    "access.come_in",
    "notify.choose",
    "notify.confirm_address",
    "notify.read",
    "access.cancel_own_code",
    "access.open_codes",
    "access.answer_appointment",
    "people.keep_safe",
    "people.lock",
    "newsroom.send_tip",
    "showcase.confirm_achievement_by_link",
    "evaluation.hand_up",
    "evaluation.remind",
    "evaluation.sit",
    "evaluation.score",
    "market.hold_link",
    "market.propose",
}

HOUSE_ACTIONS: Final = all_actions()


def _audience(route: Route) -> Audience | None:
    return getattr(route.view, "audience", None)


def test_there_are_addresses_to_look_at() -> None:
    assert {route.kind for route in ROUTES} >= {"kim", "portal", "ruang"}
    assert len(ROUTES) > 30


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_every_address_names_its_audience(route: Route) -> None:
    assert isinstance(_audience(route), Audience), f"{route}: put @page(...) above the view"


@pytest.mark.parametrize("route", [route for route in ROUTES if route.kind != "ruang"], ids=str)
def test_public_hosts_serve_everyone_and_nobody_in_particular(route: Route) -> None:
    assert _audience(route) is Audience.EVERYONE


@pytest.mark.parametrize("route", [route for route in ROUTES if route.kind == "ruang"], ids=str)
def test_an_address_inside_a_site_is_for_a_kim_or_a_portal_and_asks_a_permission(
    route: Route,
) -> None:
    inside = route.pattern.startswith("s/<slug:site_label>/")
    if not inside:
        assert _audience(route) in {Audience.VISITOR, Audience.SIGNED_IN}
    elif route.name not in DISPATCHERS:
        assert _audience(route) in {Audience.KIM, Audience.PORTAL, Audience.SITE}
        assert getattr(route.view, "needs", "") in RULES


def test_every_address_has_a_name_and_no_name_is_given_twice_on_one_host() -> None:
    assert [str(route) for route in ROUTES if not route.name] == []
    names = [(route.kind, route.name) for route in ROUTES if route.name != "gallery"]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", sorted(HOUSE_ACTIONS))
def test_every_action_is_told_who_and_when_and_says_what_it_does(name: str) -> None:
    spec: ActionSpec = HOUSE_ACTIONS[name]
    told = inspect.signature(spec.verb).parameters

    assert {told["by"].kind, told["at"].kind} == {inspect.Parameter.KEYWORD_ONLY}
    assert told["by"].default is told["at"].default is inspect.Parameter.empty
    assert spec.permission in RULES
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", spec.event_kind)
    assert inspect.getdoc(spec.verb)


def test_every_action_stands_in_the_actions_of_its_app() -> None:
    assert [
        name
        for name in HOUSE_ACTIONS
        if not re.fullmatch(r"kimid\.\w+\.actions(\.\w+)?\.\w+", name)
    ] == []


def test_actions_ask_neither_the_clock_nor_the_settings() -> None:
    asked = [
        file.as_posix()
        for file in files(".py")
        if "actions" in (file.stem, file.parent.name)
        and re.search(
            r"timezone\.now|datetime\.now|date\.today|django\.conf|HttpRequest",
            file.read_text(encoding="utf-8"),
        )
    ]
    assert asked == []


def _member_of(name: str) -> tuple[str, str]:
    """The app of a permission, and how code names it: `NewsroomPermission.PUBLISH`."""
    app = name.partition(".")[0]
    members = (
        f"{each.__name__}.{member.name}"
        for each in vars(import_module(f"kimid.{app}.rules")).values()
        if inspect.isclass(each) and issubclass(each, StrEnum)
        for member in each
        if member.value == name
    )
    return app, next(members)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_permission_is_used_and_held_by_somebody(name: str) -> None:
    rule = RULES[name]
    app, member = _member_of(name)
    in_code = re.compile(rf"\b{re.escape(member)}\b|\"{re.escape(name)}\"")
    by_another_rule = re.compile(rf"has_perm\({re.escape(member)}\b")
    sources = [file for ending in (".py", ".html") for file in files(ending)]
    asked = [
        each
        for each in (*HOUSE_ACTIONS.values(), *(route.view for route in ROUTES))
        if name in (getattr(each, "needs", ""), getattr(each, "permission", ""))
    ]
    used = [
        file
        for file in sources
        if f"/{app}/" in file.as_posix()
        and (by_another_rule if file.name == "rules.py" else in_code).search(
            file.read_text(encoding="utf-8")
        )
    ]

    assert asked or used, f"nothing asks for {name}"
    assert bool(rule.roles) is (name not in WITHOUT_A_ROLE)
    assert rule.description.endswith(".")


def test_a_permission_of_the_newsroom_is_never_held_by_an_office() -> None:
    newsroom = [rule for rule in RULES.values() if rule.name.startswith("newsroom.")]
    # One text that a group opens itself, to one officer by name, for a day.
    asked = RULES[NewsroomPermission.LOOK_FOR_GROUP]
    newsroom.remove(asked)

    assert asked.condition is is_asked
    assert {role for rule in newsroom for role in rule.roles} <= SITE_ROLES
    assert SITE_ROLES.isdisjoint(REGION_ROLES)
