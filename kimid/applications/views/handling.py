"""Who holds an application, the number of its letter, notes of colleagues, its check as PDF."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.applications.actions import handling
from kimid.applications.desk import DeskOptions
from kimid.applications.desk_lines import application_line
from kimid.applications.documents.check_sheet import SheetFrame, check_sheet_pdf
from kimid.applications.forms.handling import HandlingForm, NoteForm
from kimid.applications.models import Application
from kimid.applications.queries import place_line
from kimid.applications.rules import ApplicationPermission
from kimid.applications.views.check_screen import (
    CheckForms,
    application_or_404,
    check_screen,
    form_of,
    handling_form_of,
    to_application,
)
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.rules import RegistryPermission, office_of

_NOT_YOURS = "Permohonan dipegang petugas kantor yang memeriksanya, dan bukan oleh yang mengisinya."
_DECIDED = "Permohonan ini sudah diputuskan. Pemegangnya tidak diubah."


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def take(request: RuangRequest, application: int) -> HttpResponse:
    """From the desk: whoever presses holds it. Back to the desk with the same filters."""
    row, now = application_or_404(request, application), timezone.now()
    holds = application_line(row, request.person, now).holder_name
    before, by = None if holds else row.holder, request.person  # who left that post holds nothing
    try:
        if row.holder != by:
            handling.hold_application(row, holder=by, before=before, by=by, at=now)
    except handling.HandledMeanwhile:
        messages.warning(request, _held_by(application))
    except handling.ApplicationDecided:
        messages.warning(request, _DECIDED)
    except handling.NotOfThisOffice:
        messages.warning(request, _NOT_YOURS)
    else:
        messages.success(request, f"Anda memegang {row.name}.")
    desk = reverse("ruang-applications", args=[request.site.ruang_label])
    return redirect(desk + DeskOptions.from_query(request.POST).address())


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def handle(request: RuangRequest, application: int) -> HttpResponse:
    """Who of the office holds it, and the number of its letter: what was changed on the form."""
    row = application_or_404(request, application)
    form = handling_form_of(request, row)
    if not form.is_valid():
        return _form_again(request, row)
    try:
        _write(row, form, request.person)
    except handling.HandledMeanwhile:
        return _form_again(request, application_or_404(request, application))
    except handling.ApplicationDecided:
        messages.warning(request, _DECIDED)
    except handling.NotOfThisOffice:
        messages.warning(request, _NOT_YOURS)
    else:
        messages.success(request, "Tersimpan.")
    return to_application(request, application)


def _write(row: Application, form: HandlingForm, by: Person) -> None:
    now, holder, letter = timezone.now(), row.holder, row.letter_number
    if "holder" in form.typed:
        row = handling.hold_application(row, holder=form.chosen, before=holder, by=by, at=now)
    if "letter_number" in form.typed:
        number = form.cleaned_data["letter_number"]
        handling.record_letter(row, number=number, before=letter, by=by, at=now)


def _form_again(request: RuangRequest, row: Application) -> HttpResponse:
    """What was typed, with what is wrong about it."""
    forms = CheckForms(handling=handling_form_of(request, row))
    return check_screen(request, row, status=422, sent=forms)


def _held_by(application: int) -> str:
    row = Application.objects.select_related("holder").get(pk=application)
    return f"{row.name} baru saja diambil {row.holder.name if row.holder else 'rekan Anda'}."


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def write_note(request: RuangRequest, application: int) -> HttpResponse:
    """A note for colleagues."""
    row = application_or_404(request, application)
    if not request.person.has_perm(ApplicationPermission.NOTE, row):
        raise Http404
    form = NoteForm(request.POST)
    if not form.is_valid():
        return check_screen(request, row, status=422, sent=CheckForms(note=form))
    handling.write_note(
        row,
        text=form.cleaned_data["text"],
        is_shared=form.for_all_offices,
        by=request.person,
        at=timezone.now(),
    )
    messages.success(request, "Catatan tersimpan. Pemohon tidak membacanya.")
    return redirect(_address_of(request, row) + "#rekan")


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def print_check(request: RuangRequest, application: int) -> HttpResponse:
    """The check on paper, to be signed and filed."""
    row = application_or_404(request, application)
    region = row.sent_region
    frame = SheetFrame(
        office_of(request.person, row) or request.site.region,
        f"{region.full_name}, {place_line(region)}",
        request.person.name,
        clock.today(timezone.now(), region.zone),
    )
    body = check_sheet_pdf(row, form_of(row).lines, frame)
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f'inline; filename="lembar-periksa-{row.pk}.pdf"',
    }
    return HttpResponse(body, content_type="application/pdf", headers=headers)


def _address_of(request: RuangRequest, application: Application) -> str:
    return reverse("ruang-application", args=[request.site.ruang_label, application.pk])
