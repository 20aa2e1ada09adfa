"""The five papers as files: for whoever has the code of an application, for the office that checks it, and for the KIM itself."""

from typing import Final, NamedTuple

from django.http import Http404, HttpResponse
from django.http.request import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.registry.applications import application_below, application_of
from kimid.registry.documents import KINDS, Ending, written
from kimid.registry.documents.facts import Facts, of_application, of_kim
from kimid.registry.models import Application
from kimid.registry.queries import kim_of
from kimid.registry.rules import Can
from kimid.sites.rules import Can as Sites

_PRIVATE: Final = {"Cache-Control": "no-store"}


class Row(NamedTuple):
    """One of the five, and where its two files are."""

    label: str
    about: str
    word_url: str
    pdf_url: str


@require_GET
@page(Audience.VISITOR)
def of_code(request: HttpRequest, code: str, document: str, ending: str) -> HttpResponse:
    """A paper filled with what an application says so far, for whoever has its code."""
    application = application_of(code)
    return _file(of_application(application) if application else None, document, ending)


@require_GET
@page(Audience.PORTAL, Can.REGISTER)
def of_office(request: RuangRequest, application: int, document: str, ending: str) -> HttpResponse:
    """The same for the office: with it the founder, the village and the office look at one text."""
    found = application_below(request.site.region, application)
    may_read = found is not None and request.person.has_perm(Can.READ_APPLICATION, found)
    return _file(of_application(found) if found and may_read else None, document, ending)


@require_GET
@page(Audience.KIM, Sites.ARRANGE)
def shelf(request: RuangRequest) -> HttpResponse:
    """The five papers of a KIM, filled from the register."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    label = request.site.ruang_label
    shown = {"kim": kim, "rows": _rows("ruang-document", site_label=label), "back_url": reverse("ruang-group", args=[label])}
    return render(request, "registry/documents.html", {**shown, "back_label": "KIM kita"})


@require_GET
@page(Audience.KIM, Sites.ARRANGE)
def of_group(request: RuangRequest, document: str, ending: str) -> HttpResponse:
    """A paper filled from the register."""
    kim = kim_of(request.site)
    today = clock.today(timezone.now(), request.site.region.zone)
    return _file(of_kim(kim, today) if kim else None, document, ending)


def rows_of(application: Application) -> list[Row]:
    """The papers of an application for whoever has its code; none before it names a place."""
    return _rows("apply-document", code=application.code) if application.region_id else []


def rows_for_office(application: Application, site_label: str) -> list[Row]:
    """The papers of an application for the office that checks it."""
    return _rows("ruang-application-document", site_label=site_label, application=application.pk)


def _rows(route: str, **where: object) -> list[Row]:
    def way(document: str, ending: Ending) -> str:
        return reverse(route, kwargs={**where, "document": document, "ending": str(ending)})

    return [Row(kind.label, kind.about, way(name, Ending.DOCX), way(name, Ending.PDF)) for name, kind in KINDS.items()]


def _file(facts: Facts | None, document: str, ending: str) -> HttpResponse:
    made = written(document, ending, facts) if facts else None
    if made is None:
        raise Http404
    headers = {**_PRIVATE, "Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.body, content_type=made.mime, headers=headers)
