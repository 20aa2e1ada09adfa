"""The kind of item of this subject."""

from collections.abc import Iterable

from kimid.sites.models import Site
from kimid.wire.guessed_addresses import lead_to
from kimid.wire.kinds import Facet, JsonLd, Kind, PublishedItem, register
from tests.example_subject.lending.models import ToolType


def register_kinds() -> None:
    """Register tools, and the words that people try for them."""
    register(
        Kind(
            "tool",
            "Pinjam alat",
            "people",
            noun="alat",
            menu_place=60,
            article_type="",
            structured_data=_product,
            facets=(
                Facet("jenis", "Jenis", {each.value: str(each.label) for each in ToolType}, _type),
            ),
        )
    )
    lead_to("/pinjam-alat/", "alat", "pinjam", "tenda")


def _type(item: PublishedItem) -> Iterable[str]:
    return [item.data["type"]]


def _product(item: PublishedItem, site: Site, url: str) -> list[JsonLd]:
    """What search engines learn of a tool."""
    return [{"@type": "Product", "@id": url, "name": item.title, "description": item.summary}]
