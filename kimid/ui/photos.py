"""Photos on pages: which renditions a browser may choose from, and where they are."""

from typing import Any, Final

from django.conf import settings

from kimid.lib.attachment import ENDINGS, Attached
from kimid.lib.picture import Picture, width_for

# As wide as a phone, but told a little less: 640 pixels are enough for it then, and weigh at most 40 KB.
_WHOLE_WIDTH: Final = "100vw", "(min-width: 30rem) 100vw, 320px"
LEAD_SIZES: Final = "(min-width: 64rem) 36rem, 100vw"  # how wide the picture of a lead story is shown
# Pages have no inline style, so the colour of a photo is one of these; `css/ground.css` knows them too.
GROUNDS: Final = {"a": "222", "b": "777", "c": "ccc", "d": "575", "e": "89a", "f": "654", "g": "b97", "h": "955"}
_NEAR = 35  # percent from an edge


def media_base() -> str:
    """Where public photos are: `http://media.localhost/f/`."""
    return f"{settings.MEDIA_URL}f/"


def attachment_url(attached: Attached, base: str = "") -> str:
    """Where a document or a voice note is: on the media host, or below `base`."""
    file = f"{attached['name']}.{ENDINGS[attached['kind']]}"
    return f"{base or f'{settings.MEDIA_URL}lampiran/'}{file}"


def ground_of(picture: Picture) -> str:
    """The nearest of a few colours: it stands in the place of the photo until that has come. Empty when nothing is known."""
    tone = picture.get("tone", "")
    if not tone:
        return ""
    parts = [int(part, 16) for part in tone[1:]]
    return min(GROUNDS, key=lambda name: sum((int(a, 16) - b) ** 2 for a, b in zip(GROUNDS[name], parts, strict=True)))


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
        "ground": ground_of(picture),
        "eager": eager,
    }


def _srcset(folder: str, picture: Picture, kind: str) -> str:
    return ", ".join(f"{folder}{width}.{kind} {width}w" for width in picture["widths"])
