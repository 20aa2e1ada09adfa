"""Retouches a photo of a story, for the script of the editor, and brings back what it was, or what
somebody hid."""

from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import (
    is_always_careful,
    lack_of_proof,
    requires_publishing_proof,
)
from kimid.lib.picture import NARROWEST_PHOTO, narrowest
from kimid.lib.text import enumeration
from kimid.media import files
from kimid.media.actions import InUse
from kimid.media.addresses import photo_base
from kimid.media.models import Photo
from kimid.media.receiving import make_retouched
from kimid.media.retouched import open_retouch
from kimid.media.rules import MediaPermission
from kimid.media.sandbox import PhotoRefused
from kimid.media.usage import rows_using
from kimid.newsroom import queries
from kimid.newsroom.actions import covering, retouching
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.forms.retouching import RetouchForm
from kimid.newsroom.hidden_photos import PhotosHiddenBy, hidden_photos, hiders_of
from kimid.newsroom.models import Story
from kimid.newsroom.views.ruang.responses import page_context
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
    """Hide the chosen areas and cut off the rest. Answers the new name and the URL of a small
    rendition.
    """
    photo = _photo_or_404(request, name, MediaPermission.RETOUCH)
    form = RetouchForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": " ".join(map(str, form.non_field_errors()))}, status=422)
    if photo.is_public and (lack := lack_of_proof(request, timezone.now())) is not None:
        return _proof_first(lack)
    base = form.cleaned_data["base"]
    try:
        stored = make_retouched(photo, form.cleaned_data["retouch"])
        digests = retouching.retouch(photo, stored=stored, by=request.person, at=timezone.now())
    except (PhotoRefused, ActionRefused) as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    except InUse:
        return JsonResponse({"error": USED_BY_SITE}, status=422)
    width = narrowest(stored.widths, NARROWEST_PHOTO)
    url = f"{photo_base(request.site)}{stored.name}/{width}.webp"
    return JsonResponse({"name": stored.name, "url": url, "base": digests.get(base, base)})


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MediaPermission.SEE)
@requires_publishing_proof(
    is_careful=is_always_careful, act="Mengembalikan foto sebelum disamarkan atau dipotong"
)
def retouched(request: RuangRequest, name: str) -> HttpResponse:
    """Who made this photo anew, and where it stands; an editor brings back what others had
    checked.
    """
    photo = _photo_or_404(request, name, MediaPermission.SEE)
    retouch = open_retouch(photo, timezone.now())
    if request.method == "POST":
        _photo_or_404(request, name, MediaPermission.BRING_BACK)
        return _bring_back(request, photo, retouch.data["name"] if retouch else "")
    stories = rows_using(name, Story).filter(pk__in=queries.visible_to(request.person))
    hiders = hiders_of(photo)
    context = {
        **page_context(request),
        "photo": photo,
        "picture": photo.as_picture(),
        "hiders": hiders,
        "hider_names": enumeration([person.name for person in hiders]),
        "hidden": PhotosHiddenBy.of(hiders[0], hidden_photos(request.site)) if hiders else None,
        "retouch": retouch,
        "stories": stories,
    }
    return render(request, "newsroom/ruang/retouched.html", context)


@require_POST
@page(Audience.KIM, MediaPermission.SEE)
def cover(request: RuangRequest, name: str) -> HttpResponse:
    """Hide a photo from readers at once. The page that follows is where it is retouched."""
    photo = _photo_or_404(request, name, MediaPermission.COVER)
    try:
        covering.cover(photo, by=request.person, at=timezone.now())
    except ActionRefused as why:
        messages.warning(request, str(why))
    except InUse:
        messages.warning(request, USED_BY_SITE)
    else:
        messages.success(request, "Pembaca tidak melihat foto ini. Redaktur sudah diberi tahu.")
    return redirect("ruang-retouched", site_label=request.site.ruang_label, name=name)


@require_POST
@page(Audience.KIM, MediaPermission.SEE)
@requires_publishing_proof(
    is_careful=is_always_careful, act="Menampilkan lagi foto yang disembunyikan"
)
def uncover(request: RuangRequest, name: str) -> HttpResponse:
    """Show a hidden photo again as it is: nobody in it has to be unrecognisable."""
    photo = _photo_or_404(request, name, MediaPermission.UNCOVER)
    covering.uncover(photo, by=request.person, at=timezone.now())
    messages.success(request, "Fotonya tampil lagi untuk pembaca.")
    return redirect("ruang-retouched", site_label=request.site.ruang_label, name=name)


@require_POST
@page(Audience.KIM, MediaPermission.SEE)
@requires_publishing_proof(
    is_careful=is_always_careful, act="Menampilkan lagi semua foto yang satu orang sembunyikan"
)
def uncover_all(request: RuangRequest, name: str) -> HttpResponse:
    """Show all photos again that one person hid: who hid this one, as the page said. If the photo
    has been hidden by somebody else since, nothing happens.
    """
    photo = _photo_or_404(request, name, MediaPermission.UNCOVER)
    chosen = request.POST.get("who", "")
    person = next((each for each in hiders_of(photo)[:1] if str(each.pk) == chosen), None)
    try:
        if person is None:
            raise ActionRefused("Tidak ada yang diubah: foto ini sudah tampil lagi.")
        hidden = covering.uncover_all(
            request.site, hidden_by=person, by=request.person, at=timezone.now()
        )
    except ActionRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, hidden.outcome())
    return redirect("ruang-retouched", site_label=request.site.ruang_label, name=name)


def _bring_back(request: RuangRequest, photo: Photo, old: str) -> HttpResponse:
    if old and not files.take_out(old):
        messages.warning(request, "Berkas foto lamanya sudah tidak ada.")
        return redirect("ruang-retouched", site_label=request.site.ruang_label, name=photo.name)
    try:
        retouching.bring_back(photo, by=request.person, at=timezone.now())
    except ActionRefused as why:
        messages.warning(request, str(why))
    else:
        is_hidden = photo.covered_at is not None
        now = "kembali, dan masih disembunyikan dari pembaca" if is_hidden else "tampil lagi"
        messages.success(request, f"Foto lamanya {now}. Kelompok diberi tahu.")
    return redirect("ruang-retouched", site_label=request.site.ruang_label, name=photo.name)


def _photo_or_404(request: RuangRequest, name: str, needs: MediaPermission) -> Photo:
    photo = Photo.objects.select_related("site__region").filter(name=name).first()
    if photo is None or not request.person.has_perm(needs, photo):
        raise Http404
    return photo


def _proof_first(lack: ProofState) -> JsonResponse:
    """Where to prove who one is, in another tab: what was chosen on the photo stays in this one."""
    where = (
        f"{reverse('confirm')}?{urlencode({'next': reverse('safety')})}"
        if lack is ProofState.TOO_OLD
        else reverse("publishing-guard")
    )
    return JsonResponse({"error": _PROOF_FIRST, "confirm": where}, status=403)
