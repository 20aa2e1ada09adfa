"""What is in season in a month, on a portal and below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count
from django.db.models.functions import Substr

from kimid.lib import codes
from kimid.lib.clock import MONTHS
from kimid.lib.codes import Level
from kimid.lib.text import enumeration, number
from kimid.places.models import Region
from kimid.places.queries import children_of
from kimid.showcase.kinds import KIND, MONTH_WORDS, SEASON_MONTHS
from kimid.showcase.season import Season, SeasonMonth
from kimid.sites.hosts import public_url
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.ui.links import Link
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item, PlacementFacet
from kimid.wire.narrowing import FacetChoice, Narrowing
from kimid.wire.queries import narrowed_feed

_FIRST: Final = 3
_IN_PLACE: Final = 4
# What one must not miss, the most urgent first.
_PHASES: Final = ("Segera habis", "Baru mulai", "Puncak")
_BELOW: Final = {
    Level.NATION: "provinsi",
    Level.PROVINCE: "kabupaten dan kota",
    Level.REGENCY: "kecamatan",
    Level.DISTRICT: "desa dan kelurahan",
}


@dataclass(frozen=True)
class RipeItem:
    """One item in this month."""

    item: Item
    phase: str
    cells: list[SeasonMonth]

    @classmethod
    def of(cls, item: Item, month: int) -> "RipeItem":
        """How far it is in this month, by its number."""
        season = Season(item.data["season"])
        return cls(item, season.phase(month), season.cells(month))

    @property
    def name(self) -> str:
        return str(self.item.data["name"])

    @property
    def first_sentence(self) -> str:
        """What is said of it first."""
        return f"{self.item.summary.split('. ')[0].rstrip('.')}."


@dataclass(frozen=True)
class RipePlace:
    """A region below, with how much is in season there, and the newest of it."""

    region: Region
    count: int
    items: list[RipeItem]

    @property
    def name(self) -> str:
        return self.region.short_name

    @property
    def url(self) -> str:
        """The same month on its portal."""
        return public_url(self.region.portal_label, "/musim/")


@dataclass(frozen=True)
class MonthInSeason:
    """A month on a portal. `count` things of `villages` villages are in season."""

    number: int
    count: int
    villages: int
    first: list[RipeItem]
    places: list[RipePlace]
    others: list[RipeItem]  # on the portal of a village, which has no places below
    silent: str  # how many regions below have none, in words
    next_names: str

    @property
    def name(self) -> str:
        return MONTHS[self.number - 1]

    @property
    def next_name(self) -> str:
        return MONTHS[self.number % 12]

    @property
    def next_url(self) -> str:
        return f"/musim/{MONTH_WORDS[self.number % 12]}/"

    @property
    def list_path(self) -> str:
        """The full list of this month."""
        return f"/{_narrowing(self.number).path}/"


def month_links(now: int, chosen: int) -> list[Link]:
    """All months, this one first."""
    numbers = [(now + step - 1) % 12 + 1 for step in range(12)]
    return [
        Link(
            MONTHS[each - 1],
            "/musim/" if each == now else f"/musim/{MONTH_WORDS[each - 1]}/",
            current=each == chosen,
        )
        for each in numbers
    ]


def month_in_season(site: Site, month: int) -> MonthInSeason:
    """What is in season in a month, on this portal. Five queries."""
    feed = narrowed_feed(site, _narrowing(month)) if site.has_row else None
    items = [RipeItem.of(row.item, month) for row in feed.placements] if feed else []
    first = _not_to_miss(items)
    rest = [each for each in items if each not in first]
    region = site.region
    below = list(children_of(region.code)) if region.level < Level.VILLAGE else []
    counts = _counts(site, month, region.level)
    places = _places(below, {code: count for code, (count, _) in counts.items()}, rest)
    silent = len(below) - len(places)
    words = f"{number(silent)} {_BELOW[Level(region.level)]}" if below and silent else ""
    return MonthInSeason(
        month,
        sum(count for count, _ in counts.values()),
        sum(villages for _, villages in counts.values()),
        first,
        places,
        [] if below else rest,
        words,
        names_in_season(site, month % 12 + 1),
    )


def _narrowing(month: int) -> Narrowing:
    return Narrowing(kind_of(KIND), (FacetChoice(SEASON_MONTHS, MONTH_WORDS[month - 1]),))


def _not_to_miss(items: Sequence[RipeItem]) -> list[RipeItem]:
    """Three with a picture: those that end or begin, then the peak, one of each place if it can."""
    shown = [each for each in items if each.item.picture]
    shown.sort(key=lambda each: _PHASES.index(each.phase) if each.phase in _PHASES else 9)
    return shown[:_FIRST]


def _counts(site: Site, month: int, level: int) -> dict[str, tuple[int, int]]:
    """How many items, of how many villages, by the code of the region below. One query."""
    if not site.has_row:
        return {}
    length = codes.LENGTHS[min(level, Level.DISTRICT)]
    rows = PlacementFacet.objects.filter(portal=site, key=_narrowing(month).key)
    grouped = (
        rows.exclude(item__site__stage__in=UNREADABLE_STAGES)
        .annotate(below=Substr("item__region", 1, length))
        .values("below")
        .annotate(count=Count("pk"), villages=Count("item__region", distinct=True))
    )
    return {row["below"]: (row["count"], row["villages"]) for row in grouped}


def _places(
    below: Sequence[Region], counts: dict[str, int], items: Sequence[RipeItem]
) -> list[RipePlace]:
    """The regions below with something in season, most of it first."""
    places = [
        RipePlace(
            region,
            counts[region.code],
            [each for each in items if codes.covers(region.code, each.item.region_id)][:_IN_PLACE],
        )
        for region in below
        if region.code in counts
    ]
    return sorted(places, key=lambda place: -place.count)


def names_in_season(site: Site, month: int) -> str:
    """What is there in a month, by some names. One query."""
    if not site.has_row:
        return ""
    rows = PlacementFacet.objects.filter(portal=site, key=_narrowing(month).key)
    shown = rows.exclude(item__site__stage__in=UNREADABLE_STAGES).order_by("-published_at", "-pk")
    names = [row["name"] for row in shown.values_list("item__data", flat=True)[:_IN_PLACE]]
    return enumeration(names) if names else ""
