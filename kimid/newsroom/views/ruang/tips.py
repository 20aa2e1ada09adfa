"""Warga: what came from people, and what the group does with it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.media.addresses import photo_base
from kimid.moderation.queries import waiting_count
from kimid.newsroom import actions
from kimid.newsroom.forms import TipAnswerForm
from kimid.newsroom.mailbox import mailbox, tip_by_ticket, what_became
from kimid.newsroom.models import Tip, TipOutcome
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import to
from kimid.wire.claims import alike


@require_GET
@page(Audience.KIM, Can.READ_TIPS)
def tips(request: RuangRequest) -> HttpResponse:
    """What people sent: what waits, what was held apart, what is done."""
    found = mailbox(request.GET.get("hal", "1"))
    request.waiting = found.waiting.paginator.count
    shown = {"mailbox": found, "photo_base": photo_base(request.site), "reports": waiting_count(request.site)}
    shown |= {"zone": request.site.region.zone, "site_address": request.site.url}
    return render(request, "newsroom/ruang/tips.html", shown)


@require_GET
@page(Audience.KIM, Can.READ_TIPS)
def tip(request: RuangRequest, ticket: str) -> HttpResponse:
    """One tip, and what can be done with it."""
    return _shown(request, _tip_or_404(ticket), TipAnswerForm())


@require_POST
@page(Audience.KIM, Can.ANSWER_TIPS)
def answer(request: RuangRequest, ticket: str) -> HttpResponse:
    """Answer whoever sent it, or say why it is not for this group."""
    found, form = _tip_or_404(ticket), TipAnswerForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=422)
    outcome, words = TipOutcome(form.cleaned_data["outcome"]), form.cleaned_data["words"]
    try:
        actions.answer_tip(found, outcome=outcome, words=words, by=request.person, at=timezone.now())
    except actions.NotNow as why:
        return _back_to(request, found, str(why))
    messages.success(request, "Jawaban Anda sudah bisa dibaca pengirimnya.")
    return redirect("ruang-tips", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, Can.READ_TIPS)
def take_up(request: RuangRequest, ticket: str) -> HttpResponse:
    """Make a draft of it, and go on writing."""
    found = _tip_or_404(ticket)
    try:
        story = actions.take_up(found, by=request.person, at=timezone.now())
    except actions.NotNow as why:
        return _back_to(request, found, str(why))
    return to(story, "ruang-edit")


@require_POST
@page(Audience.KIM, Can.ANSWER_TIPS)
@never_cache
def sender(request: RuangRequest, ticket: str) -> HttpResponse:
    """The tip with who sent it; the look is on record."""
    found = _tip_or_404(ticket)
    actions.see_sender(found, by=request.person, at=timezone.now())
    return _shown(request, found, TipAnswerForm(), seen=True)


def _tip_or_404(ticket: str) -> Tip:
    found = tip_by_ticket(ticket)
    if found is None:
        raise Http404
    return found


def _back_to(request: RuangRequest, tip: Tip, why: str) -> HttpResponse:
    messages.warning(request, why)
    return redirect("ruang-tip", site_label=request.site.ruang_label, ticket=tip.ticket)


def _shown(request: RuangRequest, tip: Tip, form: TipAnswerForm, *, seen: bool = False, status: int = 200) -> HttpResponse:
    shown = {"tip": tip, "form": form, "sender": tip.sender() if seen else None, "photo_base": photo_base(request.site)}
    shown |= {"became": what_became(tip.story) if tip.story else "", "zone": request.site.region.zone}
    shown |= {"alike": alike(tip.words)}
    shown |= {"back_url": reverse("ruang-tips", args=[request.site.ruang_label]), "back_label": "Kabar warga"}
    return render(request, "newsroom/ruang/tip.html", shown, status=status)
