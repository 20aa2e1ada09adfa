"""The five papers of a KIM say what is known, in the words of their place, the same as .docx and as
PDF.
"""

import re
from datetime import date
from typing import Final, NamedTuple

import pytest
from django.test import Client

from kimid.applications.actions import applying
from kimid.applications.checking import FormStep
from kimid.applications.documents import DOCUMENT_KINDS, FileFormat, document_file
from kimid.applications.documents.data import DocumentData, data_of_application, data_of_kim
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.applications.rules import Applicant
from kimid.events.permissions import Role
from kimid.lib.document.blocks import BLANK, document_texts
from kimid.registry.actions import entering, policy
from kimid.registry.models import PolicyRule
from kimid.registry.policies import Issuer
from tests import build, build_registry
from tests.matrix.browser import RUANG, ruang_path
from tests.reading import words_of_docx, words_of_pdf

pytestmark = pytest.mark.django_db

TODAY: Final = date(2026, 1, 1)


class Wanted(NamedTuple):
    """How a place speaks."""

    code: str
    signs: str
    letterhead: tuple[str, ...]
    money: str


PLACES: Final = {
    "desa": Wanted(
        "6112012012",
        "Kepala Desa Teluk Kapuas",
        ("PEMERINTAH KABUPATEN KUBU RAYA", "KECAMATAN SUNGAI RAYA", "KEPALA DESA TELUK KAPUAS"),
        "Anggaran Pendapatan dan Belanja Desa (APBDes)",
    ),
    "kelurahan": Wanted(
        "6171011002",
        "Lurah Benuamelayu Laut",
        ("PEMERINTAH KOTA PONTIANAK", "KECAMATAN PONTIANAK SELATAN", "KELURAHAN BENUAMELAYU LAUT"),
        "Anggaran Pendapatan dan Belanja Daerah Kota Pontianak melalui Kecamatan Pontianak Selatan",
    ),
    "nagari": Wanted(
        "1301012001",
        "Wali Nagari Inderapura",
        (
            "PEMERINTAH KABUPATEN PESISIR SELATAN",
            "KECAMATAN PANCUNG SOAL",
            "WALI NAGARI INDERAPURA",
        ),
        "Anggaran Pendapatan dan Belanja Nagari",
    ),
    "gampong": Wanted(
        "1101012001",
        "Keuchik Gampong Keude Bakongan",
        (
            "PEMERINTAH KABUPATEN ACEH SELATAN",
            "KECAMATAN BAKONGAN",
            "KEUCHIK GAMPONG KEUDE BAKONGAN",
        ),
        "Anggaran Pendapatan dan Belanja Gampong",
    ),
    "kampung": Wanted(
        "9401012010",
        "Kepala Kampung Kalisusu",
        ("PEMERINTAH KABUPATEN NABIRE", "DISTRIK NABIRE", "KEPALA KAMPUNG KALISUSU"),
        "Anggaran Pendapatan dan Belanja Kampung",
    ),
    "kalurahan": Wanted(
        "3401012001",
        "Lurah Jangkaran",
        ("PEMERINTAH KABUPATEN KULON PROGO", "KAPANEWON TEMON", "LURAH JANGKARAN"),
        "Anggaran Pendapatan dan Belanja Kalurahan",
    ),
    "kecamatan": Wanted(
        "611201",
        "Camat Sungai Raya",
        ("PEMERINTAH KABUPATEN KUBU RAYA", "KECAMATAN SUNGAI RAYA"),
        "Anggaran Pendapatan dan Belanja Daerah Kabupaten Kubu Raya melalui Kecamatan Sungai Raya",
    ),
    "kota": Wanted(
        "6171",
        f"Kepala Dinas {BLANK} Kota Pontianak",
        ("PEMERINTAH KOTA PONTIANAK", f"DINAS {BLANK}"),
        "Anggaran Pendapatan dan Belanja Daerah Kota Pontianak",
    ),
}
# A table that goes on over a page repeats its header on paper.
_REPEATED: Final = re.compile(r"No\. (Jabatan Nama|Nama Alamat atau RT/RW Tanda tangan|Nama) ")


def _facts(made: Application) -> DocumentData:
    facts = data_of_application(made)
    assert facts is not None
    return facts


def _text(facts: DocumentData, kind: str) -> str:
    return " ".join(document_texts(DOCUMENT_KINDS[kind].write(facts)))


def _body(facts: DocumentData, kind: str, ending: FileFormat) -> bytes:
    made = document_file(kind, ending, facts)
    assert made is not None
    return made.body


def _refilled(made: Application, part: FormStep, **words: object) -> DocumentData:
    return _facts(
        applying.fill_application(made, step=part, values=words, by=Applicant(made), at=build.AT)
    )


