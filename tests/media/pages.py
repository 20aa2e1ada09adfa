"""Pages of papers as pictures, and what a test looks at in them."""

from io import BytesIO
from typing import Final

from PIL import Image

from tests.media.pictures import encoded

EMPTY_PAGE: Final = encoded(Image.new("RGB", (1600, 2263), "white"), "WEBP")


def picture_of(page: bytes) -> Image.Image:
    """The picture of a page."""
    return Image.open(BytesIO(page), formats=("WEBP",)).convert("RGB")


def size_of(page: bytes) -> tuple[int, int]:
    """Its width and height in pixels."""
    return Image.open(BytesIO(page), formats=("WEBP",)).size


def levels(picture: Image.Image) -> list[int]:
    """The shades of grey in a picture, darkest first."""
    return [level for level, count in enumerate(picture.convert("L").histogram()) if count]


def darkest(picture: Image.Image) -> int:
    """The darkest shade of grey in a picture."""
    return levels(picture)[0]
