"""Documents as offices and attackers send them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from pikepdf import (
    Array,
    Dictionary,
    Encryption,
    Name,
    ObjectStreamMode,
    Pdf,
    Stream,
    StreamDecodeLevel,
    String,
)

from tests.media.pictures import camera_notes, encoded, scene

type Change = Callable[[Pdf], object]

DRAWING: Final = b"q 0.2 0.4 0.6 rg 50 50 200 200 re f Q"


def document(pages: int = 3, *changes: Change, **how: Any) -> bytes:
    """A PDF of this many pages with a square on each. `changes` change it before it is saved."""
    pdf = Pdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[-1].Contents = pdf.make_stream(DRAWING)
    for change in changes:
        change(pdf)
    out = BytesIO()
    pdf.save(out, deterministic_id=not how.get("encryption"), **how)
    return out.getvalue()


def opening(action: dict[str, Any]) -> Change:
    """An action when the document opens or closes, on its first page, and at a tap."""

    def change(pdf: Pdf) -> None:
        act = Dictionary(action)
        pdf.Root.OpenAction = act
        pdf.Root.AA = Dictionary(WC=act)
        pdf.pages[0].obj.AA = Dictionary(O=act)
        pdf.pages[0].obj.Annots = Array(
            [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 600, 800], A=act)]
        )
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("a"), act]))

    return change


def with_file(name: str, body: bytes) -> Change:
    """Another file is hidden in the document."""

    def change(pdf: Pdf) -> None:
        spec = Dictionary(
            Type=Name.Filespec,
            F=String(name),
            EF=Dictionary(F=pdf.make_stream(body, Type=Name.EmbeddedFile)),
        )
        pdf.Root.Names = Dictionary(
            EmbeddedFiles=Dictionary(Names=[String(name), pdf.make_indirect(spec)])
        )
        pdf.Root.AF = Array([spec])
        annotation = Dictionary(
            Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=spec
        )
        pdf.pages[0].obj.Annots = Array([annotation])

    return change


def with_form(words: bytes) -> Change:
    """A form that is filled in and sends itself."""

    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(
            Fields=[], XFA=pdf.make_stream(b"<xdp:xdp>" + words), NeedAppearances=True
        )

    return change


def with_words(words: str) -> Change:
    """The name of the author is in all possible places, and a photo contains its position."""

    def change(pdf: Pdf) -> None:
        pdf.docinfo["/Author"] = String(words)
        pdf.Root.Metadata = pdf.make_stream(
            f"<x:xmpmeta>{words}</x:xmpmeta>".encode(), Type=Name.Metadata, Subtype=Name.XML
        )
        pdf.Root.PieceInfo = Dictionary(App=Dictionary(Private=String(words)))
        page = pdf.pages[0].obj
        page.PieceInfo = Dictionary(App=Dictionary(Private=String(words)))
        page.Metadata = pdf.make_stream(words.encode())
        page.Thumb = pdf.make_stream(words.encode())
        jpeg = encoded(scene(320, 240), exif=camera_notes(), comment=words.encode())
        photo = Stream(pdf, jpeg)
        photo.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=320,
            Height=240,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
            Metadata=pdf.make_stream(words.encode()),
            PieceInfo=Dictionary(Private=String(words)),
        )
        page.Resources = Dictionary(XObject=Dictionary(A=photo))
        page.Contents = pdf.make_stream(DRAWING + b" q 320 0 0 240 60 400 cm /A Do Q")

    return change


def in_circles(pdf: Pdf) -> None:
    """The pages refer to each other in circles."""
    page = pdf.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(A=page, B=pdf.Root))
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def locked(password: str) -> Encryption:
    """Encrypted with this password, or for everybody if it is empty."""
    return Encryption(owner="pemilik", user=password)


def uncompressed(pdf: bytes) -> bytes:
    """The document without compression."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        opened.save(
            out,
            object_stream_mode=ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.generalized,
        )
    return out.getvalue()
