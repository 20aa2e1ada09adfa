"""Who holds which role where."""

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
    """The roles a person holds for things that stand there, from grants on the site and on all regions above."""
    return {Role(grant.role) for grant in running_grants(person) if grant.reaches(standing)}
