"""The share card: the picture of a page in a chat. JPEG, 1200 x 630, at most 100 KB.

Photo or cloth on the right, title and place on the left, the cloth of the village as a hem below.
No network, no database. A card takes about 0.1 seconds:

    jpeg = card_jpeg(ShareCard(
        title=item.title, place="Sungai Raya, Kubu Raya", site_name=site.name,
        region_code=site.region_id, dye=site.dye, accent=site.accent,
        photo=path.read_bytes(), focus=picture["focus"],
    ))

`photo` is one of our own renditions (960 pixels are enough), or None.
"""

from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from kimid.lib import motif, palette, rasterizer
from kimid.lib.typesetting import LEADING, SANS, drawable_text, fit_text, shorten, text_width

WIDTH = 1200
HEIGHT = 630
MAX_BYTES: Final = 100_000
_HEM: Final = 68  # pixels: two for each of the 34 units of a strip
_BODY: Final = HEIGHT - _HEM
_MARGIN: Final = 56
_SIZES: Final = (72, 66, 60, 56, 52, 48, 44, 40, 37, 35, 33)
_MAX_LINES: Final = 4
_TITLE_HEIGHT: Final = 276  # pixels for the title
_LONG_TITLE: Final = 84  # letters; a longer title gets a narrower picture
_QUALITIES: Final = (88, 82, 76, 68, 58, 45, 30)
_TONES: Final = {
    "plain": palette.INK_SOFT,
    "good": "#16592f",
    "warn": "#75430a",
    "bad": "#9c1b1b",
    "info": "#194f81",
    "boxed": palette.INK_SOFT,  # an advert: the frame says it, not the colour
}


