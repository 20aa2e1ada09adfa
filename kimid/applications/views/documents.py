"""The five papers as files: for whoever has the code of an application, for the office that checks
it, and for the KIM itself.
"""

from typing import Final, NamedTuple

from django.http import Http404, HttpResponse
from django.http.request import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, page
from kimid.applications.documents import DOCUMENT_KINDS, FileFormat, document_file
from kimid.applications.documents.data import DocumentData, data_of_application, data_of_kim
from kimid.applications.models import Application
from kimid.applications.queries import application_below
from kimid.applications.rules import ApplicationPermission
from kimid.applications.views.application_screens import opened_by_code
from kimid.lib import clock
from kimid.registry.queries import kim_of
from kimid.registry.rules import RegistryPermission
from kimid.sites.rules import SitesPermission as Sites

_PRIVATE: Final = {"Cache-Control": "no-store"}


class DocumentRow(NamedTuple):
    """One of the five, and where its two files are."""

    label: str
    about: str
    word_url: str
    pdf_url: str


@require_GET
@page(Audience.VISITOR)
@opened_by_code
def application_document(
    request: HttpRequest, application: Application, document: str, ending: str
) -> HttpResponse:
    """A paper filled with what an application says so far, for whoever has its code."""
    return _file(data_of_application(application), document, ending)


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def office_document(
    request: RuangRequest, application: int, document: str, ending: str
) -> HttpResponse:
    """The same for the office: with it the founder, the village and the office look at one text."""
    application_row = application_below(request.site.region, application)
    may_read = application_row is not None and request.person.has_perm(
        ApplicationPermission.READ, application_row
    )
    return _file(
        data_of_application(application_row) if application_row and may_read else None,
        document,
        ending,
    )


@require_GET
@page(Audience.KIM, Sites.ARRANGE)
def document_list(request: RuangRequest) -> HttpResponse:
    """The five papers of a KIM, filled from the register."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    label = request.site.ruang_label
    shown = {
        "kim": kim,
        "rows": _rows("ruang-document", site_label=label),
        "back_url": reverse("ruang-group", args=[label]),
    }
    return render(request, "applications/documents.html", {**shown, "back_label": "KIM kita"})


@require_GET
@page(Audience.KIM, Sites.ARRANGE)
def kim_document(request: RuangRequest, document: str, ending: str) -> HttpResponse:
    """A paper filled from the register."""
    kim = kim_of(request.site)
    today = clock.today(timezone.now(), request.site.region.zone)
    return _file(data_of_kim(kim, today) if kim else None, document, ending)


def rows_of(application: Application) -> list[DocumentRow]:
    """The papers of an application for whoever has its code; none before it names a place."""
    return _rows("apply-document", code=application.code) if application.region_id else []


def rows_for_office(application: Application, site_label: str) -> list[DocumentRow]:
    """The papers of an application for the office that checks it."""
    return _rows("ruang-application-document", site_label=site_label, application=application.pk)


def _rows(route: str, **where: object) -> list[DocumentRow]:
    def url(document: str, ending: FileFormat) -> str:
        return reverse(route, kwargs={**where, "document": document, "ending": str(ending)})

    return [
        DocumentRow(kind.label, kind.about, url(name, FileFormat.DOCX), url(name, FileFormat.PDF))
        for name, kind in DOCUMENT_KINDS.items()
    ]


def _file(data: DocumentData | None, document: str, ending: str) -> HttpResponse:
    made = document_file(document, ending, data) if data else None
    if made is None:
        raise Http404
    headers = {**_PRIVATE, "Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.body, content_type=made.mime, headers=headers)
