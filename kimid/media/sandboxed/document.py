"""A worker that rebuilds a PDF from its pages. Only what is drawn comes through.

Actions, links, forms, hidden files and metadata do not.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

# Load everything before the isolation: later no file can be opened.
import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from kimid.media.sandboxed.isolation import Output, Rejected, run_isolated

MEMORY: Final = 700 * 1024 * 1024
_SIGNATURE_WITHIN: Final = 1024
_MAX_DEPTH: Final = 60  # levels of pages within pages
# The allowed keys of a page: its size and its drawing. No notes, links, forms or actions.
_PAGE_KEYS: Final = (
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/Resources",
    "/Contents",
    "/Group",
    "/UserUnit",
)
_INHERITED: Final = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
# Keys of fonts, pictures and patterns that carry metadata, actions or files.
_STRIPPED: Final = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/AA",
    "/JS",
    "/JavaScript",
    "/OpenAction",
    "/EF",
    "/AF",
    "/Names",
    "/Annots",
    "/StructParent",
    "/StructParents",
    "/SpiderInfo",
    "/Measure",
    "/Properties",
    "/XFA",
    "/AcroForm",
    "/RichMediaContent",
    "/Info",
)
# The allowed keys of a picture, and of a drawing inside a drawing.
_DRAWING_KEYS: Final = {
    "/Image": {
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
        "/Interpolate",
        "/SMask",
        "/SMaskInData",
        "/Matte",
        "/Filter",
        "/DecodeParms",
        "/Length",
    },
    "/Form": {
        "/Type",
        "/Subtype",
        "/FormType",
        "/BBox",
        "/Matrix",
        "/Resources",
        "/Group",
        "/Filter",
        "/DecodeParms",
        "/Length",
    },
}
_FILTERS: Final = {
    "/FlateDecode",
    "/LZWDecode",
    "/ASCII85Decode",
    "/ASCIIHexDecode",
    "/RunLengthDecode",
    "/CCITTFaxDecode",
    "/JBIG2Decode",
    "/DCTDecode",
    "/JPXDecode",
}


def main() -> None:
    """Rebuild one document. Its argument is the largest number of pages."""
    # Opens the source of random numbers, which encrypted documents need.
    Pdf.new().save(BytesIO(), encryption=pikepdf.Encryption(owner="x", user=""))
    run_isolated(_rebuilt, memory=MEMORY)


def _rebuilt(data: bytes) -> Output:
    source = _opened(data)
    pages = len(source.pages)
    if not 0 < pages <= int(sys.argv[1]):
        raise Rejected("long" if pages else "unreadable")
    clean = Pdf.new()
    for page in source.pages:
        clean.pages.append(
            pikepdf.Page(clean.copy_foreign(source.make_indirect(_plain_page(page.obj))))
        )
    for element in clean.objects:
        _strip(element)
    out = BytesIO()
    clean.remove_unreferenced_resources()
    clean.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        linearize=False,
    )
    return {"pages": pages, "sizes": [len(out.getvalue())]}, [out.getvalue()]


def _opened(data: bytes) -> Pdf:
    if not data:
        raise Rejected("empty")
    if b"%PDF-" not in data[:_SIGNATURE_WITHIN]:
        raise Rejected("kind")
    try:
        source = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise Rejected("locked") from None
    if source.is_encrypted:
        raise Rejected("locked")
    return source


def _plain_page(page: Object) -> Dictionary:
    """The page with its drawing only. Inherited values are copied into it."""
    plain = Dictionary(Type=Name.Page)
    for key in _PAGE_KEYS:
        value = page.get(key) if key not in _INHERITED else _inherited(page, key)
        if value is not None:
            plain[key] = value
    return plain


def _inherited(page: Object, key: str) -> Object | None:
    for _ in range(_MAX_DEPTH):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page["/Parent"]
    raise Rejected("unreadable")


def _strip(element: Object) -> None:
    """Remove all keys from this object, and from all objects directly in it, that draw nothing."""
    for part in _within(element):
        if isinstance(part, Dictionary | Stream):
            allowed = (
                _DRAWING_KEYS.get(str(part.get("/Subtype"))) if isinstance(part, Stream) else None
            )
            keys = list(part.keys())  # pikepdf iterates over its own objects, not over keys
            for key in keys:
                if key in _STRIPPED or (allowed and key not in allowed):
                    del part[key]
        if isinstance(part, Stream):
            if "/F" in part:  # a reference to another file
                del part["/F"]
            _clean_stream(part)


def _within(element: Any) -> Iterator[Any]:
    """The object and everything directly in it. An indirect object has its own turn."""
    waiting = [element]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Dictionary | Stream):
            inside = [part[key] for key in part.keys()]  # noqa: SIM118  # as in `_strip`
        elif isinstance(part, Array):
            inside = list(part)
        else:
            continue
        waiting += [each for each in inside if isinstance(each, Object) and not each.is_indirect]


def _clean_stream(stream: Stream) -> None:
    """Empty a program or an unknown stream. Remove the metadata of a photo."""
    names = stream.get("/Filter", Array())
    filters = [str(each) for each in names] if isinstance(names, Array) else [str(names)]
    if stream.get("/Subtype") == Name.PS or not _FILTERS.issuperset(filters):
        stream.write(b"")
        return
    if not filters or filters[-1] not in _CLEANERS:
        if stream.read_raw_bytes()[:2] == b"\xff\xd8":  # a JPEG without its filter name
            stream.write(b"")
        return
    if len(filters) > 1:  # compressed twice: store the pixels
        stream.write(stream.read_bytes(pikepdf.StreamDecodeLevel.all))
        return
    parameters = stream.get("/DecodeParms")
    decode_params = parameters if isinstance(parameters, Dictionary) else None
    stream.write(
        _CLEANERS[filters[-1]](stream.read_raw_bytes()),
        filter=Name(filters[-1]),
        decode_parms=decode_params,
    )


def _jpeg(data: bytes) -> bytes:
    """The JPEG without metadata segments; empty if it is broken."""
    segments = [data[:2]]
    at = 2
    while data[at + 1 : at + 2] != b"\xda":
        if at + 4 > len(data) or data[at] != 0xFF:
            return b""
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if not (0xE0 <= data[at + 1] <= 0xEF and data[at + 1] != 0xEE) and data[at + 1] != 0xFE:
            segments.append(data[at:end])
        at = end
    return b"".join([*segments, data[at:]])


def _jpeg2000(data: bytes) -> bytes:
    """The JPEG 2000 without metadata boxes."""
    boxes = []
    at = 0
    if data[4:8] != b"jP  ":
        return data  # a codestream without boxes
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        end = at + size if size >= 8 else len(data)
        if data[at + 4 : at + 8] not in {b"xml ", b"uuid", b"uinf"}:
            boxes.append(data[at:end])
        at = end
    return b"".join(boxes)


_CLEANERS: Final = {"/DCTDecode": _jpeg, "/JPXDecode": _jpeg2000}

if __name__ == "__main__":
    main()
