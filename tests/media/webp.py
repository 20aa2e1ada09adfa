"""What a WebP holds: pictures, or also words about them."""


def chunks(webp: bytes) -> set[bytes]:
    """The kinds of the chunks in a WebP."""
    found, at = set(), 12
    while at < len(webp):
        found.add(webp[at : at + 4])
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return found
