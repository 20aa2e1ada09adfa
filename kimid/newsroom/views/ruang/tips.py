"""Warga: the tips of people, and what the group does with them."""

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
from kimid.newsroom.actions import content
from kimid.newsroom.actions import tips as tips_actions
from kimid.newsroom.forms.tips import TipAnswerForm
from kimid.newsroom.models import Tip, TipOutcome
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.tip_queries import mailbox, story_progress, tip_by_ticket
from kimid.newsroom.views.ruang.responses import redirect_to
from kimid.wire.claims import similar_claims


@require_GET
@page(Audience.KIM, NewsroomPermission.READ_TIPS)
def tips(request: RuangRequest) -> HttpResponse:
    """All tips: waiting, held, done."""
    inbox = mailbox(request.GET.get("hal", "1"))
    request.waiting_count = inbox.waiting.paginator.count
    context = {
        "mailbox": inbox,
        "photo_base": photo_base(request.site),
        "reports": waiting_count(request.site),
        "zone": request.site.region.zone,
    }
    return render(request, "newsroom/ruang/tips.html", context)


@require_GET
@page(Audience.KIM, NewsroomPermission.READ_TIPS)
def tip(request: RuangRequest, ticket: str) -> HttpResponse:
    """One tip."""
    return _tip_page(request, _tip_or_404(ticket), TipAnswerForm())


@require_POST
@page(Audience.KIM, NewsroomPermission.ANSWER_TIPS)
def answer(request: RuangRequest, ticket: str) -> HttpResponse:
    """Answer a tip, or decline it with a reason."""
    tip = _tip_or_404(ticket)
    form = TipAnswerForm(request.POST)
    if not form.is_valid():
        return _tip_page(request, tip, form, status=422)
    outcome = TipOutcome(form.cleaned_data["outcome"])
    text = form.cleaned_data["words"]
    try:
        tips_actions.answer_tip(
            tip, outcome=outcome, answer=text, by=request.person, at=timezone.now()
        )
    except content.ActionRefused as why:
        return _back_to(request, tip, str(why))
    messages.success(request, "Jawaban Anda sudah bisa dibaca pengirimnya.")
    return redirect("ruang-tips", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, NewsroomPermission.READ_TIPS)
def start_story(request: RuangRequest, ticket: str) -> HttpResponse:
    """Start a draft from a tip and open the editor."""
    tip = _tip_or_404(ticket)
    try:
        story = tips_actions.start_story_from_tip(tip, by=request.person, at=timezone.now())
    except content.ActionRefused as why:
        return _back_to(request, tip, str(why))
    return redirect_to(story, "ruang-edit")


@require_POST
@page(Audience.KIM, NewsroomPermission.ANSWER_TIPS)
@never_cache
def sender(request: RuangRequest, ticket: str) -> HttpResponse:
    """A tip with its sender. The look is recorded."""
    tip = _tip_or_404(ticket)
    tips_actions.see_sender(tip, by=request.person, at=timezone.now())
    return _tip_page(request, tip, TipAnswerForm(), show_sender=True)


def _tip_or_404(ticket: str) -> Tip:
    tip = tip_by_ticket(ticket)
    if tip is None:
        raise Http404
    return tip


def _back_to(request: RuangRequest, tip: Tip, why: str) -> HttpResponse:
    messages.warning(request, why)
    return redirect("ruang-tip", site_label=request.site.ruang_label, ticket=tip.ticket)


def _tip_page(
    request: RuangRequest,
    tip: Tip,
    form: TipAnswerForm,
    *,
    show_sender: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "tip": tip,
        "form": form,
        "sender": tip.sender() if show_sender else None,
        "photo_base": photo_base(request.site),
        "progress": story_progress(tip.story) if tip.story else "",
        "zone": request.site.region.zone,
        "alike": similar_claims(tip.words),
        "back_url": reverse("ruang-tips", args=[request.site.ruang_label]),
        "back_label": "Kabar warga",
    }
    return render(request, "newsroom/ruang/tip.html", context, status=status)
