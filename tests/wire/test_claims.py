"""A claim that was checked before is found again: thirty pairs of similar and of other claims."""

import pytest
from pytest_django import DjangoAssertNumQueries

from kimid.events.permissions import Role
from kimid.newsroom.actions import publishing
from kimid.newsroom.details import Details
from kimid.newsroom.models import StoryKind
from kimid.wire.claims import MIN_SIMILARITY, similar_claims, similarity
from kimid.wire.models import ClaimStem
from kimid.wire.reindexing import reindex_all
from tests import build

_SAME = [
    ("Air sumur RT 02 beracun, jangan diminum", "Jangan minum air sumur di RT 02 karena beracun"),
    (
        "Bansos 600 ribu cair lewat tautan ini, daftar sekarang",
        "Daftar di tautan ini, bansos Rp600 ribu segera cair",
    ),
    ("Vaksin campak membuat anak lumpuh", "Anak jadi lumpuh sesudah divaksin campak"),
    (
        "Makan durian dengan kopi bisa mati mendadak",
        "Mati mendadak karena makan durian lalu minum kopi",
    ),
    ("Besok gempa besar mengguncang Pontianak", "Gempa besar akan guncang Pontianak besok malam"),
    (
        "Penculik anak berkeliling naik mobil putih di Sungai Raya",
        "Mobil putih penculik anak berkeliaran di Sungai Raya",
    ),
    (
        "Uang kertas lama tidak berlaku mulai Januari",
        "Mulai Januari uang kertas yang lama tidak berlaku lagi",
    ),
    (
        "Telur palsu dari plastik dijual di pasar Flamboyan",
        "Ada telur plastik palsu di pasar Flamboyan",
    ),
    (
        "Kartu KIS dinonaktifkan kalau tidak lapor RT",
        "Lapor RT, kalau tidak kartu KIS dinonaktifkan",
    ),
    ("Minyak goreng curah dicampur oli bekas", "Oli bekas dicampurkan ke minyak goreng curah"),
    (
        "Pembagian pupuk gratis di balai desa hari Senin",
        "Senin ada pupuk gratis dibagikan di balai desa",
    ),
    (
        "Jembatan Kapuas ditutup sebulan karena retak",
        "Retak, jembatan Kapuas ditutup selama sebulan",
    ),
    (
        "Wabah rabies membunuh tiga warga Batu Ampar",
        "Tiga warga Batu Ampar meninggal terbunuh wabah rabies",
    ),
    (
        "Listrik padam tiga hari di seluruh Kalimantan Barat",
        "Seluruh Kalimantan Barat listriknya padam selama tiga hari",
    ),
    ("Pajak motor dihapus pemerintah tahun depan", "Tahun depan pemerintah menghapus pajak motor"),
]
_OTHER = [
    ("Air sumur RT 02 beracun, jangan diminum", "Sumur bor RT 05 selesai digali warga"),
    ("Bansos 600 ribu cair lewat tautan ini", "Bansos beras dibagi di kantor camat hari Rabu"),
    ("Vaksin campak membuat anak lumpuh", "Vaksin anjing keliling datang ke dusun bulan depan"),
    ("Makan durian dengan kopi bisa mati mendadak", "Harga durian naik di pasar kota"),
    ("Besok gempa besar mengguncang Pontianak", "Besok lomba sampan besar di muara"),
    ("Penculik anak naik mobil putih di Sungai Raya", "Mobil putih terguling di jalan Sungai Raya"),
    ("Uang kertas lama tidak berlaku mulai Januari", "Bank keliling menukar uang lusuh tiap Kamis"),
    ("Telur palsu dari plastik dijual di pasar", "Harga telur ayam di pasar turun seribu"),
    ("Kartu KIS dinonaktifkan kalau tidak lapor RT", "Kartu keluarga baru dicetak di kantor desa"),
    ("Minyak goreng curah dicampur oli bekas", "Minyak jelantah ditukar sembako di bank sampah"),
    (
        "Pembagian pupuk gratis di balai desa hari Senin",
        "Posyandu di balai desa pindah ke hari Selasa",
    ),
    ("Jembatan Kapuas ditutup sebulan karena retak", "Jembatan papan dusun diperbaiki warga"),
    ("Wabah rabies membunuh tiga warga Batu Ampar", "Tiga warga Batu Ampar berangkat haji"),
    (
        "Listrik padam tiga hari di seluruh Kalimantan Barat",
        "Tiga hari hujan di Kalimantan Barat, sungai meluap",
    ),
    ("Pajak motor dihapus pemerintah tahun depan", "Balap motor liar dibubarkan polisi tadi malam"),
]


@pytest.mark.parametrize(("one", "other"), _SAME)
def test_the_same_claim_in_other_words_is_found(one: str, other: str) -> None:
    assert similarity(one, other) >= MIN_SIMILARITY


@pytest.mark.parametrize(("one", "other"), _OTHER)
def test_another_matter_with_some_of_the_words_is_not(one: str, other: str) -> None:
    assert similarity(one, other) < MIN_SIMILARITY


@pytest.mark.django_db
def test_a_claim_is_found_again_after_all_was_indexed_anew_and_not_after_it_was_withdrawn() -> None:
    kim = build.kim()
    story = build.of_kind(kim, StoryKind.FACT_CHECK, Details(claim=_SAME[0][0], verdict="false"))
    ClaimStem.objects.all().delete()
    assert similar_claims(_SAME[0][1]) == []

    assert [*reindex_all()] == [1]
    assert [known.item.path for known in similar_claims(_SAME[0][1])] == [story.path]

    publishing.withdraw(story, reason="Keliru.", by=build.member(kim, Role.EDITOR), at=build.AT)
    assert similar_claims(_SAME[0][1]) == []
    assert not ClaimStem.objects.exists()


@pytest.mark.django_db
def test_looking_for_claims_costs_the_same_with_one_and_with_many(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    kim = build.kim()
    for one, other in _SAME[2:5]:
        for claim in (one, other):
            build.of_kind(kim, StoryKind.FACT_CHECK, Details(claim=claim, verdict="true"))
    with django_assert_num_queries(2):
        claims = similar_claims(_SAME[2][0])
        assert [known.item.place for known in claims] == ["Desa Teluk Kapuas, Kubu Raya"] * 2
