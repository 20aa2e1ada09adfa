"""Anybody tells the group something, without an account, and later reads what became of it."""

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
from kimid.moderation import budgets, slips
from kimid.moderation.senders import sender_of
from kimid.newsroom import actions
from kimid.newsroom.forms import TipForm
from kimid.newsroom.mailbox import tip_by_ticket, what_became
from kimid.newsroom.models import Tip
from kimid.newsroom.rules import Neighbour
from kimid.sites.middleware import SiteRequest
from kimid.sites.stages import Door

_FROM_ELSEWHERE: Final = "Formulir ini dibuka di situs lain. Tulisan Anda masih ada; kirim sekali lagi."


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def send(request: SiteRequest) -> HttpResponse:
    """The form, and what somebody sends with it."""
    if request.method != "POST":
        return _form(request, TipForm(), is_closed=request.site.is_closed_for(Door.TIPS))
    photo = request.FILES.get("foto") or None
    form = TipForm(request.POST, has_photo=photo is not None)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        tip = _receive(request, form, photo)
    except actions.SlipUsed as used:
        return _sent_before(request, form, used.tip)
    except (slips.NoSlip, PhotoRefused, actions.Closed) as refusal:
        words = request.site.terms.notice or str(refusal) or _FROM_ELSEWHERE
        return _form(request, form, status=422, refusal=words)
    except budgets.TooMany as full:
        return _form(request, form, status=429, room_from=full.until, zone=request.site.region.zone)
    return redirect("tip-ticket", ticket=tip.ticket)


@require_safe
@page(Audience.EVERYONE)
@never_cache
def ticket(request: SiteRequest, ticket: str) -> HttpResponse:
    """What became of it. Whoever knows the address reads it; what was told, and by whom, is not shown again."""
    found = tip_by_ticket(ticket)
    if found is None:
        raise Http404
    became = what_became(found.story) if found.story else ""
    shown = {
        "tip": found,
        "became": became,
        "zone": request.site.region.zone,
        "address": request.site.url_of(request.path),
    }
    return render(request, "newsroom/public/tip_ticket.html", shown)


def _receive(request: SiteRequest, form: TipForm, photo: UploadedFile[Any] | None) -> Tip:
    """Take in a tip. Whoever has no room left is told so before a photo costs us work."""
    now, site, by, sender = timezone.now(), request.site, Neighbour(), sender_of(request)
    slip = slips.read_slip(site, form.cleaned_data["slip"])
    if photo is not None:
        budgets.refuse_over_budget(site, sender, now)
    picture = receive(photo, site=site, by=by, at=now).facts() if photo else None
    return actions.send_tip(site, told=form.told(picture), slip=slip, sender=sender, by=by, at=now)


def _sent_before(request: SiteRequest, form: TipForm, tip: Tip) -> HttpResponse:
    """A second tap leads to what the first one sent; other words on the same form are asked for once more."""
    if tip.words == form.told(None).words:
        return redirect("tip-ticket", ticket=tip.ticket)
    words = "Kabar dari formulir ini sudah kami terima. Kalau yang di bawah kabar lain, kirim sekali lagi."
    return _form(request, form, status=409, refusal=words)


def _form(request: SiteRequest, form: TipForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The form with a new slip, whatever came of the last one."""
    slip = slips.new_slip(request.site, timezone.now())
    return render(request, "newsroom/public/tip.html", {"form": form, "slip": slip, **more}, status=status)
