"""QR codes that lead from paper to a page."""

from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=256)
def qr_picture(address: str) -> str:
    """The QR code of an address as a `data:` picture, black on white in every colour scheme. A
    quarter of it may be damaged.
    """
    return segno.make_qr(address, error="q").svg_data_uri(
        scale=4, border=2, dark="#000", light="#fff"
    )


@lru_cache(maxsize=256)
def qr_svg(address: str) -> str:
    """The QR code of an address as SVG without a border, for paper that brings its own white. A
    seventh of it may be damaged.
    """
    out = BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", border=0, xmldecl=False, nl=False)
    return out.getvalue().decode()
