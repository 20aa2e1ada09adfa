"""The photos that a seller sends by her link, and sees there."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest

from kimid.lib.picture import Picture
from kimid.market.link_holder import LinkedSeller, uses_of
from kimid.market.models import Seller
from kimid.media.forms import ChosenPhotos
from kimid.media.models import Photo, PhotoUse

MAX_PHOTOS: Final = 4


def own_photos(seller: Seller, names: Iterable[str]) -> set[str]:
    """Which of these photos are hers: sent by no account, and used by nothing but what she sells.
    One query.
    """
    known = [name for name in names if name.isalnum()]
    others = PhotoUse.objects.filter(file=OuterRef("pk")).exclude(uses_of(seller))
    rows = Photo.objects.filter(~Exists(others), name__in=known, by=None)
    return set(rows.values_list("name", flat=True))


def may_see(seller: Seller, name: str) -> bool:
    """Whether a photo is hers, or stands on a good of hers, or is the tidy copy or the original of
    one that does. Two queries at most.
    """
    if own_photos(seller, [name]):
        return True
    of_pair = Q(file__name=name) | Q(file__tidied__name=name) | Q(file__original__name=name)
    return PhotoUse.objects.filter(uses_of(seller), of_pair).exists()


def sent_photos(
    request: HttpRequest, by: LinkedSeller, at: datetime, existing: Sequence[Picture] = ()
) -> ChosenPhotos:
    """The photos of a posted form: hers, and those of the good as they stand there."""
    chosen = ChosenPhotos.from_form(request.POST, request.FILES, site=by.link.site, by=by, at=at)
    before = {picture["name"]: picture for picture in existing}
    own = own_photos(by.link.seller, [each["name"] for each in chosen.pictures])
    chosen.pictures = [
        before.get(each["name"], each)
        for each in chosen.pictures
        if each["name"] in own or each["name"] in before
    ]
    if len(chosen.pictures) > MAX_PHOTOS:
        chosen.refused[MAX_PHOTOS + 1] = f"Paling banyak {MAX_PHOTOS} foto. Buang yang lain."
    return chosen


def missing_names(request: HttpRequest, chosen: ChosenPhotos) -> list[str]:
    """Photos that the form names and the server does not have."""
    there = {picture["name"] for picture in chosen.pictures}
    dropped = {"", *request.POST.getlist("drop")}
    names = dict.fromkeys(request.POST.getlist("photos"))
    return [name for name in names if name not in there | dropped]
