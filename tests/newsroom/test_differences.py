"""The differences of two versions: word by word in texts, in sentences for photos."""

from kimid.lib.picture import Picture
from kimid.newsroom.actions.content import ContentData, set_content
from kimid.newsroom.differences import DiffBudget, Differences, DiffRun, diff_runs, differences
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


def _between(before: ContentData, after: ContentData) -> Differences:
    return differences(set_content(Story(), before), set_content(Story(), after))


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
