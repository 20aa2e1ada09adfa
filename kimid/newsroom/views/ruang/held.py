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
from kimid.newsroom.actions import holding
from kimid.newsroom.held_stories import held_below
from kimid.newsroom.models import Story
from kimid.sites.guard import on_site
from kimid.wire.rules import WirePermission


@require_GET
@page(Audience.PORTAL, WirePermission.SEE_HELD)
def held(request: RuangRequest) -> HttpResponse:
    """Every story that is held in the region, with its text."""
    shown = {
        "entries": [
            (story, blocks.plain_text(blocks.reader_blocks(story.blocks)))
            for story in held_below(request.site.region)
        ],
        "zone": request.site.region.zone,
        "back_url": reverse("ruang-site", args=[request.site.ruang_label]),
        "back_label": "Beranda",
    }
    return render(request, "newsroom/ruang/held.html", shown)


@require_POST
@page(Audience.PORTAL, WirePermission.SEE_HELD)
@requires_recent_auth("POST")
def end_hold(request: RuangRequest, story: int) -> HttpResponse:
    """An officer has looked: readers have the story again."""
    row = _held_or_404(request, story)
    with on_site(row.site):
        holding.end_hold(row, by=request.person, at=timezone.now())
    messages.success(request, "Tampil lagi di semua tempatnya semula. Pemeriksaan Anda dicatat.")
    return redirect("ruang-held", site_label=request.site.ruang_label)


def _held_or_404(request: RuangRequest, number: int) -> Story:
    row = next((each for each in held_below(request.site.region) if each.pk == number), None)
    if row is None or not request.person.has_perm(WirePermission.END_HOLD, row):
        raise Http404
    return row
