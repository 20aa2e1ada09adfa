"""Retouches a photo of a story. Only the script of the editor uses it."""

from typing import Final
from urllib.parse import urlencode

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import lack_of_proof
from kimid.media.actions import InUse
from kimid.media.addresses import photo_base
from kimid.media.models import Photo
from kimid.media.receiving import make_retouched
from kimid.media.rules import MediaPermission
from kimid.media.sandbox import PhotoRefused
from kimid.newsroom.actions import retouching
from kimid.newsroom.forms.retouching import RetouchForm
from kimid.people.publishing_proof import ProofState

USED_BY_SITE: Final = (
    "Foto ini logo atau sampul situs. Ganti dulu di Tampilan situs, lalu ubah fotonya."
)


_PROOF_FIRST: Final = (
    "Pembaca sudah melihat foto ini, jadi pastikan dulu ini Anda. Sesudah itu kembali ke sini dan "
    "tekan Pakai lagi; pilihan Anda masih ada. Mendesak? Tarik dulu kabarnya."
)


@require_POST
@page(Audience.KIM, MediaPermission.SEE)
def retouch(request: RuangRequest, name: str) -> JsonResponse:
    """Hide the chosen areas and cut off the rest. Answers the new name and the URL of its smallest
    rendition.
    """
    photo = Photo.objects.select_related("site__region").filter(name=name).first()
    if photo is None or not request.person.has_perm(MediaPermission.RETOUCH, photo):
        raise Http404
    form = RetouchForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": " ".join(map(str, form.non_field_errors()))}, status=422)
    if photo.is_public and (lack := lack_of_proof(request, timezone.now())) is not None:
        return _proof_first(lack)
    base = form.cleaned_data["base"]
    try:
        stored = make_retouched(photo, form.cleaned_data["retouch"])
        digests = retouching.retouch(photo, stored=stored, by=request.person, at=timezone.now())
    except PhotoRefused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    except InUse:
        return JsonResponse({"error": USED_BY_SITE}, status=422)
    url = f"{photo_base(request.site)}{stored.name}/{stored.widths[0]}.webp"
    return JsonResponse({"name": stored.name, "url": url, "base": digests.get(base, base)})


def _proof_first(lack: ProofState) -> JsonResponse:
    """Where to prove who one is, in another tab: what was chosen on the photo stays in this one."""
    where = (
        f"{reverse('confirm')}?{urlencode({'next': reverse('safety')})}"
        if lack is ProofState.TOO_OLD
        else reverse("publishing-guard")
    )
    return JsonResponse({"error": _PROOF_FIRST, "confirm": where}, status=403)
