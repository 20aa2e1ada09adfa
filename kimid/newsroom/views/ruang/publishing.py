"""The last look before a story is published, the press, and the seconds to take it back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.publishing_proof import requires_publishing_proof
from kimid.lib import clock
from kimid.newsroom.actions import captioning, content, countdown, publishing, unchecked
from kimid.newsroom.before_publishing import is_ready, preview_of
from kimid.newsroom.countdown_page import countdown_page
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.missing_captions import MissingCaptionsForm
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.act_words import about_story
from kimid.newsroom.views.ruang.new_links import brings_new_link
from kimid.newsroom.views.ruang.responses import (
    page_context,
    published_message,
    redirect_to,
    run_action,
    story_or_404,
)

_CHANGED: Final = "Naskah baru saja diubah orang lain. Lihat lagi, lalu terbitkan."
_UNCHECKED: Final = (
    "Terbit dengan tanda “Belum terverifikasi”. Tandanya hilang sesudah anggota lain memastikannya."
)


@require_GET
@page(Audience.KIM, NewsroomPermission.ENTER)
def before(request: RuangRequest, public_id: str) -> HttpResponse:
    """The story as readers will get it, with the captions that it lacks asked where they stand."""
    story = story_or_404(request, public_id, NewsroomPermission.PUBLISH)
    return _preview(request, story, _captions_form(request, story))


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(is_careful=brings_new_link, act=about_story("Menerbitkan kabar"))
def publish(request: RuangRequest, public_id: str) -> HttpResponse:
    """Publish a verified story: in some seconds, or at once with `now`."""
    story = _of_editor(request, public_id)
    return _press(
        request,
        story,
        lambda at: publishing.publish(story, by=request.person, at=at),
        is_unchecked=False,
    )


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
@requires_publishing_proof(
    is_careful=brings_new_link, act=about_story("Menerbitkan sebagai belum terverifikasi")
)
def publish_unchecked(request: RuangRequest, public_id: str) -> HttpResponse:
    """The only account of a group publishes a story as unverified, as in `publish`."""
    story = _of_editor(request, public_id)
    return _press(
        request,
        story,
        lambda at: unchecked.publish_unchecked(story, by=request.person, at=at),
        is_unchecked=True,
    )


@require_GET
@page(Audience.KIM, NewsroomPermission.ENTER)
@never_cache
def counting(request: RuangRequest, public_id: str) -> HttpResponse:
    """How many seconds are left, and what became of it after them."""
    story = story_or_404(request, public_id, NewsroomPermission.PUBLISH)
    shown = countdown_page(story, timezone.now())
    is_checked = story.stage == Stage.VERIFIED
    context = {
        **page_context(request, story, shown.title),
        "page": shown,
        "row_text": shown.row_text(story),
        "row_picture": story.photos[0] if story.photos else "",
        "now_name": "ruang-publish" if is_checked else "ruang-publish-unchecked",
        "reach": published_message(story) if story.is_public else "",
        "public_address": story.site.url_of(story.path) if story.is_public else "",
    }
    return render(request, "newsroom/ruang/countdown.html", context)


@require_POST
@page(Audience.KIM, NewsroomPermission.ENTER)
def cancel(request: RuangRequest, public_id: str) -> HttpResponse:
    """Take the press back before anybody else has the story."""
    story = story_or_404(request, public_id)
    return run_action(
        request,
        story,
        lambda: countdown.cancel_countdown(story, by=request.person, at=timezone.now()),
        "",
        then="ruang-countdown",
    )


def _of_editor(request: RuangRequest, public_id: str) -> Story:
    """The story, for whoever may publish it: 403 for others of the group."""
    story = story_or_404(request, public_id)
    if not request.person.has_perm(NewsroomPermission.PUBLISH, story):
        raise PermissionDenied
    return story


def _press(
    request: RuangRequest,
    story: Story,
    at_once: Callable[[datetime], object],
    *,
    is_unchecked: bool,
) -> HttpResponse:
    if story.is_counting_down and "now" not in request.POST:
        return redirect_to(story, "ruang-countdown")  # a second tap
    if is_ready(story, request.person, timezone.now()):
        answer = _write_captions(request, story)
        if answer is not None:
            return answer
    if not settings.PUBLISH_WAIT or "now" in request.POST:
        done = _UNCHECKED if is_unchecked else f"Terbit. {published_message(story)}"
        return run_action(request, story, lambda: at_once(timezone.now()), done)
    return _begin_countdown(request, story, is_unchecked=is_unchecked)


def _begin_countdown(request: RuangRequest, story: Story, *, is_unchecked: bool) -> HttpResponse:
    now = timezone.now()
    return run_action(
        request,
        story,
        lambda: countdown.begin_countdown(
            story,
            ends_at=clock.next_second(now + timedelta(seconds=settings.PUBLISH_WAIT)),
            is_unchecked=is_unchecked,
            by=request.person,
            at=now,
        ),
        "",
        then="ruang-countdown",
    )


def _write_captions(request: RuangRequest, story: Story) -> HttpResponse | None:
    """Write the captions that came along. An answer if the story is not published by this press."""
    form = _captions_form(request, story)
    if not form.is_valid():
        return _preview(request, story, form, status=422)
    try:
        if form.captions() or form.without:
            captioning.add_captions(
                story,
                captions=form.captions(),
                without=form.without,
                base=request.POST.get("base", ""),
                by=request.person,
                at=timezone.now(),
            )
    except content.EditConflict:
        return _preview(request, story, form, status=409, refusal=_CHANGED)
    except content.ActionRefused as why:
        return _preview(request, story, form, status=422, refusal=str(why))
    return redirect_to(story, "ruang-before-publishing") if "save" in request.POST else None


def _captions_form(request: RuangRequest, story: Story) -> MissingCaptionsForm:
    pictures = captioning.uncaptioned(story)
    if request.method != "POST":
        return MissingCaptionsForm(pictures=pictures)
    return MissingCaptionsForm(
        request.POST,
        pictures=pictures,
        without=request.POST.getlist("without"),
        may_wait="save" in request.POST,
    )


def _preview(
    request: RuangRequest,
    story: Story,
    form: MissingCaptionsForm,
    *,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    now = timezone.now()
    context = {
        **page_context(request, story, "Sebelum terbit"),
        "preview": preview_of(story, request.person, form, now),
        "refusal": refusal,
        "wait": settings.PUBLISH_WAIT,
    }
    return render(request, "newsroom/ruang/before_publishing.html", context, status=status)
