"""The chunks of a WebP: pictures or metadata."""


def chunks(webp: bytes) -> set[bytes]:
    """The kinds of the chunks in a WebP."""
    kinds = set()
    at = 12
    while at < len(webp):
        kinds.add(webp[at : at + 4])
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return kinds