@pytest.mark.parametrize("place", PLACES)
def test_in_every_kind_of_place_all_five_are_made_and_both_files_say_the_same(place: str) -> None:
    facts = _facts(build_registry.application(PLACES[place].code, ApplicationStep.BEGUN))
    for kind in DOCUMENT_KINDS:
        text = _REPEATED.sub("", _text(facts, kind))
        assert (
            _REPEATED.sub("", " ".join(words_of_docx(_body(facts, kind, FileFormat.DOCX)))) == text
        )
        assert _REPEATED.sub("", " ".join(words_of_pdf(_body(facts, kind, FileFormat.PDF)))) == text
        assert "Hasan Basri" in text
        assert PLACES[place].signs in text or kind == "daftar-hadir"


@pytest.mark.parametrize("place", PLACES)
def test_a_decree_is_on_the_letterhead_of_who_signs_it_and_promises_no_money(place: str) -> None:
    wanted = PLACES[place]
    text = _text(_facts(build_registry.application(wanted.code, ApplicationStep.BEGUN)), "sk")
    assert text.startswith(
        " ".join(
            (
                *wanted.letterhead,
                "KEPUTUSAN",
                wanted.signs.upper(),
                "NOMOR 141/17/KPTS/2024 TENTANG",
            )
        )
    )
    assert f"tidak menjanjikan anggaran; bantuan yang bersumber dari {wanted.money} hanya" in text
    assert f"pada tanggal 1 Juli 2024 {wanted.signs.upper()}, H. ABDUL MUIS" in text
    assert "masa bakti 2024–2029" in text
    assert "Seksi Dokumentasi Siti Rahmah" in text


@pytest.mark.parametrize("place", ["kelurahan", "kecamatan", "kota"])
def test_where_there_is_no_desa_no_paper_says_the_word(place: str) -> None:
    facts = _facts(build_registry.application(PLACES[place].code, ApplicationStep.BEGUN))
    for kind in DOCUMENT_KINDS:
        for text in (
            " ".join(words_of_docx(_body(facts, kind, FileFormat.DOCX))),
            " ".join(words_of_pdf(_body(facts, kind, FileFormat.PDF))),
        ):
            assert len(text) > 300
            assert re.findall(r"\bdesa\b|apbdes|kades", text, re.IGNORECASE) == []


@pytest.mark.parametrize("place", ["nagari", "gampong", "kampung", "kalurahan"])
def test_a_village_by_another_name_has_neither_kepala_desa_nor_apbdes(place: str) -> None:
    facts = _facts(build_registry.application(PLACES[place].code, ApplicationStep.BEGUN))
    for kind in DOCUMENT_KINDS:
        assert (
            re.findall(r"kepala desa|apbdes|pemerintah desa", _text(facts, kind), re.IGNORECASE)
            == []
        )


def test_papers_of_the_register_and_of_its_application_agree() -> None:
    made = build_registry.application(step=ApplicationStep.VERIFIED)
    assert made.kim is not None
    facts = data_of_kim(made.kim, TODAY)
    assert facts.members == tuple(f"Anggota {number}" for number in range(1, 10))
    assert _text(facts, "susunan-pengurus") == _text(_facts(made), "susunan-pengurus").replace(
        "H. Abdul Muis", _BY_HAND
    )
    assert "Jumlah pengurus dan anggota: 11 orang." in _text(facts, "susunan-pengurus")


_BY_HAND: Final = f"({BLANK}{BLANK})"


def test_a_kim_of_which_nothing_is_known_gets_blanks() -> None:
    facts = data_of_kim(build.kim(name="KIM Uji"), TODAY)
    text = _text(facts, "sk")
    assert f"NOMOR {BLANK}{BLANK} TENTANG" in text
    assert f"masa bakti {BLANK}–{BLANK}" in text
    assert f"1. Ketua {BLANK} 2. Sekretaris {BLANK} 3. Bendahara {BLANK}" in text
    assert "None" not in text


def test_a_decree_of_the_camat_is_on_the_letterhead_of_the_district() -> None:
    made = build_registry.application(step=ApplicationStep.BEGUN)
    words = {
        "decree_number": "",
        "issuer": Issuer.DISTRICT,
        "issuer_name": "",
        "issued_on": None,
        "valid_until": None,
    }
    text = _text(_refilled(made, FormStep.PAPERS, **words), "sk")
    assert text.startswith(
        "PEMERINTAH KABUPATEN KUBU RAYA KECAMATAN SUNGAI RAYA KEPUTUSAN CAMAT SUNGAI RAYA NOMOR"
    )
    assert "Ditetapkan di Sungai Raya" in text


def test_a_wrong_title_in_an_old_entry_does_not_come_into_a_kelurahan() -> None:
    kim = build.kim(build.PAHANDUT, name="KIM Pahandut")
    issued = date(2025, 1, 2)
    entering.record_decree(
        kim,
        number="1/2025",
        issuer_title="kepala desa",
        issued_on=issued,
        valid_until=None,
        by=build.BUILDER,
        at=build.AT,
    )
    assert data_of_kim(kim, TODAY).office.title == "Lurah Pahandut"


