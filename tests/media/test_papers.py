"""Dedi sends the decree of his group with his phone; who may look at it sees it with a stamp."""

from io import BytesIO
from typing import Final

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops
from pypdfium2 import PDFIUM_INFO

from kimid.media import sandbox
from kimid.media.limits import MOST_BYTES, MOST_PAGES_OF_PAPER
from kimid.media.papers import NothingToStamp, PaperRefused, as_pdf, pages_of, small, stamped
from tests.media import documents as pdf
from tests.media.attachment_families import ATTACHMENT_FAMILIES
from tests.media.families import MANY, PHOTO_FAMILIES, turned_over, zipped
from tests.media.hostile import IPHONE, SECRETS, Hostile, camera_notes, corpus, encoded, png_header, riff, scene
from tests.media.webp import chunks

LOOK: Final = "Dilihat Siti Aminah, 26 November 2026 08.15 WIB"
NEVER_KEPT: Final = (
    *SECRETS,
    b"EICAR",
    b"<svg",
    b"<html",
    b"javascript:",
    b"/JavaScript",
    b"/OpenAction",
    b"%PDF",
    b"PK\x03\x04",
)
HOSTILE_PAPERS: Final = [name for name in ATTACHMENT_FAMILIES if "document" in name]
A_FEW: Final = 9  # of a family of photos; `test_hostile_families.py` sends all of them through the same process
pytestmark = pytest.mark.files
EMPTY_PAGE: Final = encoded(Image.new("RGB", (1600, 2263), "white"), "WEBP")


def _seen(page: bytes) -> Image.Image:
    return Image.open(BytesIO(page), formats=("WEBP",)).convert("RGB")


def _size(page: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(page), formats=("WEBP",)).size


def _levels(picture: Image.Image) -> list[int]:
    """The shades of grey that there are in it, darkest first."""
    return [level for level, count in enumerate(picture.convert("L").histogram()) if count]


def _darkest(picture: Image.Image) -> int:
    return _levels(picture)[0]


def _parts(picture: Image.Image, across: int, down: int) -> list[Image.Image]:
    width, height = picture.width // across, picture.height // down
    corners = [(left * width, top * height) for top in range(down) for left in range(across)]
    return [picture.crop((left, top, left + width, top + height)) for left, top in corners]


def _with_a_corner() -> Image.Image:
    """An empty page whose upper left corner is black."""
    page = Image.new("RGB", (1600, 2263), "white")
    page.paste("black", (0, 0, 300, 300))
    return page


def _in_words(font: str) -> pdf.Change:
    """The first page says something, in a font that is not in the document."""

    def change(made: Pdf) -> None:
        page = made.pages[0]
        page.Resources = Dictionary(Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + font))))
        page.Contents = made.make_stream(b"BT /F 40 Tf 60 600 Td (KEPUTUSAN KEPALA DESA) Tj ET")

    return change


def _sized(*box: float, turned: int = 0) -> pdf.Change:
    """The first page is so large, and lies on its side."""

    def change(made: Pdf) -> None:
        made.pages[0].obj.MediaBox = Array([*box])
        made.pages[0].obj.Rotate = turned

    return change


def _with_note(kind: Name) -> pdf.Change:
    """A note of this kind lies over all of the first page, and is black."""

    def change(made: Pdf) -> None:
        black = made.make_stream(b"0 g 0 0 595 842 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]))
        note = Dictionary(
            Type=Name.Annot, Subtype=kind, Rect=Array([0, 0, 595, 842]), F=4, AP=Dictionary(N=black), FT=Name.Btn, T="x"
        )
        made.pages[0].obj.Annots = Array([made.make_indirect(note)])
        made.Root.AcroForm = Dictionary(Fields=made.pages[0].obj.Annots, NeedAppearances=True)

    return change


@pytest.mark.parametrize("data", [*(encoded(scene(), kind) for kind in ("JPEG", "PNG", "WEBP")), IPHONE.read_bytes()])
def test_a_photo_is_one_page_that_tells_nothing(data: bytes) -> None:
    [page] = pages_of(data)

    assert chunks(page) == {b"VP8 "}
    assert min(_size(page)) > 200


def test_a_photo_of_a_phone_is_as_wide_as_a_page_and_upright() -> None:
    [page] = pages_of(encoded(scene(2400, 1800), exif=camera_notes(6)))

    assert _size(page) == (1600, 2133)
    assert [secret for secret in SECRETS if secret in page] == []


def test_a_document_is_all_its_pages_in_order() -> None:
    pages = pages_of(pdf.document(MOST_PAGES_OF_PAPER, _in_words("Times-Roman")))

    assert [_size(page) for page in pages] == [(1600, 2264)] * MOST_PAGES_OF_PAPER
    assert [chunks(page) for page in pages] == [{b"VP8 "}] * MOST_PAGES_OF_PAPER
    assert pages[0] != pages[1] == pages[-1]
    assert _seen(pages[0]).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "font",
    ["Times-Roman", "Times-BoldItalic", "Helvetica", "Helvetica-Bold", "Courier", "Symbol", "ZapfDingbats", "BookmanOldStyle"],
)
def test_fonts_that_a_document_leaves_out_are_read_without_any_file(font: str) -> None:
    [page] = pages_of(pdf.document(1, _in_words(font)))

    assert _darkest(_seen(page)) < 60


