"""The checklist of papers follows the good, shows one step, and believes what it is told."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.market import checklist_queries
from kimid.market.actions import checklist as actions
from kimid.market.actions import products
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.goods_sorts import likely_sort
from kimid.market.models import (
    GoodsCategory,
    GoodsPaperKind,
    GoodsSort,
    PaperAnswer,
    Product,
    StepAnswer,
)
from kimid.market.paper_steps import CHECKED_ON, SORT_NOTES, STEPS, are_rules_old, steps_of
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.shared_pages import lessons
from kimid.sites.guard import across_sites, on_site
from tests import build
from tests.conftest import Door
from tests.market import making, selling

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

FOOD, HARVEST, FISH = GoodsCategory.FOOD, GoodsCategory.HARVEST, GoodsCategory.FISH


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


def _body(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def _next(product: Product, *, days: int = 0) -> GoodsPaperKind | None:
    """The kind of the step that is shown for a good."""
    with on_site(product.site):
        at = timezone.now() + timedelta(days=days)
        papers = checklist_queries.papers_and_answers(product.seller, at)
        step = papers.next_step(Product.objects.get(pk=product.pk))
    return step.step.kind if step else None


def _answer(product: Product, kind: GoodsPaperKind, answer: StepAnswer | None, by: Person) -> None:
    with on_site(product.site):
        actions.answer_step(product, kind=kind, answer=answer, by=by, at=timezone.now())


@pytest.mark.parametrize(
    ("name", "category", "ingredients", "sort"),
    [
        ("Madu kelulut, botol 100 ml", FOOD, "", GoodsSort.HONEY),
        ("Madu hutan Danau Sentarum", HARVEST, "madu", GoodsSort.HONEY),
        ("Madu jahe", FOOD, "", GoodsSort.PACKED),
        ("Madu kelulut", FOOD, "madu, gula aren", GoodsSort.PACKED),
        ("Keripik pisang madu", FOOD, "", GoodsSort.PACKED),
        ("Ikan toman segar", FISH, "", GoodsSort.FRESH_FISH),
        ("Ikan asin", FISH, "", GoodsSort.PACKED),
        ("Stup kelulut dengan koloni", FISH, "", GoodsSort.LIVESTOCK),
        ("Telur bebek", FISH, "", GoodsSort.LIVESTOCK),
        ("Kerupuk basah Kapuas Hulu", FOOD, "", GoodsSort.COOKED),
        ("Pempek beku", FOOD, "", GoodsSort.COOKED),
        ("Nugget ikan", FOOD, "", GoodsSort.CHILLED),
        ("Lada putih", HARVEST, "", GoodsSort.FRESH_PLANT),
        ("Gula aren", HARVEST, "", GoodsSort.PACKED),
        ("Songket Sambas", GoodsCategory.CLOTH, "", GoodsSort.NOT_EATEN),
        ("Potong rambut", GoodsCategory.SERVICE, "", GoodsSort.NOT_EATEN),
    ],
)
def test_a_good_is_taken_for_what_its_words_say(
    name: str, category: GoodsCategory, ingredients: str, sort: GoodsSort
) -> None:
    assert likely_sort(name, category, ingredients) == sort


def test_pure_honey_and_fresh_fish_are_never_sent_to_p_irt() -> None:
    for sort in (GoodsSort.HONEY, GoodsSort.FRESH_FISH):
        kinds = [step.kind for step in steps_of(sort)]
        assert kinds[0] == GoodsPaperKind.NIB
        assert {GoodsPaperKind.PIRT, GoodsPaperKind.BPOM_MD}.isdisjoint(kinds)
    assert [step.kind for step in steps_of(GoodsSort.HONEY)][1:] == [GoodsPaperKind.PSAH]
    assert [step.kind for step in steps_of(GoodsSort.FRESH_FISH)][1:] == []


def test_every_rule_names_its_source_its_price_and_a_place() -> None:
    assert {sort for step in STEPS for sort in step.sorts} == set(GoodsSort)
    for step in STEPS:
        assert step.source.url.startswith("https://"), step.kind
        assert all((step.why, step.cost, step.where, step.source.name)), step.kind
    assert all(note.source.url.startswith("https://") for note in SORT_NOTES)


def test_rules_that_nobody_read_for_a_year_say_so() -> None:
    assert not are_rules_old(CHECKED_ON + timedelta(days=364))
    assert are_rules_old(date(CHECKED_ON.year + 1, CHECKED_ON.month, CHECKED_ON.day))


def test_one_step_at_a_time_and_a_paper_settles_it(kim: Kim, editor: Person) -> None:
    product = making.shown(kim, by=editor, name="Keripik pisang")
    assert _next(product) == GoodsPaperKind.NIB
    making.paper(product, GoodsPaperKind.NIB, by=editor)
    assert _next(product) == GoodsPaperKind.PIRT
    making.paper(product, GoodsPaperKind.PIRT, by=editor)
    assert _next(product) == GoodsPaperKind.HALAL
    making.paper(product, GoodsPaperKind.NOT_HALAL, by=editor)
    assert _next(product) is None
    # Its P-IRT is over next year.
    assert _next(product, days=300) == GoodsPaperKind.PIRT


def test_put_off_comes_back_after_thirty_days(kim: Kim, editor: Person) -> None:
    product = making.shown(kim, by=editor, name="Keripik pisang")
    _answer(product, GoodsPaperKind.NIB, StepAnswer.LATER, editor)
    # All that follows needs the number of the business.
    assert _next(product, days=29) is None
    assert _next(product, days=30) == GoodsPaperKind.NIB
    _answer(product, GoodsPaperKind.NIB, StepAnswer.HAS, editor)
    assert _next(product) == GoodsPaperKind.PIRT
    _answer(product, GoodsPaperKind.PIRT, StepAnswer.LATER, editor)
    assert _next(product) == GoodsPaperKind.HALAL
    _answer(product, GoodsPaperKind.HALAL, StepAnswer.UNFIT, editor)
    assert _next(product) is None
    assert _next(product, days=3000) == GoodsPaperKind.PIRT
    _answer(product, GoodsPaperKind.HALAL, None, editor)
    assert _next(product) == GoodsPaperKind.HALAL


def test_the_number_of_the_business_is_answered_once_for_all_goods(
    kim: Kim, editor: Person
) -> None:
    first = making.shown(kim, by=editor)
    second = making.shown(
        kim, first.seller, by=editor, name="Songket", category=GoodsCategory.CLOTH
    )
    _answer(first, GoodsPaperKind.NIB, StepAnswer.HAS, editor)
    _answer(second, GoodsPaperKind.NIB, StepAnswer.HAS, editor)
    with on_site(kim.site):
        assert PaperAnswer.objects.get().product is None
    assert (_next(first), _next(second)) == (GoodsPaperKind.PSAH, None)


def test_who_knows_the_good_says_what_it_is_and_no_later_word_guesses(
    kim: Kim, editor: Person
) -> None:
    product = making.shown(kim, by=editor)
    with on_site(kim.site):
        actions.choose_sort(product, sort=GoodsSort.PACKED, by=editor, at=timezone.now())
        data = making.product_data(taste="Manis.")
        products.change_product(product, data=data, by=editor, at=timezone.now())
    product.refresh_from_db()
    assert product.sort == GoodsSort.PACKED
    with pytest.raises(GoodsRefused, match="tidak diperlukan"):
        _answer(product, GoodsPaperKind.PSAH, StepAnswer.HAS, editor)


def test_the_group_sees_the_step_and_answers_it(kim: Kim, ruang: Door, editor: Person) -> None:
    product = making.shown(kim, by=editor)
    page = f"/s/kim-satu/lapak/barang/{product.public_id}/"
    member = ruang(build.member(kim))
    assert "Langkah berikutnya: NIB" in _body(member.get(page))
    member.post(f"{page}langkah/", {"kind": "nib", "answer": "nanti"})
    shown = _body(member.get(page))
    assert "Langkah berikutnya" not in shown
    assert "NIB: nanti dulu." in shown
    member.post(f"{page}langkah/", {"sort": "kemasan"})
    product.refresh_from_db()
    assert (product.sort, product.is_sort_chosen) == ("kemasan", True)
    # A press that says nothing changes nothing.
    answer = member.post(f"{page}langkah/", {"kind": "nib", "answer": "mungkin"}, follow=True)
    assert "Tekan salah satu" in _body(answer)


def test_her_link_shows_one_step_for_the_whole_stall(kim: Kim, editor: Person) -> None:
    hers = selling.linked(kim, by=editor)
    product = making.shown(kim, hers.seller, by=editor)
    making.shown(kim, hers.seller, by=editor, name="Keripik pisang")
    start = _body(hers.phone.get(hers.path))
    assert start.count("Supaya lebih laku") == 1
    step = f"{hers.path}barang/{product.public_id}/langkah/"
    assert "Gratis untuk usaha mikro dan kecil." in _body(hers.phone.get(step))
    answer = hers.phone.post(step, {"kind": "nib", "answer": "punya"}, follow=True)
    assert "KIM menanyakan nomornya" in _body(answer)
    assert "Supaya lebih laku: Pangan segar hewan (PSAH)" in _body(answer)
    assert "Madu murni tidak dikirim ke P-IRT" in _body(hers.phone.get(step))
    refused = hers.phone.post(step, {"kind": "p-irt", "answer": "punya"})
    assert (refused.status_code, "tidak diperlukan" in _body(refused)) == (409, True)


def test_a_stranger_answers_nothing_by_her_link(kim: Kim, editor: Person) -> None:
    hers = selling.linked(kim, by=editor)
    product = making.shown(kim, hers.seller, by=editor)
    step = f"{hers.path}barang/{product.public_id}/langkah/"
    assert selling.phone().get(step).status_code == 409
    assert selling.phone().post(step, {"kind": "nib", "answer": "punya"}).status_code == 409
    other = making.shown(kim, by=editor, name="Barang orang lain")
    foreign = f"{hers.path}barang/{other.public_id}/langkah/"
    assert hers.phone.post(foreign, {"kind": "nib", "answer": "punya"}).status_code == 404
    with on_site(kim.site):
        assert not PaperAnswer.objects.exists()


def test_what_she_says_to_have_waits_at_home_until_its_number_is_there(
    kim: Kim, ruang: Door, editor: Person
) -> None:
    product = making.shown(kim, by=editor)
    _answer(product, GoodsPaperKind.NIB, StepAnswer.HAS, editor)
    home = ruang(editor)
    shown = _body(home.get("/s/kim-satu/"))
    assert "Bu Salmah bilang sudah punya" in shown
    assert f"/lapak/barang/{product.public_id}/kertas/?kertas=nib" in shown
    making.paper(product, GoodsPaperKind.NIB, by=editor)
    assert "bilang sudah punya" not in _body(home.get("/s/kim-satu/"))


def test_an_office_counts_what_sellers_lack_and_names_none(kim: Kim, editor: Person) -> None:
    honey = making.shown(kim, by=editor)
    chips = making.shown(kim, by=editor, name="Keripik pisang")
    making.paper(chips, GoodsPaperKind.PIRT, by=editor)
    making.paper(chips, GoodsPaperKind.NIB, by=editor)
    _answer(honey, GoodsPaperKind.NIB, StepAnswer.HAS, editor)
    making.draft(kim, by=editor, name="Keripik ubi")
    regency = Region.objects.get(code=kim.site.region_id[:4])
    with across_sites("an office counts"):
        here, below = checklist_queries.lacks_by_place(regency, timezone.localdate())
    counts = {
        each.step.kind: (each.needed, each.lacking, each.claimed)
        for each in here.lacks
        if each.needed
    }
    assert here.sellers == 2
    assert counts == {
        GoodsPaperKind.NIB: (2, 0, 1),
        GoodsPaperKind.PIRT: (1, 0, 0),
        GoodsPaperKind.PSAH: (1, 1, 0),
        GoodsPaperKind.HALAL: (1, 1, 0),
    }
    assert [place.sellers for place in below] == [2]


def test_the_desk_and_its_table_have_numbers_and_names_of_kim_only(
    kim: Kim, ruang: Door, editor: Person
) -> None:
    making.shown(kim, by=editor, name="Keripik pisang")
    desk = ruang(build.officer("6112"))
    page = _body(desk.get("/s/kab-kubu-raya/kertas-barang/kurang/"))
    assert "<strong>1</strong> dari 1 penjual belum" in page
    table = desk.get("/s/kab-kubu-raya/kertas-barang/kurang.csv").content.decode()
    head, row = table.splitlines()
    assert head.startswith("\ufeffkim;kabupaten_kota;kecamatan;desa_kelurahan;penjual;nib_perlu")
    assert row.startswith("KIM Satu;Kabupaten Kubu Raya;")
    assert ";1;1;1;0;" in row
    for text in (page, table):
        assert "Salmah" not in text
    assert ruang(editor).get("/s/kab-kubu-raya/kertas-barang/kurang/").status_code == 404


def test_an_office_without_sellers_reads_so(ruang: Door) -> None:
    desk = ruang(build.officer("6112"))
    page = _body(desk.get("/s/kab-kubu-raya/kertas-barang/kurang/"))
    assert "Belum ada penjual." in page
    table = desk.get("/s/kab-kubu-raya/kertas-barang/kurang.csv").content.decode()
    assert len(table.splitlines()) == 1


def test_a_lesson_stands_beside_its_step(
    kim: Kim, ruang: Door, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = making.shown(kim, by=editor)
    page = f"/s/kim-satu/lapak/barang/{product.public_id}/"
    assert "Pelajarannya" not in _body(ruang(editor).get(page))
    found = lessons.LessonLink("Membuat NIB", "https://contoh.go.id/nib")
    monkeypatch.setattr(lessons, "_FINDERS", [])
    lessons.register_lessons(lambda topic: found if topic == "kertas-nib" else None)
    assert "Pelajarannya: Membuat NIB" in _body(ruang(editor).get(page))
