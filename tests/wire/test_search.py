"""Search finds published items by every form of a word, at once, and only on the right sites."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimid.events.permissions import Role
from kimid.newsroom.actions import content, publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.queries import unsaved_portal
from kimid.wire import actions as wire
from kimid.wire import reindexing
from kimid.wire.kinds import Kind, kind_of, kinds
from kimid.wire.models import Item, SearchRow
from kimid.wire.reindexing import index_missing, reindex_all, unindexed
from kimid.wire.search import index
from kimid.wire.search.results import SearchQuery, SearchResults, search
from kimid.wire.verdicts import Verdict
from tests import build

pytestmark = pytest.mark.django_db

SAMBAS = "6101012001"  # a village in another regency of the same province


def _titles(site: Site, typed: str = "", **more: Any) -> list[str]:
    return [hit.item.title for hit in _results(site, typed, **more).hits]


def _results(site: Site, typed: str = "", **more: Any) -> SearchResults:
    return search(site, SearchQuery(typed, **more))  # Any: each test names what it fills in


def _tell(of: Kim, title: str, *, lead: str = "", body: str = "", hours: int = 0) -> Story:
    story = build.story(of, Stage.VERIFIED, title=title, lead=lead, body=body)
    return build.publish(story, at=build.AT + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Warga menanam bibit nipah di tepi sungai", "tanam"),
        ("Warga tanam bibit nipah di tepi sungai", "menanam"),
        ("Pengiriman beras lewat sungai tiba lagi", "mengirim beras"),
        ("Kelas menenun dibuka lagi untuk remaja", "tenun"),
        ("Pembangunan jembatan dusun selesai", "membangun JEMBATAN"),
        ("Salat Jum’at pindah ke masjid lama", "jumat"),
        ("Ada 2.050 bibit yang ditanam", "2050"),
        ("Posyandu RT 3 buka lebih pagi", "rt 3"),
        ("Kafé warga buka di tepi jalan", "kafe"),
        ("Memasak bubur pedas bersama", "masak bubur"),
    ],
)
def test_a_story_is_found_by_every_form_of_its_words(written: str, typed: str) -> None:
    kim = build.kim()
    _tell(kim, written)
    _tell(kim, "Ronda malam dimulai lagi")

    assert _titles(kim.site, typed) == [written]
    assert _titles(build.portal("61"), typed) == [written]


def test_all_words_are_wanted_and_when_nothing_has_them_all_those_with_most_come_first() -> None:
    kim = build.kim()
    _tell(kim, "Banjir surut di jalan lama")
    _tell(kim, "Jembatan gantung dicat")
    _tell(kim, "Banjir merusak jembatan dan sawah", hours=-9)

    assert _titles(kim.site, "banjir jembatan") == ["Banjir merusak jembatan dan sawah"]
    loose = _results(kim.site, "banjir jembatan sawah layangan")
    assert loose.is_loose
    assert loose.hits[0].item.title == "Banjir merusak jembatan dan sawah"
    assert len(loose.hits) == 1  # the others have too little of it
    assert _titles(kim.site, "layangan balap") == []


def test_a_story_is_found_by_its_place_its_group_and_its_topic_too() -> None:
    kim = build.kim(name="KIM Kapuas Jaya")
    _tell(kim, "Parit dibersihkan lagi")
    nation = build.portal("00")

    for typed in (
        "parit kubu raya",
        "parit Sungai Raya",
        "parit teluk kapuas",
        "kapuas jaya",
        "parit berita",
        "parit warga",
    ):
        assert _titles(nation, typed) == ["Parit dibersihkan lagi"], typed
    assert _titles(nation, "parit sambas", is_best_first=False) == ["Parit dibersihkan lagi"]
    assert _results(nation, "parit sambas").is_loose


def test_best_first_unless_the_newest_are_asked_for() -> None:
    kim = build.kim()
    _tell(kim, "Lomba perahu dimulai", hours=1)
    _tell(kim, "Kabar dari dermaga", lead="Perahu baru datang. Isinya garam. Warga antre.", hours=2)
    _tell(kim, "Kabar dari pasar", body="Seorang paman menjual perahu.", hours=3)

    for site in (kim.site, build.portal("61")):
        assert _titles(site, "perahu", is_best_first=False) == [
            "Kabar dari pasar",
            "Kabar dari dermaga",
            "Lomba perahu dimulai",
        ]
        assert _titles(site, "perahu") == [
            "Lomba perahu dimulai",
            "Kabar dari dermaga",
            "Kabar dari pasar",
        ]


def test_the_order_is_that_of_publishing_even_when_the_rows_were_written_in_another() -> None:
    kim = build.kim()
    for hours in (5, -3, 9, 0, 0, 0):
        _tell(kim, f"Panen ke-{hours} {SearchRow.objects.count()}", hours=hours)

    order = [title.split()[1] for title in _titles(kim.site, "panen")]

    assert order == ["ke-9", "ke-5", "ke-0", "ke-0", "ke-0", "ke--3"]


def test_a_portal_finds_what_is_below_it_and_a_group_its_own() -> None:
    here = build.kim()
    neighbour = build.kim()
    far = build.kim(SAMBAS)
    for kim, title in (
        (here, "Panen di sini"),
        (neighbour, "Panen tetangga"),
        (far, "Panen di Sambas"),
    ):
        _tell(kim, title)

    assert _titles(here.site, "panen") == ["Panen di sini"]
    assert sorted(_titles(build.portal("6112"), "panen")) == ["Panen di sini", "Panen tetangga"]
    assert len(_titles(build.portal("61"), "panen")) == 3
    assert _titles(build.portal("00"), "panen", region="6101") == ["Panen di Sambas"]
    assert _titles(build.portal("61"), "", region="6101") == ["Panen di Sambas"]
    assert search(unsaved_portal(build.region(build.PAHANDUT)), SearchQuery("panen")).hits == []


def test_kind_and_date_narrow_an_answer_and_can_be_asked_for_alone() -> None:
    kim = build.kim()
    _tell(kim, "Panen pertama", hours=-48)
    _tell(kim, "Panen kedua")
    since = build.AT - timedelta(hours=1)

    assert _titles(kim.site, "panen", since=since) == ["Panen kedua"]
    for site in (kim.site, build.portal("00")):
        assert _titles(site, "", since=since) == ["Panen kedua"]
        assert _titles(site, "panen", kind=kind_of("news")) == ["Panen kedua", "Panen pertama"]
        assert _titles(site, "", kind=kind_of("gallery")) == []


@pytest.mark.parametrize("kind", kinds(), ids=str)
def test_items_are_found_by_their_kind(kind: Kind) -> None:
    kim = build.kim()
    item = _tell(kim, "Panen padi").item
    assert item is not None
    item.kind = kind.name
    item.data = {"claim": "Padi tidak bisa dipanen.", "verdict": Verdict.FALSE}
    index.put(item)

    for site in (kim.site, build.portal("00")):
        for typed in ("", "panen"):
            assert _titles(site, typed, kind=kind) == ["Panen padi"]


def test_a_withdrawn_story_is_not_found_from_that_second_on() -> None:
    kim = build.kim()
    story = _tell(kim, "Panen terakhir")
    assert _titles(kim.site, "panen")

    publishing.withdraw(
        story, reason="Angkanya keliru.", by=build.member(kim, Role.EDITOR), at=build.AT
    )

    assert _titles(kim.site, "panen") == _titles(build.portal("00"), "panen") == []
    assert not SearchRow.objects.exists()


def test_a_correction_is_found_by_its_new_words_and_no_longer_by_the_old() -> None:
    kim = build.kim()
    story = _tell(kim, "Panen raya di dusun", body="Hasilnya tiga karung.")
    by = build.member(kim, Role.EDITOR)

    with on_site(kim.site):
        publishing.correct(
            story,
            content=build.words("Tanam raya di dusun", body="Hasilnya empat peti."),
            note=content.CorrectionNote("Tiga karung.", "Empat peti.", "Salah hitung."),
            by=by,
            at=build.AT + timedelta(hours=1),
        )

    assert _titles(kim.site, "peti") == _titles(kim.site, "tanam") == ["Tanam raya di dusun"]
    assert _titles(kim.site, "karung") == _titles(kim.site, "panen") == []


def test_what_an_editor_hid_is_not_found_on_that_portal_but_everywhere_else() -> None:
    kim = build.kim()
    story = _tell(kim, "Panen lada", body="Diikat dengan rotan.")
    placement = build.placement(story, build.portal("61"))

    wire.hide(placement, reason="Bukan dari sini.", by=build.BUILDER, at=build.AT)

    shown = [
        site
        for site in (kim.site, *(build.portal(code) for code in ("00", "61", "6112")))
        if _titles(site, "rotan")
    ]
    assert [site.label for site in shown] == [kim.site.label, "", "kab-kubu-raya"]
    placement.refresh_from_db()
    wire.show(placement, by=build.BUILDER, at=build.AT)
    assert _titles(build.portal("61"), "rotan") == ["Panen lada"]


def test_twenty_to_a_page_and_more_is_told() -> None:
    kim = build.kim()
    for number in range(23):
        _tell(kim, f"Panen ke-{number}", hours=number)

    for best in (False, True):
        pages = [
            _results(kim.site, "panen", number=number, is_best_first=best) for number in (1, 2, 3)
        ]
        assert [len(page.hits) for page in pages] == [20, 3, 0]
        assert [page.has_more for page in pages] == [True, False, False]
        titles = [hit.item.title for page in pages for hit in page.hits]
        assert titles == [f"Panen ke-{number}" for number in reversed(range(23))]


def test_the_words_are_marked_where_they_stand() -> None:
    kim = build.kim()
    filler = "Kabar lain dari dusun. " * 30
    _tell(
        kim,
        "Warga menanam nipah",
        lead="Bibit nipah datang. Ditanam Minggu. Semua ikut.",
        body=filler,
    )
    _tell(
        kim,
        "Kabar dusun",
        lead="Ada kabar. Ada kerja. Ada hasil.",
        body=f"{filler}Lalu <b>rotan</b> diikat. {filler}",
    )

    [hit] = _results(kim.site, "tanam").hits
    assert [run.text for run in hit.title if run.is_match] == ["menanam"]
    assert [run.text for run in hit.text if run.is_match] == ["Ditanam"]
    assert (
        "".join(run.text for run in hit.text) == "Bibit nipah datang. Ditanam Minggu. Semua ikut."
    )
    [hit] = _results(kim.site, "rotan").hits
    text = "".join(run.text for run in hit.text)
    assert "Lalu <b>rotan</b> diikat." in text
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text) < 260


ODD = [
    '"',
    "*",
    "-",
    "NEAR(a b)",
    "(",
    "a:b",
    "^panen",
    "panen' OR 1=1 --",
    "\x00",
    "%",
    "\\",
    "' & !",
    "title:",
    "r:61",
    "😀",
    "  ",
]


@pytest.mark.parametrize("typed", ODD)
def test_odd_signs_are_only_text(typed: str) -> None:
    kim = build.kim()
    _tell(kim, "Panen lada")

    for best in (False, True):
        results = _results(kim.site, typed, is_best_first=best)
        assert [hit.item.title for hit in results.hits] in ([], ["Panen lada"])
    assert _titles(kim.site, f"panen {typed}") == ["Panen lada"]


def test_a_very_long_question_is_read_up_to_its_eighth_word() -> None:
    kim = build.kim()
    _tell(kim, "Panen lada satu dua tiga empat lima enam")

    assert _titles(kim.site, "panen lada satu dua tiga empat lima enam " + "layangan " * 500)
    assert _titles(kim.site, "a" * 5000) == []


def test_what_is_missing_in_the_index_is_put_in_at_night() -> None:
    kim = build.kim()
    _tell(kim, "Panen lada")
    SearchRow.objects.all().delete()
    assert _titles(kim.site, "lada") == []

    index_missing.func()

    assert _titles(kim.site, "lada") == ["Panen lada"]
    assert not unindexed().exists()


def test_everything_can_be_indexed_anew_and_keeps_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    kim = build.kim()
    for number in range(3):
        _tell(kim, f"Panen ke-{number}", body="Isinya tentang lada.")
    Item.objects.filter(title="Panen ke-0").update(title="Tanam ke-0")
    monkeypatch.setattr(reindexing, "_AT_ONCE", 2)

    assert list(reindex_all()) == [2, 3]

    assert _titles(kim.site, "panen") == ["Panen ke-2", "Panen ke-1"]
    assert len(_titles(kim.site, "lada")) == 3


def test_every_act_on_an_item_reads_the_regions_above_it_once() -> None:
    story = build.story(build.kim(), Stage.VERIFIED)
    portal = build.portal("61")
    office = build.officer("61", Role.PORTAL_EDITOR)
    acts: list[Callable[[], object]] = [
        lambda: build.publish(story),
        lambda: build.corrected(story),
        lambda: wire.hide(build.placement(story, portal), reason="Ganda.", by=office, at=build.AT),
    ]

    assert [_reads_of_names(act) for act in acts] == [1, 1, 1]


def test_what_is_put_in_at_night_reads_no_region_for_each() -> None:
    build.published(build.kim(), 3)
    SearchRow.objects.all().delete()

    assert _reads_of_names(index_missing.func) == 0


def _reads_of_names(act: Callable[[], object]) -> int:
    """How many queries read the names of regions only."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return sum('FROM "places_region"' in query["sql"] for query in queries.captured_queries)


def test_hits_cost_no_query_each() -> None:
    kim = build.kim()
    costs = []
    for number in range(12):
        _tell(kim, f"Panen ke-{number}")
        with CaptureQueriesContext(connection) as queries:
            assert len(_titles(build.portal("00"), "panen")) == number + 1
        costs.append(len(queries))

    # PostgreSQL searches longer and longer spans until there are enough hits.
    assert max(costs) <= 20


def test_of_a_long_question_the_words_that_there_are_decide_what_comes_near() -> None:
    kim = build.kim()
    _tell(kim, "Posyandu balita pindah ke rumah ketua", hours=-2)
    _tell(kim, "Imunisasi balita di posyandu Melati", hours=-1)
    _tell(kim, "Ikan di rawa")

    results = _results(kim.site, "jam berapa imunisasi balita posyandu di rawa itu bulan depan")

    assert results.is_loose
    assert results.hits[0].item.title == "Imunisasi balita di posyandu Melati"
