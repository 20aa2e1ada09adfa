"""Lists of a kind that readers narrow by one facet or by two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched, combinations
from typing import Final, NamedTuple

from kimid.wire.kinds import Facet, Kind, PublishedItem, kind_at, kind_of

AT_MOST: Final = 2  # facets at once: each pair is written with the item


class FacetChoice(NamedTuple):
    """One answer to one facet."""

    facet: Facet
    value: str

    @property
    def label(self) -> str:
        return self.facet.choices[self.value]


@dataclass(frozen=True)
class Narrowing:
    """A list of a kind with these choices, in the order of its facets."""

    kind: Kind
    choices: tuple[FacetChoice, ...] = ()

    @property
    def key(self) -> str:
        """By which placements are found: `product kategori=makanan surat=halal`."""
        return " ".join(
            [self.kind.name, *(f"{facet.name}={value}" for facet, value in self.choices)]
        )

    @property
    def path(self) -> str:
        """Its part of an address: `produk/kategori/makanan/surat/halal`."""
        words = [word for facet, value in self.choices for word in (facet.name, value)]
        return "/".join([self.kind.slug, *words])

    @property
    def label(self) -> str:
        """`Produk: Makanan, Halal`."""
        return f"{self.kind.label}: {', '.join(choice.label for choice in self.choices)}"

    def value_of(self, facet: Facet) -> str:
        """What is chosen of this facet; empty if nothing is."""
        return next((value for other, value in self.choices if other is facet), "")

    def with_choice(self, facet: Facet, value: str) -> "Narrowing":
        """The same list with this choice instead of another one of its facet, or without any of it
        if `value` is empty. One choice of another facet stays, the last.
        """
        others = [choice for choice in self.choices if choice.facet is not facet]
        chosen = [*others[1 - AT_MOST :], FacetChoice(facet, value)] if value else others
        return Narrowing(self.kind, tuple(sorted(chosen, key=self._place_of)))

    def _place_of(self, choice: FacetChoice) -> int:
        return self.kind.facets.index(choice.facet)


def narrowing_at(path: str) -> Narrowing | None:
    """The list that this part of an address means, if any. Each list has one address."""
    word, *rest = path.split("/")
    kind = kind_at(word)
    if kind is None or len(rest) % 2 or not 2 <= len(rest) <= 2 * AT_MOST:
        return None
    facets = {facet.name: facet for facet in kind.facets}
    pairs = list(batched(rest, 2))
    if any(name not in facets or value not in facets[name].choices for name, value in pairs):
        return None
    choices = tuple(FacetChoice(facets[name], value) for name, value in pairs)
    places = [kind.facets.index(choice.facet) for choice in choices]
    return Narrowing(kind, choices) if places == sorted(set(places)) else None


def narrowings_of(item: PublishedItem) -> Iterator[Narrowing]:
    """All narrowed lists in which an item stands."""
    kind = kind_of(item.kind)
    choices = [
        FacetChoice(facet, value)
        for facet in kind.facets
        for value in dict.fromkeys(facet.values(item))
        if value in facet.choices
    ]
    for how_many in range(1, AT_MOST + 1):
        for chosen in combinations(choices, how_many):
            if _answers_each_once(chosen):
                yield Narrowing(kind, chosen)


def _answers_each_once(choices: Sequence[FacetChoice]) -> bool:
    return len({choice.facet for choice in choices}) == len(choices)
