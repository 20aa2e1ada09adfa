"""What a list, a page or a feed must know of a photo to show it. They store a copy of this."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NotRequired, TypedDict, cast

# What the sender says about people in the photo.
type Consent = Literal["unasked", "no_children", "children_allowed"]


class Picture(TypedDict):
    """A photo in a story, a published item or a site, ready for JSON.

    The words (`alt`, `caption`, `credit`) belong to the place where the photo is used. The rest
    never changes after the upload, except `avif`, which comes later. Widths and heights are pixels.
    `focus` is a point in percent from left and top.
    """

    name: str  # names its files on the media host; cannot be guessed
    width: int
    height: int
    widths: list[int]  # of the renditions, narrowest first
    focus: tuple[int, int]
    alt: str
    caption: str
    credit: str
    avif: bool
    is_drawn: bool  # an illustration, and labelled as one
    consent: NotRequired[Consent]
    is_covered: NotRequired[bool]  # hidden from readers, until a face in it is made unrecognisable
    tone: NotRequired[str]  # the average colour as `#rgb`; empty if it is not known


# The narrowest rendition of what is more than a small square in a list: pixels.
NARROWEST_PHOTO: Final = 320
# The rendition for the first picture of a public page on a cheap phone. It is made to be light, and
# serves for nothing else.
FIRST_ON_PHONES: Final = 540
# The texts that belong to the place where a photo is used.
PICTURE_TEXTS: Final = ("alt", "caption", "credit")


def with_texts_of(used: Picture, fresh: Picture) -> Picture:
    """A fresh copy of a photo, with the texts that it has where it is used."""
    texts = {name: text for name, text in used.items() if name in PICTURE_TEXTS}
    return cast(Picture, fresh | texts)


def marked_covered(picture: Picture, is_covered: bool) -> Picture:
    """The same photo with the mark that readers do not have it, or without."""
    unmarked = cast(Picture, {key: each for key, each in picture.items() if key != "is_covered"})
    return {**unmarked, "is_covered": True} if is_covered else unmarked


def shown_pictures(pictures: Iterable[Picture]) -> list[Picture]:
    """The photos that readers have: not those in which a face has to be hidden first."""
    return [picture for picture in pictures if not picture.get("is_covered")]


def first_shown(pictures: Iterable[Picture]) -> Picture | None:
    """The first photo that readers have."""
    return next(iter(shown_pictures(pictures)), None)


def alt_of(picture: Picture) -> str:
    """What is read out in place of the photo: its text alternative, or else its caption."""
    return picture["alt"] or picture["caption"]


def own_alt(picture: Picture) -> str:
    """The text alternative that somebody wrote. Empty where it only repeats the caption."""
    return "" if picture["alt"] == picture["caption"] else picture["alt"]


def rendition_path(picture: Picture, width: int, kind: str = "webp") -> str:
    """The path of this rendition on the media host: `/f/<name>/640.webp`. `kind` is `webp` or
    `avif`.
    """
    return f"/f/{picture['name']}/{width}.{kind}"


def width_for(picture: Picture, min_width: int) -> int:
    """The narrowest rendition of at least `min_width` pixels, or the widest one."""
    return narrowest(picture["widths"], min_width)


def narrowest(widths: Sequence[int], min_width: int) -> int:
    """The first of these widths, narrowest first, that is at least `min_width`, or the last."""
    able = (width for width in widths if width >= min_width and width != FIRST_ON_PHONES)
    return next(able, widths[-1])


def words_of_pictures(pictures: Iterable[Picture]) -> list[str]:
    """The words that people typed beside photos."""
    return [picture[key] for picture in pictures for key in ("alt", "caption", "credit")]
