"""The size of a page in words, for its foot. The page cache fills it in, because it compresses the
page.
"""

from typing import Final

# The page cache replaces this with the size. It is a comment, so that a page without it shows
# nothing.
PLACEHOLDER: Final = b"<!--berat-->"


def page_size_html(size: int) -> bytes:
    """11,469 bytes give `Berat halaman ini 11,2 KB.`"""
    kilobytes = f"{size / 1024:.1f}".replace(".", ",")
    return f"<span>Berat halaman ini {kilobytes} KB.</span>".encode()
