"""What an office decides about a group is decided by somebody who is not of that group. Only where
nobody else is left, at no level, an official decides about their own.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db.models import Q

from kimid.access.grants import OFFICERS, SETTLED_AFTER, active_grants
from kimid.access.models import Grant
from kimid.access.second_officials import hands_of
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.lib.text import enumeration
from kimid.people.models import Person
from kimid.sites.models import Site

_NAMED: Final = 3


def own_group_refusal(
    who: Person, site: Site, at: datetime, roles: Collection[Role] = OFFICERS
) -> str:
    """Why an official does not decide this about a group, with the names of those who can: it is
    theirs, or that of whoever appointed them. Empty if they may.
    """
    if not is_own_group(who, site.pk, at):
        return ""
    others = officials_beside(site, at, roles)
    if not others:
        return ""
    return refusal_text(names_of(others))


def refusal_text(names: str) -> str:
    """What such an official reads, with the names of those who can decide."""
    return (
        "KIM ini kelompok Anda sendiri, atau kelompok orang yang menunjuk Anda. "
        f"Yang memutuskan petugas lain: {names}."
    )


def is_own_group(who: Person, site_id: int | None, at: datetime) -> bool:
    """Whether somebody has a role in this group or had one some days ago, or whoever appointed them
    as acting has. One query, cached on the person, and some for who is acting.
    """
    sites: set[int | None] | None = getattr(who, "_own_sites", None)
    if sites is None:
        rows = Grant.objects.filter(_lately(at), person__in=_hands(who), site__isnull=False)
        sites = set(rows.values_list("site", flat=True))
        who._own_sites = sites  # type: ignore[attr-defined]  # a cache of this module
    return site_id is not None and site_id in sites


def officials_beside(site: Site, at: datetime, roles: Collection[Role] = OFFICERS) -> list[Grant]:
    """The posts over a group of those who can act now and for whom it is not their own, the nearest
    first. One query, and some for each who is acting.
    """
    group = Grant.objects.filter(_lately(at), site=site)
    posts = Grant.objects.filter(region__in=codes.lineage(site.region_id), role__in=roles)
    others = posts.usable(at).exclude(person__in=group.values("person"))
    nearest = others.select_related("person", "region").order_by("-region__level", "pk")
    return [
        post for post in nearest if not post.acting or not is_own_group(post.person, site.pk, at)
    ]


def names_of(posts: list[Grant]) -> str:
    """`Rudi (Kabupaten Kubu Raya) atau Sari (Provinsi Kalimantan Barat)`: the first of them."""
    names = list(dict.fromkeys(f"{post.person.name} ({post.place_name})" for post in posts))
    return enumeration(names[:_NAMED], "atau")


def _lately(at: datetime) -> Q:
    return Q(ends_at=None) | Q(ends_at__gt=at - SETTLED_AFTER)


def _hands(who: Person) -> set[int]:
    acting = [grant for grant in active_grants(who) if grant.acting and grant.region_id]
    return {who.pk}.union(*(hands_of(who, grant.region_id or "") for grant in acting))
