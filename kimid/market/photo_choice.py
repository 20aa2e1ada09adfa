"""Photos of sellers and goods, with the reason why one cannot be shown."""

from collections.abc import Sequence
from datetime import datetime

from kimid.access.pages import RuangRequest
from kimid.lib.picture import Picture, words_of_pictures
from kimid.market.goods_words import goods_refusal
from kimid.media.forms import ChosenPhotos


def posted_photos(
    request: RuangRequest,
    at: datetime,
    existing: Sequence[Picture] = (),
    *,
    has_halal: bool = False,
) -> ChosenPhotos:
    """The photos of a posted form. Those that the row has keep the words that they have there."""
    chosen = ChosenPhotos.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=at
    )
    before = {picture["name"]: picture for picture in existing}
    chosen.pictures = [before.get(each["name"], each) for each in chosen.pictures]
    for number, picture in enumerate(chosen.pictures, 1):
        words = words_of_pictures([picture])
        if why := goods_refusal(request.site, *words, by=request.person, has_halal=has_halal):
            chosen.refused[number] = f"{why} Ubah dulu keterangan fotonya, atau buang fotonya."
    return chosen


def described(photos: Sequence[Picture], name: str) -> list[Picture]:
    """Photos with the name of what they show as their text, where they have none."""
    return [photo | {"alt": photo["alt"] or f"{name}."} for photo in photos]
