"""From SVG to pixels, with our own fonts and nothing from the machine."""

import resvg_py

from kimid.lib.typesetting import FONTS, SANS, SERIF


def svg_to_png(svg: str, width: int) -> bytes:
    """The picture as PNG of this width in pixels. Raises ValueError if the text is not SVG."""
    fonts = [str(FONTS / name) for name in (SERIF, SANS)]
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True, font_files=fonts)
    )
