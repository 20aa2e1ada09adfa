"""Photos for entries and plans. Each photo has one use only."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib.picture import Picture
from kimid.media.forms import ChosenPhotos
from kimid.media.models import ChildrenShown, Photo
from kimid.media.queries import unused


def existing_photos(existing: Sequence[Picture]) -> ChosenPhotos:
    """The photos that it has already."""
    return ChosenPhotos(list(existing))


def posted_photos(request: RuangRequest, existing: Sequence[Picture] = ()) -> ChosenPhotos:
    """The photos of a posted form, with new uploads. Photos in use elsewhere are left out."""
    chosen = ChosenPhotos.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=timezone.now()
    )
    existing_by_name: dict[str, Picture] = {photo["name"]: photo for photo in existing}
    names = [picture["name"] for picture in chosen.pictures]
    free = set(unused(Photo).filter(name__in=names).values_list("name", flat=True))
    chosen.pictures = [
        existing_by_name.get(each["name"], each)
        for each in chosen.pictures
        if each["name"] in free or each["name"] in existing_by_name
    ]
    return chosen


def answer_about_children(photos: Iterable[Picture]) -> str:
    """What the form marks for stored photos: an answer that somebody gave for all of them, or
    nothing.
    """
    answers = {photo.get("consent", ChildrenShown.UNASKED) for photo in photos}
    if not answers or ChildrenShown.UNASKED in answers:
        return ""
    return ChildrenShown.ALLOWED if ChildrenShown.ALLOWED in answers else ChildrenShown.NONE
