"""What lists of offices bring to pages that subjects share."""

from django.urls import reverse

from kimid.people.models import Person
from kimid.registry.rules import RegistryPermission
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.sites.models import Site

register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            120,
            "Masukkan daftar",
            "ruang-imports",
            "document",
            needs=RegistryPermission.REGISTER,
            part="Portal",
        )
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            75,
            "Cocokkan SK",
            "ruang-compare",
            "document",
            "SK dari daftar dinas, di samping suratnya",
            needs=RegistryPermission.REGISTER,
        ),
    ],
)


def desk_addresses(person: Person, site: Site) -> tuple[str, str]:
    """Where an office compares decrees, and where it sees whose chairs it waits for; empty for
    whoever does neither.
    """
    if not person.has_perm(RegistryPermission.REGISTER, site):
        return "", ""
    names = ("ruang-compare", "ruang-unopened")
    compare, unopened = (reverse(name, args=[site.ruang_label]) for name in names)
    return compare, unopened
