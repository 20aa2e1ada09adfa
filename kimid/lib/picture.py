"""What a list, a page or a feed must know of a photo to show it: plain facts, copied to where they are read."""

from typing import Literal, NotRequired, TypedDict

# What its sender said of the people in it.
type Consent = Literal["unasked", "no_children", "children_allowed"]


class Picture(TypedDict):
    """A photo as a story, a published item or a site carries it, ready for JSON.

    The words (`alt`, `caption`, `credit`) belong to where the photo is used; the rest never changes after the upload, but for
    `avif`, which comes later. Widths and heights are pixels, `focus` is a point in percent from the left and from the top.
    """

    name: str  # names its files on the media host; cannot be guessed
    width: int
    height: int
    widths: list[int]  # the renditions there are, narrowest first
    focus: tuple[int, int]
    alt: str
    caption: str
    credit: str
    avif: bool
    is_drawn: bool  # an illustration, and said so
    consent: NotRequired[Consent]
    tone: NotRequired[str]  # the colour of the whole, as `#rgb`; empty when it is not known


def rendition_path(picture: Picture, width: int, kind: str = "webp") -> str:
    """The path on the media host of the rendition of this width: `/f/<name>/640.webp`. `kind` is `webp` or `avif`."""
    return f"/f/{picture['name']}/{width}.{kind}"


def width_for(picture: Picture, wanted: int) -> int:
    """The narrowest rendition that is at least `wanted` pixels wide, or the widest there is."""
    return next((width for width in picture["widths"] if width >= wanted), picture["widths"][-1])