def test_a_page_on_its_side_is_shown_as_its_readers_see_it() -> None:
    [upright] = pages_of(pdf.document(1))
    [lying] = pages_of(pdf.document(1, _sized(0, 0, 595, 842, turned=90)))

    assert _size(lying) == (1600, 1131)
    assert _darkest(_seen(upright).crop((0, 1500, 700, 2264))) < 140  # the square is below at the left,
    assert _darkest(_seen(lying).crop((0, 0, 700, 500))) < 140  # and after the turn above


@pytest.mark.parametrize("box", [(0, 0, 9e6, 9e6), (0, 0, 20, 20), (-900, -900, 3000, 3000), (0, 0, 14_400, 2000)])
def test_a_page_of_any_size_is_a_picture_of_ours(box: tuple[float, ...]) -> None:
    [page] = pages_of(pdf.document(1, _sized(*box)))

    width, height = _size(page)
    assert width <= 1600
    assert height <= 2400
    assert (width == 1600) or (height == 2400)


@pytest.mark.parametrize("kind", [Name.Stamp, Name.Square, Name.Widget, Name.FreeText])
def test_what_lies_on_a_page_is_not_drawn(kind: Name) -> None:
    assert pages_of(pdf.document(1, _with_note(kind))) == pages_of(pdf.document(1))


def test_what_acts_in_a_document_changes_nothing_and_could_not() -> None:
    script = "this.getField('x').value = 1; app.alert('RAHASIA')"

    assert pages_of(pdf.document(2, pdf.opening({"/S": Name.JavaScript, "/JS": script}))) == pages_of(pdf.document(2))
    assert {"V8", "XFA"}.isdisjoint(PDFIUM_INFO.flags)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (zipped("word/document.xml", b"<w/>"), "kind"),
        (b"<html>surat</html>", "kind"),
        (pdf.document(1)[:60], "unreadable"),
        (pdf.document(0), "unreadable"),
        (pdf.document(2, encryption=pdf.locked("rahasia")), "locked"),
        (pdf.document(2, encryption=pdf.locked("")), "locked"),
        (pdf.document(MOST_PAGES_OF_PAPER + 1), "long"),
        (pdf.document(1, _sized(0, 0, 9, 9)), "small"),
        (pdf.document(1, _sized(0, 0, 90_000, 100)), "slender"),
        (pdf.document(1) + bytes(MOST_BYTES), "heavy"),
        (encoded(scene(180, 180)), "small"),
        (encoded(scene(3000, 300)), "slender"),
        (png_header(60_000, 60_000), "large"),
    ],
)
def test_what_is_not_taken_says_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        pages_of(data)

    assert refused.value.reason == reason
    assert str(refused.value) == PaperRefused.words[reason]


def _wrong(data: bytes) -> str:
    """What is wrong with what became of these bytes; nothing, for plain pages and for a clear sentence."""
    try:
        pages = pages_of(data)
    except PaperRefused as refusal:
        return "" if str(refusal) == PaperRefused.words.get(refusal.reason) else f"unclear: {refusal}"
    told = [secret for secret in NEVER_KEPT for page in pages if secret in page]
    plain = all(chunks(page) == {b"VP8 "} and _size(page)[0] <= 1600 and _size(page)[1] <= 2400 for page in pages)
    return "" if plain and not told else f"not plain, or tells {told}"


def test_the_hostile_documents_are_all_there() -> None:
    assert len(HOSTILE_PAPERS) >= 8


@pytest.mark.parametrize("family", HOSTILE_PAPERS)
def test_each_hostile_document_becomes_plain_pages_or_a_clear_sentence(family: str) -> None:
    files = turned_over(ATTACHMENT_FAMILIES[family])
    wrong = {number: _wrong(file.data) for number, file in enumerate(files[::2])}

    assert {file.what for file in files} == {"dokumen"}
    assert len(files) >= MANY - 6
    assert [each for each in wrong.items() if each[1]] == []


