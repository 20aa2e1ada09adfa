"""Facets: an item stands in the narrowed lists of its values exactly where and while a site shows
it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kimid.lib.codes import Level
from kimid.pagecache import directives
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire import actions, holding, kinds, placing
from kimid.wire.kinds import Facet, register
from kimid.wire.models import Item, Placement, PlacementFacet
from kimid.wire.move_site import also_place_on, move_items
from kimid.wire.narrowing import FacetChoice, Narrowing, narrowing_at, narrowings_of
from kimid.wire.queries import narrowed_feed
from kimid.wire.reindexing import reindex_all
from tests import build
from tests.wire.products import (
    CATEGORY,
    PAPERS,
    PRODUCT,
    do_to,
    expected,
    mend,
    offer,
    written,
)

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]

FOOD = Narrowing(PRODUCT, (FacetChoice(CATEGORY, "makanan"),))
LATER = build.AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def _products(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_REGISTERED", dict(kinds._REGISTERED))
    register(PRODUCT)


def _on(item: Item, code: str) -> Placement:
    return Placement.objects.select_related("portal__region", "item").get(
        item=item, portal=build.portal(code)
    )


def _looked(count: int | None = None) -> None:
    rows = written()
    assert rows == expected()
    assert count is None or len(rows) == count


def test_each_list_has_one_address() -> None:
    both = Narrowing(PRODUCT, (FacetChoice(CATEGORY, "makanan"), FacetChoice(PAPERS, "halal")))
    assert narrowing_at("produk-desa/kategori/makanan") == FOOD
    assert narrowing_at("produk-desa/kategori/makanan/surat/halal") == both
    assert (both.key, both.label) == (
        "product kategori=makanan surat=halal",
        "Produk desa: Makanan, Halal",
    )
    for path in (
        "produk-desa",
        "produk-desa/kategori",
        "produk-desa/kategori/emas",
        "produk-desa/warna/merah",
        "produk-desa/surat/halal/kategori/makanan",
        "produk-desa/surat/halal/surat/pirt",
        "berita/kategori/makanan",
        "produk/kategori/makanan",
    ):
        assert narrowing_at(path) is None


def test_choices_replace_each_other_and_no_more_than_two_stand_together() -> None:
    third = Facet("rt", "RT", {"satu": "RT 1"}, lambda _: ())
    kind = replace(PRODUCT, facets=(CATEGORY, PAPERS, third))
    here = Narrowing(kind, (FacetChoice(CATEGORY, "makanan"), FacetChoice(PAPERS, "halal")))

    assert here.with_choice(CATEGORY, "jasa").path == "produk-desa/kategori/jasa/surat/halal"
    assert here.with_choice(CATEGORY, "").path == "produk-desa/surat/halal"
    assert here.with_choice(third, "satu").path == "produk-desa/surat/halal/rt/satu"


@pytest.mark.parametrize("word", ["Makanan", "a b", "", "x" * 21, "-a", "a/b"])
def test_a_word_that_fits_no_address_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="no word of an address"):
        Facet("kategori", "Kategori", {word: "Apa saja"}, lambda _: ())


def test_an_item_stands_in_the_lists_of_its_values_and_of_each_pair() -> None:
    item = offer(build.kim().site, papers="halal pirt emas", at=build.AT)
    assert {each.path for each in narrowings_of(item)} == {
        "produk-desa/kategori/makanan",
        "produk-desa/surat/halal",
        "produk-desa/surat/pirt",
        "produk-desa/kategori/makanan/surat/halal",
        "produk-desa/kategori/makanan/surat/pirt",
    }
    _looked(5 * item.placements.count())


def test_facets_follow_their_placements_on_every_path() -> None:
    kim = build.kim(label="kim-satu")
    item = offer(kim.site, papers="halal", verify_by=LATER, at=build.AT)
    _looked(3 * 3)  # the group, its village, its district
    office = build.portal("61")
    actions.send_on(item, office=office, up_to=Level.PROVINCE, by=build.officer("61"), at=build.AT)
    _looked(3 * 5)
    mend(item, category="jasa", verify_by=LATER, is_rewritten=True, at=LATER)
    _looked(1 * 3)
    do_to(item, lambda each: placing.verify(each, check_label="Dua", verified_at=LATER), at=LATER)
    _looked(1 * 6)

    desk = build.officer("61")
    actions.hide(_on(item, "61"), reason="Ganda", by=desk, at=LATER)
    _looked(1 * 5)
    mend(item, papers="pirt", at=LATER)
    _looked(3 * 5)
    do_to(item, lambda each: holding.hold_items([each], LATER), at=LATER)
    _looked(0)
    mend(item, papers="pirt halal", at=LATER)
    _looked(0)
    do_to(item, holding.end_hold, at=LATER)
    _looked(5 * 5)
    actions.show(_on(item, "61"), by=desk, at=LATER)
    _looked(5 * 6)
    actions.feature(_on(item, "61"), by=desk, at=LATER)
    _looked(5 * 6)
    do_to(item, placing.remove_item, at=LATER)
    _looked(0)


def test_facets_follow_a_site_that_moves_or_merges() -> None:
    kim = build.kim(label="kim-satu")
    other = build.kim("6171051001", label="kim-dua")
    item = offer(kim.site, papers="halal", at=build.AT)
    actions.hide(_on(item, "61"), reason="Ganda", by=build.officer("61"), at=LATER)

    do_to(item, lambda each: move_items(each.site, "6171051001", LATER), at=LATER)
    _looked(3 * 5)
    assert PlacementFacet.objects.filter(portal=build.portal("6171")).exists()
    do_to(item, lambda each: also_place_on(each.site, other.site), at=LATER)
    _looked(3 * 6)


def test_a_facet_that_comes_later_is_filled_in_by_reindexing() -> None:
    item = offer(build.kim().site, papers="halal", at=build.AT)
    PlacementFacet.objects.all().delete()
    list(reindex_all())
    _looked(3 * item.placements.count())


def test_kinds_without_facets_write_nothing_and_ask_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        build.published(build.kim(label="kim-satu"), 1)
    assert [query for query in asked if "placementfacet" in query["sql"]] == []


def test_a_list_is_newest_first_without_what_is_hidden_or_of_a_closed_site() -> None:
    kim = build.kim(label="kim-satu")
    other = build.kim("6171051001", label="kim-dua")
    first, second = (
        offer(kim.site, title=f"Keripik {n}", at=build.AT + timedelta(hours=n)) for n in (1, 2)
    )
    offer(kim.site, title="Pijat", category="jasa", at=LATER)
    offer(other.site, title="Roti", at=LATER)
    Site.objects.filter(pk=other.site.pk).update(stage=next(iter(UNREADABLE_STAGES)))
    nation = build.portal("00")

    assert [row.item for row in narrowed_feed(nation, FOOD).placements] == [second, first]
    assert narrowed_feed(build.portal("62"), FOOD).placements == []


def test_a_narrowed_list_has_an_address_on_every_level(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    for number in range(21):
        offer(kim.site, title=f"Keripik {number}", papers="halal", at=build.AT)
    for host in ("kim-satu", "kalimantan-barat", ""):
        page = reader(host).get("/produk-desa/kategori/makanan/surat/halal/")
        text = page.content.decode()
        assert "<h1>Produk desa: Makanan, Halal</h1>" in text
        assert "Keripik 20" in text
        assert 'href="/produk-desa/surat/halal/"' in text
        assert 'href="/produk-desa/kategori/jasa/surat/halal/"' in text
        assert page["X-Robots-Tag"] == "noindex, follow"
        whole = reader(host).get("/produk-desa/")
        for header in (directives.TAGS, directives.FRESH_UNTIL, directives.BY_QUERY):
            assert page[header] == whole[header]
        later = reader(host).get("/produk-desa/kategori/makanan/?hal=2").content.decode()
        assert "Keripik 0" in later
        assert 'aria-current="page">Makanan</a>' in later
        empty = reader(host).get("/produk-desa/kategori/jasa/").content.decode()
        assert "Tidak ada yang terbit di sini." in empty
        for path in ("kategori/emas/", "warna/merah/", "kategori/makanan/?hal=3", "kategori/"):
            assert reader(host).get(f"/produk-desa/{path}").status_code == 404


def test_a_list_of_a_kind_offers_its_facets_and_others_none(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    offer(kim.site, at=build.AT)
    build.published(kim, 1)
    with_facets = reader("kim-satu").get("/produk-desa/").content.decode()
    assert '<nav class="chips" aria-label="Kategori">' in with_facets
    assert "X-Robots-Tag" not in reader("kim-satu").get("/produk-desa/")
    assert reader("kim-satu").get("/berita/").content.decode().count('class="chips"') == 1
