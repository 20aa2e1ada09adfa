"""Publishing what cannot wait: why, who was asked, exactly what readers will see, and then it stands."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.newsroom import actions
from kimid.newsroom.flow import STORY_FLOW, Stage
from kimid.newsroom.forms import UrgentForm
from kimid.newsroom.models import Story, Urgency
from kimid.newsroom.rules import Can
from kimid.newsroom.steps import why_not
from kimid.newsroom.views.ruang.answers import do, frame, story_or_404

_DONE: Final = "Terbit sebagai belum terverifikasi. Sekarang cari orang yang bisa memastikannya, paling lambat besok jam ini."


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.ENTER)
def publish_urgent(request: RuangRequest, public_id: str) -> HttpResponse:
    """Only for danger, only before it was checked, never for what is sensitive."""
    found = story_or_404(request, public_id, Can.PUBLISH_URGENT)
    if refusal := _refusal(found):
        return do(request, found, lambda: _refuse(refusal), "")
    form = UrgentForm(request.POST or None)
    if not form.is_bound or not form.is_valid():
        now = timezone.now()
        shown = {"form": form, "now": now, "verify_by": now + actions.VERIFY_WITHIN}
        page_of_it = {**frame(request, found, "Terbit segera"), **shown}
        return render(request, "newsroom/ruang/urgent.html", page_of_it, status=422 if form.is_bound else 200)
    urgency, asked = Urgency(form.cleaned_data["urgency"]), form.cleaned_data["asked"]
    at = timezone.now()
    return do(
        request, found, lambda: actions.publish_urgent(found, urgency=urgency, asked=asked, by=request.person, at=at), _DONE
    )


def _refusal(story: Story) -> str:
    """Why this story has no urgent way, if it has none."""
    stage = Stage(story.stage)
    if stage == Stage.VERIFIED:
        return "Kabar ini sudah diperiksa. Terbitkan seperti biasa."
    if stage != Stage.DRAFT and not STORY_FLOW.allows(stage, Stage.PUBLISHED_UNVERIFIED):
        return why_not(stage, Stage.PUBLISHED_UNVERIFIED)
    return actions.why_not_in_haste(story)


def _refuse(why: str) -> None:
    raise actions.NotNow(why)
