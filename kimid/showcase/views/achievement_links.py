"""The page of a one-use link: somebody outside the group confirms an achievement.

It stands on the workspace host, which alone knows who signed in on a browser before. A GET changes
nothing, because phones load links in advance. Only the form does.
"""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kimid.access.link_browsers import is_of_makers
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.access.pages import Audience, page
from kimid.access.views import refused_links
from kimid.media.views import unpublished_file
from kimid.people.browser_memory import people_seen
from kimid.showcase.actions import confirmations
from kimid.showcase.actions.achievements import AchievementRefused
from kimid.showcase.forms.achievements import ConfirmByLinkForm
from kimid.showcase.models import Achievement
from kimid.showcase.proof_papers import stamped_page
from kimid.showcase.rules import AchievementPermission
from kimid.sites.guard import on_site
from kimid.sites.public_words import WordsRefused
from kimid.sites.stages import Feature

_TEMPLATE: Final = "showcase/links/confirm.html"
_WITH: Final = ("site__region", "item", "written_by", "changed_by")
_MAY_HELP: Final = "Kirim tautannya lewat WhatsApp ke HP beliau sendiri."
_OTHERS: Final = (
    "Mintalah dinas memastikannya: tekan “Minta dinas memastikan” di halaman prestasi ini. Untuk"
    " itu tidak perlu tautan."
)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
def confirm_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody outside confirms an achievement: the organiser, or an official of the village."""
    link = _link_or_404(token)
    if link.site.is_closed_for(Feature.READING):
        return render(request, "closed.html", {"site": link.site}, status=410)
    with on_site(link.site):
        achievement = Achievement.objects.select_related(*_WITH).get(pk=link.subject_id)
        return _answer_link(request, link, achievement)


@require_safe
@page(Audience.VISITOR)
def link_photo(request: HttpRequest, token: str, name: str, width: int, kind: str) -> HttpResponse:
    """A photo of the achievement that the holder of an open link is asked about."""
    link = _open_link_or_404(token)
    with on_site(link.site):
        achievement = Achievement.objects.get(pk=link.subject_id)
    if name not in achievement.photo_names:
        raise Http404
    return unpublished_file(name, width, kind)


@require_safe
@page(Audience.VISITOR)
@never_cache
def link_proof(request: HttpRequest, token: str, paper: str, page_number: int) -> HttpResponse:
    """One page of its proof, with a stamp, for the holder of an open link."""
    link = _open_link_or_404(token)
    with on_site(link.site):
        achievement = Achievement.objects.select_related("site__region").get(pk=link.subject_id)
        return stamped_page(
            achievement, paper, page_number, viewer=link.holder_name, at=timezone.now()
        )


def _answer_link(request: HttpRequest, link: OneUseLink, achievement: Achievement) -> HttpResponse:
    now = timezone.now()
    context = _context(request, link, achievement)
    if not link.is_open(now) or achievement.is_withdrawn or achievement.is_held:
        return render(request, _TEMPLATE, context, status=410)
    writers = [each for each in (achievement.written_by_id, achievement.changed_by_id) if each]
    # Who belongs to the group, on this browser too, must not speak as somebody from outside.
    if is_of_makers(people_seen(request), link, also=writers):
        return refused_links.refused_link(request, context | _refused_context(request, link))
    data = request.POST if request.method == "POST" else None
    initial = {"base": achievement.digest, "name": link.holder_name}
    form = ConfirmByLinkForm(data, initial=initial)
    try:
        if not _is_done(achievement, form, LinkHolder(link, now)):
            status = 422 if form.is_bound else 200
            return render(request, _TEMPLATE, context | {"form": form}, status=status)
    except LinkUsed:
        return render(request, _TEMPLATE, context | {"typed": _typed(request)}, status=410)
    return render(request, _TEMPLATE, context | {"is_done": True})


def _is_done(achievement: Achievement, form: ConfirmByLinkForm, by: LinkHolder) -> bool:
    """Whether it is confirmed. Else the form has the errors, and what was typed."""
    if not form.is_valid():
        return False
    try:
        confirmations.confirm_by_link(achievement, **form.cleaned_data, by=by, at=by.at)
    except (AchievementRefused, WordsRefused) as why:
        form.show_present(achievement.digest)
        form.add_error(None, str(why))
    return form.is_valid()


def _link_or_404(token: str) -> OneUseLink:
    link = link_by_token(token)
    if link is None or link.perm != AchievementPermission.CONFIRM_BY_LINK:
        raise Http404
    return link


def _open_link_or_404(token: str) -> OneUseLink:
    link = _link_or_404(token)
    if not link.is_open(timezone.now()) or link.site.is_closed_for(Feature.READING):
        raise Http404
    return link


def _context(request: HttpRequest, link: OneUseLink, achievement: Achievement) -> dict[str, Any]:
    return {
        "link": link,
        "achievement": achievement,
        "papers": list(achievement.papers.order_by("pk")),
        "site": link.site,
        "zone": link.site.region.zone,
        "photo_base": f"{request.path}foto/",
        "proof_base": f"{request.path}bukti/",
    }


def _refused_context(request: HttpRequest, link: OneUseLink) -> dict[str, Any]:
    return {
        "whose": f"anggota {link.site.name}",
        "may_help": _MAY_HELP,
        "in_person": _OTHERS,
        "typed": _typed(request),
    }


def _typed(request: HttpRequest) -> str:
    """What somebody typed before they were refused, so that they can copy it."""
    return request.POST.get("how_known", "")
