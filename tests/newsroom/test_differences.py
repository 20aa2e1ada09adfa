"""The differences of two versions: word by word in texts, in sentences for photos."""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest

from kimid.lib.attachment import AttachmentData
from kimid.lib.codes import Level
from kimid.lib.picture import Picture
from kimid.newsroom.actions.content import ContentData, set_content
from kimid.newsroom.details import Details
from kimid.newsroom.differences import DiffBudget, Differences, DiffRun, diff_runs, differences
from kimid.newsroom.models import Story, StoryKind
from kimid.wire.verdicts import Verdict


def _picture(name: str, caption: str = "") -> Picture:
    return Picture(
        name=name,
        width=800,
        height=600,
        widths=[320],
        focus=(50, 50),
        alt="",
        caption=caption,
        credit="",
        avif=False,
        is_drawn=False,
    )


def _between(before: ContentData, after: ContentData) -> Differences:
    one, other = (set_content(Story(), each) for each in (before, after))
    return differences(one, other, zone="WIB")


def test_words_that_differ_are_marked() -> None:
    assert list(diff_runs("Ada 14 rumah di sana.", "Ada 16 rumah di sini.", DiffBudget())) == [
        DiffRun("Ada "),
        DiffRun("14", "del"),
        DiffRun("16", "ins"),
        DiffRun(" rumah di "),
        DiffRun("sana.", "del"),
        DiffRun("sini.", "ins"),
    ]


def test_only_what_changed_is_shown_and_the_rest_is_counted() -> None:
    changed = _between(
        ContentData("Judul", "Inti.", "Satu.\n\nDua.\n\nTiga."),
        ContentData("Judul", "Inti.", "Satu.\n\nDua kali.\n\nTiga."),
    )

    assert [change.label for change in changed.changes] == ["Paragraf ke-2"]
    assert changed.same == 4


def test_a_paragraph_that_came_is_whole() -> None:
    changed = _between(
        ContentData("Judul", "Inti.", "Satu."), ContentData("Judul", "Inti.", "Satu.\n\nBaru.")
    )

    assert [(change.label, change.runs) for change in changed.changes] == [
        ("Paragraf ke-2", (DiffRun("Baru.", "ins"),))
    ]


def test_photos_and_places_are_told_in_words() -> None:
    one = _picture("a", "Perahu")
    two = _picture("b")
    before = ContentData("Judul", "Inti.", photos=(one,))

    changed = _between(
        before,
        ContentData(
            "Judul", "Inti.", place="Dusun Sukun", photos=(two, _picture("a", "Perahu Pak Atan"))
        ),
    )

    assert set(changed.sentences) == {
        "Tempat: kosong menjadi Dusun Sukun.",
        "Foto ditambah: tanpa keterangan.",
        "Keterangan foto diubah: Perahu menjadi Perahu Pak Atan.",
    }
    assert not _between(before, before)


_WAS: Final = Details(
    starts_at=datetime(2026, 11, 28, 1, 0, tzinfo=UTC),
    venue="Balai desa",
    claim="Minyak tanah menyembuhkan demam.",
    claim_since=date(2026, 11, 20),
    verdict=Verdict.FALSE,
    area_level=Level.REGENCY,
)
_NOW: Final = Details(
    starts_at=datetime(2026, 11, 29, 1, 0, tzinfo=UTC),
    venue="Dermaga lama",
    organiser="Karang taruna",
    paid_by="Toko Jaya",
    claim="Minyak tanah tidak menyembuhkan demam.",
    claim_seen="Grup RT 02",
    verdict=Verdict.TRUE,
    reach="Tiga grup",
    area_level=Level.VILLAGE,
)


