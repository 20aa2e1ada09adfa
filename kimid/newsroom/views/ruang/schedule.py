"""An editor chooses when a verified story is published."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.lib import clock
from kimid.newsroom.actions import captioning, scheduling
from kimid.newsroom.forms.schedule import ScheduleForm
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.new_links import brings_new_link
from kimid.newsroom.views.ruang.responses import (
    redirect_to,
    render_story,
    run_action,
    story_or_404,
)

_CAPTIONS_FIRST: Final = (
    "Tulis dulu keterangan fotonya di bawah, tekan Simpan keterangan, lalu jadwalkan."
)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(is_careful=brings_new_link, act=about_story("Menjadwalkan kabar"))
def schedule(request: RuangRequest, public_id: str) -> HttpResponse:
    """Choose the time."""
    story = story_or_404(request, public_id)
    now = timezone.now()
    zone = request.site.region.zone
    form = ScheduleForm(request.POST, zone=zone, now=now)
    if not form.is_valid():
        return render_story(request, story, schedule_form=form)
    if captioning.uncaptioned(story) and request.person.has_perm(NewsroomPermission.PUBLISH, story):
        messages.warning(request, _CAPTIONS_FIRST)
        return redirect_to(story, "ruang-before-publishing")
    done = f"Dijadwalkan. Terbit sendiri {clock.short_moment(form.moment, zone)}."
    return run_action(
        request,
        story,
        lambda: scheduling.schedule(story, publish_at=form.moment, by=request.person, at=now),
        done,
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def unschedule(request: RuangRequest, public_id: str) -> HttpResponse:
    """Cancel the time."""
    story = story_or_404(request, public_id)
    done = "Jadwalnya dibatalkan. Kabar ini menunggu Anda terbitkan."
    return run_action(
        request,
        story,
        lambda: scheduling.unschedule(story, by=request.person, at=timezone.now()),
        done,
    )
