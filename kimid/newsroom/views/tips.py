"""Anybody sends a tip without an account, and later reads the answer."""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kimid.access.pages import Audience, page
from kimid.media.receiving import receive
from kimid.media.sandbox import PhotoRefused
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
        closed_features.FeatureClosed,
    ) as refusal:
        text = request.site.stage_effects.notice or str(refusal) or _OPENED_ELSEWHERE
        return _form(request, form, status=422, refusal=text)
    except budgets.BudgetExceeded as full:
        return _form(request, form, status=429, room_from=full.until, zone=request.site.region.zone)
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
    """Save a tip. The budget is checked before the photo is processed."""
    now = timezone.now()
    site = request.site
    by = Tipster()
    sender = sender_of(request)
    slip = submission_tokens.read_submission_token(site, form.cleaned_data["slip"])
    if photo is not None:
        budgets.refuse_flood(sender, now)
    picture = receive(photo, site=site, by=by, at=now).as_picture() if photo else None
    return tips.send_tip(
        site, tip_data=form.tip_data(picture), slip=slip, sender=sender, by=by, at=now
    )


def _sent_before(request: SiteRequest, form: TipForm, tip: Tip) -> HttpResponse:
    """A second tap leads to the first tip. Another text on the same form must be sent again."""
    if tip.words == form.tip_data(None).words:
        return redirect("tip-ticket", ticket=tip.ticket)
    refusal = (
        "Kabar dari formulir ini sudah kami terima. "
        "Kalau yang di bawah kabar lain, kirim sekali lagi."
    )
    return _form(request, form, status=409, refusal=refusal)


def _form(request: SiteRequest, form: TipForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The form with a new token."""
    slip = submission_tokens.new_submission_token(request.site, timezone.now())
    return render(
        request, "newsroom/public/tip.html", {"form": form, "slip": slip, **more}, status=status
    )
