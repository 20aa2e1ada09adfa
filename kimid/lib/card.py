"""The share card: what a link to a page of ours looks like in a chat. 1200 x 630, at most 100 KB as JPEG.

Photo or cloth at the right, title and place at the left, the cloth of the village as a hem below. Pure: facts in, bytes out,
no network, no database. A card takes about a fifth of a second, so a task draws it after publishing:

    picture = card_jpeg(Card(title=item.title, place="Sungai Raya, Kubu Raya", site_name=site.name, region_code=site.region_id,
                             dye=site.dye, accent=site.accent, photo=path.read_bytes(), focus=facts["focus"]))

`photo` is one of our own renditions (960 pixels are enough), None when there is none. Draw again after a correction.
"""

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from kimid.lib import drawing, motif, palette
from kimid.lib.typesetting import LEADING, SANS, cut, drawable, fit, width

WIDE, HIGH = 1200, 630
MOST_BYTES: Final = 100_000
_HEM: Final = 68  # two pixels for each of the 34 units of a strip
_BODY: Final = HIGH - _HEM
_EDGE: Final = 56
_SIZES: Final = (72, 66, 60, 56, 52, 48, 44, 40, 37, 35, 33)
_LINES: Final = 4
_TALL: Final = 276  # pixels for the title
_LONG: Final = 84  # letters: a longer title takes room from the picture
_QUALITIES: Final = (88, 82, 76, 68, 58, 45, 30)
_TONES: Final = {"plain": palette.INK_SOFT, "good": "#16592f", "warn": "#75430a", "bad": "#9c1b1b", "info": "#194f81"}


@dataclass(frozen=True)
class Card:
    """What a card says. `badge` is one or two words ("Dikoreksi"), `tone` a tone of the badges of pages.

    `stamp` is put across the picture: what a fact check found ("Salah"), or that something is an advertisement.
    """

    title: str
    place: str
    site_name: str
    region_code: str
    dye: str
    accent: str
    photo: bytes | None = None
    focus: tuple[float, float] = (50, 50)
    badge: str = ""
    tone: str = "plain"
    stamp: str = ""
    stamp_tone: str = "plain"


def card_jpeg(card: Card) -> bytes:
    """The card as JPEG of at most MOST_BYTES. Raises PIL.UnidentifiedImageError when the photo is none."""
    picture = Image.open(BytesIO(drawing.png(card_svg(card), WIDE))).convert("RGB")
    for quality in _QUALITIES:
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


def card_svg(card: Card) -> str:
    """The card as SVG that needs the fonts of `ui/fonts`."""
    dyes = palette.dyes(card.dye, card.accent)
    title = drawable(card.title) or drawable(card.site_name)
    panel = 352 if len(title) > _LONG else 500
    left = WIDE - panel
    picture = _photo(card.photo, card.focus, left, panel) if card.photo else _sarong(left, panel)
    hem = f'<g transform="translate(0 {_BODY})scale(2)"><path fill="{dyes.ground}" d="M0 0h600v34H0z"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">{motif.defs(card.region_code, dyes)}'
        f'<path fill="{palette.PAPER}" d="M0 0h{WIDE}v{HIGH}H0z"/>'
        f'<path fill="{dyes.ground}" d="M{left} 0h{panel}v{_BODY}H{left}z"/>{picture}'
        f"{_stamp(card.stamp, card.stamp_tone, left, panel)}"
        f'{hem}<path fill="url(#ks)" d="M0 0h600v34H0z"/></g>{_words(card, title, left - 2 * _EDGE, dyes)}</svg>'
    )


