"""Dedi sends the decree of his group with his phone: it becomes plain pictures of its pages."""

from typing import Final

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image
from pypdfium2 import PDFIUM_INFO

from kimid.media import sandbox
from kimid.media.limits import MAX_BYTES, MAX_PAPER_PAGES
from kimid.media.papers import PaperRefused, pages_of
from tests.media import documents as pdf
from tests.media.attachment_families import ATTACHMENT_FAMILIES
from tests.media.families import A_FEW, MANY, PHOTO_FAMILIES, to_try, turned_over, zipped
from tests.media.hostile import IPHONE, SECRETS, Hostile, corpus
from tests.media.pages import EMPTY_PAGE, darkest, picture_of, size_of
from tests.media.pictures import camera_notes, encoded, png_header, riff, scene
from tests.media.webp import chunks

FORBIDDEN: Final = (
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
pytestmark = pytest.mark.files


def _in_words(font: str) -> pdf.Change:
    """The first page has a text in a font that is not in the document."""

    def change(file: Pdf) -> None:
        page = file.pages[0]
        page.Resources = Dictionary(
            Font=Dictionary(
                F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + font))
            )
        )
        page.Contents = file.make_stream(b"BT /F 40 Tf 60 600 Td (KEPUTUSAN KEPALA DESA) Tj ET")

    return change


def _sized(*box: float, turned: int = 0) -> pdf.Change:
    """The first page has this size and rotation."""

    def change(file: Pdf) -> None:
        file.pages[0].obj.MediaBox = Array([*box])
        file.pages[0].obj.Rotate = turned

    return change


def _with_note(kind: Name) -> pdf.Change:
    """A black note of this kind covers the first page."""

    def change(file: Pdf) -> None:
        black = file.make_stream(
            b"0 g 0 0 595 842 re f",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 595, 842]),
        )
        note = Dictionary(
            Type=Name.Annot,
            Subtype=kind,
            Rect=Array([0, 0, 595, 842]),
            F=4,
            AP=Dictionary(N=black),
            FT=Name.Btn,
            T="x",
        )
        file.pages[0].obj.Annots = Array([file.make_indirect(note)])
        file.Root.AcroForm = Dictionary(Fields=file.pages[0].obj.Annots, NeedAppearances=True)

    return change


@pytest.mark.parametrize(
    "data", [*(encoded(scene(), kind) for kind in ("JPEG", "PNG", "WEBP")), IPHONE.read_bytes()]
)
def test_a_photo_is_one_page_that_tells_nothing(data: bytes) -> None:
    [page] = pages_of(data)

    assert chunks(page) == {b"VP8 "}
    assert min(size_of(page)) > 200


def test_a_photo_of_a_phone_is_as_wide_as_a_page_and_upright() -> None:
    [page] = pages_of(encoded(scene(2400, 1800), exif=camera_notes(6)))

    assert size_of(page) == (1600, 2133)
    assert [secret for secret in SECRETS if secret in page] == []


def test_a_document_is_all_its_pages_in_order() -> None:
    pages = pages_of(pdf.document(MAX_PAPER_PAGES, _in_words("Times-Roman")))

    assert [size_of(page) for page in pages] == [(1600, 2264)] * MAX_PAPER_PAGES
    assert [chunks(page) for page in pages] == [{b"VP8 "}] * MAX_PAPER_PAGES
    assert pages[0] != pages[1] == pages[-1]
    assert picture_of(pages[0]).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "font",
    [
        "Times-Roman",
        "Times-BoldItalic",
        "Helvetica",
        "Helvetica-Bold",
        "Courier",
        "Symbol",
        "ZapfDingbats",
        "BookmanOldStyle",
    ],
)
def test_fonts_that_a_document_leaves_out_are_read_without_any_file(font: str) -> None:
    [page] = pages_of(pdf.document(1, _in_words(font)))

    assert darkest(picture_of(page)) < 60


def test_a_page_on_its_side_is_shown_as_its_readers_see_it() -> None:
    [upright] = pages_of(pdf.document(1))
    [lying] = pages_of(pdf.document(1, _sized(0, 0, 595, 842, turned=90)))

    assert size_of(lying) == (1600, 1131)
    # The square is at the lower left, and after the rotation at the upper left.
    assert darkest(picture_of(upright).crop((0, 1500, 700, 2264))) < 140
    assert darkest(picture_of(lying).crop((0, 0, 700, 500))) < 140


