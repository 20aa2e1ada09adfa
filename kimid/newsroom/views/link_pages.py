"""The pages of one-use links: somebody without an account confirms a story, or writes a note.

A GET changes nothing, because phones load links in advance. Only the form does.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, find_link
from kimid.access.pages import Audience, page
from kimid.newsroom.actions import confirmations, content, statements
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.statements import HeadNoteForm
from kimid.newsroom.forms.story_actions import ConfirmForm
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.story_links import as_readers_see
from kimid.sites.middleware import SiteRequest


@dataclass(frozen=True)
class _LinkPage:
    """The page of one kind of link: its form, for which stories it is open, and its action."""

    perm: NewsroomPermission
    template: str
    form: type[forms.Form]
    is_open: Callable[[Story], bool]
    act: Callable[[Story, forms.Form, LinkHolder], object]
    done: str


_CONFIRM = _LinkPage(
    NewsroomPermission.CONFIRM,
    "newsroom/public/confirm.html",
    ConfirmForm,
    lambda story: story.is_to_check,
    lambda story, form, by: confirmations.confirm(story, **form.cleaned_data, by=by, at=by.at),
    "Terima kasih. Pemastian Anda sudah dicatat.",
)
_NOTE = _LinkPage(
    NewsroomPermission.NOTE_AS_HEAD,
    "newsroom/public/head_note.html",
    HeadNoteForm,
    lambda story: story.stage not in (Stage.DRAFT, Stage.WITHDRAWN),
    lambda story, form, by: statements.note_as_head(
        story, text=form.cleaned_data["words"], by=by, at=by.at
    ),
    "Terima kasih. Catatan Anda tampil di samping kabarnya.",
)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def confirm_by_link(request: SiteRequest, token: str) -> HttpResponse:
    """Somebody without an account confirms a story."""
    return _open_link(request, token, _CONFIRM)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def note_as_head(request: SiteRequest, token: str) -> HttpResponse:
    """The head of the village writes a note about a story."""
    return _open_link(request, token, _NOTE)


def _open_link(request: SiteRequest, token: str, link_page: _LinkPage) -> HttpResponse:
    link = find_link(token, request.site)
    if link is None or link.perm != link_page.perm:
        raise Http404
    story = Story.objects.select_related("site__region", "author", "item").get(pk=link.subject_id)
    now = timezone.now()
    if not (link.is_open(now) and link_page.is_open(story)):
        return _render_page(request, link_page, link, story, None, status=410)
    form = link_page.form(
        request.POST if request.method == "POST" else None, initial={"base": story.digest}
    )
    if not form.is_bound or not form.is_valid():
        return _render_page(
            request, link_page, link, story, form, status=422 if form.is_bound else 200
        )
    try:
        link_page.act(story, form, LinkHolder(link, now))
    except (LinkUsed, content.ActionRefused) as refusal:
        return _render_page(request, link_page, link, story, None, status=410, answer=str(refusal))
    return _render_page(request, link_page, link, story, None, answer=link_page.done)


def _render_page(
    request: SiteRequest,
    link_page: _LinkPage,
    link: OneUseLink,
    story: Story,
    form: forms.Form | None,
    *,
    status: int = 200,
    answer: str = "",
) -> HttpResponse:
    context = {
        "link": link,
        "story": as_readers_see(story),
        "form": form,
        "answer": answer,
        "is_done": status == 200,
        "site": request.site,
    }
    return render(
        request, link_page.template, {**context, "zone": request.site.region.zone}, status=status
    )
