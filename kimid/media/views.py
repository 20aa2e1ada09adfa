"""Photos and attachments: with a permission in the workspace, public ones on the media host."""

import re
from http import HTTPStatus
from typing import Final

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.phone_answers import wants_json
from kimid.events.actor import Actor
from kimid.lib.attachment import EXTENSIONS
from kimid.lib.picture import NARROWEST_PHOTO, Picture, width_for
from kimid.lib.text import slug
from kimid.media import actions, chunks, files, queries, spool
from kimid.media.addresses import attachment_base, photo_base
from kimid.media.attachments import ChosenAttachments
from kimid.media.forms import ChosenPhotos, PhotoForm
from kimid.media.models import Attachment, Photo
from kimid.media.papers import PaperRefused
from kimid.media.quota import quota_of
from kimid.media.rules import MediaPermission
from kimid.media.sandbox import PhotoRefused
from kimid.sites.models import Site

TOO_MANY_PHOTOS: Final = (
    "Masih banyak foto yang belum selesai terkirim. Tunggu sampai sampai, baru tambah foto."
)
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
_KINDS: Final = {ending: kind for kind, ending in EXTENSIONS.items()}
# A file never changes. Nothing in it may run, whatever type a browser guesses.
FOR_EVER: Final = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_FOR_A_WHILE: Final = FOR_EVER | {"Cache-Control": "public, max-age=3600"}
_FOR_THE_GROUP: Final = {
    "Cache-Control": "private, max-age=3600",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


def file_answer(body: bytes | None, kind: str, headers: dict[str, str]) -> HttpResponse:
    """The bytes of a file of this kind. Raises Http404 if there are none."""
    if body is None or kind not in _TYPES:
        raise Http404
    return HttpResponse(body, content_type=_TYPES[kind], headers=headers)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MediaPermission.UPLOAD)
