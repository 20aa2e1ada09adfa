"""The stories of the group: all by stage, one with all that belongs to it, and what happens after it was sent."""

from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.grants import roles_at
from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib.blocks import clean
from kimid.media.addresses import photo_base
from kimid.newsroom import queries, reading
from kimid.newsroom.flow import Stage
from kimid.newsroom.rows import rows_of_group
from kimid.newsroom.rules import Can
from kimid.newsroom.views.ruang.answers import frame, show, story_or_404, to
from kimid.newsroom.waiting import waiting_for
from kimid.ui.links import Link

_WORDS: Final = 100  # letters of a search


@require_GET
@page(Audience.KIM, Can.ENTER)
def stories(request: RuangRequest, part: str = "") -> HttpResponse:
    """What the group works on, by stage; with `part`, what is published or what I have not sent yet; or what is called so."""
    roles, now = roles_at(request.person, request.site.standing()), timezone.now()
    words = " ".join(clean(request.GET.get("cari", ""))[:_WORDS].split())
    is_mine = part == "konsep" and not words
    left = {} if is_mine else queries.left_open()
    waiting = [] if is_mine else waiting_for(request.person, roles, now, left)
    tasks = {entry.story.pk: entry.short for entry in waiting}
    found = queries.shelves(request.person, part, request.GET.get("tahap", ""), request.GET.get("hal", "1"), words)
    rows = (rows_of_group(shelf.stories, request.site, tasks, left) for shelf in found)
    shelves = [{"shelf": shelf, "rows": here, "way": _way(shelf, words)} for shelf, here in zip(found, rows, strict=True)]
    tabs = _tabs(request, None if words else part)
    shown = {"part": part, "words": words, "tabs": tabs, "shelves": shelves, "photo_base": photo_base(request.site)}
    return render(request, "newsroom/ruang/stories.html", shown)


def _way(shelf: queries.Shelf, words: str) -> str:
    """The address of any page of a shelf, to be completed by its number."""
    return f"?{urlencode({**({'cari': words} if words else {}), 'tahap': shelf.stage.value})}&hal="


def _tabs(request: RuangRequest, part: str | None) -> list[Link]:
    counts = queries.counts_by_part(request.person)
    ways = [("", "Berjalan", "ruang-stories"), ("terbit", "Terbit", "ruang-published"), ("konsep", "Konsep saya", "ruang-drafts")]
    return [
        Link(label, reverse(name, args=[request.site.ruang_label]), current=word == part, count=counts[word])
        for word, label, name in ways
    ]


@require_GET
@page(Audience.KIM, Can.ENTER)
def story(request: RuangRequest, public_id: str) -> HttpResponse:
    """One story: its words, its talk, how it was checked, and what can be done now."""
    return show(request, story_or_404(request, public_id))


@require_GET
@page(Audience.KIM, Can.ENTER)
def sent(request: RuangRequest, public_id: str) -> HttpResponse:
    """It is with the group now: what happens next."""
    found = story_or_404(request, public_id)
    if found.stage == Stage.DRAFT:
        return to(found)
    return render(request, "newsroom/ruang/sent.html", {**frame(request, found), "sent_at": queries.sent_at(found)})


@require_GET
@page(Audience.KIM, Can.ENTER)
def read(request: RuangRequest) -> HttpResponse:
    """What was published here and around, as one page of texts that a phone can take along."""
    shown = {"own": reading.of_group(request.site), "around": reading.of_regency(request.site)}
    return render(request, "newsroom/ruang/read.html", shown)
