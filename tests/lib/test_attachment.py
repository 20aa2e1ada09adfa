"""How large a document or a voice note is, in words."""

import pytest

from kimid.lib.attachment import (
    AttachmentData,
    AttachmentKind,
    attachment_size_text,
    file_size_text,
)


@pytest.mark.parametrize(
    ("kind", "size", "weight", "words"),
    [
        ("document", 3, 215_040, "3 halaman, 210 KB"),
        ("document", 12, 1_468_006, "12 halaman, 1,4 MB"),
        ("sound", 80, 245_760, "1 menit 20 detik, 240 KB"),
        ("sound", 60, 90_000, "1 menit, 88 KB"),
        ("sound", 9, 10, "9 detik, 1 KB"),
    ],
)
def test_size_is_said_in_words(kind: AttachmentKind, size: int, weight: int, words: str) -> None:
    assert (
        attachment_size_text(
            AttachmentData(name="2", kind=kind, title="Surat", size=size, weight=weight)
        )
        == words
    )


def test_much_is_said_in_large_units() -> None:
    assert file_size_text(2 * 1024**3) == "2 GB"
