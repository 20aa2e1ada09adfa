"""What changed between two versions is said word by word, and photos in a sentence."""

from kimid.lib.picture import Picture
from kimid.newsroom.actions import Words, tell
from kimid.newsroom.differences import Differences, Patience, Run, differences, runs_between
from kimid.newsroom.models import Story


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


def _between(before: Words, after: Words) -> Differences:
    return differences(tell(Story(), before), tell(Story(), after))


def test_words_that_differ_are_marked() -> None:
    assert list(runs_between("Ada 14 rumah di sana.", "Ada 16 rumah di sini.", Patience())) == [
        Run("Ada "),
        Run("14", "del"),
        Run("16", "ins"),
        Run(" rumah di "),
        Run("sana.", "del"),
        Run("sini.", "ins"),
    ]


def test_only_what_changed_is_shown_and_the_rest_is_counted() -> None:
    found = _between(Words("Judul", "Inti.", "Satu.\n\nDua.\n\nTiga."), Words("Judul", "Inti.", "Satu.\n\nDua kali.\n\nTiga."))

    assert [change.label for change in found.changes] == ["Paragraf ke-2"]
    assert found.same == 4


def test_a_paragraph_that_came_is_whole() -> None:
    found = _between(Words("Judul", "Inti.", "Satu."), Words("Judul", "Inti.", "Satu.\n\nBaru."))

    assert [(change.label, change.runs) for change in found.changes] == [("Paragraf ke-2", (Run("Baru.", "ins"),))]


def test_photos_and_places_are_told_in_words() -> None:
    one, two = _picture("a", "Perahu"), _picture("b")
    before = Words("Judul", "Inti.", photos=(one,))

    found = _between(before, Words("Judul", "Inti.", place="Dusun Sukun", photos=(two, _picture("a", "Perahu Pak Atan"))))

    assert set(found.sentences) == {
        "Tempat: kosong menjadi Dusun Sukun.",
        "Foto ditambah: tanpa keterangan.",
        "Keterangan foto diubah: Perahu menjadi Perahu Pak Atan.",
    }
    assert not _between(before, before)


def test_a_giant_paragraph_is_shown_as_written_anew() -> None:
    long = "kata " * 5_000

    assert [run.mark for run in runs_between(long, long + "akhir", Patience())] == ["del", "ins"]


def test_a_text_of_like_paragraphs_is_compared_at_their_places_and_no_longer_than_that() -> None:
    before, after = "a\n\n" * 5_000, "b\n\na\n\n" * 2_500

    found = _between(Words("Judul", "Inti.", before), Words("Judul", "Inti.", after))

    assert (len(found.changes), found.same) == (2_500, 2_502)


def test_patience_is_shared_by_all_paragraphs_of_a_text() -> None:
    before, after = ("\n\n".join(f"{number} {word * 140}" for number in range(200)) for word in ("a ", "a b "))

    found = _between(Words("Judul", "Inti.", before), Words("Judul", "Inti.", after))

    compared = [change for change in found.changes if any(not run.mark for run in change.runs)]
    assert 0 < len(compared) < len(found.changes) == 200
