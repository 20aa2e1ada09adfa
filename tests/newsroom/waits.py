"""What waits for somebody, on the site of a group."""

from collections.abc import Sequence
from datetime import datetime

from kimid.events.permissions import Role
from kimid.newsroom.waiting import WaitingStory, waiting_for
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build


def waits(
    kim: Kim, person: Person, role: Role = Role.MEMBER, at: datetime = build.AT
) -> Sequence[WaitingStory]:
    """As the home of this group has it."""
    with on_site(kim.site):
        return waiting_for(person, [role], at)
