"""Photos on pages: which renditions a browser may choose from, and where they are."""

from typing import Any, Final

from django.conf import settings

from kimid.lib.picture import Picture, width_for

# As wide as a phone, but told a little less: 640 pixels are enough for it then, and weigh at most 40 KB.
_WHOLE_WIDTH: Final = "100vw", "(min-width: 30rem) 100vw, 320px"
LEAD_SIZES: Final = "(min-width: 64rem) 36rem, 100vw"  # how wide the picture of a lead story is shown
_NEAR = 35  # percent from an edge


def media_base() -> str:
    """Where public photos are: `http://media.localhost/f/`."""
    return f"{settings.MEDIA_URL}f/"


def focus_words(picture: Picture) -> str:
    """Which sides of a photo must stay when it is cut: `left`, `right top`; none for its middle. Pages have no inline style."""
    across, down = picture["focus"]
    sides = {"left": across < _NEAR, "right": across > 100 - _NEAR, "top": down < _NEAR, "bottom": down > 100 - _NEAR}
    return " ".join(side for side, is_kept in sides.items() if is_kept)


def photo_context(picture: Picture, *, sizes: str, width: int, eager: bool, base: str) -> dict[str, Any]:
    """What `ui/photo.html` shows. `base` is the address of the folder with the photos."""
    folder = f"{base}{picture['name']}/"
    return {
        "picture": picture,
        "sizes": sizes.replace(*_WHOLE_WIDTH),
        "src": f"{folder}{width_for(picture, width)}.webp",
        "webp": _srcset(folder, picture, "webp"),
        "avif": _srcset(folder, picture, "avif") if picture["avif"] else "",
        "focus": focus_words(picture),
        "eager": eager,
    }


def _srcset(folder: str, picture: Picture, kind: str) -> str:
    return ", ".join(f"{folder}{width}.{kind} {width}w" for width in picture["widths"])
