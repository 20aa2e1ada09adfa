"""The doors of one-use links: somebody without an account confirms a story, or writes a note beside it.

Looking changes nothing (phones look ahead); only sending does.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.links import LinkHolder, LinkSpent, find_link
from kimid.access.models import OneUseLink
from kimid.access.pages import Audience, page
from kimid.newsroom import actions
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms import ConfirmForm, HeadNoteForm
from kimid.newsroom.models import Story
from kimid.newsroom.rules import Can
from kimid.sites.middleware import SiteRequest


@dataclass(frozen=True)
class _Door:
    """What a link of one kind is for: its page, its form, when the story is open to it, and what sending does."""

    perm: Can
    template: str
    form: type[forms.Form]
    is_open: Callable[[Story], bool]
    act: Callable[[Story, forms.Form, LinkHolder], object]
    done: str


_CONFIRM = _Door(
    Can.CONFIRM,
    "newsroom/public/confirm.html",
    ConfirmForm,
    lambda story: story.is_to_check,
    lambda story, form, by: actions.confirm(story, **form.cleaned_data, by=by, at=by.at),
    "Terima kasih. Pemastian Anda sudah dicatat.",
)
_NOTE = _Door(
    Can.NOTE_AS_HEAD,
    "newsroom/public/head_note.html",
    HeadNoteForm,
    lambda story: story.stage not in (Stage.DRAFT, Stage.WITHDRAWN),
    lambda story, form, by: actions.note_as_head(story, words=form.cleaned_data["words"], by=by, at=by.at),
    "Terima kasih. Catatan Anda tampil di samping kabarnya.",
)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def confirm_by_link(request: SiteRequest, token: str) -> HttpResponse:
    """Somebody without an account confirms a story."""
    return _enter(request, token, _CONFIRM)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def note_as_head(request: SiteRequest, token: str) -> HttpResponse:
    """The head of the village writes a note beside a story."""
    return _enter(request, token, _NOTE)


def _enter(request: SiteRequest, token: str, door: _Door) -> HttpResponse:
    link = find_link(token, request.site)
    if link is None or link.perm != door.perm:
        raise Http404
    story = Story.objects.select_related("site__region", "author", "item").get(pk=link.thing_id)
    now = timezone.now()
    if not (link.is_open(now) and door.is_open(story)):
        return _answer(request, door, link, story, None, status=410)
    form = door.form(request.POST if request.method == "POST" else None, initial={"base": story.digest})
    if not form.is_bound or not form.is_valid():
        return _answer(request, door, link, story, form, status=422 if form.is_bound else 200)
    try:
        door.act(story, form, LinkHolder(link, now))
    except (LinkSpent, actions.NotNow) as spent:
        return _answer(request, door, link, story, None, status=410, answer=str(spent))
    return _answer(request, door, link, story, None, answer=door.done)


def _answer(
    request: SiteRequest,
    door: _Door,
    link: OneUseLink,
    story: Story,
    form: forms.Form | None,
    *,
    status: int = 200,
    answer: str = "",
) -> HttpResponse:
    shown = {"link": link, "story": story, "form": form, "answer": answer, "is_done": status == 200, "site": request.site}
    return render(request, door.template, {**shown, "zone": request.site.region.zone}, status=status)
