"""What a story must know of a document or a voice note to show it: plain facts, copied to where they are read."""

from typing import Final, Literal, TypedDict

from kimid.lib.text import number

type AttachmentKind = Literal["document", "sound"]


ENDINGS: Final[dict[AttachmentKind, str]] = {"document": "pdf", "sound": "ogg"}


class Attached(TypedDict):
    """A document or a voice note as a story carries it, ready for JSON."""

    name: str  # names its file on the media host; cannot be guessed
    kind: AttachmentKind
    title: str  # as readers see it
    size: int  # pages of a document, seconds of a voice note
    weight: int  # bytes


def attachment_words(attached: Attached) -> str:
    """How large it is, in words: `3 halaman, 210 KB` or `1 menit 20 detik, 180 KB`."""
    size = f"{attached['size']} halaman" if attached["kind"] == "document" else time_words(attached["size"])
    return f"{size}, {weight_words(attached['weight'])}"


def time_words(seconds: int) -> str:
    """A short time as it is spoken: `1 menit 20 detik`."""
    minutes, rest = divmod(seconds, 60)
    return " ".join([*([f"{minutes} menit"] if minutes else []), *([f"{rest} detik"] if rest or not minutes else [])])


def weight_words(weight: int) -> str:
    """Bytes as people count them: `210 KB`, `1,4 MB`, `2 GB`."""
    if weight < 1024**2:
        return f"{number(max(1, round(weight / 1024)))} KB"
    many, unit = (weight / 1024**2, "MB") if weight < 1024**3 else (weight / 1024**3, "GB")
    return f"{many:.1f}".removesuffix(".0").replace(".", ",") + f" {unit}"
