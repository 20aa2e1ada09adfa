"""Acting posts: who may stand in as what, and for how long."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kimid.access.models import Acting
from kimid.events.permissions import Role
from kimid.people.models import Person

ACTING_ROLES: Final = (Role.OFFICER, Role.PORTAL_EDITOR)
MAX_ACTING: Final = timedelta(days=367)


class ActingRefused(Exception):
    """Only officers and portal editors can be acting: from now on, for a year at most."""


@dataclass(frozen=True)
class ActingPost:
    """Who is acting, as what, and until which day (that day included)."""

    person: Person
    role: Role
    acting: Acting
    last_day: date
