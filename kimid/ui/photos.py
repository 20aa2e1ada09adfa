"""Photos on pages: which renditions a browser may choose from, and where they are."""

from typing import Any

from django.conf import settings

from kimid.lib.picture import Picture, width_for


def media_base() -> str:
    """Where public photos are: `http://media.localhost/f/`."""
    return f"{settings.MEDIA_URL}f/"


def photo_context(picture: Picture, *, sizes: str, width: int, eager: bool, base: str) -> dict[str, Any]:
    """What `ui/photo.html` shows. `base` is the address of the folder with the photos."""
    folder = f"{base}{picture['name']}/"
    return {
        "picture": picture,
        "sizes": sizes,
        "src": f"{folder}{width_for(picture, width)}.webp",
        "webp": _srcset(folder, picture, "webp"),
        "avif": _srcset(folder, picture, "avif") if picture["avif"] else "",
        "focus": "{}% {}%".format(*picture["focus"]),
        "eager": eager,
    }


def _srcset(folder: str, picture: Picture, kind: str) -> str:
    return ", ".join(f"{folder}{width}.{kind} {width}w" for width in picture["widths"])
