"""Makes a PDF anew from its pages: what is drawn stays, what acts, hides or tells of its writer does not come through."""

import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

# Everything that may be needed is loaded before the limits are set: later no file can be opened.
import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from kimid.media.alone.walls import Made, Refused, work_alone

MEMORY: Final = 700 * 1024 * 1024
_BEGINS_WITHIN: Final = 1024
_DEEPEST: Final = 60  # levels of pages within pages
# All that a page may say: how large it is and what is drawn on it. No notes, no links, no forms, no actions, no thumbnail.
_OF_A_PAGE: Final = ("/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/UserUnit")
_INHERITED: Final = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
# What may hang on fonts, pictures and patterns, and says, does or carries more than what is drawn.
_STRIPPED: Final = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/JS", "/JavaScript", "/OpenAction", "/EF", "/AF", "/Names", "/Annots"),
    *(
        "/StructParent",
        "/StructParents",
        "/SpiderInfo",
        "/Measure",
        "/Properties",
        "/XFA",
        "/AcroForm",
        "/RichMediaContent",
        "/Info",
    ),
)
# All that a picture, or a drawing within a drawing, may say of itself.
_OF_DRAWINGS: Final = {
    "/Image": {
        *(
            "/Type",
            "/Subtype",
            "/Width",
            "/Height",
            "/ColorSpace",
            "/BitsPerComponent",
            "/Intent",
            "/ImageMask",
            "/Mask",
            "/Decode",
        ),
        *("/Interpolate", "/SMask", "/SMaskInData", "/Matte", "/Filter", "/DecodeParms", "/Length"),
    },
    "/Form": {
        *("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group", "/Filter", "/DecodeParms", "/Length"),
    },
}
_FILTERS: Final = {
    *("/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode"),
    *("/DCTDecode", "/JPXDecode"),
}


def main() -> None:
    """Make one document anew. Asked with the most pages."""
    Pdf.new().save(BytesIO(), encryption=pikepdf.Encryption(owner="x", user=""))  # opens the source of chance, for locked ones
    work_alone(_made_anew, memory=MEMORY)


def _made_anew(data: bytes) -> Made:
    source = _opened(data)
    pages = len(source.pages)
    if not 0 < pages <= int(sys.argv[1]):
        raise Refused("long" if pages else "unreadable")
    clean = Pdf.new()
    for page in source.pages:
        clean.pages.append(pikepdf.Page(clean.copy_foreign(source.make_indirect(_plain(page.obj)))))
    for thing in clean.objects:
        _strip(thing)
    out = BytesIO()
    clean.remove_unreferenced_resources()
    clean.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=False)
    return {"pages": pages, "sizes": [len(out.getvalue())]}, [out.getvalue()]


def _opened(data: bytes) -> Pdf:
    if not data:
        raise Refused("empty")
    if b"%PDF-" not in data[:_BEGINS_WITHIN]:
        raise Refused("kind")
    try:
        source = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise Refused("locked") from None
    if source.is_encrypted:
        raise Refused("locked")
    return source


def _plain(page: Object) -> Dictionary:
    """The page with nothing but what is drawn; what it has from the pages above it is written into it."""
    plain = Dictionary(Type=Name.Page)
    for key in _OF_A_PAGE:
        value = page.get(key) if key not in _INHERITED else _inherited(page, key)
        if value is not None:
            plain[key] = value
    return plain


def _inherited(page: Object, key: str) -> Object | None:
    for _ in range(_DEEPEST):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page["/Parent"]
    raise Refused("unreadable")


def _strip(thing: Object) -> None:
    """Take out of this object, and of all that stands in it, what is not drawn."""
    for part in _within(thing):
        if isinstance(part, Dictionary | Stream):
            known = _OF_DRAWINGS.get(str(part.get("/Subtype"))) if isinstance(part, Stream) else None
            for key in [key for key in part.keys() if key in _STRIPPED or (known and key not in known)]:  # noqa: SIM118  # as below
                del part[key]
        if isinstance(part, Stream):
            if "/F" in part:  # bytes that stand in another file
                del part["/F"]
            _quiet(part)


def _within(thing: Any) -> Iterator[Any]:
    """The object and everything directly in it; what it only points to is an object of its own."""
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Dictionary | Stream):
            inside = [part[key] for key in part.keys()]  # noqa: SIM118  # a PDF's dictionary iterates in another way
        elif isinstance(part, Array):
            inside = list(part)
        else:
            continue
        waiting += [each for each in inside if isinstance(each, Object) and not each.is_indirect]


def _quiet(stream: Stream) -> None:
    """A program, or what nobody can read, is emptied; a photo loses what its camera wrote."""
    names = stream.get("/Filter", Array())
    filters = [str(each) for each in names] if isinstance(names, Array) else [str(names)]
    if stream.get("/Subtype") == Name.PS or not _FILTERS.issuperset(filters):
        stream.write(b"")
        return
    if not filters or filters[-1] not in _QUIETER:
        if stream.read_raw_bytes()[:2] == b"\xff\xd8":  # a JPEG that does not say so
            stream.write(b"")
        return
    if len(filters) > 1:  # packed once more: its bare points are kept
        stream.write(stream.read_bytes(pikepdf.StreamDecodeLevel.all))
        return
    how = stream.get("/DecodeParms")
    told = how if isinstance(how, Dictionary) else None
    stream.write(_QUIETER[filters[-1]](stream.read_raw_bytes()), filter=Name(filters[-1]), decode_parms=told)


def _jpeg(data: bytes) -> bytes:
    """The JPEG without the notes of its camera: of the segments before the picture only what decodes it. Nothing if broken."""
    kept, at = [data[:2]], 2
    while data[at + 1 : at + 2] != b"\xda":
        if at + 4 > len(data) or data[at] != 0xFF:
            return b""
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if not (0xE0 <= data[at + 1] <= 0xEF and data[at + 1] != 0xEE) and data[at + 1] != 0xFE:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])


def _jpeg2000(data: bytes) -> bytes:
    """The JPEG 2000 without its boxes of words."""
    kept, at = [], 0
    if data[4:8] != b"jP  ":
        return data  # the bare picture
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        end = at + size if size >= 8 else len(data)
        if data[at + 4 : at + 8] not in {b"xml ", b"uuid", b"uinf"}:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


_QUIETER: Final = {"/DCTDecode": _jpeg, "/JPXDecode": _jpeg2000}

if __name__ == "__main__":
    main()