@pytest.mark.parametrize("family", PHOTO_FAMILIES)
def test_each_hostile_photo_becomes_a_plain_page_or_a_clear_sentence(family: str) -> None:
    some = turned_over(PHOTO_FAMILIES[family])[:: MANY // A_FEW]

    assert len(some) == A_FEW
    assert [found for file in some if (found := _wrong(file.data))] == []


@pytest.mark.parametrize("file", corpus()[::6], ids=lambda file: file.what)
def test_the_fifty_files_that_call_themselves_photos_fare_the_same(file: Hostile) -> None:
    assert _wrong(file.data) == ""


def _answer(*bodies: bytes) -> bytes:
    return b'{"pages": 1, "sizes": [%s]}\n' % b", ".join(b"%d" % len(body) for body in bodies) + b"".join(bodies)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b'{"sizes": []}\n',
        b'{"sizes": [99]}\nshort',
        b'{"refused": "<b>a word it does not know</b>"}\n',
        _answer(b"<script>alert(1)</script>" + bytes(40)),
        _answer(EMPTY_PAGE, pdf.document(1)),
        _answer(encoded(Image.new("RGB", (1601, 100)), "WEBP")),
        _answer(encoded(Image.new("RGB", (100, 2401)), "WEBP")),
        _answer(encoded(Image.new("RGB", (100, 100)), "WEBP", lossless=True)),
        _answer(riff(b"RIFF", b"WEBP" + riff(b"VP8X", bytes(10)) + EMPTY_PAGE[12:])),
        _answer(*[EMPTY_PAGE] * (MOST_PAGES_OF_PAPER + 1)),
    ],
)
def test_what_the_renderer_says_is_not_believed(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_run", lambda command, data: said)

    with pytest.raises(PaperRefused) as refused:
        pages_of(b"%PDF-1.7")

    assert refused.value.reason == "unreadable"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("page", [EMPTY_PAGE, encoded(scene(1600, 1200), "WEBP"), encoded(Image.new("RGB", (300, 420)), "WEBP")])
def test_no_part_of_a_page_is_without_the_stamp(page: bytes, turn: int) -> None:
    done = _seen(stamped(page, LOOK, turn=turn))

    before = _seen(page).rotate(-turn, expand=True)
    changes = ImageChops.difference(done, before).convert("L").point(lambda level: 255 if level > 16 else 0)
    for across, down in ((3, 3), (12, 1), (1, 12)):
        assert all(sum(part.histogram()[1:]) > part.width * part.height / 100 for part in _parts(changes, across, down))


def test_what_stands_below_the_stamp_can_be_read() -> None:
    bars = Image.new("RGB", (1600, 2263), "white")
    for left in range(100, 1600, 200):
        bars.paste("black", (left, 0, left + 100, 2263))

    done = _seen(stamped(encoded(bars, "WEBP"), LOOK)).convert("L")

    for left in range(100, 1500, 200):
        assert _levels(done.crop((left + 9, 0, left + 91, 2263)))[-1] < 90
        assert _darkest(done.crop((left + 109, 0, left + 191, 2263))) > 150


def test_a_stamp_says_who_looks_and_nothing_besides() -> None:
    siti, budi = (stamped(EMPTY_PAGE, f"Dilihat {who}") for who in ("Siti", "Budi"))

    assert _levels(ImageChops.difference(_seen(siti), _seen(budi)))[-1] > 40
    assert stamped(EMPTY_PAGE, "Dilihat Siti") == siti
    assert chunks(siti) == {b"VP8 "}
    assert _darkest(_seen(stamped(EMPTY_PAGE, "kata " * 5000))) < 210


def test_a_page_may_be_turned_before_it_is_stamped() -> None:
    done = {turn: _seen(stamped(encoded(_with_a_corner(), "WEBP"), LOOK, turn=turn)) for turn in (0, 90, 180, 270)}

    sizes = {turn: picture.size for turn, picture in done.items()}
    assert sizes == {0: (1600, 2263), 90: (2263, 1600), 180: (1600, 2263), 270: (2263, 1600)}
    corners = {turn: [_darkest(part) < 60 for part in _parts(picture, 2, 2)].index(True) for turn, picture in done.items()}
    assert corners == {0: 0, 90: 1, 180: 3, 270: 2}  # clockwise from the upper left
    with pytest.raises(KeyError):
        stamped(EMPTY_PAGE, LOOK, turn=45)


@pytest.mark.parametrize("words", ["", " \n", "\U0001f600", "\u6751"])
def test_a_page_is_never_shown_without_words(words: str) -> None:
    with pytest.raises(NothingToStamp):
        stamped(EMPTY_PAGE, words)


def test_a_small_page_shows_which_one_it_is_and_cannot_be_read() -> None:
    [page] = pages_of(pdf.document(1))

    little = small(page)

    assert (_size(little), chunks(little)) == ((120, 170), {b"VP8 "})
    assert _darkest(_seen(little).crop((0, 110, 55, 170))) < 140
    assert _size(small(encoded(Image.new("RGB", (100, 110)), "WEBP"))) == (100, 110)


def test_the_pages_are_one_document_to_take_along() -> None:
    pages = [stamped(EMPTY_PAGE, LOOK, turn=turn) for turn in (0, 90, 0)]

    taken = as_pdf(pages)

    with pikepdf.open(BytesIO(taken)) as document:
        sizes = [[round(float(each)) for each in page.mediabox[2:]] for page in document.pages]
        assert sizes == [[595, 842], [842, 595], [595, 842]]
    assert [told for told in (b"/CreationDate", b"/ModDate", b"/Author", b"/Title", b"/Producer") if told in taken] == []
    assert as_pdf(pages) == taken
    assert [_darkest(_seen(page)) < 210 for page in pages_of(taken)] == [True] * 3
