"""The photos of an activity or a plan: those that nothing else of the group uses, so that nobody takes them from under it."""

from collections.abc import Sequence

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.lib.picture import Picture
from kimid.media.forms import ChosenPhotos
from kimid.media.models import Photo


def chosen_photos(carried: Sequence[Picture]) -> ChosenPhotos:
    """Those that it has already."""
    return ChosenPhotos(list(carried))


def chosen_sent(request: RuangRequest, carried: Sequence[Picture] = ()) -> ChosenPhotos:
    """Those of the form that was sent, files taken in; `carried` are those that it had before."""
    chosen = ChosenPhotos.sent(request.POST, request.FILES, site=request.site, by=request.person, at=timezone.now())
    known: dict[str, Picture] = {photo["name"]: photo for photo in carried}
    names = [picture["name"] for picture in chosen.pictures]
    free = set(Photo.objects.filter(name__in=names, taken_at=None).values_list("name", flat=True))
    chosen.pictures = [known.get(each["name"], each) for each in chosen.pictures if each["name"] in free or each["name"] in known]
    return chosen
