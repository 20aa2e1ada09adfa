"""A photo is made anew as the finger wished. Only the script of the sheet asks for it; without script nothing here is missed."""

from typing import Final

from django.http import Http404, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.media.actions import InUse
from kimid.media.addresses import photo_base
from kimid.media.models import Photo
from kimid.media.receiving import made_anew
from kimid.media.rules import Can
from kimid.media.sandbox import PhotoRefused
from kimid.newsroom import actions
from kimid.newsroom.forms.retouching import RetouchForm

ON_THE_WALL: Final = "Foto ini logo atau sampul situs. Ganti dulu di Tampilan situs, lalu ubah fotonya."


@require_POST
@page(Audience.KIM, Can.SEE)
def retouch(request: RuangRequest, name: str) -> JsonResponse:
    """Hide what was pointed at and cut off the rest; answers the new name and where its smallest rendition is."""
    photo = Photo.objects.select_related("site__region").filter(name=name).first()
    if photo is None or not request.person.has_perm(Can.RETOUCH, photo):
        raise Http404
    form = RetouchForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": " ".join(map(str, form.non_field_errors()))}, status=422)
    base = form.cleaned_data["base"]
    try:
        stored = made_anew(photo, form.cleaned_data["retouch"])
        digests = actions.retouch(photo, stored=stored, by=request.person, at=timezone.now())
    except PhotoRefused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    except InUse:
        return JsonResponse({"error": ON_THE_WALL}, status=422)
    url = f"{photo_base(request.site)}{stored.name}/{stored.widths[0]}.webp"
    return JsonResponse({"name": stored.name, "url": url, "base": digests.get(base, base)})
