"""Words that mean the same find the same: those of the country, and those that offices add."""

import pytest
from django.core.exceptions import PermissionDenied

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.wire import actions, region_changes
from kimid.wire.models import MAX_GROUPS, AlikeWords
from kimid.wire.search.alike import BadGroup, group_of, query_words
from kimid.wire.search.results import SearchQuery, search
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

SAMBAS = "6101012001"  # a village in another regency of the same province


def _titles(site: Site, typed: str) -> list[str]:
    return [hit.item.title for hit in search(site, SearchQuery(typed)).hits]


def _add(code: str, words: str) -> AlikeWords:
    office = build.officer(code, Role.PORTAL_EDITOR)
    return actions.add_alike_words(build.region(code), words=words, by=office, at=build.AT)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("UMKM", "Dua belas warung menerima bayaran"),
        ("hoax", "Belajar memeriksa hoaks di balai"),
        ("hoaks", "Awas hoax soal vaksin"),
        ("bansos", "Bantuan beras untuk 80 keluarga"),
        ("BLT", "Bantuan langsung tunai dibagikan"),
        ("KK", "Kartu keluarga baru selesai sehari"),
        ("kartu keluarga", "KK baru selesai sehari"),
        ("e-KTP", "Rekam KTP keliling singgah"),
        ("PLN", "Listrik padam tiga jam"),
        ("goro", "Gotong royong pertama tahun ini"),
        ("kerja bakti", "Goro di dusun hulu"),
        ("pos yandu", "Posyandu buka setiap Rabu"),
        ("mati lampu", "Tiga jam tanpa listrik: ini jamnya"),
        ("demam berdarah", "Kasus DBD menurun"),
        ("bikin akte", "Loket akta dibuka malam hari"),
    ],
)
def test_a_word_of_the_field_finds_what_means_the_same(typed: str, title: str) -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED, title="Lapangan dipagari anak-anak")
    build.story(kim, Stage.PUBLISHED, title=title)

    assert _titles(kim.site, typed) == [title]


def test_the_word_itself_stands_above_what_is_only_near_in_meaning() -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED, title="PLN memeriksa gardu")
    build.story(kim, Stage.PUBLISHED, title="Listrik masuk dusun")

    assert _titles(kim.site, "pln") == ["PLN memeriksa gardu", "Listrik masuk dusun"]


def test_words_of_a_region_count_there_and_below_and_nowhere_else() -> None:
    here, far = build.kim(), build.kim(SAMBAS)
    for kim in (here, far):
        build.story(kim, Stage.PUBLISHED, title="Perahu motor menabrak dermaga")
    assert _titles(here.site, "pompeng") == []

    _add("6112", "Pompeng = perahu motor")

    found = [
        site
        for site in (here.site, far.site, *map(build.portal, ("6112", "611201", "6101", "61")))
        if _titles(site, "pompeng")
    ]
    assert found == [here.site, build.portal("6112"), build.portal("611201")]
    assert AlikeWords.objects.get().words == "pompeng, perahu motor"


def test_removed_words_no_longer_count() -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED, title="Perahu motor menabrak dermaga")
    row = _add("6112", "pompeng, perahu motor")
    assert _titles(kim.site, "pompeng")

    actions.remove_alike_words(row, by=build.officer("6112"), at=build.AT)

    assert _titles(kim.site, "pompeng") == []
    kinds = Event.objects.filter(kind__startswith="search.words").order_by("pk")
    assert [(event.kind, event.data["words"]) for event in kinds] == [
        ("search.words_added", "pompeng, perahu motor"),
        ("search.words_removed", "pompeng, perahu motor"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "pompeng",
        "pompeng, Pompeng",
        "pompeng, dan",
        "pompeng, x",
        "pompeng, perahu motor yang panjang sekali tanpa atap",
        "a1, b2, c3, d4, e5, f6, g7",
        "",
    ],
)
def test_what_is_no_group_of_words_is_refused(words: str) -> None:
    with pytest.raises(BadGroup):
        group_of(words)


def test_an_office_has_so_many_groups_and_each_once() -> None:
    region = build.region("6112")
    rows = (AlikeWords(region=region, words=f"kata{n}, kota{n}") for n in range(MAX_GROUPS - 1))
    AlikeWords.objects.bulk_create(rows)
    _add("6112", "pompeng, perahu motor")

    for words in ("pompeng, perahu motor", "goro, korve"):
        with pytest.raises(BadGroup):
            _add("6112", words)
    assert AlikeWords.objects.count() == MAX_GROUPS


@pytest.mark.parametrize("role", [Role.MEMBER, Role.EDITOR, Role.CHAIR])
def test_the_people_of_a_kim_and_the_office_beside_add_no_words(role: Role) -> None:
    for who in (build.member(build.kim(), role), build.officer("6101")):
        with pytest.raises(PermissionDenied):
            actions.add_alike_words(build.region("6112"), words="goro, korve", by=who, at=build.AT)


def test_an_office_adds_and_removes_words_on_its_page(ruang: Door) -> None:
    portal = build.portal("6112")
    door = ruang(build.officer("6112"))
    page = f"/s/{portal.ruang_label}/meja/kata/"

    refused = door.post(f"{page}tambah/", {"words": "pompeng"})
    door.post(f"{page}tambah/", {"words": "pompeng, perahu motor"})
    row = AlikeWords.objects.get()
    shown = door.get(page).content.decode()
    door.post(f"{page}{row.pk}/hapus/")

    assert refused.status_code == 422
    assert "Tulis dua sampai 6 kata yang searti" in refused.content.decode()
    assert "pompeng, perahu motor" in shown
    assert not AlikeWords.objects.exists()


def test_the_words_of_a_region_follow_its_successor() -> None:
    old, new = Region.objects.get(pk=build.region("6112").pk), build.region("6101")
    for code, words in (("6112", "goro, korve"), ("6112", "pos, gardu"), ("6101", "pos, gardu")):
        _add(code, words)

    assert region_changes.mover().move(old, new, build.AT) == 1

    rows = AlikeWords.objects.order_by("words").values_list("region", "words")
    assert list(rows) == [("6101", "goro, korve"), ("6101", "pos, gardu")]


def test_a_known_phrase_is_one_word_and_the_rest_stays_as_it_is() -> None:
    words = query_words("jadwal pos yandu melati")

    assert [len(word.readings[0]) for word in words] == [1, 2, 1]
    assert (("posyandu",),) in words[1].readings
