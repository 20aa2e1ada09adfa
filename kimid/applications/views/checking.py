"""The office of a region checks applications: the paper beside five lines, and one decision."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.applications import papers
from kimid.applications.actions import applying, checking
from kimid.applications.flow import ApplicationStep
from kimid.applications.forms.checking import HeadAnswerInPersonForm
from kimid.applications.forms.founding import OnBehalfForm
from kimid.applications.heads import contact_of
from kimid.applications.models import Application, HeadContact, PaperFile
from kimid.applications.rules import ApplicationPermission, has_handled
from kimid.applications.views.check_decisions import DECISIONS, save_findings
from kimid.applications.views.check_screen import (
    CheckForms,
    application_or_404,
    check_screen,
    desk_link,
    form_of,
    to_application,
)
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.flow import WrongStep
from kimid.lib.whatsapp import whatsapp_url
from kimid.media.papers import as_pdf, stamp
from kimid.people.models import Person
from kimid.registry.rules import RegistryPermission
from kimid.sites.hosts import ruang_url
from kimid.sites.labels import LabelRefused
from kimid.sites.models import Site

_PRIVATE: Final = {"Cache-Control": "no-store"}
_TURNS: Final = (0, 90, 180, 270)
_SECOND_DECIDES: Final = (
    "Anda, atau orang yang menunjuk Anda sebagai Plt. atau Plh., yang mengisi atau mengirim"
    " permohonan ini, jadi petugas lain yang memutuskan. Tidak ada yang diubah."
)
_NO_NUMBER: Final = "Nomornya belum ada di daftar kantor. Catat dulu di sini, lalu tanyakan."
_OWN_NUMBER: Final = (
    "Nomor itu juga nomor pemohon. Tanya camat, atau lihat surat aslinya dan catat."
)
_OWN_NAME: Final = (
    "Pemohon tidak membenarkan permohonannya sendiri. Pilih “Saya lihat surat aslinya”, atau tanya"
    " camat."
)
_ALREADY_DECIDED: Final = "Permohonan ini sudah diputuskan orang lain. Tidak ada yang diubah."


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def on_behalf(request: RuangRequest) -> HttpResponse:
    """Begin an application for a group that has no phone or no signal. The officer goes on with it
    under its code.
    """
    form = OnBehalfForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, **desk_link(request)}
        return render(
            request, "applications/on_behalf.html", shown, status=422 if form.is_bound else 200
        )
    founder = applying.Founder(form.cleaned_data["founder"], form.cleaned_data["phone"])
    made = applying.begin_application(
        request.site.region, founder=founder, by=request.person, at=timezone.now()
    )
    return redirect("apply-place", code=made.code)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
@requires_recent_auth(
    "POST", when=lambda request: request.POST.get("putusan") == "sah", act="Mengesahkan permohonan"
)
def check(request: RuangRequest, application: int) -> HttpResponse:
    """Compare an application with its papers, and decide."""
    application_row = application_or_404(request, application)
    if (
        request.method == "GET"
        or not request.person.has_perm(ApplicationPermission.CHECK, application_row)
        or application_row.step != ApplicationStep.SENT
    ):
        if request.method == "POST":
            messages.warning(request, _why_closed(request, application_row))
        return check_screen(request, application_row, status=200)
    form = form_of(application_row, request)
    decide = DECISIONS.get(request.POST.get("putusan", ""), save_findings)
    try:
        done = decide(request, application_row, form) if form.is_valid() else ""
    except WrongStep:
        messages.warning(request, _ALREADY_DECIDED)
        return to_application(request, application)
    except (checking.NotVerifiable, LabelRefused) as refusal:
        form.add_error(None, f"Belum bisa disahkan: {refusal}")
        done = ""
    if not done:
        return check_screen(request, application_row, status=422, sent=CheckForms(check=form))
    messages.success(request, done)
    return to_application(request, application)


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def paper(request: RuangRequest, application: int, paper: str, number: int) -> HttpResponse:
    """One page of a paper, with the name of whoever looks drawn over it. Each look is on record."""
    application_row, row = _paper_or_404(request, application, paper)
    body = row.page(number)
    turn = request.GET.get("putar", "0")
    if body is None or turn not in map(str, _TURNS):
        raise Http404
    words = _seen_by(request)
    checking.record_paper_view(
        application_row, paper=row.name, page_number=number, by=request.person, at=timezone.now()
    )
    return HttpResponse(
        stamp(body, words, turn=int(turn)), content_type="image/webp", headers=_PRIVATE
    )


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def paper_file(request: RuangRequest, application: int, paper: str) -> HttpResponse:
    """A whole paper as a PDF, with the name of whoever takes it drawn over each page. It counts as
    a look at every page.
    """
    application_row, row = _paper_or_404(request, application, paper)
    words = _seen_by(request)
    now = timezone.now()
    pages = [body for number in row.page_numbers if (body := row.page(number))]
    if not pages:
        raise Http404
    for number in row.page_numbers:
        checking.record_paper_view(
            application_row, paper=row.name, page_number=number, by=request.person, at=now
        )
    body = as_pdf([stamp(each, words) for each in pages])
    headers = {
        **_PRIVATE,
        "Content-Disposition": f'attachment; filename="{row.kind}-{application_row.pk}.pdf"',
    }
    return HttpResponse(body, content_type="application/pdf", headers=headers)


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def ask_head(request: RuangRequest, application: int) -> HttpResponse:
    """Make the link for the village head. Only this answer shows it; it is not stored."""
    application_row = application_or_404(request, application, has_decree=True)
    level = Level.DISTRICT if request.POST.get("to") == "camat" else Level.VILLAGE
    contact = contact_of(application_row, level)
    if contact is None:
        messages.warning(request, _NO_NUMBER)
        return redirect("ruang-heads", site_label=request.site.ruang_label)
    try:
        application_row, token = checking.ask_head_of_village(
            application_row, to=contact, by=request.person, at=timezone.now()
        )
    except WrongStep:
        messages.warning(request, _ALREADY_DECIDED)
    except checking.NumberOfApplicant:
        messages.warning(request, _OWN_NUMBER)
    else:
        return _head_asked_screen(request, application_row, contact, token)
    return to_application(request, application)


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def record_head(request: RuangRequest, application: int) -> HttpResponse:
    """Write down what the village head said to the face of this officer."""
    application_row = application_or_404(request, application, has_decree=True)
    form = HeadAnswerInPersonForm(request.POST)
    if not form.is_valid():
        return check_screen(
            request,
            application_row,
            status=422,
            sent=CheckForms(in_person=form),
        )
    try:
        checking.record_head_answer(
            application_row, **form.answer(), by=request.person, at=timezone.now()
        )
    except WrongStep:
        messages.warning(request, _ALREADY_DECIDED)
    except checking.NumberOfApplicant:
        messages.warning(request, _OWN_NAME)
    except checking.HeadHasAnswered:
        messages.warning(request, "Beliau sudah menjawab sendiri lewat tautan. Jawaban itu tetap.")
    else:
        messages.success(request, "Jawaban tatap muka tercatat, dengan nama Anda sebagai pencatat.")
    return to_application(request, application)


def applications_address(person: Person, site: Site) -> str:
    """Where the applications of an office lie, for whoever may check them; empty for others."""
    return (
        reverse("ruang-applications", args=[site.ruang_label])
        if person.has_perm(RegistryPermission.REGISTER, site)
        else ""
    )


def _why_closed(request: RuangRequest, application: Application) -> str:
    """Why somebody decides nothing here, though they sent the form."""
    is_own = application.step == ApplicationStep.SENT and has_handled(request.person, application)
    return _SECOND_DECIDES if is_own else _ALREADY_DECIDED


def _head_asked_screen(
    request: RuangRequest, application: Application, contact: HeadContact, token: str
) -> HttpResponse:
    """The link for the village head, to be sent on."""
    name = contact.name
    address = ruang_url(reverse("head-answer", args=[token]))
    words = (
        f"{name}, mohon periksa SK {application.decree_number} untuk {application.name}."
        f" Buka tautan ini, tanpa kata sandi: {address}"
    )
    shown = {
        "application": application,
        "address": address,
        "whatsapp": whatsapp_url(words, contact.phone),
        **desk_link(request),
    }
    return render(request, "applications/head_asked.html", shown)


def _paper_or_404(request: RuangRequest, number: int, name: str) -> tuple[Application, PaperFile]:
    application = application_or_404(request, number)
    row = papers.paper_named(application, name)
    if row is None:
        raise Http404
    return application, row


def _seen_by(request: RuangRequest) -> str:
    at = clock.short_moment(timezone.now(), request.site.region.zone)
    return f"Dilihat {request.person.name} · {request.site.name} · {at}"
