"""The office of a region checks applications: the paper beside five lines, and one decision."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.applications import papers
from kimid.applications.actions import applying, checking
from kimid.applications.checking import (
    asked_lines_of,
    check_lines_of,
    gaps_of,
    officer_label,
    why_not_verifiable,
)
from kimid.applications.flow import ApplicationStep
from kimid.applications.forms.checking import (
    ApplicationCheckForm,
    HeadAnswerInPersonForm,
    HeadContactForm,
)
from kimid.applications.forms.founding import OnBehalfForm
from kimid.applications.models import Application, HeadContact, PaperFile
from kimid.applications.queries import (
    application_below,
    application_queue_of,
    drafts_of,
    history_of,
    paper_views_of,
    papers_since_question,
    place_line,
    working_days_waited,
)
from kimid.applications.rules import ApplicationPermission, has_handled
from kimid.applications.second_officer import checkers_context
from kimid.applications.views.check_decisions import DECISIONS, save_findings
from kimid.applications.views.documents import rows_for_office
from kimid.lib import clock
from kimid.lib.flow import WrongStep
from kimid.lib.whatsapp import whatsapp_url
from kimid.media.papers import as_pdf, stamp
from kimid.people.models import Person
from kimid.registry.models import PolicyRule
from kimid.registry.policies import rulings_for
from kimid.registry.rules import RegistryPermission
from kimid.sites.hosts import ruang_url
from kimid.sites.labels import LabelRefused
from kimid.sites.models import Site

_RULES: Final = (PolicyRule.ISSUERS, PolicyRule.MEMBERS, PolicyRule.TERM, PolicyRule.PAPERS)
_PRIVATE: Final = {"Cache-Control": "no-store"}
_TURNS: Final = (0, 90, 180, 270)
_SECOND_DECIDES: Final = (
    "Anda, atau orang yang menunjuk Anda sebagai Plt. atau Plh., yang mengisi atau mengirim"
    " permohonan ini, jadi petugas lain yang memutuskan. Tidak ada yang diubah."
)
_ALREADY_DECIDED: Final = "Permohonan ini sudah diputuskan orang lain. Tidak ada yang diubah."


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def application_queue(request: RuangRequest) -> HttpResponse:
    """What waits to be checked, the oldest first; what waits for others; what was settled."""
    region = request.site.region
    queue = application_queue_of(region, request.person)
    today = clock.today(timezone.now(), region.zone)
    request.waiting_count = len(queue.waiting)
    rows = [(each, working_days_waited(each, today), each.is_late(today)) for each in queue.waiting]
    others = [
        (each, working_days_waited(each, today), each.is_late(today)) for each in queue.for_others
    ]
    shown = {
        "desk": queue,
        "waiting": rows,
        "elsewhere": others,
        "region": region,
        "drafts": drafts_of(region, request.person),
    }
    return render(request, "applications/desk.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def on_behalf(request: RuangRequest) -> HttpResponse:
    """Begin an application for a group that has no phone or no signal. The officer goes on with it
    under its code.
    """
    form = OnBehalfForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, **_back_link(request)}
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
    application_row = _application_or_404(request, application)
    if (
        request.method == "GET"
        or not request.person.has_perm(ApplicationPermission.CHECK, application_row)
        or application_row.step != ApplicationStep.SENT
    ):
        if request.method == "POST":
            messages.warning(request, _why_closed(request, application_row))
        return _screen(request, application_row, _form_of(application_row), status=200)
    form = _form_of(application_row, request)
    decide = DECISIONS.get(request.POST.get("putusan", ""), save_findings)
    try:
        done = decide(request, application_row, form) if form.is_valid() else ""
    except WrongStep:
        messages.warning(request, _ALREADY_DECIDED)
        return _to_application(request, application)
    except (checking.NotVerifiable, LabelRefused) as refusal:
        form.add_error(None, f"Belum bisa disahkan: {refusal}")
        done = ""
    if not done:
        return _screen(request, application_row, form, status=422)
    messages.success(request, done)
    return _to_application(request, application)


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
    application_row = _application_or_404(request, application, has_decree=True)
    form = HeadContactForm(request.POST)
    if not form.is_valid():
        return _screen(
            request, application_row, _form_of(application_row), status=422, head_form=form
        )
    name, phone = form.cleaned_data["head_name"], form.cleaned_data["head_phone"]
    try:
        application_row, token = checking.ask_head_of_village(
            application_row, name=name, phone=phone, by=request.person, at=timezone.now()
        )
    except WrongStep:
        messages.warning(request, _ALREADY_DECIDED)
        return _to_application(request, application)
    return _head_asked_screen(request, application_row, form, token)


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def record_head(request: RuangRequest, application: int) -> HttpResponse:
    """Write down what the village head said to the face of this officer."""
    application_row = _application_or_404(request, application, has_decree=True)
    form = HeadAnswerInPersonForm(request.POST)
    if not form.is_valid():
        return _screen(
            request, application_row, _form_of(application_row), status=422, in_person_form=form
        )
    try:
        checking.record_head_answer(
            application_row, **form.answer(), by=request.person, at=timezone.now()
        )
    except WrongStep:
        messages.warning(request, _ALREADY_DECIDED)
    except checking.HeadHasAnswered:
        messages.warning(request, "Beliau sudah menjawab sendiri lewat tautan. Jawaban itu tetap.")
    else:
        messages.success(request, "Jawaban tatap muka tercatat, dengan nama Anda sebagai pencatat.")
    return _to_application(request, application)


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


def _form_of(application: Application, request: RuangRequest | None = None) -> ApplicationCheckForm:
    region = application.region
    lines = check_lines_of(application, rulings_for(region)) if region else []
    return ApplicationCheckForm(request.POST if request else None, lines=lines)


def _to_application(request: RuangRequest, number: int) -> HttpResponse:
    return redirect("ruang-application", site_label=request.site.ruang_label, application=number)


def _head_asked_screen(
    request: RuangRequest, application: Application, form: HeadContactForm, token: str
) -> HttpResponse:
    """The link for the village head, to be sent on."""
    name = form.cleaned_data["head_name"]
    address = ruang_url(reverse("head-answer", args=[token]))
    words = (
        f"{name}, mohon periksa SK {application.decree_number} untuk {application.name}."
        f" Buka tautan ini, tanpa kata sandi: {address}"
    )
    shown = {
        "application": application,
        "address": address,
        "whatsapp": whatsapp_url(words, form.cleaned_data["head_phone"]),
        **_back_link(request),
    }
    return render(request, "applications/head_asked.html", shown)


def _application_or_404(
    request: RuangRequest, number: int, *, has_decree: bool = False
) -> Application:
    application = application_below(request.site.region, number)
    if application is None or not request.person.has_perm(ApplicationPermission.READ, application):
        raise Http404
    if has_decree and application.is_act:
        raise Http404
    return application


def _paper_or_404(request: RuangRequest, number: int, name: str) -> tuple[Application, PaperFile]:
    application = _application_or_404(request, number)
    row = papers.paper_named(application, name)
    if row is None:
        raise Http404
    return application, row


def _seen_by(request: RuangRequest) -> str:
    at = clock.short_moment(timezone.now(), request.site.region.zone)
    return f"Dilihat {request.person.name} · {request.site.name} · {at}"


def _screen(
    request: RuangRequest,
    application: Application,
    form: ApplicationCheckForm,
    *,
    status: int,
    head_form: HeadContactForm | None = None,
    in_person_form: HeadAnswerInPersonForm | None = None,
) -> HttpResponse:
    shown = {
        "application": application,
        "form": form,
        "head_form": head_form or _head_form_of(application),
        "head_is_open": head_form is not None,
        "in_person_form": in_person_form or HeadAnswerInPersonForm(),
        **_permissions_of(request, application),
        **checkers_context(application, timezone.now()),
        **_queue_context(request, application),
        "history": history_of(application, to_office=True),
        "looks": paper_views_of(application),
        "rows": rows_for_office(application, request.site.ruang_label),
        **_context_of(application, form),
        **_back_link(request),
    }
    return render(request, "applications/check.html", shown, status=status)


def _head_form_of(application: Application) -> HeadContactForm:
    contact = HeadContact.objects.filter(region=application.scope().region_code).first()
    known = {"head_name": contact.name, "head_phone": contact.phone} if contact else {}
    return HeadContactForm(initial=known)


def _permissions_of(request: RuangRequest, application: Application) -> dict[str, bool]:
    """What whoever looks may do about an application."""
    return {
        "may_answer": application.is_on_behalf
        and request.person.has_perm(ApplicationPermission.FILL, application),
        "may_check": application.step == ApplicationStep.SENT
        and request.person.has_perm(ApplicationPermission.CHECK, application),
    }


def _queue_context(request: RuangRequest, application: Application) -> dict[str, Any]:
    """Where an application stands among those that wait, and which comes next."""
    queue = application_queue_of(request.site.region, request.person)
    return {
        "next": queue.next_after(application),
        "place": queue.position_of(application),
        "of": len(queue.waiting),
    }


def _context_of(application: Application, form: ApplicationCheckForm) -> dict[str, Any]:
    """What is told of an application that was sent, and of the rules of its place."""
    region = application.sent_region
    rulings = rulings_for(region)
    today = clock.today(timezone.now(), region.zone)
    return {
        **_papers_of(application),
        "asked": asked_lines_of(application, form.lines),
        "where": f"{region.full_name}, {place_line(region)}",
        "waited": working_days_waited(application, today),
        "is_late": application.is_late(today),
        "rulings": [rulings[rule] for rule in _RULES],
        "promise": rulings[PolicyRule.ANSWER],
        "why_not": why_not_verifiable(
            application, form.lines, gaps_of(application, rulings), timezone.now()
        ),
        "seal": _verify_label(application),
        "zone": region.zone,
        "head_question": f"Tanya {region.head_title} lewat tautan",
        "names_title": f"Nama semua {application.people_count} orang",
        "names": [*map(officer_label, application.officers), *application.members],
    }


def _papers_of(application: Application) -> dict[str, Any]:
    """Each paper in words, with whether it came with the answer to a question; and what was left
    out then.
    """
    words = papers.paper_words()
    since = papers_since_question(application)
    rows = [
        (row, words.get(row.kind, row.kind), row.name in since.added)
        for row in application.papers.order_by("pk")
    ]
    return {
        "papers": rows,
        "new_papers": [(row, name) for row, name, is_new in rows if is_new],
        "dropped": [words.get(kind, kind) for kind in since.dropped],
    }


def _verify_label(application: Application) -> str:
    """What stands on the button that verifies."""
    if application.is_act:
        return f"Sahkan {application.asks_for.lower()}"
    return "Sahkan SK baru" if application.is_renewal else "Sahkan dan beri nomor"


def _back_link(request: RuangRequest) -> dict[str, str]:
    return back_link(request, "ruang-applications", "Permohonan KIM")
