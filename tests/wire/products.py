"""A kind of item with facets, as a subject would register it, and items of it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from kimid.events.action import action
from kimid.events.actor import System
from kimid.sites.models import Site
from kimid.wire import placing
from kimid.wire.kinds import Facet, Kind, PublishedItem
from kimid.wire.models import Item, Placement, PlacementFacet
from kimid.wire.narrowing import narrowings_of

TESTS: Final = System("tests")


def _category(item: PublishedItem) -> Iterable[str]:
    return [item.data.get("category", "")]


def _papers(item: PublishedItem) -> Iterable[str]:
    return str(item.data.get("papers", "")).split()


CATEGORY: Final = Facet("kategori", "Kategori", {"makanan": "Makanan", "jasa": "Jasa"}, _category)
PAPERS: Final = Facet("surat", "Surat", {"pirt": "P-IRT", "halal": "Halal"}, _papers)
PRODUCT: Final = Kind(
    "product", "Produk desa", "news", menu_place=25, facets=(CATEGORY, PAPERS), noun="produk"
)


def _publication(
    title: str, category: str, papers: str, verify_by: datetime | None
) -> placing.Publication:
    return placing.Publication(
        kind="product",
        title=title,
        summary="Dari kebun sendiri.",
        path=f"/produk/{title.lower().replace(' ', '-')}/",
        data={"category": category, "papers": papers},
        verify_by=verify_by,
    )


def offer(
    site: Site,
    *,
    title: str = "Keripik pisang",
    category: str = "makanan",
    papers: str = "",
    verify_by: datetime | None = None,
    at: datetime,
) -> Item:
    """Publish a product of this site."""
    publication = _publication(title, category, papers, verify_by)
    return _place(site, publication=publication, by=TESTS, at=at)


def mend(
    item: Item,
    *,
    category: str = "makanan",
    papers: str = "",
    verify_by: datetime | None = None,
    is_rewritten: bool = False,
    at: datetime,
) -> Item:
    """Publish a product again with other values."""
    news = _publication(item.title, category, papers, verify_by)
    return do_to(
        item,
        lambda each: placing.update_item(each, news, corrected_at=at, is_rewritten=is_rewritten),
        at=at,
    )


def do_to(item: Item, what: Callable[[Item], object], *, at: datetime) -> Item:
    """Something that an action of a subject does to its item."""
    return _do_to(item, what=what, by=TESTS, at=at)


@action(needs="registry.register", records="test.offered")
def _place(site: Site, *, publication: placing.Publication, by: System, at: datetime) -> Item:
    return placing.place(publication, site=site, at=at)


@action(needs="registry.register", records="test.did")
def _do_to(item: Item, *, what: Callable[[Item], object], by: System, at: datetime) -> Item:
    what(item)
    return item


def written() -> set[tuple[int, str]]:
    """The narrowed lists in which the database says that placements stand."""
    return set(PlacementFacet.objects.values_list("placement", "key"))


def expected() -> set[tuple[int, str]]:
    """Those in which they shall stand: those of their items, while their site shows them."""
    return {
        (row.pk, narrowing.key)
        for row in Placement.objects.filter(hidden_at=None).select_related("item")
        for narrowing in narrowings_of(row.item)
    }
