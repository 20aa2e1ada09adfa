"""What is held of the KIM of an office: it reads what readers had, and may give it back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.lib import blocks
from kimid.newsroom.actions import content
from kimid.newsroom.differences import Differences, differences
from kimid.newsroom.held_stories import held_below, words_before
from kimid.newsroom.models import Revision, Story
from kimid.newsroom.views.ruang.lifting import chosen_end
from kimid.sites.guard import on_site
from kimid.wire.rules import WirePermission


@require_GET
@page(Audience.PORTAL, WirePermission.SEE_HELD)
def held(request: RuangRequest) -> HttpResponse:
    """Every story that is held in the region, with its text."""
    stories = list(held_below(request.site.region))
    before = words_before(stories)
    shown = {
        "entries": [
            (story, _text(story), *_changes(story, before.get(story.pk))) for story in stories
        ],
        "zone": request.site.region.zone,
        "back_url": reverse("ruang-site", args=[request.site.ruang_label]),
        "back_label": "Beranda",
    }
    return render(request, "newsroom/ruang/held.html", shown)


@require_POST
@page(Audience.PORTAL, WirePermission.SEE_HELD)
@requires_recent_auth("POST", act="Menampilkan lagi sebuah kabar yang ditahan")
def end_hold(request: RuangRequest, story: int) -> HttpResponse:
    """An officer has looked: readers have the story again, also in the words of before."""
    row = _held_or_404(request, story)
    act, done = chosen_end(request)
    try:
        with on_site(row.site):
            act(row, by=request.person, at=timezone.now())
    except content.ActionRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, done)
    return redirect("ruang-held", site_label=request.site.ruang_label)


def _text(story: Story) -> str:
    return blocks.plain_text(blocks.reader_blocks(story.blocks))


def _changes(story: Story, before: Revision | None) -> tuple[Revision | None, Differences | None]:
    """The words of before, and what they would change."""
    zone = story.site.region.zone
    return before, differences(story, before, zone=zone) if before else None


def _held_or_404(request: RuangRequest, number: int) -> Story:
    row = next((each for each in held_below(request.site.region) if each.pk == number), None)
    if row is None or not request.person.has_perm(WirePermission.END_HOLD, row):
        raise Http404
    return row
