"""The photos of an activity: those that nothing else of the group uses, so that nobody takes them away from under it."""

from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.activity.models import Entry
from kimid.lib.picture import Picture
from kimid.media.forms import ChosenPhotos
from kimid.media.models import Photo


def chosen_of(entry: Entry) -> ChosenPhotos:
    """Those that an entry has."""
    return ChosenPhotos(list(entry.photos))


def chosen_sent(request: RuangRequest, entry: Entry | None = None) -> ChosenPhotos:
    """Those of the form that was sent, files taken in."""
    chosen = ChosenPhotos.sent(request.POST, request.FILES, site=request.site, by=request.person, at=timezone.now())
    known: dict[str, Picture] = {photo["name"]: photo for photo in entry.photos} if entry else {}
    names = [picture["name"] for picture in chosen.pictures]
    free = set(Photo.objects.filter(name__in=names, taken_at=None).values_list("name", flat=True))
    chosen.pictures = [known.get(each["name"], each) for each in chosen.pictures if each["name"] in free or each["name"] in known]
    return chosen
