"""Who holds which role where."""

from collections.abc import Collection

from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.permissions import Role, Standing
from kimid.people.models import Person


def running_grants(person: Person) -> list[Grant]:
    """The grants of a person that count now: one query, kept on the person for the length of the request."""
    kept: list[Grant] | None = getattr(person, "_running_grants", None)
    if kept is None:
        rows = Grant.objects.filter(person=person).select_related("site", "region")
        kept = list(rows.running(timezone.now()))
        person._running_grants = kept  # type: ignore[attr-defined]  # a cache of this module alone
    return kept


def roles_at(person: Person, standing: Standing) -> set[Role]:
    """The roles a person holds for things that stand there, from grants on the site and on all regions above.

    A role on a region counts only for whoever has shown a second factor.
    """
    return {Role(grant.role) for grant in _reaching(person, standing) if person.is_sure or grant.region_id is None}


def is_held(site_id: int, roles: Collection[Role]) -> bool:
    """Whether somebody holds one of these roles on a site now, and may sign in. One query."""
    rows = Grant.objects.filter(site=site_id, role__in=roles, person__is_active=True)
    return rows.running(timezone.now()).exists()


def needs_second_factor(person: Person, standing: Standing) -> bool:
    """Whether a role of this person on a region waits, for things that stand there, until a second factor is shown."""
    return not person.is_sure and any(grant.region_id for grant in _reaching(person, standing))


def is_official(person: Person) -> bool:
    """Whether this person holds a running role on any region."""
    return any(grant.region_id for grant in running_grants(person))


def _reaching(person: Person, standing: Standing) -> list[Grant]:
    """The running grants that count for what stands there. Those of other sites are not looked at: somebody may have hundreds."""
    by_site: dict[int | None, list[Grant]] | None = getattr(person, "_grants_by_site", None)
    if by_site is None:
        by_site = {}
        for grant in running_grants(person):
            by_site.setdefault(grant.site_id, []).append(grant)
        person._grants_by_site = by_site  # type: ignore[attr-defined]  # as above
    own = by_site.get(standing.site_id, []) if standing.site_id is not None else []
    return [grant for grant in (*own, *by_site.get(None, [])) if grant.reaches(standing)]
