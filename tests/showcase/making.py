"""Potentials for tests, through the actions that people use."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.showcase.actions import potentials as actions
from kimid.showcase.actions.potentials import PotentialData
from kimid.showcase.models import Potential, PotentialType, VisitRule
from kimid.sites.guard import on_site
from tests import build

LANGSAT = "FF....s....F"
POINT: Final[dict[str, Any]] = {"lat": -0.11, "lon": 109.4}  # in Teluk Kapuas


def potential_data(photos: Sequence[Picture] = (), **words: Any) -> PotentialData:
    """What a group says of a potential, with whom to ask."""
    values: dict[str, Any] = {
        "type": PotentialType.FARMING,
        "name": "Langsat Punggur",
        "special": "Kulitnya tipis. Manis sampai ke biji. Yang jatuh sendiri paling manis.",
        "visit": VisitRule.ASK_FIRST,
        "visit_words": "Boleh memetik bersama pemiliknya.",
        "season": LANGSAT,
        "contact_name": "Pak Ahmad",
        "contact_phone": "0813-5550-207",
        "has_agreed": True,
        "photos": tuple(photos),
    }
    return PotentialData(**(values | words))


def draft(
    kim: Kim,
    *,
    by: Person | None = None,
    data: PotentialData | None = None,
    at: datetime = build.AT,
) -> Potential:
    """A potential that readers do not have yet."""
    with on_site(kim.site):
        who = by or build.member(kim)
        return actions.write(kim.site, data=data or potential_data(), by=who, at=at)


def shown(
    kim: Kim,
    *,
    by: Person | None = None,
    data: PotentialData | None = None,
    at: datetime = build.AT,
) -> Potential:
    """A potential that readers have."""
    who = by or build.member(kim, Role.EDITOR)
    potential = draft(kim, by=who, data=data, at=at)
    with on_site(kim.site):
        return actions.publish(potential, by=who, at=at)
