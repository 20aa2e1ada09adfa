"""Whoever looks at a paper sees its pages with a stamp, which no part of a page is without."""

from io import BytesIO
from typing import Final

import pikepdf
import pytest
from PIL import Image, ImageChops

from kimid.media.papers import NothingToStamp, as_pdf, pages_of, stamp, thumbnail
from tests.media import documents as pdf
from tests.media.pages import EMPTY_PAGE, darkest, levels, picture_of, size_of
from tests.media.pictures import encoded, scene
from tests.media.webp import chunks

pytestmark = pytest.mark.files
LOOK: Final = "Dilihat Siti Aminah, 26 November 2026 08.15 WIB"


def _parts(picture: Image.Image, across: int, down: int) -> list[Image.Image]:
    width = picture.width // across
    height = picture.height // down
    corners = [(left * width, top * height) for top in range(down) for left in range(across)]
    return [picture.crop((left, top, left + width, top + height)) for left, top in corners]


def _with_a_corner() -> Image.Image:
    """An empty page whose upper left corner is black."""
    page = Image.new("RGB", (1600, 2263), "white")
    page.paste("black", (0, 0, 300, 300))
    return page


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "page",
    [EMPTY_PAGE, encoded(scene(1600, 1200), "WEBP"), encoded(Image.new("RGB", (300, 420)), "WEBP")],
)
def test_no_part_of_a_page_is_without_the_stamp(page: bytes, turn: int) -> None:
    done = picture_of(stamp(page, LOOK, turn=turn))

    before = picture_of(page).rotate(-turn, expand=True)
    changes = (
        ImageChops.difference(done, before)
        .convert("L")
        .point(lambda level: 255 if level > 16 else 0)
    )
    for across, down in ((3, 3), (12, 1), (1, 12)):
        assert all(
            sum(part.histogram()[1:]) > part.width * part.height / 100
            for part in _parts(changes, across, down)
        )


def test_what_stands_below_the_stamp_can_be_read() -> None:
    bars = Image.new("RGB", (1600, 2263), "white")
    for left in range(100, 1600, 200):
        bars.paste("black", (left, 0, left + 100, 2263))

    done = picture_of(stamp(encoded(bars, "WEBP"), LOOK)).convert("L")

    for left in range(100, 1500, 200):
        assert levels(done.crop((left + 9, 0, left + 91, 2263)))[-1] < 90
        assert darkest(done.crop((left + 109, 0, left + 191, 2263))) > 150


def test_a_stamp_says_who_looks_and_nothing_besides() -> None:
    siti, budi = (stamp(EMPTY_PAGE, f"Dilihat {who}") for who in ("Siti", "Budi"))

    assert levels(ImageChops.difference(picture_of(siti), picture_of(budi)))[-1] > 40
    assert stamp(EMPTY_PAGE, "Dilihat Siti") == siti
    assert chunks(siti) == {b"VP8 "}
    assert darkest(picture_of(stamp(EMPTY_PAGE, "kata " * 5000))) < 210


def test_a_page_may_be_turned_before_it_is_stamped() -> None:
    done = {
        turn: picture_of(stamp(encoded(_with_a_corner(), "WEBP"), LOOK, turn=turn))
        for turn in (0, 90, 180, 270)
    }

    sizes = {turn: picture.size for turn, picture in done.items()}
    assert sizes == {0: (1600, 2263), 90: (2263, 1600), 180: (1600, 2263), 270: (2263, 1600)}
    corners = {
        turn: [darkest(part) < 60 for part in _parts(picture, 2, 2)].index(True)
        for turn, picture in done.items()
    }
    assert corners == {0: 0, 90: 1, 180: 3, 270: 2}  # clockwise from the upper left
    with pytest.raises(KeyError):
        stamp(EMPTY_PAGE, LOOK, turn=45)


@pytest.mark.parametrize("words", ["", " \n", "\U0001f600", "\u6751"])
def test_a_page_is_never_shown_without_words(words: str) -> None:
    with pytest.raises(NothingToStamp):
        stamp(EMPTY_PAGE, words)


def test_a_small_page_shows_which_one_it_is_and_cannot_be_read() -> None:
    [page] = pages_of(pdf.document(1))

    little = thumbnail(page)

    assert (size_of(little), chunks(little)) == ((120, 170), {b"VP8 "})
    assert darkest(picture_of(little).crop((0, 110, 55, 170))) < 140
    assert size_of(thumbnail(encoded(Image.new("RGB", (100, 110)), "WEBP"))) == (100, 110)


def test_the_pages_are_one_document_to_take_along() -> None:
    pages = [stamp(EMPTY_PAGE, LOOK, turn=turn) for turn in (0, 90, 0)]

    taken = as_pdf(pages)

    with pikepdf.open(BytesIO(taken)) as document:
        sizes = [[round(float(each)) for each in page.mediabox[2:]] for page in document.pages]
        assert sizes == [[595, 842], [842, 595], [595, 842]]
    assert [
        key
        for key in (b"/CreationDate", b"/ModDate", b"/Author", b"/Title", b"/Producer")
        if key in taken
    ] == []
    assert as_pdf(pages) == taken
    assert [darkest(picture_of(page)) < 210 for page in pages_of(taken)] == [True] * 3
