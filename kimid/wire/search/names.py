"""Places and groups by their names: what a question names, and what it may have meant."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from django.db.models import Max

from kimid.lib.codes import Level, covers
from kimid.lib.text import slug
from kimid.lib.trigrams import Names
from kimid.places.models import Dataset, Region, RegionKind
from kimid.sites.hosts import public_url
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import UNREADABLE

_SHOWN: Final = 4
_READ: Final = 60  # regions of one name that are looked at; no name is more common
_LONGEST: Final = 60
_SHORTEST: Final = 4  # letters of a name that may have been mistyped
# What people write in front of a name, and what of it is no part of the name.
_BEFORE: Final = re.compile(r"^(?:kim|desa|kel|kelurahan|kec|kecamatan|kab|kabupaten|kota|provinsi|prov)-(?=.)")


class Named(NamedTuple):
    """A place or a group that a question names."""

    title: str
    hint: str
    url: str
    is_kim: bool


def regions_named(typed: str, within: str) -> list[Region]:
    """The regions of this name that exist today: in the region `within` if there are any, else anywhere. The highest first."""
    rows = Region.objects.filter(kind__in=RegionKind.values, slug__in=_spellings(typed), valid_until=None)
    found = sorted(rows.select_related("parent__parent")[:_READ], key=lambda region: (region.level, region.code))
    return [region for region in found if covers(within, region.code)] or found


def named(site: Site, typed: str) -> list[Named]:
    """The portals and groups whose name was typed, those in the region of the site first. At most four of each."""
    spellings = _spellings(typed)
    if not spellings:
        return []
    regions = [region for region in regions_named(typed, site.region_id) if region.code != site.region_id][:_SHOWN]
    kims = (
        Site.objects.filter(kind=SiteKind.KIM).exclude(pk=site.pk).exclude(stage__in=UNREADABLE).select_related("region__parent")
    )
    of_name = kims.filter(label__in=[*spellings, *(f"kim-{each}" for each in spellings)])
    there = kims.filter(region__in=regions)
    groups = {kim.pk: kim for kim in (*of_name[:_SHOWN], *there.order_by("region", "pk")[:_SHOWN])}
    return [*map(_portal, regions), *(_group(kim) for kim in list(groups.values())[:_SHOWN])]


def maybe_meant(site: Site, typed: str) -> str:
    """What was typed with a name in it that exists, where a name looks mistyped. Empty when nothing looks like it.

    The name may be all that was typed or its last words: `banjir di teluk kapus`.
    """
    known = _region_names(_edition()), _kim_names(_newest_kim())
    for before, name in _endings(typed):
        alike = [each for names in known for each in names.alike(slug(name), 10)]
        if slug(name) in alike:
            return ""
        here = _nearest(site, alike)
        if here:
            return f"{before} {here}".strip()
    return ""


def forget_names() -> None:
    """Let the names be read again."""
    _region_names.cache_clear()
    _kim_names.cache_clear()


def _spellings(typed: str) -> list[str]:
    whole = slug(typed, _LONGEST)
    return [each for each in dict.fromkeys((whole, _BEFORE.sub("", whole))) if each]


def _endings(typed: str) -> Iterator[tuple[str, str]]:
    words = typed[:_LONGEST].split()
    for count in range(min(len(words), 4), 0, -1):
        name = " ".join(words[-count:])
        if len(name) >= _SHORTEST:
            yield " ".join(words[:-count]), name


def _nearest(site: Site, alike: Iterable[str]) -> str:
    """The name among these that is in the region of the site, else the first, as people write it."""
    for name in alike:
        for region in regions_named(name, site.region_id):
            if covers(site.region_id, region.code) or site.region.level == Level.NATION:
                return region.short_name
        kim = Site.objects.filter(kind=SiteKind.KIM, label__in=[name, f"kim-{name}"]).first()
        if kim is not None and covers(site.region_id, kim.region_id):
            return kim.name
    return ""


def _portal(region: Region) -> Named:
    above = [each.name_in_list for each in (region.parent, region.parent and region.parent.parent) if each and each.level]
    return Named(region.full_name, ", ".join(above), public_url(region.portal_label), is_kim=False)


def _group(kim: Site) -> Named:
    return Named(kim.name, kim.region.full_name, kim.url, is_kim=True)


def _edition() -> str:
    """What the list of regions is known by; while a database is being filled it has no edition, so their number tells."""
    version = Dataset.objects.filter(name="regions").values_list("version", flat=True).first()
    return version or str(Region.objects.count())


def _newest_kim() -> int:
    newest: int | None = Site.objects.filter(kind=SiteKind.KIM).aggregate(newest=Max("pk"))["newest"]
    return newest or 0


@lru_cache(maxsize=1)
def _region_names(edition: str) -> Names:
    return Names(Region.objects.filter(valid_until=None).values_list("slug", flat=True).distinct())


@lru_cache(maxsize=1)
def _kim_names(newest: int) -> Names:
    return Names(_BEFORE.sub("", label) for label in Site.objects.filter(kind=SiteKind.KIM).values_list("label", flat=True))
