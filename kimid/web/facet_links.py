"""The ways to the narrowed lists of a kind."""

from dataclasses import dataclass

from django.urls import reverse

from kimid.ui.links import Link
from kimid.wire.kinds import Facet
from kimid.wire.narrowing import Narrowing


@dataclass(frozen=True)
class FacetLinks:
    """A facet with the ways to each of its choices, and to the list without any of them."""

    label: str
    links: list[Link]


def facet_links(here: Narrowing) -> list[FacetLinks]:
    """The facets of a kind, for a reader whose list is narrowed like this. No query."""
    return [
        FacetLinks(facet.label, [_link(here, facet, value) for value in ("", *facet.choices)])
        for facet in here.kind.facets
    ]


def _link(here: Narrowing, facet: Facet, value: str) -> Link:
    there = here.with_choice(facet, value)
    url = (
        reverse("kind-narrowed", args=[there])
        if there.choices
        else reverse("kind", args=[here.kind])
    )
    return Link(facet.choices.get(value, "Semua"), url, current=here.value_of(facet) == value)
