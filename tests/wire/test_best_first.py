"""An answer begins with what fits best: where the words stand, how rare they are, how new it is."""

from datetime import timedelta
from typing import Any

import pytest

from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.registry.models import Kim
from kimid.wire.search.results import SearchQuery, SearchResults, search
from kimid.wire.verdicts import Verdict
from tests import build

pytestmark = pytest.mark.django_db

YEAR = 365


def _tell(of: Kim, title: str, lead: str = "", body: str = "", *, days: int = 0) -> None:
    story = build.story(of, Stage.VERIFIED, title=title, lead=lead, body=body)
    build.publish(story, at=build.AT - timedelta(days=days))


def _results(of: Kim, typed: str, **more: Any) -> SearchResults:
    return search(of.site, SearchQuery(typed, **more))  # Any: each test names what it fills in


def _titles(of: Kim, typed: str, **more: Any) -> list[str]:
    return [hit.item.title for hit in _results(of, typed, **more).hits]


def test_a_title_that_was_typed_whole_stands_first_however_old_it_is() -> None:
    kim = build.kim()
    _tell(kim, "Panen lada di dusun", days=9 * YEAR)
    for number in range(3):
        _tell(kim, f"Panen lada di dusun sebelah, hari ke-{number}")

    assert _titles(kim, "panen LADA di dusun")[0] == "Panen lada di dusun"
    assert _titles(kim, "panen lada dusun", is_best_first=False)[-1] == "Panen lada di dusun"


def test_a_word_counts_most_in_the_title_then_in_the_summary_then_elsewhere() -> None:
    kim = build.kim()
    _tell(kim, "Lomba perahu dimulai", days=3)
    _tell(kim, "Kabar dari dermaga", "Perahu baru datang. Isinya garam. Warga antre.", days=2)
    _tell(kim, "Kabar dari pasar", body="Seorang paman menjual perahu.", days=1)

    assert _titles(kim, "perahu") == [
        "Lomba perahu dimulai",
        "Kabar dari dermaga",
        "Kabar dari pasar",
    ]


@pytest.mark.parametrize(("months", "first"), [(11, "Lomba perahu"), (13, "Kabar dermaga")])
def test_with_each_year_an_item_counts_half(months: int, first: str) -> None:
    kim = build.kim()
    _tell(kim, "Lomba perahu", "Dayung dibagikan.", days=months * YEAR // 12)
    _tell(kim, "Kabar dermaga", "Perahu baru datang.")

    assert _titles(kim, "perahu")[0] == first


def test_words_side_by_side_stand_above_the_same_words_apart() -> None:
    kim = build.kim()
    _tell(kim, "Kepala adat membuka sekolah lapang", days=1)
    _tell(kim, "Adat baru di pasar: kepala ikan dibuang")
    _tell(kim, "Kabar lain")

    assert _titles(kim, "kepala adat")[0] == "Kepala adat membuka sekolah lapang"


def test_a_title_with_the_rare_word_stands_above_one_with_the_common_word() -> None:
    kim = build.kim()
    for number in range(8):
        _tell(kim, f"Kabar dusun ke-{number}")
    _tell(kim, "Warga dusun berkumpul", "Layangan putus di kabel. Anak-anak tertawa.")
    _tell(kim, "Layangan terbang tinggi", "Semua dusun menonton. Anginnya kencang.", days=1)

    assert _titles(kim, "layangan dusun")[:2] == [
        "Layangan terbang tinggi",
        "Warga dusun berkumpul",
    ]


def test_what_is_about_it_stands_above_what_has_all_words_somewhere() -> None:
    kim = build.kim()
    _tell(kim, "Jembatan dusun kini kuat lagi", "Papannya diganti. Semua ikut.", days=30)
    _tell(
        kim,
        "Seratus itik digembalakan",
        "Itiknya memakan keong. Telurnya dijual.",
        body="Keong yang merusak padi habis. Itik menyeberang jalan, lalu lewat jembatan.",
    )

    assert _titles(kim, "jembatan rusak")[0] == "Jembatan dusun kini kuat lagi"


def test_what_has_only_the_common_word_is_left_out_beside_the_rare_one() -> None:
    kim = build.kim()
    _tell(kim, "Pendaftaran murid dibuka", "Bawa akta. Bangku masih ada.", days=200)
    for number in range(6):
        _tell(kim, f"Anak kambing ke-{number} lahir di kandang")

    results = _results(kim, "akta kelahiran")

    assert results.is_loose
    assert [hit.item.title for hit in results.hits] == ["Pendaftaran murid dibuka"]


def test_what_lacks_a_word_is_not_shown_beside_what_fits_in_full() -> None:
    kim = build.kim()
    _tell(kim, "Banjir surut di jalan lama")
    _tell(kim, "Banjir merusak jembatan", days=9)

    assert _titles(kim, "banjir jembatan") == ["Banjir merusak jembatan"]


def test_words_of_asking_do_not_count_beside_others() -> None:
    kim = build.kim()
    _tell(kim, "Donor darah dibuka Minggu", days=3)
    _tell(kim, "Kapan pulang?", "Bagaimana kabarnya, dimana sekarang. Donor darah tidak disebut.")

    assert _titles(kim, "kapan ada donor darah dan bagaimana caranya?")[0].startswith("Donor")
    assert _titles(kim, "kapan") == ["Kapan pulang?"]


def test_the_claim_that_was_checked_is_found_by_its_own_words() -> None:
    kim = build.kim()
    details = Details(
        claim="Minum air garam menyembuhkan demam.",
        claim_seen="Grup RT",
        verdict=Verdict.FALSE,
        reach="Satu grup.",
    )
    build.of_kind(kim, StoryKind.FACT_CHECK, details, title="Bidan desa menjawab")

    assert _titles(kim, "air garam menyembuhkan demam") == ["Bidan desa menjawab"]


def test_pages_of_the_best_hold_each_item_once_in_one_order() -> None:
    kim = build.kim()
    for number in range(23):
        lead = "Padi menguning. Semua ikut." if number % 2 else "Panen padi. Semua ikut."
        _tell(kim, f"Kabar panen ke-{number}", lead, days=number)

    pages = [_results(kim, "panen padi", number=number) for number in (1, 2, 3)]

    assert [len(page.hits) for page in pages] == [20, 3, 0]
    assert [page.has_more for page in pages] == [True, False, False]
    titles = [hit.item.title for page in pages for hit in page.hits]
    assert len(set(titles)) == 23
    assert "ke-0" in titles[0]
