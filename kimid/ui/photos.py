"""Photos in pages: the renditions for a browser, and their addresses."""

from typing import Any, Final

from django.conf import settings

from kimid.lib.attachment import EXTENSIONS, AttachmentData
from kimid.lib.picture import FIRST_ON_PHONES, NARROWEST_PHOTO, Picture, width_for

# On phones the width is stated too small. Then a cheap one (720 pixels, two for each of the page)
# selects 640 pixels for a whole width, which have at most 40 KB, and 320 for half of it: two side
# by side are 158 wide. The next larger has three times the bytes.
_ON_PHONES: Final = (
    ("100vw", "(min-width: 30rem) 100vw, 320px"),
    (" 50vw", " (min-width: 30rem) 50vw, 160px"),
)
# The first picture of a page has a rendition of its own for them.
_FIRST_ON_PHONES: Final = (
    "100vw",
    f"(min-width: 30rem) 100vw, (min-resolution: 2.1dppx) 320px, {FIRST_ON_PHONES // 2}px",
)
# The width of the picture of a lead story.
LEAD_SIZES: Final = "(min-width: 64rem) 36rem, 100vw"
# Pages have no inline style, so the colour of a photo is one of these. `css/ground.css` has the
# same.
PLACEHOLDER_COLOURS: Final = {
    "a": "222",
    "b": "777",
    "c": "ccc",
    "d": "575",
    "e": "89a",
    "f": "654",
    "g": "b97",
    "h": "955",
}
_EDGE_PERCENT = 35  # percent from an edge


def media_base() -> str:
    """The folder of public photos: `http://media.localhost/f/`."""
    return f"{settings.MEDIA_URL}f/"


def attachment_url(attachment: AttachmentData, base: str = "") -> str:
    """The address of a document or a voice note: on the media host, or below `base`."""
    file = f"{attachment['name']}.{EXTENSIONS[attachment['kind']]}"
    return f"{base or f'{settings.MEDIA_URL}lampiran/'}{file}"


def placeholder_colour(picture: Picture) -> str:
    """The nearest of a few colours. It fills the space of the photo until the photo arrives. Empty
    if the tone is unknown.
    """
    tone = picture.get("tone", "")
    if not tone:
        return ""
    parts = [int(part, 16) for part in tone[1:]]
    return min(
        PLACEHOLDER_COLOURS,
        key=lambda name: sum(
            (int(a, 16) - b) ** 2 for a, b in zip(PLACEHOLDER_COLOURS[name], parts, strict=True)
        ),
    )


def focus_sides(picture: Picture) -> str:
    """The sides of a photo that must stay when it is cropped: `left`, `right top`; empty for the
    middle. Pages have no inline style.
    """
    across, down = picture["focus"]
    sides = {
        "left": across < _EDGE_PERCENT,
        "right": across > 100 - _EDGE_PERCENT,
        "top": down < _EDGE_PERCENT,
        "bottom": down > 100 - _EDGE_PERCENT,
    }
    return " ".join(side for side, must_stay in sides.items() if must_stay)


def photo_context(
    picture: Picture, *, sizes: str, width: int, eager: bool, base: str
) -> dict[str, Any]:
    """The context of `ui/photo.html`. `base` is the address of the folder of photos.

    `width` is the rendition for browsers that cannot choose. If it is a small square, the others
    may choose that, too.
    """
    folder = f"{base}{picture['name']}/"
    is_first = eager and base == media_base() and FIRST_ON_PHONES in picture["widths"]
    widths = _offered(picture["widths"], min(width, NARROWEST_PHOTO), is_first=is_first)
    return {
        "picture": picture,
        "sizes": sizes.replace(*_FIRST_ON_PHONES) if is_first else _for_phones(sizes),
        "src": f"{folder}{width_for(picture, width)}.webp",
        "webp": _srcset(folder, widths, "webp"),
        "avif": _srcset(folder, widths, "avif") if picture["avif"] else "",
        "focus": focus_sides(picture),
        "ground": placeholder_colour(picture),
        "eager": eager,
    }


def _for_phones(sizes: str) -> str:
    for stated, smaller in _ON_PHONES:
        sizes = sizes.replace(stated, smaller)
    return sizes


def _offered(widths: list[int], least: int, *, is_first: bool) -> list[int]:
    if is_first:
        return [each for each in widths if each >= FIRST_ON_PHONES]
    able = [each for each in widths if each >= least and each != FIRST_ON_PHONES]
    return able or widths[-1:]


def _srcset(folder: str, widths: list[int], kind: str) -> str:
    return ", ".join(f"{folder}{width}.{kind} {width}w" for width in widths)
