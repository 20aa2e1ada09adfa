"""Urgent publishing: why, who was asked, a preview, and the publication."""

from datetime import datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import lack_of_factor, requires_publishing_proof
from kimid.lib.codes import Level
from kimid.newsroom.actions import content, publishing, urgent
from kimid.newsroom.flow import STORY_FLOW, Stage
from kimid.newsroom.forms.urgent import UrgentForm
from kimid.newsroom.models import Story, Urgency
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.stage_steps import step_refusal
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.responses import page_context, run_action, story_or_404
from kimid.people.publishing_proof import ProofState
from kimid.wire.sending_on import unverified_places, unverified_reach

_DONE: Final = (
    "Terbit sebagai belum terverifikasi. {} "
    "Sekarang cari orang yang bisa memastikannya, paling lambat besok jam ini."
)

_NEAR_BECAUSE: Final = {
    ProofState.NO_FACTOR: "akun Anda belum punya pengaman kedua",
    ProofState.NEW_FACTOR: "pengaman kedua Anda baru dipasang",
}


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(is_urgent=True, act=about_story("Menerbitkan peringatan mendesak"))
def publish_urgent(request: RuangRequest, public_id: str) -> HttpResponse:
    """Publish a warning before it is checked. Never for a sensitive story."""
    story = story_or_404(request, public_id, NewsroomPermission.PUBLISH_URGENT)
    if refusal := _refusal(story):
        return run_action(request, story, lambda: _refuse(refusal), "")
    form = UrgentForm(request.POST or None)
    now = timezone.now()
    if not form.is_bound or not form.is_valid():
        return _form(request, story, form, now)
    urgency = Urgency(form.cleaned_data["urgency"])
    asked = form.cleaned_data["asked"]
    return run_action(
        request,
        story,
        lambda: urgent.publish_urgent(
            story,
            urgency=urgency,
            asked=asked,
            is_near_only=request.is_near_only,
            by=request.person,
            at=now,
        ),
        _DONE.format(_reach(request, now)),
    )


def _form(request: RuangRequest, story: Story, form: UrgentForm, now: datetime) -> HttpResponse:
    context = {
        **page_context(request, story, "Terbit segera"),
        "form": form,
        "now": now,
        "reach": _reach(request, now),
        "verify_by": now + publishing.VERIFY_WITHIN,
    }
    status = 422 if form.is_bound else 200
    return render(request, "newsroom/ruang/urgent.html", context, status=status)


def _reach(request: RuangRequest, now: datetime) -> str:
    """Where readers will find the warning of this very person."""
    lack = lack_of_factor(request, now)
    if lack is None:
        return unverified_reach(request.site)
    places = unverified_places(request.site, Level.VILLAGE)
    return (
        f"Tampil di {places} saja, karena {_NEAR_BECAUSE[lack]}. Portal di atasnya menyusul begitu "
        "orang lain, yang sudah tiga hari di kelompok, memastikannya."
    )


def _refusal(story: Story) -> str:
    """Why this story cannot be published urgently. Empty if it can."""
    stage = Stage(story.stage)
    if stage == Stage.VERIFIED:
        return "Kabar ini sudah diperiksa. Terbitkan seperti biasa."
    if (
        stage != Stage.DRAFT
        and not story.was_published
        and not STORY_FLOW.allows(stage, Stage.PUBLISHED_UNVERIFIED)
    ):
        return step_refusal(stage, Stage.PUBLISHED_UNVERIFIED)
    return urgent.urgent_refusal(story)


def _refuse(why: str) -> None:
    raise content.ActionRefused(why)
