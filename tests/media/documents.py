"""Documents as offices and villains send them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel, String

from tests.media.hostile import camera_notes, encoded, scene

type Change = Callable[[Pdf], object]

DRAWING: Final = b"q 0.2 0.4 0.6 rg 50 50 200 200 re f Q"


def document(pages: int = 3, *changes: Change, **how: Any) -> bytes:
    """A PDF of so many pages with a square on each, changed before it is written."""
    made = Pdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
        made.pages[-1].Contents = made.make_stream(DRAWING)
    for change in changes:
        change(made)
    out = BytesIO()
    made.save(out, deterministic_id=not how.get("encryption"), **how)
    return out.getvalue()


def opening(action: dict[str, Any]) -> Change:
    """The document acts when it is opened, when it is closed, on its first page, and at a tap."""

    def change(made: Pdf) -> None:
        act = Dictionary(action)
        made.Root.OpenAction = act
        made.Root.AA = Dictionary(WC=act)
        made.pages[0].obj.AA = Dictionary(O=act)
        made.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 600, 800], A=act)])
        made.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("a"), act]))

    return change


def with_file(name: str, body: bytes) -> Change:
    """Another file is hidden in the document."""

    def change(made: Pdf) -> None:
        spec = Dictionary(Type=Name.Filespec, F=String(name), EF=Dictionary(F=made.make_stream(body, Type=Name.EmbeddedFile)))
        made.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=[String(name), made.make_indirect(spec)]))
        made.Root.AF = Array([spec])
        annotation = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=spec)
        made.pages[0].obj.Annots = Array([annotation])

    return change


def with_form(words: bytes) -> Change:
    """A form that is filled in and sends itself."""

    def change(made: Pdf) -> None:
        made.Root.AcroForm = Dictionary(Fields=[], XFA=made.make_stream(b"<xdp:xdp>" + words), NeedAppearances=True)

    return change


def with_words(words: str) -> Change:
    """The document tells who wrote it, in all the places there are; a photo in it tells where it was taken."""

    def change(made: Pdf) -> None:
        made.docinfo["/Author"] = String(words)
        made.Root.Metadata = made.make_stream(f"<x:xmpmeta>{words}</x:xmpmeta>".encode(), Type=Name.Metadata, Subtype=Name.XML)
        made.Root.PieceInfo = Dictionary(App=Dictionary(Private=String(words)))
        page = made.pages[0].obj
        page.PieceInfo = Dictionary(App=Dictionary(Private=String(words)))
        page.Metadata = made.make_stream(words.encode())
        page.Thumb = made.make_stream(words.encode())
        jpeg = encoded(scene(320, 240), exif=camera_notes(), comment=words.encode())
        photo = Stream(made, jpeg)
        photo.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=320,
            Height=240,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
            Metadata=made.make_stream(words.encode()),
            PieceInfo=Dictionary(Private=String(words)),
        )
        page.Resources = Dictionary(XObject=Dictionary(A=photo))
        page.Contents = made.make_stream(DRAWING + b" q 320 0 0 240 60 400 cm /A Do Q")

    return change


def in_circles(made: Pdf) -> None:
    """The pages hang on each other."""
    page = made.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(A=page, B=made.Root))
    made.Root.Pages.Kids.append(made.Root.Pages)


def locked(password: str) -> Encryption:
    """Read with this password only, or by everybody if it is empty."""
    return Encryption(owner="pemilik", user=password)


def said(pdf: bytes) -> bytes:
    """All that stands in a document, with nothing compressed."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        opened.save(
            out,
            object_stream_mode=ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.generalized,
        )
    return out.getvalue()
