"""Encodes a bitmap in every width that pages ask for."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

from PIL import (
    AvifImagePlugin,  # noqa: F401  # registers itself
    Image,
    ImageFilter,
    WebPImagePlugin,  # noqa: F401  # as above
)

WIDTHS: Final = (192, 320, 640, 960, 1600)  # the first for the small squares in lists
LIGHT_RENDITION: Final = (640, 40 * 1024)  # a width, and the most bytes of its rendition
# For the first picture of a page on a cheap phone: a width, and the bytes that it should have.
FIRST_RENDITION: Final = (540, 7_000)
# Qualities, the best first, each with its usual share of the bytes of the first.
WEBP_QUALITIES: Final = {80: 1, 72: 0.8, 64: 0.72, 55: 0.65, 45: 0.57, 35: 0.5, 25: 0.41, 15: 0.3}
AVIF_QUALITIES: Final = {50: 1, 44: 0.84, 38: 0.7, 32: 0.57, 26: 0.45, 20: 0.34}
# Of the first picture: it is rather heavier than uglier than this.
WORST_FIRST_WEBP: Final = 25
BLUR_RADII: Final = (1.0, 2.5)  # pixels; only for noisy photos
# A rendition is made of the narrowest one that is so much wider.
_WIDER: Final = 1.5

type Renditions = list[tuple[int, bytes]]
type _Encode = Callable[[Image.Image, int], bytes]


def webp_renditions(picture: Image.Image) -> Renditions:
    """WebP of every width, in the best quality that keeps the rendition for phones light."""
    width, most = LIGHT_RENDITION
    images = _narrowed(picture)
    narrow = min(width, picture.width)
    light = _Ladder(images[narrow], _webp, WEBP_QUALITIES)
    quality = light.best(most)
    if len(light[quality]) > most:
        images = _narrowed(_smooth(picture, images[narrow], quality))
        light = _Ladder(images[narrow], _webp, WEBP_QUALITIES)
    encoded = [
        (each, light[quality] if each == narrow else _webp(images[each], quality))
        for each in _widths(picture.width)
    ]
    able = {each: share for each, share in WEBP_QUALITIES.items() if each >= WORST_FIRST_WEBP}
    return _with_first(encoded, images, _webp, able, guess=WORST_FIRST_WEBP)


def avif_renditions(picture: Image.Image) -> Renditions:
    """AVIF of every width."""
    images = _narrowed(picture)
    best, *_ = AVIF_QUALITIES
    encoded = [(each, _avif(images[each], best)) for each in _widths(picture.width)]
    return _with_first(encoded, images, _avif, AVIF_QUALITIES, guess=32)


class _Ladder:
    """One image in falling qualities, each encoded once at most, when it is asked for."""

    def __init__(self, image: Image.Image, encode: _Encode, shares: Mapping[int, float]) -> None:
        self._image = image
        self._encode = encode
        self._shares = list(shares.values())
        self._qualities = list(shares)
        self._bodies: dict[int, bytes] = {}

    def __getitem__(self, quality: int) -> bytes:
        if quality not in self._bodies:
            self._bodies[quality] = self._encode(self._image, quality)
        return self._bodies[quality]

    def best(self, most: int, *, guess: int | None = None) -> int:
        """The best quality with at most so many bytes, or else the worst. Looks at `guess` first,
        or at the best of all, and then where the bytes of that one lead.
        """
        step = self._qualities.index(guess) if guess else 0
        heavy, able = -1, len(self._qualities) - 1
        while True:
            size = len(self[self._qualities[step]])
            heavy, able = (step, able) if size > most else (heavy, step)
            if able - heavy <= 1:
                return self._qualities[able]
            step = min(max(self._step_for(most / size * self._shares[step]), heavy + 1), able - 1)

    def _step_for(self, share: float) -> int:
        able = (step for step, each in enumerate(self._shares) if each <= share)
        return next(able, len(self._shares) - 1)


def _with_first(
    encoded: Renditions,
    images: Mapping[int, Image.Image],
    encode: _Encode,
    shares: Mapping[int, float],
    *,
    guess: int,
) -> Renditions:
    """These renditions and, where one of them is wider, that for the first picture of a page."""
    width, most = FIRST_RENDITION
    if encoded[-1][0] <= width:
        return encoded
    first = _Ladder(images[width], encode, shares)
    return sorted([*encoded, (width, first[first.best(most, guess=guess)])])


def _widths(width: int) -> list[int]:
    """The widths to make: never wider than the picture; its own width if that is worth a file."""
    widths = [each for each in WIDTHS if each <= width]
    own = min(width, WIDTHS[-1])
    return widths if widths and own < widths[-1] * 1.15 else [*widths, own]


def _narrowed(picture: Image.Image) -> dict[int, Image.Image]:
    """The picture in each width that is made of it, and in its own. From 1,600 pixels each would
    cost as much as its encoding, so a narrow one is made of one in between.
    """
    images = {picture.width: picture}
    first = FIRST_RENDITION[0]
    for width in sorted({*_widths(picture.width), first}, reverse=True):
        if width < picture.width:
            source = images[
                min(each for each in images if each >= min(width * _WIDER, max(images)))
            ]
            size = width, max(1, round(picture.height * width / picture.width))
            images[width] = source.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return images


def _smooth(picture: Image.Image, narrow: Image.Image, quality: int) -> Image.Image:
    """A picture that is heavy on phones even so, without its noise."""
    for radius in BLUR_RADII:
        smooth = narrow.filter(ImageFilter.GaussianBlur(radius))
        if len(_webp(smooth, quality)) <= LIGHT_RENDITION[1]:
            break
    return picture.filter(ImageFilter.GaussianBlur(radius * picture.width / narrow.width))


def _webp(image: Image.Image, quality: int) -> bytes:
    return _encoded(image, "WEBP", quality=quality, method=4)


def _avif(image: Image.Image, quality: int) -> bytes:
    return _encoded(image, "AVIF", quality=quality, speed=7)


def _encoded(image: Image.Image, kind: str, **options: int) -> bytes:
    out = BytesIO()
    image.save(out, kind, exif=b"", icc_profile=b"", xmp=b"", **options)
    return out.getvalue()
