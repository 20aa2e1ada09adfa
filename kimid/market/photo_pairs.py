"""A photo of a good beside its tidy copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from kimid.lib.picture import Picture
from kimid.market.actions.proposals import ProposalData
from kimid.market.models import Product, Stock
from kimid.media.models import Photo
from kimid.media.retouched import with_new_photo


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

    @property
    def current(self) -> Photo:
        """The one that the good has."""
        return self.tidy if self.tidy is not None and self.is_tidy else self.original

    def wanted(self, pressed: str) -> Photo | None:
        """The one that somebody chose by `rapi` or `asli`; None for another word."""
        return {"rapi": self.tidy, "asli": self.original}.get(pressed)


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


def proposal_with_photo(product: Product, old: str, new: Photo) -> ProposalData:
    """What a seller proposes if nothing but one photo of her good changes."""
    return ProposalData(
        product.name,
        product.price,
        product.unit,
        Stock(product.stock),
        product.taste,
        photos=with_new_photo(product.photos, old, new),
    )