def _words(card: Card, title: str, room: float, dyes: motif.Dyes) -> str:
    """Place, title, badge and the name of the site, from above to below."""
    size, lines = fit(title, room, _SIZES, _LINES, tall=_TALL)
    step = round(size * LEADING)
    space = _BODY - 130 - 118 - step * len(lines)
    top = 130 + space * 0.36 + size * 0.86
    set_lines = "".join(f'<tspan x="{_EDGE}" y="{top + n * step:.0f}">{escape(line)}</tspan>' for n, line in enumerate(lines))
    badge = drawable(card.badge)
    place = cut(drawable(card.place), 30, room - (width(badge, 26, SANS) + 70 if badge else 0))
    name = cut(drawable(card.site_name), 30, room - 84)
    knot = f'<path fill="{dyes.accent}" d="M{_EDGE + 10} 77l11 11-11 11-11-11z"/>'
    at = f'x="{_EDGE}" y="{_BODY - 106}" width="60" height="60" viewBox="0 0 24 24"'
    sign = f'<svg {at}><path fill="{dyes.ground}" d="M0 0h24v24H0z"/><use href="#k"/></svg>'
    return (
        f'<g font-family="Noto Sans" font-weight="600" font-size="30">{knot}'
        f'<text x="{_EDGE + 36}" y="98" fill="{palette.INKS[card.dye]}">{escape(place)}</text>{_badge(badge, card.tone, room)}'
        f'{sign}<text x="{_EDGE + 80}" y="{_BODY - 66}" fill="{palette.INK_SOFT}">{escape(name)}</text></g>'
        f'<text font-family="Noto Serif" font-weight="700" font-size="{size}" fill="{palette.INK}">{set_lines}</text>'
    )


def _badge(words: str, tone: str, room: float) -> str:
    """The badge in a frame, at the end of the line of the place."""
    if not words:
        return ""
    wide = width(words, 26, SANS) + 28
    x, colour = _EDGE + room - wide, _TONES[tone]
    frame = f'<rect x="{x:.0f}" y="66" width="{wide:.0f}" height="44" rx="4" fill="none" stroke="{colour}" stroke-width="3"/>'
    return f'{frame}<text x="{x + 14:.0f}" y="97" font-size="26" fill="{colour}">{escape(words)}</text>'


def _stamp(words: str, tone: str, left: int, panel: int) -> str:
    """What must not be overlooked, as if stamped across the picture: on paper, in a double frame, a little askew."""
    text = drawable(words).upper()
    if not text:
        return ""
    size = min(88, 64 * (panel - 110) / width(text, 64, SANS))
    wide, high, colour = width(text, size, SANS) + 56, size * 1.5, _TONES[tone]
    x, y = left + panel / 2, _BODY / 2
    box = f'<rect x="{-wide / 2:.0f}" y="{-high / 2:.0f}" width="{wide:.0f}" height="{high:.0f}" rx="8" fill="{palette.PAPER}"'
    inner = f'<rect x="{-wide / 2 + 8:.0f}" y="{-high / 2 + 8:.0f}" width="{wide - 16:.0f}" height="{high - 16:.0f}" rx="4"'
    said = f'font-family="Noto Sans" font-weight="600" font-size="{size:.0f}" text-anchor="middle" y="{size * 0.36:.0f}"'
    return (
        f'<g transform="translate({x:.0f} {y:.0f})rotate(-9)">{box} stroke="{colour}" stroke-width="5"/>'
        f'{inner} fill="none" stroke="{colour}" stroke-width="2"/><text {said} fill="{colour}">{escape(text)}</text></g>'
    )


def _sarong(left: int, panel: int) -> str:
    """The cloth at large, where there is no photo."""
    scale = panel / 48
    middle = _BODY / scale / 2
    rows = "".join(f'<use href="#k" x="{x}" y="{middle - 12 + y:g}"/>' for x in (0, 24) for y in (-48, -24, 0, 24, 48))
    frame = f'x="{left}" y="0" width="{panel}" height="{_BODY}" viewBox="0 0 48 {_BODY / scale:g}"'
    return f"<svg {frame}>{rows}</svg>"


def _photo(photo: bytes, focus: tuple[float, float], left: int, panel: int) -> str:
    """The photo, cut to its place round its focus."""
    cropped = ImageOps.fit(Image.open(BytesIO(photo)).convert("RGB"), (panel, _BODY), centering=(focus[0] / 100, focus[1] / 100))
    out = BytesIO()
    cropped.save(out, "PNG", compress_level=1)
    data = b64encode(out.getvalue()).decode()
    return f'<image x="{left}" y="0" width="{panel}" height="{_BODY}" href="data:image/png;base64,{data}"/>'
