"""A list of achievements as readers get it: rows with their year, counts in words, chips."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, Self

from kimid.lib import clock
from kimid.lib.text import number
from kimid.showcase.achievement_kind import LEVEL, MARK, YEAR
from kimid.showcase.marks import CONFIRMED
from kimid.showcase.models import AchievementLevel, AchievementMark
from kimid.showcase.queries import counts_in_lists
from kimid.sites.models import Site
from kimid.wire.kinds import Facet
from kimid.wire.models import Placement
from kimid.wire.narrowing import Narrowing
from kimid.wire.queries import Feed

_NUMBERS: Final = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)


class ListChip(NamedTuple):
    """A way to a narrowed list, with how much is there, where that is known."""

    label: str
    url: str
    is_chosen: bool
    how_many: int | None


@dataclass(frozen=True)
class AchievementRow:
    """One achievement in a list."""

    item: object
    href: str
    year: str
    place: str
    is_confirmed: bool
    mark: str
    beside: str


@dataclass(frozen=True)
class AchievementList:
    """The rows of one page, the chips above them, and on the site of a group what its first
    sentence counts.
    """

    rows: Sequence[AchievementRow]
    chips: Sequence[ListChip]
    is_by_year: bool
    total: int = 0
    title: str = ""
    sentence: str = ""

    @classmethod
    def of(cls, feed: Feed, here: Narrowing, site: Site) -> Self:
        """The list of a site. On the site of a group one query counts, on portals none."""
        rows = [_row(each, site) for each in feed.placements]
        # All of it on one page stands by year; of more, the newest news first.
        is_by_year = feed.number == 1 and not feed.has_more
        if is_by_year:
            rows.sort(key=lambda row: row.year, reverse=True)
        if site.is_portal:
            return cls(rows, _chips(here, None), is_by_year)
        counts = _counts(here, site)
        marks = [counts[MARK, mark] for mark in AchievementMark]
        confirmed = sum(counts[MARK, mark] for mark in CONFIRMED)
        return cls(
            rows,
            _chips(here, counts),
            is_by_year,
            total=sum(marks),
            title=f"{_capital(in_words(sum(marks)))} kali kami dibanggakan",
            sentence=_sentence(confirmed, counts[MARK, AchievementMark.WAITING]),
        )


def in_words(count: int) -> str:
    """Small numbers as words: `enam`, but `23`."""
    return _NUMBERS[count] if count < len(_NUMBERS) else number(count)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(confirmed: int, waiting: int) -> str:
    """How much somebody outside has confirmed, and how much not yet."""
    if not waiting:
        return "Semuanya sudah dipastikan orang di luar KIM."
    if not confirmed:
        return f"{_capital(in_words(waiting))} masih menunggu dipastikan orang di luar KIM."
    return (
        f"{_capital(in_words(confirmed))} sudah dipastikan orang di luar KIM. "
        f"{_capital(in_words(waiting))} masih menunggu."
    )


def _row(placement: Placement, site: Site) -> AchievementRow:
    item, zone = placement.item, placement.item.region.zone
    data = item.data
    is_confirmed = data["mark"] in CONFIRMED
    mark, beside = data["label"], ""
    if not is_confirmed and data["lost_on"]:
        day = clock.day(date.fromisoformat(data["lost_on"]))
        mark, beside = f"Tanda lepas: tulisan diubah {day}", "diminta dilihat lagi"
    elif not is_confirmed:
        mark = "Menunggu dipastikan orang luar"
        beside = f"sejak {clock.day(clock.today(item.published_at, zone))}"
    return AchievementRow(
        item=item,
        href=item.url if site.is_portal else item.path,
        year=data["year"],
        place=item.place if site.is_portal else "",
        is_confirmed=is_confirmed,
        mark=mark,
        beside=beside,
    )


type _Choice = tuple[Facet, str]


def _choices() -> list[_Choice]:
    marks = [(MARK, mark.value) for mark in AchievementMark]
    return [*marks, *((LEVEL, value) for value in reversed(AchievementLevel.values))]


def _counts(here: Narrowing, site: Site) -> dict[_Choice, int]:
    plain = Narrowing(here.kind)
    keys = {choice: plain.with_choice(*choice).key for choice in _choices()}
    counted = counts_in_lists(site, list(keys.values()))
    return {choice: counted.get(key, 0) for choice, key in keys.items()}


def _chips(here: Narrowing, counts: dict[_Choice, int] | None) -> list[ListChip]:
    """All, then who confirmed, then each level. On the site of a group only those with something in
    them. A year is chosen by an address, and stands here while it is.
    """
    total = None if counts is None else sum(counts[MARK, mark] for mark in AchievementMark)
    chips = [ListChip("Semua", f"/{Narrowing(here.kind).path}/", not here.choices, total)]
    if year := here.value_of(YEAR):
        chips.append(ListChip(year, f"/{here.path}/", is_chosen=True, how_many=None))
    for facet, value in _choices():
        count = None if counts is None else counts[facet, value]
        is_chosen = here.value_of(facet) == value
        if count != 0 or is_chosen:
            there = here.with_choice(facet, "" if is_chosen else value)
            chips.append(ListChip(facet.choices[value], f"/{there.path}/", is_chosen, count))
    return chips
