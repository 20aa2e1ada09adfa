"""Places and groups by their names: what a question names, and what it may have meant."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from django.db.models import Max, Model, QuerySet

from kimid.lib.codes import Level, covers
from kimid.lib.text import slug
from kimid.lib.trigrams import Names
from kimid.places.models import Dataset, Region, RegionKind
from kimid.places.names import short_name
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
    found = sorted(rows.values_list("level", "code")[:_READ])
    codes = [code for _, code in found if covers(within, code)] or [code for _, code in found]
    return _in_order(Region.objects.select_related("parent__parent"), codes)


def named(site: Site, typed: str) -> list[Named]:
    """The portals and groups whose name was typed, those in the region of the site first. At most four of each."""
    spellings = _spellings(typed)
    if not spellings:
        return []
    regions = [region for region in regions_named(typed, site.region_id) if region.code != site.region_id][:_SHOWN]
    kims = _kims_named(site, spellings, regions)
    return [*map(_portal, regions), *map(_group, kims)]


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


def _kims_named(site: Site, spellings: list[str], regions: list[Region]) -> list[Site]:
    """The groups of this name, then those in the regions of this name."""
    kims = Site.objects.filter(kind=SiteKind.KIM).exclude(pk=site.pk).exclude(stage__in=UNREADABLE).values_list("pk", flat=True)
    found = list(kims.filter(label__in=[*spellings, *(f"kim-{each}" for each in spellings)])[:_SHOWN])
    if regions:
        found += kims.filter(region__in=regions).order_by("region", "pk")[:_SHOWN]
    return _in_order(Site.objects.select_related("region"), list(dict.fromkeys(found))[:_SHOWN])


def _in_order[Row: Model](rows: QuerySet[Row], keys: Sequence[int | str]) -> list[Row]:
    """The rows of these keys. Most of what is typed names nothing: then no row with all its columns is asked for."""
    found = rows.in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]


def _spellings(typed: str) -> list[str]:
    whole = slug(typed, _LONGEST)
    return [each for each in dict.fromkeys((whole, _BEFORE.sub("", whole))) if each]


def _endings(typed: str) -> Iterator[tuple[str, str]]:
    words = typed[:_LONGEST].split()
    for count in range(min(len(words), 4), 0, -1):
        name = " ".join(words[-count:])
        if len(name) >= _SHORTEST:
            yield " ".join(words[:-count]), name


def _nearest(site: Site, alike: Sequence[str]) -> str:
    """The first of these names that a place or a group in the region of the site has, as people write it."""
    within = "" if site.region.level == Level.NATION else site.region_id
    written: dict[str, str] = {}
    if alike:
        kims = Site.objects.filter(kind=SiteKind.KIM, region__code__startswith=within).exclude(stage__in=UNREADABLE)
        labels = [*alike, *(f"kim-{name}" for name in alike)]
        for label, name in kims.filter(label__in=labels).order_by("-pk").values_list("label", "name"):
            written[label.removeprefix("kim-")] = name
        places = Region.objects.filter(kind__in=RegionKind.values, slug__in=alike, valid_until=None, code__startswith=within)
        for name, kind, text in places.order_by("-level", "-code").values_list("slug", "kind", "name"):
            written[name] = short_name(kind, text)
    return next((written[name] for name in alike if name in written), "")


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