def photos(request: RuangRequest) -> HttpResponse:
    """Receive photos: one by one from the script (answered in JSON), or all from the form."""
    if request.method == "GET":
        return _photos_page(request, ChosenPhotos())
    chosen = ChosenPhotos.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=timezone.now()
    )
    if wants_json(request):
        return _json_answer(request, chosen)
    if chosen.refused:
        return _photos_page(request, chosen, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if chosen.pictures:
        messages.success(
            request,
            f"{len(chosen.pictures)} foto sudah tersimpan. Tulis apa yang tampak di tiap foto.",
        )
    else:
        messages.warning(request, NOTHING_CHOSEN)
    return redirect("ruang-photos", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, MediaPermission.UPLOAD)
def upload_chunk(request: RuangRequest, name: str) -> HttpResponse:
    """Receive one chunk of a photo. Answers the number of received bytes, and finally the photo."""
    return chunk_answer(
        request, name, site=request.site, by=request.person, base=photo_base(request.site)
    )


def chunk_answer(
    request: HttpRequest, name: str, *, site: Site, by: Actor, base: str
) -> HttpResponse:
    """The answer to one chunk of a photo of this sender, who sees it below `base`."""
    chunk = read_chunk(request, name)
    try:
        progress = chunks.receive_chunk(chunk, site=site, by=by, at=timezone.now())
    except chunks.OutOfOrder as order:
        return JsonResponse({"have": order.received}, status=HTTPStatus.CONFLICT)
    except chunks.NameTaken:
        return JsonResponse({"error": NAME_TAKEN}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except spool.SpoolFull:
        return JsonResponse({"error": TOO_MANY_PHOTOS}, status=HTTPStatus.TOO_MANY_REQUESTS)
    except PhotoRefused as refusal:
        is_busy = refusal.reason in chunks.RETRIED
        status = HTTPStatus.SERVICE_UNAVAILABLE if is_busy else HTTPStatus.UNPROCESSABLE_ENTITY
        return JsonResponse({"error": str(refusal)}, status=status)
    photo_json = _photo_json(base, progress.photo.as_picture()) if progress.photo else {}
    return JsonResponse({"have": progress.received, **photo_json})


def paper_chunk_answer(request: HttpRequest, name: str, *, site: Site, by: Actor) -> HttpResponse:
    """The answer to one chunk of a paper that a subject takes in when its form arrives."""
    chunk = read_chunk(request, name)
    try:
        received = chunks.collect_chunk(chunk, site=site, by=by)
    except chunks.OutOfOrder as order:
        return JsonResponse({"have": order.received}, status=HTTPStatus.CONFLICT)
    except spool.SpoolFull:
        return JsonResponse({"error": TOO_MANY_PHOTOS}, status=HTTPStatus.TOO_MANY_REQUESTS)
    except PaperRefused as refusal:
        return JsonResponse({"error": str(refusal)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    is_whole = chunk.total > 0 and received == chunk.total
    return JsonResponse({"have": received, **({"name": name} if is_whole else {})})


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, MediaPermission.SEE)
def photo(request: RuangRequest, name: str) -> HttpResponse:
    """One photo, and the form for its description."""
    own_photo = _photo_or_404(request, name, MediaPermission.DESCRIBE)
    form = PhotoForm.of(own_photo, request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        context = {
            "photo": own_photo,
            "picture": own_photo.as_picture(),
            "form": form,
            **_back_link(request),
        }
        return render(
            request, "media/ruang/photo.html", context, status=422 if form.is_bound else 200
        )
    actions.describe(
        own_photo, description=form.description(), by=request.person, at=timezone.now()
    )
    messages.success(request, "Keterangan foto tersimpan.")
    return redirect("ruang-photos", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, MediaPermission.SEE)
def discard(request: RuangRequest, name: str) -> HttpResponse:
    """Delete a photo that no story uses."""
    own_photo = _photo_or_404(request, name, MediaPermission.SEE)
    actions.discard(own_photo, by=request.person, at=timezone.now())
    messages.success(request, "Foto sudah dibuang.")
    return redirect("ruang-photos", site_label=request.site.ruang_label)


@require_GET
@page(Audience.KIM, MediaPermission.SEE)
def own_file(request: RuangRequest, name: str, width: int, kind: str) -> HttpResponse:
    """A rendition for the group, public or not."""
    _photo_or_404(request, name, MediaPermission.SEE)
    return unpublished_file(name, width, kind)


def unpublished_file(name: str, width: int, kind: str) -> HttpResponse:
    """A rendition that is not public. The caller has checked the permission."""
    return file_answer(files.own_file(name, f"{width}.{kind}"), kind, _FOR_THE_GROUP)


@require_safe
@page(Audience.EVERYONE)
def public_file(request: HttpRequest, name: str, width: int, kind: str) -> HttpResponse:
    """A rendition of a public photo: for a front server that does not have it, as in the moment
    before its files are below `public`.
    """
    body = files.own_file(name, f"{width}.{kind}") if queries.is_shown(name) else None
    return file_answer(body, kind, FOR_EVER)


@require_POST
@page(Audience.KIM, MediaPermission.UPLOAD)
def attach(request: RuangRequest) -> HttpResponse:
    """Receive documents and voice notes from the script. Answers their part of the form."""
    now = timezone.now()
    chosen = ChosenAttachments.from_form(
        request.POST, request.FILES, site=request.site, by=request.person, at=now
    )
    if not chosen.attached and not chosen.refused:
        messages.warning(request, NO_FILE_CHOSEN)
        return redirect("ruang-photos", site_label=request.site.ruang_label)
    context = {"attachments": chosen, "attachment_base": attachment_base(request.site)}
    return render(
        request, "media/ruang/parts/attached.html", context, status=422 if chosen.refused else 200
    )


@require_GET
@page(Audience.KIM, MediaPermission.SEE)
def own_attachment(request: RuangRequest, name: str, ending: str) -> HttpResponse:
    """A document or a voice note for the group, public or not."""
    attachment = queries.attachment(name, _KINDS.get(ending))
    if attachment is None or not request.person.has_perm(MediaPermission.SEE, attachment):
        raise Http404
    return _attachment(request, attachment, _FOR_THE_GROUP)


@require_safe
@page(Audience.EVERYONE)
def public_attachment(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """A public document or voice note."""
    attachment = queries.public_attachment(name, _KINDS.get(ending))
    if attachment is None:
        raise Http404
    return _attachment(request, attachment, _FOR_A_WHILE)


def _attachment(
    request: HttpRequest, attachment: Attachment, headers: dict[str, str]
) -> HttpResponse:
    """The browser saves a document and never shows it. It plays a voice note, from any position."""
    ending = EXTENSIONS[attachment.as_attached()["kind"]]
    body = files.own_file(attachment.name, f"lampiran.{ending}")
    if ending == "pdf":
        file_name = slug(attachment.title) or "dokumen"
        headers = {
            **headers,
            "Content-Disposition": f'attachment; filename="{file_name}.pdf"',
        }
        return file_answer(body, ending, headers)
    headers = {**headers, "Accept-Ranges": "bytes"}
    byte_range = requested_range(request.headers.get("Range", ""), len(body or b""))
    if not body or byte_range is None:
        return file_answer(body, ending, headers)
    headers |= {"Content-Range": f"bytes {byte_range.start}-{byte_range.stop - 1}/{len(body)}"}
    response = file_answer(body[byte_range.start : byte_range.stop], ending, headers)
    response.status_code = HTTPStatus.PARTIAL_CONTENT
    return response


def requested_range(header: str, length: int) -> range | None:
    """The bytes that a player asks for: `bytes=100-`, `bytes=0-99`. None for any other header."""
    match = re.fullmatch(r"bytes=(\d{1,9})-(\d{0,9})", header)
    if not match or int(match[1]) >= length:
        return None
    stop = min(int(match[2]) + 1, length) if match[2] else length
    return range(int(match[1]), stop) if stop > int(match[1]) else None


def _photo_or_404(request: RuangRequest, name: str, needs: MediaPermission) -> Photo:
    own_photo = Photo.objects.select_related("site__region").filter(name=name).first()
    if own_photo is None or not request.person.has_perm(needs, own_photo):
        raise Http404
    return own_photo


def _photos_page(request: RuangRequest, chosen: ChosenPhotos, status: int = 200) -> HttpResponse:
    chosen_names = {picture["name"] for picture in chosen.pictures}
    unused = [each for each in queries.unused_by(request.person) if each.name not in chosen_names]
    context = {
        "chosen": chosen,
        "photos": unused,
        "pictures": [each.as_picture() for each in unused],
        "base": photo_base(request.site),
        "quota": quota_of(request.site),
    }
    return render(request, "media/ruang/photos.html", context, status=status)


def _json_answer(request: RuangRequest, chosen: ChosenPhotos) -> JsonResponse:
    if chosen.refused or not chosen.pictures:
        error = " ".join(chosen.refused.values()) or NOTHING_CHOSEN
        return JsonResponse({"error": error}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    [*_, picture] = chosen.pictures
    return JsonResponse(_photo_json(photo_base(request.site), picture))


def _photo_json(base: str, picture: Picture) -> dict[str, str]:
    """The JSON about a photo for the script."""
    return {
        "name": picture["name"],
        "url": f"{base}{picture['name']}/{width_for(picture, NARROWEST_PHOTO)}.webp",
    }


def read_chunk(request: HttpRequest, name: str) -> chunks.UploadChunk:
    """The chunk in this request. Nothing larger than the limit is read. Raises Http404 for a name
    that no phone makes.
    """
    if not chunks.is_name(name):
        raise Http404
    length = request.META.get("CONTENT_LENGTH") or "0"
    numbers = [request.headers.get(key, "0") for key in ("Upload-Offset", "Upload-Length")]
    if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in (length, *numbers)):
        raise SuspiciousOperation("numbers of a piece")
    if int(length) > spool.CHUNK_BYTES:
        raise RequestDataTooBig("a piece of a photo")
    start, total = map(int, numbers)
    return chunks.UploadChunk(name, start, total, request.body)


def _back_link(request: RuangRequest) -> dict[str, str]:
    base = photo_base(request.site)
    return {"base": base, "back_url": base, "back_label": "Foto"}
