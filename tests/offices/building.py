"""Posts in offices, for tests."""

from datetime import datetime, timedelta

from kimid.access.models import Invitation
from kimid.events.permissions import Role
from kimid.offices import actions
from kimid.offices.models import PostChange, Reason
from kimid.offices.orders import PostOrder
from kimid.people.models import Person
from kimid.sites.models import Site
from tests import build


def order(holder: Person, at: datetime, *, days: int = 3, successor: str = "Ratna") -> PostOrder:
    """Somebody leaves in so many days."""
    first_day = (at + timedelta(days=days)).date()
    return PostOrder(
        holder, Role.OFFICER, Reason.MOVED, first_day, "800/412", at.date(), "Bappeda", successor
    )


def invited(at: datetime, code: str = "6112", by: Person | None = None) -> tuple[Invitation, str]:
    """Somebody whom the office above invited."""
    return actions.invite_official(
        build.portal(code), name="Ratna", role=Role.OFFICER, by=by or build.officer("61"), at=at
    )


def ordered(at: datetime, *, by: Person | None = None, days: int = 3) -> tuple[PostChange, str]:
    """An officer of 6112 who is to leave."""
    holder = build.officer("6112")
    return actions.order_change(
        office(), order=order(holder, at, days=days), by=by or build.officer("61"), at=at
    )


def office() -> Site:
    """The portal of 6112."""
    return build.portal("6112")
