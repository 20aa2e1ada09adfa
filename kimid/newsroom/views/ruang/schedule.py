"""When a checked story is published: at a minute that an editor chooses, and takes back if need be."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.newsroom import actions
from kimid.newsroom.forms import ScheduleForm
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import do, show, story_or_404


@require_POST
@page(Audience.KIM, Can.ENTER)
def schedule(request: RuangRequest, public_id: str) -> HttpResponse:
    """Choose the minute."""
    found, now, zone = story_or_404(request, public_id), timezone.now(), request.site.region.zone
    form = ScheduleForm(request.POST, zone=zone, now=now)
    if not form.is_valid():
        return show(request, found, schedule_form=form)
    done = f"Dijadwalkan. Terbit sendiri {clock.short_moment(form.moment, zone)}."
    return do(request, found, lambda: actions.schedule(found, publish_at=form.moment, by=request.person, at=now), done)


@require_POST
@page(Audience.KIM, Can.ENTER)
def unschedule(request: RuangRequest, public_id: str) -> HttpResponse:
    """Take it back."""
    found = story_or_404(request, public_id)
    done = "Jadwalnya dibatalkan. Kabar ini menunggu Anda terbitkan."
    return do(request, found, lambda: actions.unschedule(found, by=request.person, at=timezone.now()), done)