@pytest.mark.parametrize(
    "box", [(0, 0, 9e6, 9e6), (0, 0, 20, 20), (-900, -900, 3000, 3000), (0, 0, 14_400, 2000)]
)
def test_a_page_of_any_size_is_a_picture_of_ours(box: tuple[float, ...]) -> None:
    [page] = pages_of(pdf.document(1, _sized(*box)))

    width, height = size_of(page)
    assert width <= 1600
    assert height <= 2400
    assert (width == 1600) or (height == 2400)


@pytest.mark.parametrize("kind", [Name.Stamp, Name.Square, Name.Widget, Name.FreeText])
def test_what_lies_on_a_page_is_not_drawn(kind: Name) -> None:
    assert pages_of(pdf.document(1, _with_note(kind))) == pages_of(pdf.document(1))


def test_what_acts_in_a_document_changes_nothing_and_could_not() -> None:
    script = "this.getField('x').value = 1; app.alert('RAHASIA')"

    assert pages_of(
        pdf.document(2, pdf.opening({"/S": Name.JavaScript, "/JS": script}))
    ) == pages_of(pdf.document(2))
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
        (pdf.document(MAX_PAPER_PAGES + 1), "long"),
        (pdf.document(1, _sized(0, 0, 9, 9)), "small"),
        (pdf.document(1, _sized(0, 0, 90_000, 100)), "slender"),
        (pdf.document(1) + bytes(MAX_BYTES), "heavy"),
        (encoded(scene(180, 180)), "small"),
        (encoded(scene(3000, 300)), "slender"),
        (png_header(60_000, 60_000), "large"),
    ],
)
def test_what_is_not_taken_says_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(PaperRefused) as refused:
        pages_of(data)

    assert refused.value.reason == reason
    assert str(refused.value) == PaperRefused.messages[reason]


def _wrong(data: bytes) -> str:
    """What is wrong with the result of these bytes; empty for plain pages or a clear message."""
    try:
        pages = pages_of(data)
    except PaperRefused as refusal:
        return (
            ""
            if str(refusal) == PaperRefused.messages.get(refusal.reason)
            else f"unclear: {refusal}"
        )
    leaks = [secret for secret in FORBIDDEN for page in pages if secret in page]
    plain = all(
        chunks(page) == {b"VP8 "} and size_of(page)[0] <= 1600 and size_of(page)[1] <= 2400
        for page in pages
    )
    return "" if plain and not leaks else f"not plain, or contains {leaks}"


def test_the_hostile_documents_are_all_there() -> None:
    assert len(HOSTILE_PAPERS) >= 8


@pytest.mark.parametrize("family", HOSTILE_PAPERS)
def test_each_hostile_document_becomes_plain_pages_or_a_clear_sentence(family: str) -> None:
    files = turned_over(ATTACHMENT_FAMILIES[family])
    wrong = {number: _wrong(file.data) for number, file in enumerate(to_try(files))}

    assert {file.what for file in files} == {"dokumen"}
    assert len(files) >= MANY - 6
    assert [each for each in wrong.items() if each[1]] == []


@pytest.mark.parametrize("family", PHOTO_FAMILIES)
def test_each_hostile_photo_becomes_a_plain_page_or_a_clear_sentence(family: str) -> None:
    some = to_try(turned_over(PHOTO_FAMILIES[family]))

    assert len(some) >= A_FEW
    assert [problem for file in some if (problem := _wrong(file.data))] == []


@pytest.mark.parametrize("file", corpus()[::6], ids=lambda file: file.what)
def test_the_fifty_files_that_call_themselves_photos_fare_the_same(file: Hostile) -> None:
    assert _wrong(file.data) == ""


def _answer(*bodies: bytes) -> bytes:
    return b'{"pages": 1, "sizes": [%s]}\n' % b", ".join(
        b"%d" % len(body) for body in bodies
    ) + b"".join(bodies)


@pytest.mark.parametrize(
    "output",
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
        _answer(*[EMPTY_PAGE] * (MAX_PAPER_PAGES + 1)),
    ],
)
def test_what_the_renderer_says_is_not_believed(
    output: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_run", lambda command, data: output)

    with pytest.raises(PaperRefused) as refused:
        pages_of(b"%PDF-1.7")

    assert refused.value.reason == "unreadable"
