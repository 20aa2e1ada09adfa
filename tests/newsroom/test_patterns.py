"""The answers to plain questions become title, lead, text and source. Nothing is invented."""

from datetime import date
from typing import Final

import pytest

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import SourceKind, Story, StoryKind
from kimid.newsroom.patterns import PATTERNS
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.all_sites
ON: Final = date(2026, 11, 24)
LABEL: Final = "kim-satu"
TANYA: Final = f"/s/{LABEL}/tulis/tanya/"
TEXTS: Final = {
    "kejadian": (
        "Air pasang merendam 14 rumah",
        "Air pasang merendam 14 rumah di Dusun Sukun, RT 02 pada Selasa, 24 November 2026. Yang "
        "terdampak: 14 keluarga di RT 02. "
        "Warga mengungsi ke balai warga.",
        "Tanggul Parit Bugis jebol.",
    ),
    "kegiatan": (
        "Gotong royong membersihkan parit",
        "Gotong royong membersihkan parit berlangsung di Dusun Sukun, RT 02 pada Selasa, 24 "
        "November 2026. "
        "Pesertanya 30 warga RT 02 dan karang taruna. Parit sepanjang 400 meter bersih.",
        "Parit itu tersumbat sejak Oktober.\n\n> “Sekarang air cepat surut,” kata Bu Aminah.",
    ),
    "pengumuman": (
        "Pembagian BLT tahap 4",
        "Pembagian BLT tahap 4 di Dusun Sukun, RT 02 pada Selasa, 24 November 2026, pukul 08.00 "
        "sampai 12.00. "
        "Untuk 64 keluarga yang terdaftar. Siapkan KTP dan kartu keluarga.",
        "",
    ),
    "usaha": (
        "Keripik pisang Bu Ratna dari Dusun Sukun, RT 02",
        "Keripik pisang Bu Ratna milik Bu Ratna ada di Dusun Sukun, RT 02. Yang dijual: keripik "
        "pisang asin dan manis. "
        "Harganya 10 ribu rupiah sebungkus, di rumahnya atau Pasar Hilir.",
        "Ia mulai tahun 2019 dengan satu wajan.\n\n> “Saya ingin tetangga ikut bekerja,” kata "
        "Bu Ratna.",
    ),
    "peringatan": (
        "Waspada air pasang tinggi di Dusun Sukun, RT 02",
        "Air pasang tinggi di Dusun Sukun, RT 02 pada Selasa, 24 November 2026. Yang perlu "
        "waspada: warga di tepi sungai. "
        "Pindahkan barang ke tempat tinggi.",
        "",
    ),
    "cek-fakta": (
        "Kabar “BLT dihapus mulai Januari” itu salah",
        "Beredar kabar di grup WhatsApp warga: “BLT dihapus mulai Januari”. Kabar itu salah. "
        "Surat dinas sosial tanggal 20 November menyebut BLT tetap ada.",
        "Kami bertanya kepada Ketua RT 02, Pak Budi.",
    ),
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label=LABEL)


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, name="Dedi Kurniawan")


@pytest.mark.parametrize("name", PATTERNS)
def test_the_example_answers_make_a_whole_story(name: str) -> None:
    pattern = PATTERNS[name]
    given = {question.name: question.example for question in pattern.questions} | {
        "verdict": "false"
    }

    words = pattern.content(given, ON)

    assert (words.title, words.lead, words.body) == TEXTS[name]


@pytest.mark.parametrize("name", PATTERNS)
def test_what_was_left_out_is_not_in_the_story(name: str) -> None:
    pattern = PATTERNS[name]
    given = {
        question.name: question.example for question in pattern.questions if question.is_needed
    } | {"verdict": "unproven"}

    words = pattern.content(given, ON)

    text = f"{words.title}\n{words.lead}\n{words.body}"
    assert words.title
    assert words.lead.endswith(".")
    assert not any(sign in text for sign in ("None", "  ", ": .", "..", "“”"))


@pytest.mark.django_db
def test_answers_become_a_draft_that_opens_as_a_sheet(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    form = phone.get(f"{TANYA}pengumuman/").context["form"]
    answers = {
        "what": "pembagian beras",
        "where": "di balai desa",
        "on": "2026-12-01",
        "source": "Pak Budi",
    }
    sent = {**answers, "draft": form["draft"].value()}

    answers_twice = [phone.post(f"{TANYA}pengumuman/", sent) for _ in range(2)]

    [story] = Story.objects.all()
    assert {answer["Location"] for answer in answers_twice} == {
        f"/s/{LABEL}/berita/{story.public_id}/ubah/"
    }
    assert (story.title, story.place, story.kind) == (
        "Pembagian beras",
        "balai desa",
        StoryKind.ANNOUNCEMENT,
    )
    assert story.lead == "Pembagian beras di balai desa pada Selasa, 1 Desember 2026."
    [source] = story.sources.all()
    assert (source.kind, source.name, story.stage) == (
        SourceKind.WORD_OF_MOUTH,
        "Pak Budi",
        Stage.DRAFT,
    )
    assert phone.get(answers_twice[0]["Location"]).status_code == 200


@pytest.mark.django_db
def test_who_names_nobody_saw_it(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    form = phone.get(f"{TANYA}kejadian/").context["form"]

    phone.post(
        f"{TANYA}kejadian/",
        {"what": "Air naik", "where": "Sukun", "on": "2026-11-24", "draft": form["draft"].value()},
    )

    [source] = Story.objects.get().sources.all()
    assert (source.kind, source.name) == (SourceKind.SEEN, "Dedi Kurniawan")


@pytest.mark.django_db
def test_an_answer_that_is_missing_is_asked_for_and_the_others_stay(
    ruang: Door, dedi: Person
) -> None:
    phone = ruang(dedi)

    answer = phone.post(
        f"{TANYA}kejadian/", {"what": "Air naik", "on": "2026-11-24", "draft": "23456789ab"}
    )

    assert answer.status_code == 422
    assert "Tulis satu kalimat dulu di sini." in answer.content.decode()
    assert "Air naik</textarea>" in answer.content.decode()
    assert not Story.objects.exists()
    assert phone.get(f"{TANYA}roket/").status_code == 404