@dataclass(frozen=True)
class ShareCard:
    """The content of a card. `badge` is one or two words ("Dikoreksi"), `tone` a tone of badges.

    `stamp` stands across the picture: the verdict of a fact check ("Salah"), or the word for an
    advertisement.
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


def card_jpeg(card: ShareCard) -> bytes:
    """The card as JPEG of at most MAX_BYTES. Raises PIL.UnidentifiedImageError if the photo is not
    an image.
    """
    drawn = Image.open(BytesIO(rasterizer.svg_to_png(card_svg(card), WIDTH)))
    whole = Image.new("RGB", drawn.size)
    whole.paste(_photo(card) if card.photo else _cloth(card), (WIDTH - _panel(card), 0))
    whole.paste(drawn, mask=drawn)
    for quality in _QUALITIES:
        out = BytesIO()
        whole.save(out, "JPEG", quality=quality, progressive=True, optimize=True)
        if out.tell() <= MAX_BYTES:
            break
    return out.getvalue()


def card_svg(card: ShareCard) -> str:
    """The card as SVG, with nothing where its picture stands: half of the time went into drawing
    that with the rest. It needs the fonts of `ui/fonts`.
    """
    dyes = palette.dyes(card.dye, card.accent)
    panel = _panel(card)
    left = WIDTH - panel
    hem = (
        f'<g transform="translate(0 {_BODY})scale(2)">'
        f'<path fill="{dyes.ground}" d="M0 0h600v34H0z"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{motif.defs(card.region_code, dyes)}"
        f'<path fill="{palette.PAPER}" d="M0 0h{left}v{_BODY}H0z"/>'
        f"{_stamp_svg(card.stamp, card.stamp_tone, left, panel)}"
        f'{hem}<path fill="url(#ks)" d="M0 0h600v34H0z"/></g>'
        f"{_text_svg(card, left - 2 * _MARGIN, dyes)}</svg>"
    )


def _title(card: ShareCard) -> str:
    return drawable_text(card.title) or drawable_text(card.site_name)


def _panel(card: ShareCard) -> int:
    """The width of the picture, on the right."""
    return 352 if len(_title(card)) > _LONG_TITLE else 500


def _text_svg(card: ShareCard, max_width: float, dyes: motif.Dyes) -> str:
    """Place, title, badge and name of the site, from top to bottom."""
    size, lines = fit_text(_title(card), max_width, _SIZES, _MAX_LINES, max_height=_TITLE_HEIGHT)
    step = round(size * LEADING)
    space = _BODY - 130 - 118 - step * len(lines)
    top = 130 + space * 0.36 + size * 0.86
    title_lines = "".join(
        f'<tspan x="{_MARGIN}" y="{top + n * step:.0f}">{escape(line)}</tspan>'
        for n, line in enumerate(lines)
    )
    badge = drawable_text(card.badge)
    place = shorten(
        drawable_text(card.place),
        30,
        max_width - (text_width(badge, 26, SANS) + 70 if badge else 0),
    )
    name = shorten(drawable_text(card.site_name), 30, max_width - 84)
    knot = f'<path fill="{dyes.accent}" d="M{_MARGIN + 10} 77l11 11-11 11-11-11z"/>'
    emblem_box = f'x="{_MARGIN}" y="{_BODY - 106}" width="60" height="60" viewBox="0 0 24 24"'
    emblem = (
        f'<svg {emblem_box}><path fill="{dyes.ground}" d="M0 0h24v24H0z"/><use href="#k"/></svg>'
    )
    return (
        f'<g font-family="Noto Sans" font-weight="600" font-size="30">{knot}'
        f'<text x="{_MARGIN + 36}" y="98" fill="{palette.INKS[card.dye]}">{escape(place)}</text>'
        f"{_badge_svg(badge, card.tone, max_width)}"
        f'{emblem}<text x="{_MARGIN + 80}" y="{_BODY - 66}" '
        f'fill="{palette.INK_SOFT}">{escape(name)}</text></g>'
        '<text font-family="Noto Serif" font-weight="700" '
        f'font-size="{size}" fill="{palette.INK}">{title_lines}</text>'
    )


def _badge_svg(label: str, tone: str, max_width: float) -> str:
    """The badge in a frame, at the end of the line of the place."""
    if not label:
        return ""
    wide = text_width(label, 26, SANS) + 28
    x = _MARGIN + max_width - wide
    colour = _TONES[tone]
    frame = (
        f'<rect x="{x:.0f}" y="66" width="{wide:.0f}" height="44" '
        f'rx="4" fill="none" stroke="{colour}" stroke-width="3"/>'
    )
    return (
        f'{frame}<text x="{x + 14:.0f}" y="97" font-size="26" '
        f'fill="{colour}">{escape(label)}</text>'
    )


def _stamp_svg(label: str, tone: str, left: int, panel: int) -> str:
    """The stamp across the picture: on paper, in a double frame, slightly rotated."""
    text = drawable_text(label).upper()
    if not text:
        return ""
    size = min(88, 64 * (panel - 110) / text_width(text, 64, SANS))
    wide = text_width(text, size, SANS) + 56
    high = size * 1.5
    colour = _TONES[tone]
    x = left + panel / 2
    y = _BODY / 2
    box = (
        f'<rect x="{-wide / 2:.0f}" y="{-high / 2:.0f}" width="{wide:.0f}" '
        f'height="{high:.0f}" rx="8" fill="{palette.PAPER}"'
    )
    inner = (
        f'<rect x="{-wide / 2 + 8:.0f}" y="{-high / 2 + 8:.0f}" '
        f'width="{wide - 16:.0f}" height="{high - 16:.0f}" rx="4"'
    )
    text_attributes = (
        'font-family="Noto Sans" font-weight="600" '
        f'font-size="{size:.0f}" text-anchor="middle" y="{size * 0.36:.0f}"'
    )
    return (
        f'<g transform="translate({x:.0f} {y:.0f})rotate(-9)">'
        f'{box} stroke="{colour}" stroke-width="5"/>'
        f'{inner} fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<text {text_attributes} fill="{colour}">{escape(text)}</text></g>'
    )


def _cloth(card: ShareCard) -> Image.Image:
    """A large cloth in place of a photo. Its repeat is drawn once and laid side by side: ten drawn
    repeats took twice as long as all the rest of a card.
    """
    panel = _panel(card)
    side = panel // 2
    drawn = rasterizer.svg_to_png(
        motif.tile(card.region_code, palette.dyes(card.dye, card.accent)), side
    )
    repeat = Image.open(BytesIO(drawn)).convert("RGB")
    cloth = Image.new("RGB", (panel, _BODY))
    middle = (_BODY - side) // 2
    for top in range(middle % side - side, _BODY, side):
        cloth.paste(repeat, (0, top))
        cloth.paste(repeat, (side, top))
    return cloth


def _photo(card: ShareCard) -> Image.Image:
    """The photo, cropped around its focus."""
    across, down = card.focus
    return ImageOps.fit(
        Image.open(BytesIO(card.photo or b"")).convert("RGB"),
        (_panel(card), _BODY),
        centering=(across / 100, down / 100),
    )
