"""Photos and attachments in the workspace, with a permission; and the media host, which knows only what is public."""

import re
from http import HTTPStatus
from typing import Final

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib.attachment import ENDINGS
from kimid.lib.picture import Picture
from kimid.lib.text import slug
from kimid.media import actions, files, pieces, queries, spool
from kimid.media.addresses import attachment_base, photo_base
from kimid.media.attaching import ChosenAttachments
from kimid.media.forms import ChosenPhotos, PhotoForm
from kimid.media.models import Attachment, Photo
from kimid.media.room import room_of
from kimid.media.rules import Can
from kimid.media.sandbox import PhotoRefused

TOO_MUCH: Final = "Masih banyak foto yang belum selesai terkirim. Tunggu sampai sampai, baru tambah foto."
NAME_TAKEN: Final = "Foto ini belum bisa diterima. Buang, lalu pilih sekali lagi."
NOTHING_CHOSEN: Final = "Belum ada foto yang dipilih. Pilih dulu satu atau lebih."
NO_FILE_CHOSEN: Final = "Belum ada berkas yang dipilih. Pilih dulu satu atau lebih."
_TYPES: Final = {
    "webp": "image/webp",
    "avif": "image/avif",
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "ogg": "audio/ogg",
}
_KINDS: Final = {ending: kind for kind, ending in ENDINGS.items()}
# A file never changes under its name. Nothing in it may run, whatever a browser takes it for.
_FOR_EVER: Final = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_FOR_A_WHILE: Final = _FOR_EVER | {"Cache-Control": "public, max-age=3600"}
_FOR_THE_GROUP: Final = {"Cache-Control": "private, max-age=3600", "Content-Security-Policy": "sandbox; default-src 'none'"}


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.UPLOAD)
def photos(request: RuangRequest) -> HttpResponse:
    """Send photos: one by one from the script, which is answered in JSON, or all together from the form."""
    if request.method == "GET":
        return _shelf(request, ChosenPhotos())
    chosen = ChosenPhotos.sent(request.POST, request.FILES, site=request.site, by=request.person, at=timezone.now())
    if request.headers.get("Accept", "").startswith("application/json"):
        return _told(request, chosen)
    if chosen.refused:
        return _shelf(request, chosen, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if chosen.pictures:
        messages.success(request, f"{len(chosen.pictures)} foto sudah tersimpan. Tulis apa yang tampak di tiap foto.")
    else:
        messages.warning(request, NOTHING_CHOSEN)
    return redirect("ruang-photos", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, Can.UPLOAD)
def piece(request: RuangRequest, name: str) -> HttpResponse:
    """One piece of a photo from the script. Answers how much is there, and the photo when it is whole."""
    sent = _piece(request, name)
    try:
        progress = pieces.take(sent, site=request.site, by=request.person, at=timezone.now())
    except pieces.OutOfOrder as order:
        return JsonResponse({"have": order.have}, status=HTTPStatus.CONFLICT)
    except pieces.NameTaken:
        return JsonResponse({"error": NAME_TAKEN}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except spool.SpoolFull:
        return JsonResponse({"error": TOO_MUCH}, status=HTTPStatus.TOO_MANY_REQUESTS)
    except PhotoRefused as refusal:
        is_busy = refusal.reason == "busy"
        status = HTTPStatus.SERVICE_UNAVAILABLE if is_busy else HTTPStatus.UNPROCESSABLE_ENTITY
        return JsonResponse({"error": str(refusal)}, status=status)
    return JsonResponse({"have": progress.have, **(_where(request, progress.photo.facts()) if progress.photo else {})})


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.SEE)
def photo(request: RuangRequest, name: str) -> HttpResponse:
    """One photo, and what is said of it."""
    found = _photo_or_404(request, name, Can.DESCRIBE)
    form = PhotoForm.of(found, request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        shown = {"photo": found, "picture": found.facts(), "form": form, **_way_back(request)}
        return render(request, "media/ruang/photo.html", shown, status=422 if form.is_bound else 200)
    actions.describe(found, description=form.description(), by=request.person, at=timezone.now())
    messages.success(request, "Keterangan foto tersimpan.")
    return redirect("ruang-photos", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, Can.SEE)
def discard(request: RuangRequest, name: str) -> HttpResponse:
    """Throw away a photo that no story uses."""
    found = _photo_or_404(request, name, Can.SEE)
    actions.discard(found, by=request.person, at=timezone.now())
    messages.success(request, "Foto sudah dibuang.")
    return redirect("ruang-photos", site_label=request.site.ruang_label)


@require_GET
@page(Audience.KIM, Can.SEE)
def own_file(request: RuangRequest, name: str, width: int, kind: str) -> HttpResponse:
    """A rendition for the group, also before publication."""
    _photo_or_404(request, name, Can.SEE)
    return unpublished_file(name, width, kind)


def unpublished_file(name: str, width: int, kind: str) -> HttpResponse:
    """A rendition that readers may not see, for whoever was let in; the caller has asked whether they may."""
    return _file(files.own_file(name, f"{width}.{kind}"), kind, _FOR_THE_GROUP)


@require_safe
@page(Audience.EVERYONE)
def public_file(request: HttpRequest, name: str, width: int, kind: str) -> HttpResponse:
    """A rendition of a photo that something published carries now."""
    body = files.public_file(name, f"{width}.{kind}")
    return _file(body if body and queries.is_shown(name) else None, kind, _FOR_EVER)


@require_safe
@page(Audience.EVERYONE)
def card(request: HttpRequest, name: str) -> HttpResponse:
    """The picture that a link shows when it is shared."""
    return _file(files.card_file(name), "jpg", _FOR_EVER)


@require_POST
@page(Audience.KIM, Can.UPLOAD)
def attach(request: RuangRequest) -> HttpResponse:
    """Documents and voice notes from the script: answered with what the page shows of each, or with words."""
    now = timezone.now()
    chosen = ChosenAttachments.sent(request.POST, request.FILES, site=request.site, by=request.person, at=now)
    if not chosen.attached and not chosen.refused:
        messages.warning(request, NO_FILE_CHOSEN)
        return redirect("ruang-photos", site_label=request.site.ruang_label)
    shown = {"hung": chosen, "attachment_base": attachment_base(request.site)}
    return render(request, "media/ruang/parts/attached.html", shown, status=422 if chosen.refused else 200)


@require_GET
@page(Audience.KIM, Can.SEE)
def own_attachment(request: RuangRequest, name: str, ending: str) -> HttpResponse:
    """A document or a voice note for the group, also before publication."""
    found = queries.attachment(name, _KINDS.get(ending))
    if found is None or not request.person.has_perm(Can.SEE, found):
        raise Http404
    return _attachment(request, found, _FOR_THE_GROUP)


@require_safe
@page(Audience.EVERYONE)
def public_attachment(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """A document or a voice note of something that is published now."""
    found = queries.shown_attachment(name, _KINDS.get(ending))
    if found is None:
        raise Http404
    return _attachment(request, found, _FOR_A_WHILE)


def _attachment(request: HttpRequest, found: Attachment, headers: dict[str, str]) -> HttpResponse:
    """A document is kept by whoever asks for it, never shown by the browser; a voice note is played, also from its middle."""
    ending = ENDINGS[found.facts()["kind"]]
    body = files.own_file(found.name, f"lampiran.{ending}")
    if ending == "pdf":
        headers = {**headers, "Content-Disposition": f'attachment; filename="{slug(found.title) or "dokumen"}.pdf"'}
        return _file(body, ending, headers)
    headers = {**headers, "Accept-Ranges": "bytes"}
    part = asked_part(request.headers.get("Range", ""), len(body or b""))
    if not body or part is None:
        return _file(body, ending, headers)
    headers |= {"Content-Range": f"bytes {part.start}-{part.stop - 1}/{len(body)}"}
    response = _file(body[part.start : part.stop], ending, headers)
    response.status_code = HTTPStatus.PARTIAL_CONTENT
    return response


def asked_part(asked: str, length: int) -> range | None:
    """Which bytes a player asks for: `bytes=100-`, `bytes=0-99`. None for anything else; then it gets the whole."""
    found = re.fullmatch(r"bytes=(\d{1,9})-(\d{0,9})", asked)
    if not found or int(found[1]) >= length:
        return None
    stop = min(int(found[2]) + 1, length) if found[2] else length
    return range(int(found[1]), stop) if stop > int(found[1]) else None


def _photo_or_404(request: RuangRequest, name: str, needs: Can) -> Photo:
    found = Photo.objects.select_related("site__region").filter(name=name).first()
    if found is None or not request.person.has_perm(needs, found):
        raise Http404
    return found


def _file(body: bytes | None, kind: str, headers: dict[str, str]) -> HttpResponse:
    if body is None or kind not in _TYPES:
        raise Http404
    return HttpResponse(body, content_type=_TYPES[kind], headers=headers)


def _shelf(request: RuangRequest, chosen: ChosenPhotos, status: int = 200) -> HttpResponse:
    here = {picture["name"] for picture in chosen.pictures}
    waiting = [each for each in queries.unused_by(request.person) if each.name not in here]
    shown = {"chosen": chosen, "photos": waiting, "pictures": [each.facts() for each in waiting]}
    places = {"base": photo_base(request.site), "room": room_of(request.site)}
    return render(request, "media/ruang/photos.html", {**shown, **places}, status=status)


def _told(request: RuangRequest, chosen: ChosenPhotos) -> JsonResponse:
    if chosen.refused or not chosen.pictures:
        error = " ".join(chosen.refused.values()) or NOTHING_CHOSEN
        return JsonResponse({"error": error}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    [*_, picture] = chosen.pictures
    return JsonResponse(_where(request, picture))


def _where(request: RuangRequest, picture: Picture) -> dict[str, str]:
    """What the script shows of a photo that has arrived."""
    return {"name": picture["name"], "url": f"{photo_base(request.site)}{picture['name']}/{picture['widths'][0]}.webp"}


def _piece(request: RuangRequest, name: str) -> pieces.Piece:
    """What the script sent: the bytes, where they belong, and how many there are in all. Nothing larger is read at all."""
    if not pieces.is_name(name):
        raise Http404
    length = request.META.get("CONTENT_LENGTH") or "0"
    numbers = [request.headers.get(key, "0") for key in ("Upload-Offset", "Upload-Length")]
    if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in (length, *numbers)):
        raise SuspiciousOperation("numbers of a piece")
    if int(length) > spool.PIECE:
        raise RequestDataTooBig("a piece of a photo")
    start, total = map(int, numbers)
    return pieces.Piece(name, start, total, request.body)


def _way_back(request: RuangRequest) -> dict[str, str]:
    base = photo_base(request.site)
    return {"base": base, "back_url": base, "back_label": "Foto"}
