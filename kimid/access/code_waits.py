"""The wall of a sign-in code: where it stands, since when, and until when.

Every code can be cancelled for a day. Who came in by one of an office, or of a chair who had just
come, sees nothing that is older, and publishes nothing, until that day has passed or a second
person in that place agrees. Plain functions; `actions` change things.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from kimid.access.models import CodeWait, Grant
from kimid.people.models import Person
from kimid.sites.models import Site

WAIT: Final = timedelta(hours=24)


@dataclass(frozen=True)
class Wall:
    """What is closed for somebody who came in by a code that waits.

    What they made after `since` is open, and so is every place in `open_sites` and `open_regions`.
    """

    wait: CodeWait
    since: datetime
    open_sites: frozenset[int]
    open_regions: frozenset[str]

    def opens(self, grant: Grant) -> bool:
        """Whether somebody agreed in the place of this role."""
        return grant.site_id in self.open_sites or grant.region_id in self.open_regions


def all_open_waits(at: datetime) -> QuerySet[CodeWait]:
    """The waits that can be cancelled now, the newest first: the code was used, or still can be."""
    usable = Q(code__used_at__isnull=False) | Q(code__expires_at__gt=at)
    rows = CodeWait.objects.select_related("person", "code__made_by", "code__site__region")
    return rows.filter(usable, ended_at=None, opens_at__gt=at).order_by("-pk")


def open_waits(person: Person, at: datetime) -> QuerySet[CodeWait]:
    """Those of one person."""
    return all_open_waits(at).filter(person=person)


def used_wait(person: Person, at: datetime) -> CodeWait | None:
    """The newest code with which somebody came in that can be cancelled still. No query for nearly
    everybody.
    """
    if not has_wait(person, at):
        return None
    return open_waits(person, at).filter(code__used_at__isnull=False).first()


def place_filter(site: Site) -> Q:
    """Roles in this very place: in the group, or in the office whose portal it is."""
    return Q(region=site.region_id) if site.is_portal else Q(site=site)


def has_wait(person: Person, at: datetime) -> bool:
    """Whether a code for this person may wait. No query: the row of the person says it."""
    return person.code_wait_until is not None and at < person.code_wait_until


def person_behind_wall(request: HttpRequest) -> Person | None:
    """Whoever is signed in and has a wall before them; None for anybody else."""
    # the row itself instead of the lazy object, as actions take it
    person = getattr(request.user, "_wrapped", request.user)
    return person if isinstance(person, Person) and wall_of(person) else None


def wall_of(person: Person) -> Wall | None:
    """The wall before this person now. None for nearly everybody, and then without a query.

    Cached on the person, as their roles are.
    """
    now = timezone.now()
    if not has_wait(person, now):
        return None
    if not hasattr(person, "_wall"):
        person._wall = _read_wall(person, now)  # type: ignore[attr-defined]  # a cache
    wall: Wall | None = person._wall  # type: ignore[attr-defined]  # as above
    return wall


def _read_wall(person: Person, at: datetime) -> Wall | None:
    wait = used_wait(person, at)
    if wait is None or wait.code.used_at is None or not wait.has_wall:
        return None
    sites = _agreed_sites(wait)
    return Wall(
        wait,
        wait.code.used_at,
        frozenset(site.pk for site in sites if not site.is_portal),
        frozenset(site.region_id for site in sites if site.is_portal),
    )


def is_agreed_everywhere(wait: CodeWait, at: datetime) -> bool:
    """Whether somebody agreed in every place where the person of the code has a role."""
    return not waiting_places(wait, at)


def waiting_places(wait: CodeWait, at: datetime) -> list[Grant]:
    """The roles behind the wall: nobody has agreed in their place yet. Two queries."""
    sites = _agreed_sites(wait)
    site_ids = {site.pk for site in sites if not site.is_portal}
    regions = {site.region_id for site in sites if site.is_portal}
    rows = Grant.objects.filter(person=wait.person_id).active(at).select_related("site", "region")
    return [
        grant for grant in rows if grant.site_id not in site_ids and grant.region_id not in regions
    ]


def _agreed_sites(wait: CodeWait) -> list[Site]:
    return [row.site for row in wait.agreements.select_related("site")]


def works_in(person: Person, site: Site, at: datetime, *, since: datetime | None = None) -> bool:
    """Whether this person has a role in this very place: in the group, or in the office whose
    portal it is. With `since`, a role that began before that moment.
    """
    rows = Grant.objects.filter(place_filter(site), person=person, frozen_at=None).active(at)
    return (rows.filter(starts_at__lt=since) if since else rows).exists()
