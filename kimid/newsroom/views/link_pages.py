"""The pages of one-use links: somebody without an account confirms a story, or writes a note.

They stand on the workspace host, which alone knows who signed in on a browser before. A GET changes
nothing, because phones load links in advance. Only the form does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.access.pages import Audience, page
from kimid.access.views import refused_links
from kimid.media.views import unpublished_file
from kimid.newsroom.actions import confirmations, content, statements
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.statements import HeadNoteForm
from kimid.newsroom.forms.story_actions import ConfirmForm, ObjectForm
from kimid.newsroom.link_browsers import is_of_group
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.story_links import as_readers_see
from kimid.people.browser_memory import people_seen
from kimid.sites.guard import on_site
from kimid.sites.hosts import ruang_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.stages import Feature

# The first part of the address of each kind of link.
LINK_PATHS: Final = {
    NewsroomPermission.CONFIRM: "pastikan",
    NewsroomPermission.NOTE_AS_HEAD: "catatan",
}


@dataclass(frozen=True)
class _LinkPage:
    """The page of one kind of link: its form, for which stories it is open, and its action."""

    perm: NewsroomPermission
    template: str
    form: type[forms.Form]
    is_open: Callable[[Story], bool]
    act: Callable[[Story, forms.Form, LinkHolder], object]
    done: str
    next: str = ""  # what comes after the answer
    # What else its page asks, by the name of a button.
    other: "tuple[str, _LinkPage] | None" = None

    @property
    def after(self) -> dict[str, object]:
        """What its template says once somebody has answered."""
        return {"answer": self.done, "next": self.next, "is_done": True}


_OBJECT = _LinkPage(
    NewsroomPermission.CONFIRM,
    "newsroom/links/confirm.html",
    ObjectForm,
    lambda story: story.is_to_check,
    lambda story, form, by: confirmations.object_by_link(
        story, words=form.cleaned_data["words"], by=by, at=by.at
    ),
    "Terima kasih. Keberatan Anda tercatat, dan dibaca penulis dan redakturnya.",
    "Kabar ini belum terbit. Keberatan Anda tampil di halaman kerjanya sampai kelompok memutuskan.",
)
_CONFIRM = _LinkPage(
    NewsroomPermission.CONFIRM,
    "newsroom/links/confirm.html",
    ConfirmForm,
    lambda story: story.is_to_check,
    lambda story, form, by: confirmations.confirm(story, **form.cleaned_data, by=by, at=by.at),
    "Terima kasih. Jawaban Anda sudah dicatat.",
    "Kabar ini terbit setelah pemeriksaannya lengkap.",
    ("keliru", _OBJECT),
)
_NOTE = _LinkPage(
    NewsroomPermission.NOTE_AS_HEAD,
    "newsroom/links/head_note.html",
    HeadNoteForm,
    lambda story: story.stage not in (Stage.DRAFT, Stage.WITHDRAWN),
    lambda story, form, by: statements.note_as_head(
        story, text=form.cleaned_data["words"], by=by, at=by.at
    ),
    "Terima kasih. Catatan Anda tampil di samping kabarnya.",
)


def link_address(perm: NewsroomPermission, token: str) -> str:
    """The full address of a link of this kind."""
    return ruang_url(f"/{LINK_PATHS[perm]}/{token}/")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
def confirm_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody without an account confirms a story."""
    return _open_link(request, token, _CONFIRM)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
def note_as_head(request: HttpRequest, token: str) -> HttpResponse:
    """The head of the village writes a note about a story."""
    return _open_link(request, token, _NOTE)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def moved_link(request: SiteRequest, token: str, perm: NewsroomPermission) -> HttpResponse:
    """The old address of a link, on the site of the group. A form that was still open there shows
    what was typed, to copy it.
    """
    address = link_address(perm, token)
    if request.method != "POST":
        return redirect(address)
    typed = request.POST.get("how_known") or request.POST.get("words") or ""
    return refused_links.moved_link(request, address, typed)


@require_safe
@page(Audience.VISITOR)
def link_photo(request: HttpRequest, token: str, name: str, width: int, kind: str) -> HttpResponse:
    """A photo of the story that the holder of an open link is asked about."""
    link = link_by_token(token)
    if link is None or link.perm not in LINK_PATHS or not link.is_open(timezone.now()):
        raise Http404
    if link.site.is_closed_for(Feature.READING):
        raise Http404
    with on_site(link.site):
        story = Story.objects.get(pk=link.subject_id)
    if name not in {photo["name"] for photo in story.shown_photos}:
        raise Http404
    return unpublished_file(name, width, kind)


def _open_link(request: HttpRequest, token: str, link_page: _LinkPage) -> HttpResponse:
    link = link_by_token(token)
    if link is None or link.perm != link_page.perm:
        raise Http404
    if link.site.is_closed_for(Feature.READING):
        return render(request, "closed.html", {"site": link.site}, status=410)
    with on_site(link.site):
        stories = Story.objects.select_related("site__region", "author", "content_by", "item")
        story = stories.get(pk=link.subject_id)
        return _answer_link(request, link_page, link, story)


def _answer_link(
    request: HttpRequest, link_page: _LinkPage, link: OneUseLink, story: Story
) -> HttpResponse:
    now = timezone.now()
    base_context = _context(request, link, story)
    if not (link.is_open(now) and link_page.is_open(story)):
        return render(request, link_page.template, base_context, status=410)
    data = request.POST if request.method == "POST" else None
    # Who belongs to the group, on this browser too, must not speak as somebody from outside.
    if is_of_group(people_seen(request), link, story):
        context = base_context | {"typed": _typed(data)}
        return render(request, "newsroom/links/refused.html", context, status=409)
    if link_page.other and link_page.other[0] in request.POST:
        link_page = link_page.other[1]
    form = link_page.form(data, initial={"base": story.digest})
    try:
        if not _is_done(link_page, story, form, LinkHolder(link, now)):
            shown = base_context | _forms(link_page, form, story)
            status = 422 if form.is_bound else 200
            return render(request, link_page.template, shown, status=status)
    except (LinkUsed, content.ActionRefused) as refusal:
        context = base_context | {"answer": str(refusal), "typed": _typed(data)}
        return render(request, link_page.template, context, status=410)
    return render(request, link_page.template, base_context | link_page.after)


def _forms(link_page: _LinkPage, form: forms.Form, story: Story) -> dict[str, forms.Form]:
    """The form of the page with that of its other question, whichever was sent."""
    if link_page is _OBJECT:
        return {"form": ConfirmForm(initial={"base": story.digest}), "object_form": form}
    return {"form": form, "object_form": ObjectForm()}


def _is_done(link_page: _LinkPage, story: Story, form: forms.Form, by: LinkHolder) -> bool:
    """Whether what was typed is complete and could be public. The form has the errors."""
    if not form.is_valid():
        return False
    try:
        link_page.act(story, form, by)
    except content.WordsNotSeen as why:
        form.add_error(None, str(why))
    return form.is_valid()


def _context(request: HttpRequest, link: OneUseLink, story: Story) -> dict[str, Any]:
    return {
        "link": link,
        "story": as_readers_see(story),
        "site": link.site,
        "zone": link.site.region.zone,
        "photo_base": f"{request.path}foto/",
    }


def _typed(data: QueryDict | None) -> str:
    """What somebody typed before they were refused, so that they can copy it."""
    return (data.get("how_known") or data.get("words") or "") if data is not None else ""
