"""The door of a village head: whether a decree is theirs, on the phone, without a password. Looking
changes nothing.
"""

from datetime import datetime
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.link_browsers import is_of_makers
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.access.pages import Audience, page
from kimid.access.views.refused_links import refused_link
from kimid.applications.actions import checking
from kimid.applications.checking import DECREE, officer_label
from kimid.applications.forms.checking import HeadAnswerForm
from kimid.applications.models import Application
from kimid.applications.rules import ApplicationPermission
from kimid.lib import clock
from kimid.media.papers import stamp
from kimid.people.browser_memory import people_seen

_MAY_HELP: Final = (
    "Siapa pun boleh meminjamkan HP, asal belum pernah dipakai petugas atau pemohonnya untuk masuk."
)
_IN_PERSON: Final = (
    "Temui petugas yang memeriksa permohonan ini. Ia mencatat jawaban beliau di halaman permohonan,"
    " lewat “Dicatat petugas, tatap muka”. Di sana tertulis siapa yang mencatat."
)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What the decree is said to say, and two buttons."""
    link = link_by_token(token)
    if link is None or link.perm != ApplicationPermission.ANSWER_AS_HEAD:
        raise Http404
    now = timezone.now()
    application = _application_of(link)
    shown = _context_of(application, link)
    if application is None or application.decided_at or not link.is_open(now):
        return render(request, "applications/head_answer.html", shown, status=410)
    if is_of_makers(people_seen(request), link, also=application.handler_ids):
        return refused_link(request, {**shown, **_refused_context(request, link)})
    form = HeadAnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(
            request,
            "applications/head_answer.html",
            {**shown, "form": form},
            status=422 if form.is_bound else 200,
        )
    try:
        _record_answer(application, form, LinkHolder(link, now), now)
    except LinkUsed:
        return render(request, "applications/head_answer.html", shown, status=410)
    return render(request, "applications/head_answer.html", {**shown, "is_done": True})


@require_GET
@page(Audience.VISITOR)
@never_cache
def paper(request: HttpRequest, token: str, paper: str, number: int) -> HttpResponse:
    """One page of the decree that the head is asked about, stamped; each look is on record."""
    link = link_by_token(token)
    now = timezone.now()
    if link is None or link.perm != ApplicationPermission.ANSWER_AS_HEAD or not link.is_open(now):
        raise Http404
    application = _application_of(link)
    if application is None or application.decided_at:
        raise Http404
    if is_of_makers(people_seen(request), link, also=application.handler_ids):
        return HttpResponse("Dibuka di HP beliau sendiri.", "text/plain", 409)
    row = application.papers.filter(kind=DECREE, name=paper).first()
    body = row.page(number) if row is not None else None
    if row is None or body is None:
        raise Http404
    checking.record_head_view(
        application, paper=row.name, page_number=number, by=LinkHolder(link, now), at=now
    )
    moment = clock.short_moment(now, link.site.region.zone)
    return HttpResponse(
        stamp(body, f"Dilihat {link.holder_name} · {moment}"),
        content_type="image/webp",
        headers={"Cache-Control": "no-store"},
    )


def _application_of(link: OneUseLink) -> Application | None:
    return (
        Application.objects.select_related("region", "kim__site").filter(pk=link.subject_id).first()
    )


def _context_of(application: Application | None, link: OneUseLink) -> dict[str, object]:
    return {
        "application": application,
        "link": link,
        "pages": _pages_of(application) if application else [],
        "officers": [officer_label(each) for each in application.officers] if application else [],
    }


def _pages_of(application: Application) -> list[tuple[str, int]]:
    """Each page of the decree, as it stands in addresses."""
    decrees = application.papers.filter(kind=DECREE).order_by("pk")
    return [(row.name, number) for row in decrees for number in row.page_numbers]


def _refused_context(request: HttpRequest, link: OneUseLink) -> dict[str, object]:
    return {
        "whose": f"petugas {link.site.name}, atau yang mengisi permohonan ini",
        "may_help": _MAY_HELP,
        "in_person": _IN_PERSON,
        "typed": request.POST.get("words", ""),
        "zone": link.site.region.zone,
    }


def _record_answer(
    application: Application, form: HeadAnswerForm, head: LinkHolder, at: datetime
) -> None:
    checking.answer_as_head(
        application,
        is_true=form.cleaned_data["is_true"] == "ya",
        words=form.cleaned_data["words"],
        by=head,
        at=at,
    )
