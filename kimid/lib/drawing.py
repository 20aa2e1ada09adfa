"""From SVG text to pixels, with our own fonts and nothing from the machine."""

import resvg_py

from kimid.lib.typesetting import FONTS, SANS, SERIF


def png(svg: str, width: int) -> bytes:
    """The picture as PNG, so many pixels wide. Raises ValueError for what is no SVG."""
    fonts = [str(FONTS / name) for name in (SERIF, SANS)]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts))