def test_the_law_of_the_regency_stands_in_the_decree_and_a_blank_where_there_is_none() -> None:
    made = build_registry.application(step=ApplicationStep.BEGUN)
    assert f"Peraturan Bupati Kubu Raya Nomor {BLANK} Tahun {BLANK}" in _text(_facts(made), "sk")
    law = "Peraturan Bupati Kubu Raya Nomor 12 Tahun 2021"
    on = date(2021, 5, 4)
    regency = build.region("6112")
    policy.decide_rule(
        regency,
        rule=PolicyRule.MEMBERS,
        answer=17,
        legal_basis=law,
        decided_on=on,
        by=build.BUILDER,
        at=build.AT,
    )
    facts = _facts(made)
    assert "4. Peraturan Bupati Kubu Raya Nomor 12 Tahun 2021. MEMUTUSKAN" in _text(facts, "sk")
    assert "Anggota KIM paling sedikit 17 orang" in _text(facts, "ad-art")


@pytest.mark.parametrize(
    ("name", "called", "file"),
    [
        (
            "KIM Teluk Kapuas",
            "Komunitas Informasi Masyarakat (KIM) Teluk Kapuas",
            "SK-KIM-Teluk-Kapuas.docx",
        ),
        ("Cahaya Ilmu", "Komunitas Informasi Masyarakat (KIM) Cahaya Ilmu", "SK-Cahaya-Ilmu.docx"),
        ("Forum KIM Kubu Raya", "Forum KIM Kubu Raya", "SK-Forum-KIM-Kubu-Raya.docx"),
        ('x"; filename=a.exe\r\nX: y', 'x"; filename=a.exe X: y', "SK-x-filename-a-exe-X-y.docx"),
        ("اتحاد", BLANK, "SK-KIM.docx"),
        ("N" * 120, "N" * 120, f"SK-{'N' * 60}.docx"),
    ],
)
def test_whatever_a_kim_is_called_its_papers_can_be_written_and_kept(
    name: str, called: str, file: str
) -> None:
    facts = _refilled(
        build_registry.application(step=ApplicationStep.BEGUN),
        FormStep.NAME,
        name=name,
        label="kim-aneh",
    )
    made = document_file("sk", FileFormat.DOCX, facts)
    assert made is not None
    assert made.name == file
    text = "".join(words_of_docx(made.body))
    assert called.replace(" ", "") in text
    assert "".join(words_of_pdf(_body(facts, "sk", FileFormat.PDF))) == text


def test_what_an_applicant_wrote_stays_text_and_no_phone_number_is_in_any_paper() -> None:
    made = build_registry.application(step=ApplicationStep.BEGUN)
    officers = [{"post": "Ketua", "name": "</w:t><w:br/>&lt;b&gt;Hasan\x08\u202e"}]
    facts = _refilled(made, FormStep.PEOPLE, officers=officers, members=["<para>" * 16, "\x0b"])
    for kind in DOCUMENT_KINDS:
        text = "".join(words_of_docx(_body(facts, kind, FileFormat.DOCX)))
        assert "</w:t><w:br/>&lt;b&gt;Hasan" in text
        assert "".join(words_of_pdf(_body(facts, kind, FileFormat.PDF))).count(
            "&lt;b&gt;Hasan"
        ) == text.count("&lt;b&gt;Hasan")
        assert "81200000001" not in text


def test_whoever_has_the_code_takes_the_papers_along_and_nothing_keeps_them(client: Client) -> None:
    made = build_registry.application(step=ApplicationStep.BEGUN)
    for kind in DOCUMENT_KINDS:
        for ending in FileFormat:
            answer = client.get(
                ruang_path("apply-document", code=made.code, document=kind, ending=ending),
                headers={"host": RUANG},
            )
            assert answer.status_code == 200
            assert answer["Cache-Control"] == "no-store"
            assert (
                answer["Content-Disposition"]
                == f'attachment; filename="{DOCUMENT_KINDS[kind].file}-KIM-Teluk-Kapuas.{ending}"'
            )
            assert answer["X-Content-Type-Options"] == "nosniff"
    status = client.get(
        ruang_path("apply-status", code=made.code), headers={"host": RUANG}
    ).content.decode()
    assert status.count("/naskah/") == 10


def test_there_are_no_papers_before_there_is_a_place(client: Client) -> None:
    founder = applying.Founder("Hasan Basri", "+6281200000001")
    made = applying.begin_application(
        build.region("00"), founder=founder, by=Applicant(), at=build.AT
    )
    path = ruang_path("apply-document", code=made.code, document="sk", ending="pdf")
    assert client.get(path, headers={"host": RUANG}).status_code == 404
    assert (
        "/naskah/"
        not in client.get(
            ruang_path("apply-status", code=made.code), headers={"host": RUANG}
        ).content.decode()
    )


def test_chair_and_editor_take_the_papers_of_their_kim_along_and_a_member_does_not(
    client: Client,
) -> None:
    kim = build.kim(name="KIM Uji")
    for role, status in ((Role.CHAIR, 200), (Role.EDITOR, 200), (Role.MEMBER, 404)):
        client.force_login(build.member(kim, role))
        for route, more in (
            ("ruang-documents", {}),
            ("ruang-document", {"document": "ad-art", "ending": "docx"}),
        ):
            path = ruang_path(route, site_label=kim.site.ruang_label, **more)
            assert client.get(path, headers={"host": RUANG}).status_code == status
