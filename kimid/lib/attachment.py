"""What a story must know of a document or a voice note to show it. Stories store a copy of this."""

from typing import Final, Literal, TypedDict

from kimid.lib.text import number

type AttachmentKind = Literal["document", "sound"]


EXTENSIONS: Final[dict[AttachmentKind, str]] = {"document": "pdf", "sound": "ogg"}


class AttachmentData(TypedDict):
    """A document or a voice note in a story, ready for JSON."""

    name: str  # names its file on the media host; cannot be guessed
    kind: AttachmentKind
    title: str  # as readers see it
    size: int  # pages of a document, seconds of a voice note
    weight: int  # bytes


def attachment_size_text(attachment: AttachmentData) -> str:
    """The size in words: `3 halaman, 210 KB` or `1 menit 20 detik, 180 KB`."""
    size = (
        f"{attachment['size']} halaman"
        if attachment["kind"] == "document"
        else duration_text(attachment["size"])
    )
    return f"{size}, {file_size_text(attachment['weight'])}"


def duration_text(seconds: int) -> str:
    """A duration in words: `1 menit 20 detik`."""
    minutes, rest = divmod(seconds, 60)
    return " ".join(
        [
            *([f"{minutes} menit"] if minutes else []),
            *([f"{rest} detik"] if rest or not minutes else []),
        ]
    )


def file_size_text(size: int) -> str:
    """A number of bytes in words: `210 KB`, `1,4 MB`, `2 GB`."""
    if size < 1024**2:
        return f"{number(max(1, round(size / 1024)))} KB"
    amount, unit = (size / 1024**2, "MB") if size < 1024**3 else (size / 1024**3, "GB")
    return f"{amount:.1f}".removesuffix(".0").replace(".", ",") + f" {unit}"
