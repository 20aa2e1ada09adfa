"""Anybody sends a tip without an account, and later reads the answer."""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kimid.access.pages import Audience, page
from kimid.media import strangers
from kimid.media.sandbox import PhotoRefused
from kimid.media.spool import SpoolFull
from kimid.moderation import budgets, submission_tokens
from kimid.moderation.senders import sender_of
from kimid.newsroom.actions import closed_features, tips
from kimid.newsroom.forms.tips import TipForm
from kimid.newsroom.models import Tip
from kimid.newsroom.rules import Tipster
from kimid.newsroom.tip_queries import story_progress, tip_by_ticket
from kimid.sites.middleware import SiteRequest
from kimid.sites.stages import Feature

_OPENED_ELSEWHERE: Final = (
    "Formulir ini dibuka di situs lain. Tulisan Anda masih ada; kirim sekali lagi."
)

_RETRY_SECONDS: Final = "120"
_TOO_MANY_PHOTOS: Final = (
    "Sedang banyak foto yang masuk. Tunggu beberapa menit, atau kirim ceritanya dulu tanpa foto."
)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def send(request: SiteRequest) -> HttpResponse:
    """The form, and its submission."""
    if request.method != "POST":
        return _form(request, TipForm(), is_closed=request.site.is_closed_for(Feature.TIPS))
    photo = request.FILES.get("foto") or None
    form = TipForm(request.POST, has_photo=photo is not None)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        tip = _receive(request, form, photo)
    except tips.TipAlreadySent as sent_before:
        return _sent_before(request, form, sent_before.tip)
    except (
        submission_tokens.NoSubmissionToken,
        PhotoRefused,
        tips.TipPhotosFull,
        closed_features.FeatureClosed,
    ) as refusal:
        text = request.site.stage_effects.notice or str(refusal) or _OPENED_ELSEWHERE
        return _form(request, form, status=422, refusal=text)
    except (budgets.BudgetExceeded, SpoolFull) as full:
        return _later(request, form, full)
    return redirect("tip-ticket", ticket=tip.ticket)


@require_safe
@page(Audience.EVERYONE)
@never_cache
def ticket(request: SiteRequest, ticket: str) -> HttpResponse:
    """The state of a tip. Anybody with the address may read it, so it shows neither the text nor
    the sender.
    """
    tip = tip_by_ticket(ticket)
    if tip is None:
        raise Http404
    progress = story_progress(tip.story) if tip.story else ""
    context = {
        "tip": tip,
        "progress": progress,
        "zone": request.site.region.zone,
        "address": request.site.url_of(request.path),
    }
    return render(request, "newsroom/public/tip_ticket.html", context)


def _receive(request: SiteRequest, form: TipForm, photo: UploadedFile[Any] | None) -> Tip:
    """Save a tip. Its photo is only stored here, after slip, budget and quota are looked at."""
    now, site, sender = timezone.now(), request.site, sender_of(request)
    slip = submission_tokens.read_submission_token(site, form.cleaned_data["slip"])
    name = ""
    if photo is not None:
        tips.refuse_used_slip(site, slip)
        budgets.refuse_flood(sender, now)
        tips.refuse_full_photos(site)
        if not budgets.take_photo(sender, now):
            raise SpoolFull
        name = strangers.TIP_PHOTOS.put(photo, site.pk)
    try:
        return tips.send_tip(
            site, tip_data=form.tip_data(name), slip=slip, sender=sender, by=Tipster(), at=now
        )
    except BaseException:
        if name:
            strangers.TIP_PHOTOS.remove(site.pk, name)
        raise


def _sent_before(request: SiteRequest, form: TipForm, tip: Tip) -> HttpResponse:
    """A second tap leads to the first tip. Another text on the same form must be sent again."""
    if tip.words == form.tip_data().words:
        return redirect("tip-ticket", ticket=tip.ticket)
    refusal = (
        "Kabar dari formulir ini sudah kami terima. "
        "Kalau yang di bawah kabar lain, kirim sekali lagi."
    )
    return _form(request, form, status=409, refusal=refusal)


def _later(
    request: SiteRequest, form: TipForm, full: budgets.BudgetExceeded | SpoolFull
) -> HttpResponse:
    """The form with what was typed, and when to send it again."""
    if isinstance(full, budgets.BudgetExceeded):
        return _form(request, form, status=429, room_from=full.until, zone=request.site.region.zone)
    response = _form(request, form, status=503, refusal=_TOO_MANY_PHOTOS)
    response["Retry-After"] = _RETRY_SECONDS
    return response


def _form(request: SiteRequest, form: TipForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The form with a new token."""
    slip = submission_tokens.new_submission_token(request.site, timezone.now())
    return render(
        request, "newsroom/public/tip.html", {"form": form, "slip": slip, **more}, status=status
    )
