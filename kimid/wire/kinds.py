"""The kinds of items on the wire.

Each subject registers those that it publishes. Lists, sections, feeds, search, addresses and
structured data ask here, so that none of them names a subject.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

from django.utils.safestring import SafeString

from kimid.sites.models import Site
from kimid.wire.verdicts import JudgedClaim

type JsonLd = dict[str, Any]

_REGISTERED: Final[dict[str, "Kind"]] = {}
_WORD: Final = re.compile(r"(?=.{1,20}$)[a-z0-9]+(-[a-z0-9]+)*")


class PublishedItem(Protocol):
    """What a kind reads of an item: a `wire.Item`."""

    kind: str
    title: str
    summary: str
    topic: str
    data: Any
    published_at: datetime
    starts_at: datetime | None
    ends_at: datetime | None
    area_level: int | None
    label: str

    @property
    def is_unverified(self) -> bool: ...


class MuchReadListener(Protocol):
    """A task that takes the id of an item."""

    def enqueue(self, item_id: int, /) -> object: ...


def _no_claim(item: PublishedItem) -> JudgedClaim | None:
    return None


def _no_words(item: PublishedItem) -> str:
    return ""


def _no_texts(items: Collection[int]) -> Mapping[int, SafeString]:
    return {}


def _no_data(item: PublishedItem, site: Site, url: str) -> list[JsonLd]:
    return []


@dataclass(frozen=True, eq=False)
class Facet:
    """A question by which readers narrow the list of a kind: what it costs, who made it.

    `choices` are its answers: what stands in the address and what readers see. `values` are those
    of one item; others than these choices narrow nothing. They come from `Item.data` and other
    fields of the item alone, so that they can be written again.
    """

    name: str  # in addresses
    label: str
    choices: Mapping[str, str]
    values: Callable[[PublishedItem], Iterable[str]]

    def __post_init__(self) -> None:
        for word in (self.name, *self.choices):
            if not _WORD.fullmatch(word):
                raise ValueError(f"{word} is no word of an address of at most 20 letters")


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of item, as its subject registers it.

    `name` is stored with each item. Readers see `label`, and `slug` in addresses. A kind with a
    `menu_place` has a section on every site that shows one, in the order of these numbers.
    """

    name: str
    label: str
    icon: str
    # What one of them is called within a sentence.
    noun: str = "kabar"
    menu_place: int | None = None
    # Readers ask when it takes place: listed by that, the next first.
    is_event: bool = False
    # Where it takes place, beside its region.
    venue: Callable[[PublishedItem], str] = _no_words
    # The newest hang on the notice board of a front page until they end.
    is_notice: bool = False
    # No news: on the home of a KIM its newest stand below the news, in a block of their own. There
    # they say `block_line` instead of a sentence, if they have one.
    has_block: bool = False
    block_line: Callable[[PublishedItem], str] = _no_words
    # Its list shows pictures, by month.
    shows_pictures: bool = False
    # Above its title stands its topic, not its kind.
    shows_topic: bool = False
    # The claim that it answers: then that and the answer stand wherever its title would.
    judged_claim: Callable[[PublishedItem], JudgedClaim | None] = _no_claim
    # `@type` of schema.org, empty if it is no article, and what search engines learn besides that.
    article_type: str = "NewsArticle"
    structured_data: Callable[[PublishedItem, Site, str], list[JsonLd]] = _no_data
    # The whole text of items by their ids, as HTML with full addresses; of some, or of none.
    full_texts: Callable[[Collection[int]], Mapping[int, SafeString]] = _no_texts
    # Enqueued with the id of an item once it has been read often (`reads.MUCH_READ`).
    when_much_read: MuchReadListener | None = None
    # By what readers narrow its list, in this order.
    facets: tuple[Facet, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether it stands among the news on the home of a KIM: events have their own panel."""
        return not (self.is_event or self.has_block)

    @property
    def slug(self) -> str:
        """Its name in addresses: `berita`, `cek-fakta`."""
        return self.label.lower().replace(" ", "-")

    @property
    def path(self) -> str:
        """The address of its list."""
        return f"/{self.slug}/"

    def __str__(self) -> str:
        return self.label


def register(*news: Kind) -> None:
    """Register kinds. Raises ValueError when a name or a word in addresses is taken."""
    for kind in news:
        taken = {each.name for each in kinds()} | {each.slug for each in kinds()}
        if not taken.isdisjoint({kind.name, kind.slug}):
            raise ValueError(f"another kind is called {kind.name} or stands at /{kind.slug}/")
        _REGISTERED[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order in which they were registered."""
    return tuple(_REGISTERED.values())


def kinds_with_block() -> list[Kind]:
    """Those with a block of their own on the home of a KIM, as they stand in its menu."""
    return sorted(
        (each for each in kinds() if each.has_block), key=lambda each: each.menu_place or 0
    )


def kind_of(name: str) -> Kind:
    """The kind with this name. Raises KeyError."""
    return _REGISTERED[name]


def kind_at(slug: str) -> Kind | None:
    """The kind that this word means in an address, if any."""
    return next((each for each in kinds() if each.slug == slug), None)
