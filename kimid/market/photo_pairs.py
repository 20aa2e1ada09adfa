"""A photo of a good beside its tidy copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from kimid.lib.picture import Picture
from kimid.media.models import Photo


@dataclass(frozen=True)
class PhotoPair:
    """A photo as it was sent, and the tidy one that was made of it, if there is one. `shown` is
    the name of the one that the good has.
    """

    original: Photo
    tidy: Photo | None
    shown: str

    @property
    def is_tidy(self) -> bool:
        """Whether the good has the tidy one."""
        return self.tidy is not None and self.tidy.name == self.shown

    def wanted(self, pressed: str) -> Photo | None:
        """The one that somebody chose by `rapi` or `asli`."""
        return self.tidy if pressed == "rapi" else self.original


def pair_of(pictures: Sequence[Picture], name: str) -> PhotoPair | None:
    """The pair to which a photo belongs, if a good has one of both. Two queries."""
    rows = Photo.objects.select_related("site__region", "original__site__region")
    photo = rows.filter(name=name).first()
    if photo is None:
        return None
    original = photo.original or photo
    tidy = rows.filter(original=original).order_by("pk").first()
    own = {original.name, tidy.name if tidy else ""}
    shown = next((each["name"] for each in pictures if each["name"] in own), None)
    return PhotoPair(original, tidy, shown) if shown else None
