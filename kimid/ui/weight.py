"""The weight of a page in words, for its foot. Only the gate knows it, because the gate compresses the page."""

from typing import Final

# Stands in a page until the gate has weighed it; a comment, so that an unweighed page shows nothing.
PLACE: Final = b"<!--berat-->"


def weight_words(size: int) -> bytes:
    """11,469 bytes give `Berat halaman ini 11,2 KB.`"""
    kilobytes = f"{size / 1024:.1f}".replace(".", ",")
    return f"<span>Berat halaman ini {kilobytes} KB.</span>".encode()