def test_changed_details_are_told_in_words() -> None:
    kind = StoryKind.FACT_CHECK

    changed = _between(
        ContentData("Judul", "Inti.", kind=kind, details=_WAS),
        ContentData("Judul", "Inti.", kind=kind, details=_NOW),
    )

    assert [(each.label, each.runs) for each in changed.changes] == [
        (
            "Kabar yang beredar",
            (
                DiffRun("Minyak tanah "),
                DiffRun("tidak ", "ins"),
                DiffRun("menyembuhkan demam."),
            ),
        )
    ]
    assert set(changed.sentences) == {
        "Mulai: 28 November 2026, 08.00 WIB menjadi 29 November 2026, 08.00 WIB.",
        "Tempat acara: Balai desa menjadi Dermaga lama.",
        "Penyelenggara: kosong menjadi Karang taruna.",
        "Dibayar oleh: kosong menjadi Toko Jaya.",
        "Beredar di mana: kosong menjadi Grup RT 02.",
        "Sejak kapan: 20 November 2026 menjadi kosong.",
        "Hasil pemeriksaan: Salah menjadi Benar.",
        "Sejauh mana beredar: kosong menjadi Tiga grup.",
        "Siapa yang perlu tahu: Sekabupaten atau sekota menjadi Desa atau kelurahan ini saja.",
    }


@pytest.mark.parametrize("name", [each.name for each in fields(Details)])
def test_no_detail_changes_silently(name: str) -> None:
    other: dict[str, Any] = {
        "starts_at": datetime(2026, 11, 28, 1, 0, tzinfo=UTC),
        "ends_at": datetime(2026, 11, 28, 1, 0, tzinfo=UTC),
        "claim_since": date(2026, 11, 20),
        "verdict": Verdict.TRUE,
        "area_level": Level.VILLAGE,
    }
    details = Details(**{name: other.get(name, "Lain")})

    assert _between(ContentData("Judul", "Inti."), ContentData("Judul", "Inti.", details=details))


def test_an_announcement_says_until_when_it_counts() -> None:
    ends = Details(ends_at=datetime(2026, 11, 28, 16, 59, tzinfo=UTC))
    kind = StoryKind.ANNOUNCEMENT

    changed = _between(
        ContentData("Judul", "Inti.", kind=kind),
        ContentData("Judul", "Inti.", kind=kind, details=ends),
    )

    assert changed.sentences == ("Berlaku sampai: kosong menjadi 28 November 2026, 23.59 WIB.",)


def test_changed_attachments_and_what_is_said_of_a_photo_are_told() -> None:
    one = AttachmentData(name="a", kind="document", title="Jadwal", size=1, weight=9)
    other = AttachmentData(name="b", kind="sound", title="Rekaman", size=9, weight=9)
    photo = _picture("a", "Perahu")

    changed = _between(
        ContentData("Judul", "Inti.", photos=(photo,), attachments=(one,)),
        ContentData(
            "Judul",
            "Inti.",
            photos=({**photo, "alt": "Dua anak", "consent": "children_allowed"},),
            attachments=({**one, "title": "Jadwal baru"}, other),
        ),
    )

    assert set(changed.sentences) == {
        "Nama lampiran diubah: Jadwal menjadi Jadwal baru.",
        "Lampiran ditambah: Rekaman.",
        "Uraian foto diubah: Perahu menjadi Dua anak.",
        "Izin anak-anak di foto: Belum dijawab menjadi Ada, diizinkan.",
    }


def test_a_giant_paragraph_is_shown_as_written_anew() -> None:
    long = "kata " * 5_000

    assert [run.mark for run in diff_runs(long, long + "akhir", DiffBudget())] == ["del", "ins"]


def test_a_text_of_like_paragraphs_is_compared_at_their_places_and_no_longer_than_that() -> None:
    before = "a\n\n" * 5_000
    after = "b\n\na\n\n" * 2_500

    changed = _between(ContentData("Judul", "Inti.", before), ContentData("Judul", "Inti.", after))

    assert (len(changed.changes), changed.same) == (2_500, 2_502)


def test_patience_is_shared_by_all_paragraphs_of_a_text() -> None:
    before, after = (
        "\n\n".join(f"{number} {word * 140}" for number in range(200)) for word in ("a ", "a b ")
    )

    changed = _between(ContentData("Judul", "Inti.", before), ContentData("Judul", "Inti.", after))

    compared = [change for change in changed.changes if any(not run.mark for run in change.runs)]
    assert 0 < len(compared) < len(changed.changes) == 200
