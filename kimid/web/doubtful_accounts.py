"""What the newsroom holds when the register opens a site again."""

from collections.abc import Iterable
from datetime import datetime

from kimid.newsroom.actions.holding import hold_publications
from kimid.people.models import Person
from kimid.sites.models import Site


def hold_on_site(site: Site, people: Iterable[Person], since: datetime, at: datetime) -> int:
    """Hold what these accounts published on this site since then. Returns how many stories."""
    return hold_publications(people, since, at, site)
