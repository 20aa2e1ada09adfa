"""Acting posts: who may stand in as what, and for how long."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kimid.access.models import Acting
from kimid.events.permissions import Role
from kimid.people.models import Person

ACTING_ROLES: Final = (Role.OFFICER, Role.PORTAL_EDITOR)
# A year, also one of 366 days, and the last day to its end.
MAX_ACTING: Final = timedelta(days=367)


class ActingRefused(Exception):
    """The role cannot be held as acting, or the last day is past or more than a year away."""


@dataclass(frozen=True)
class ActingPost:
    """Who is acting, as what, of which kind (Plt. or Plh.), and until which day (that day
    included).
    """

    person: Person
    role: Role
    kind: Acting
    last_day: date
