"""Search for places and groups by name, and suggestions for mistyped names."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from django.db.models import Max, Model, QuerySet

from kimid.lib.codes import Level, covers
from kimid.lib.text import slug
from kimid.lib.trigrams import NameIndex
from kimid.places.models import Dataset, Region, RegionKind
from kimid.places.names import short_name
from kimid.sites.hosts import public_url
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import UNREADABLE_STAGES

_MAX_SHOWN: Final = 4
_MAX_REGIONS: Final = 60  # regions of one name; no name is more common
_MAX_LENGTH: Final = 60  # characters
_MIN_LENGTH: Final = 4  # letters of a name that may be mistyped
# The code of a place with or without its dots. A number of a KIM is that of its village and two
# digits more. Fewer than six digits without dots are a number or a year.
_CODE: Final = re.compile(
    r"(?P<place>\d\d(?:\.\d\d){1,2}|\d{6})"
    r"|(?P<village>\d\d\.\d\d\.\d\d\.\d{4}|\d{10})(?:\.?\d\d)?"
)
# Titles in front of a name that are no part of the name.
_BEFORE: Final = re.compile(
    r"^(?:kim|desa|kel|kelurahan|kec|kecamatan|kab|kabupaten|kota|provinsi|prov)-(?=.)"
)


class NameMatch(NamedTuple):
    """A place or a group with a matching name."""

    title: str
    hint: str
    url: str
    is_kim: bool


def place_code(typed: str) -> str:
    """The code of a place that was typed as one, `61.12.08.2003`, without its dots; else empty."""
    code = _CODE.fullmatch(typed.strip())
    return (code["place"] or code["village"]).replace(".", "") if code else ""


def regions_by_name(typed: str, within: str) -> list[Region]:
    """The current regions of this name, the highest level first, or the one of this code.

    Those in the region `within` if there are any, otherwise all.
    """
    current = Region.objects.filter(kind__in=RegionKind.values, valid_until=None)
    if code := place_code(typed):
        return _in_order(current.select_related("parent__parent"), [code])
    rows = current.filter(slug__in=_spellings(typed))
    matches = sorted(rows.values_list("level", "code")[:_MAX_REGIONS])
    codes = [code for _, code in matches if covers(within, code)] or [code for _, code in matches]
    return _in_order(Region.objects.select_related("parent__parent"), codes)


def name_matches(site: Site, typed: str) -> list[NameMatch]:
    """The portals and groups with this name, at most four of each.

    Prefers those in the region of the site.
    """
    spellings = _spellings(typed)
    if not spellings:
        return []
    regions = [
        region for region in regions_by_name(typed, site.region_id) if region.code != site.region_id
    ][:_MAX_SHOWN]
    kims = _kims_by_name(site, spellings, regions)
    return [*map(_portal, regions), *map(_group, kims)]


def suggest_name(site: Site, typed: str) -> str:
    """The query with a mistyped name corrected; empty if no name is similar.

    The name may be the whole query or its last words: `banjir di teluk kapus`.
    """
    known = _region_names(_edition()), _kim_names(_newest_kim())
    for before, name in _endings(typed):
        alike = [each for names in known for each in names.similar(slug(name), 10)]
        if slug(name) in alike:
            return ""
        suggestion = _nearest(site, alike)
        if suggestion:
            return f"{before} {suggestion}".strip()
    return ""


def clear_name_cache() -> None:
    """Forget the cached names, so that the next query reads them again."""
    _region_names.cache_clear()
    _kim_names.cache_clear()


def _kims_by_name(site: Site, spellings: list[str], regions: list[Region]) -> list[Site]:
    """The groups with this name, then those in the regions with this name."""
    kims = (
        Site.objects.filter(kind=SiteKind.KIM)
        .exclude(pk=site.pk)
        .exclude(stage__in=UNREADABLE_STAGES)
        .values_list("pk", flat=True)
    )
    keys = list(
        kims.filter(label__in=[*spellings, *(f"kim-{each}" for each in spellings)])[:_MAX_SHOWN]
    )
    if regions:
        keys += kims.filter(region__in=regions).order_by("region", "pk")[:_MAX_SHOWN]
    return _in_order(Site.objects.select_related("region"), list(dict.fromkeys(keys))[:_MAX_SHOWN])


def _in_order[Row: Model](rows: QuerySet[Row], keys: Sequence[int | str]) -> list[Row]:
    """The rows with these keys, in this order. No query without keys, which is the common case."""
    by_key = rows.in_bulk(keys) if keys else {}
    return [by_key[key] for key in keys if key in by_key]


def _spellings(typed: str) -> list[str]:
    whole = slug(typed, _MAX_LENGTH)
    return [each for each in dict.fromkeys((whole, _BEFORE.sub("", whole))) if each]


def _endings(typed: str) -> Iterator[tuple[str, str]]:
    words = typed[:_MAX_LENGTH].split()
    for count in range(min(len(words), 4), 0, -1):
        name = " ".join(words[-count:])
        if len(name) >= _MIN_LENGTH:
            yield " ".join(words[:-count]), name


def _nearest(site: Site, alike: Sequence[str]) -> str:
    """The first of these names that exists in the region of the site, with its normal spelling."""
    within = "" if site.region.level == Level.NATION else site.region_id
    written: dict[str, str] = {}
    if alike:
        kims = Site.objects.filter(kind=SiteKind.KIM, region__code__startswith=within).exclude(
            stage__in=UNREADABLE_STAGES
        )
        labels = [*alike, *(f"kim-{name}" for name in alike)]
        for label, name in (
            kims.filter(label__in=labels).order_by("-pk").values_list("label", "name")
        ):
            written[label.removeprefix("kim-")] = name
        places = Region.objects.filter(
            kind__in=RegionKind.values, slug__in=alike, valid_until=None, code__startswith=within
        )
        for name, kind, text in places.order_by("-level", "-code").values_list(
            "slug", "kind", "name"
        ):
            written[name] = short_name(kind, text)
    return next((written[name] for name in alike if name in written), "")


def _portal(region: Region) -> NameMatch:
    above = [
        each.name_in_list
        for each in (region.parent, region.parent and region.parent.parent)
        if each and each.level
    ]
    return NameMatch(
        region.full_name, ", ".join(above), public_url(region.portal_label), is_kim=False
    )


def _group(kim: Site) -> NameMatch:
    return NameMatch(kim.name, kim.region.full_name, kim.url, is_kim=True)


def _edition() -> str:
    """The cache key of the region names: the version of the dataset.

    Without a dataset, while a database is being filled, it is the number of regions.
    """
    version = Dataset.objects.filter(name="regions").values_list("version", flat=True).first()
    return version or str(Region.objects.count())


def _newest_kim() -> int:
    newest: int | None = Site.objects.filter(kind=SiteKind.KIM).aggregate(newest=Max("pk"))[
        "newest"
    ]
    return newest or 0


@lru_cache(maxsize=1)
def _region_names(edition: str) -> NameIndex:
    return NameIndex(
        Region.objects.filter(valid_until=None).values_list("slug", flat=True).distinct()
    )


@lru_cache(maxsize=1)
def _kim_names(newest: int) -> NameIndex:
    return NameIndex(
        _BEFORE.sub("", label)
        for label in Site.objects.filter(kind=SiteKind.KIM).values_list("label", flat=True)
    )
