"""Where a person works."""

from dataclasses import dataclass

from kimid.access.grants import running_grants
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.sites.models import Site, SiteKind


@dataclass(frozen=True)
class Workplace:
    """A site or portal in the switcher, with what the person is there."""

    site: Site
    roles: tuple[Role, ...]

    @property
    def role_words(self) -> str:
        return ", ".join(role.label for role in self.roles)


def workplaces(person: Person) -> list[Workplace]:
    """All places where a person holds a role, KIM first, each once. Two queries, however many places."""
    grants = running_grants(person)
    regions = [grant.region_id for grant in grants if grant.region_id]
    portals = {
        site.region_id: site for site in Site.objects.select_related("region").filter(kind=SiteKind.PORTAL, region__in=regions)
    }
    roles: dict[int, list[Role]] = {}
    sites: dict[int, Site] = {}
    for grant in grants:
        site = grant.site or portals.get(grant.region_id or "")
        if site is not None:
            sites[site.pk] = site
            roles.setdefault(site.pk, []).append(Role(grant.role))
    places = [Workplace(site, tuple(roles[pk])) for pk, site in sites.items()]
    return sorted(places, key=lambda place: (place.site.is_portal, place.site.name))
