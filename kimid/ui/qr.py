"""QR codes that lead from paper to a page."""

from functools import lru_cache

import segno


@lru_cache(maxsize=256)
def qr_picture(address: str) -> str:
    """The QR code of an address as a `data:` picture, black on white in every colour scheme. A
    quarter of it may be damaged.
    """
    return segno.make_qr(address, error="q").svg_data_uri(
        scale=4, border=2, dark="#000", light="#fff"
    )
