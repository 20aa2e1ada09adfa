"""The stories of the group: the lists, one story, and the page after sending."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.grants import roles_at
from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib.blocks import clean_text
from kimid.media.addresses import photo_base
from kimid.newsroom import offline_reading, queries
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Talk
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.story_rows import group_rows
from kimid.newsroom.views.ruang.responses import (
    page_context,
    redirect_to,
    render_story,
    story_or_404,
)
from kimid.newsroom.waiting import waiting_for
from kimid.ui.links import Link

_MAX_SEARCH: Final = 100  # letters of a search


@require_GET
@page(Audience.KIM, NewsroomPermission.ENTER)
def stories(request: RuangRequest, part: str = "") -> HttpResponse:
    """The stories in progress by stage. With `part`, the published ones or the own drafts; with
    `?cari=`, a search by title.
    """
    search = " ".join(clean_text(request.GET.get("cari", ""))[:_MAX_SEARCH].split())
    context = {
        "part": part,
        "words": search,
        "tabs": _tabs(request, None if search else part),
        "sections": _sections(request, part, search),
        "photo_base": photo_base(request.site),
    }
    return render(request, "newsroom/ruang/stories.html", context)


def _sections(request: RuangRequest, part: str, search: str) -> list[dict[str, Any]]:
    is_mine = part == "konsep" and not search
    open_talks = {} if is_mine else queries.last_open_talks()
    tasks = {} if is_mine else _tasks(request, open_talks)
    stage_lists = queries.stage_lists(
        request.person, part, request.GET.get("tahap", ""), request.GET.get("hal", "1"), search
    )
    return [
        {
            "stage_list": stage_list,
            "rows": group_rows(stage_list.stories, request.site, tasks, open_talks),
            "page_url": _page_url(stage_list, search),
        }
        for stage_list in stage_lists
    ]


def _tasks(request: RuangRequest, open_talks: Mapping[int, Talk]) -> dict[int, str]:
    """The badges of the stories that wait for this person, by the id of the story."""
    roles = roles_at(request.person, request.site.scope())
    waiting = waiting_for(request.person, roles, timezone.now(), open_talks)
    return {entry.story.pk: entry.badge for entry in waiting}


def _page_url(stage_list: queries.StageList, search: str) -> str:
    """The URL of a page of this list, without the page number."""
    query = {"cari": search} if search else {}
    return f"?{urlencode({**query, 'tahap': stage_list.stage.value})}&hal="


def _tabs(request: RuangRequest, part: str | None) -> list[Link]:
    counts = queries.counts_by_part(request.person)
    tab_links = [
        ("", "Berjalan", "ruang-stories"),
        ("terbit", "Terbit", "ruang-published"),
        ("konsep", "Konsep saya", "ruang-drafts"),
    ]
    return [
        Link(
            label,
            reverse(name, args=[request.site.ruang_label]),
            current=word == part,
            count=counts[word],
        )
        for word, label, name in tab_links
    ]


@require_GET
@page(Audience.KIM, NewsroomPermission.ENTER)
def story(request: RuangRequest, public_id: str) -> HttpResponse:
    """One story: its content, its thread, how it was checked, and what can be done now."""
    return render_story(request, story_or_404(request, public_id))


@require_GET
@page(Audience.KIM, NewsroomPermission.WRITE)
def sent(request: RuangRequest, public_id: str) -> HttpResponse:
    """The story is sent: what happens next."""
    story = story_or_404(request, public_id)
    if story.stage == Stage.DRAFT:
        return redirect_to(story)
    return render(
        request,
        "newsroom/ruang/sent.html",
        {**page_context(request, story), "sent_at": queries.sent_at(story)},
    )


@require_GET
@page(Audience.KIM, NewsroomPermission.ENTER)
def read(request: RuangRequest) -> HttpResponse:
    """Published stories of this group and its regency as one page for offline reading."""
    context = {
        "own": offline_reading.group_stories(),
        "around": offline_reading.regency_stories(request.site),
    }
    return render(request, "newsroom/ruang/read.html", context)
