"""The ways through a list of goods: what sort, in season, up to which price."""

from dataclasses import dataclass

from kimid.market.kinds import CATEGORY, PAPERS, PRICE, SEASON
from kimid.market.queries import counts_by_choice
from kimid.sites.models import Site
from kimid.wire.kinds import Facet
from kimid.wire.narrowing import Narrowing


@dataclass(frozen=True)
class ChoiceLink:
    """A way to a narrowed list. `count` is how much is there, where that is known."""

    label: str
    url: str
    is_chosen: bool
    count: int | None = None


def sorts_of(here: Narrowing, site: Site) -> list[ChoiceLink]:
    """The ways to each sort of goods, and to what is in season. On the site of a group only those
    with something in them, in one query.
    """
    rest = here.with_choice(CATEGORY, "").with_choice(SEASON, "")
    plain = Narrowing(here.kind)
    pairs = [(SEASON, value) for value in SEASON.choices]
    pairs += [(CATEGORY, value) for value in CATEGORY.choices]
    keys = {pair: plain.with_choice(*pair).key for pair in pairs}
    counts = None if site.is_portal else counts_by_choice(site, list(keys.values()))
    is_plain = not (here.value_of(CATEGORY) or here.value_of(SEASON))
    links = [ChoiceLink("Semua", _url(rest), is_plain)]
    for facet, value in pairs:
        count = None if counts is None else counts.get(keys[facet, value], 0)
        is_chosen = here.value_of(facet) == value
        if count != 0 or is_chosen:
            link = _link(rest, facet, value)
            links.append(ChoiceLink(link.label, link.url, is_chosen, count))
    return links


def ceilings_of(here: Narrowing) -> list[ChoiceLink]:
    """The ways to goods up to a price."""
    chosen = here.value_of(PRICE)
    any_price = ChoiceLink("Berapa saja", _url(here.with_choice(PRICE, "")), not chosen)
    links = (_link(here, PRICE, value) for value in PRICE.choices)
    return [any_price, *links]


def checked_link(here: Narrowing) -> ChoiceLink:
    """The way to goods of which an office compared a paper; and back, if they are chosen."""
    [value] = PAPERS.choices
    link = _link(here, PAPERS, value)
    away = _url(here.with_choice(PAPERS, ""))
    return ChoiceLink(link.label, away if link.is_chosen else link.url, link.is_chosen)


def _link(here: Narrowing, facet: Facet, value: str) -> ChoiceLink:
    there = here.with_choice(facet, value)
    return ChoiceLink(facet.choices[value], _url(there), here.value_of(facet) == value)


def _url(there: Narrowing) -> str:
    return f"/{there.path}/"
