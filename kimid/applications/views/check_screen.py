"""The page on which an office compares an application with its papers, and what its views share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kimid.access.acting_office import office_title
from kimid.access.pages import RuangRequest, back_link
from kimid.applications import papers
from kimid.applications.checking import (
    asked_lines_of,
    check_lines_of,
    gaps_of,
    officer_label,
    why_not_verifiable,
)
from kimid.applications.desk_lines import application_line, next_to_check
from kimid.applications.desk_people import notes_for, possible_holders
from kimid.applications.flow import ApplicationStep
from kimid.applications.forms.checking import (
    ApplicationCheckForm,
    HeadAnswerInPersonForm,
)
from kimid.applications.forms.handling import HandlingForm, NoteForm
from kimid.applications.head_to_ask import heads_to_ask
from kimid.applications.models import Application
from kimid.applications.queries import (
    application_below,
    history_of,
    paper_views_of,
    papers_since_question,
    place_line,
)
from kimid.applications.rules import ApplicationPermission
from kimid.applications.second_officer import checkers_context
from kimid.applications.views.documents import rows_for_office
from kimid.lib.codes import Level, cut, level
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import PolicyRule
from kimid.registry.policies import Ruling, rulings_for
from kimid.registry.rules import office_of

_RULES: Final = (PolicyRule.ISSUERS, PolicyRule.MEMBERS, PolicyRule.TERM, PolicyRule.PAPERS)


def application_or_404(
    request: RuangRequest, number: int, *, has_decree: bool = False
) -> Application:
    application = application_below(request.site.region, number)
    if application is None or not request.person.has_perm(ApplicationPermission.READ, application):
        raise Http404
    if has_decree and application.is_act:
        raise Http404
    return application


def form_of(application: Application, request: RuangRequest | None = None) -> ApplicationCheckForm:
    region = application.region
    return _check_form(application, rulings_for(region) if region else {}, request)


def _check_form(
    application: Application,
    rulings: Mapping[PolicyRule, Ruling],
    request: RuangRequest | None = None,
) -> ApplicationCheckForm:
    lines = check_lines_of(application, rulings) if application.region else []
    return ApplicationCheckForm(request.POST if request else None, lines=lines)


def to_application(request: RuangRequest, number: int) -> HttpResponse:
    return redirect("ruang-application", site_label=request.site.ruang_label, application=number)


@dataclass(frozen=True)
class CheckForms:
    """The forms of the page, as somebody sent them; the others are as they begin."""

    check: ApplicationCheckForm | None = None
    in_person: HeadAnswerInPersonForm | None = None
    handling: HandlingForm | None = None
    note: NoteForm | None = None


_AS_THEY_BEGIN: Final = CheckForms()


def check_screen(
    request: RuangRequest,
    application: Application,
    *,
    status: int,
    sent: CheckForms = _AS_THEY_BEGIN,
) -> HttpResponse:
    """The page with these forms."""
    now = timezone.now()
    rulings = rulings_for(application.sent_region)
    form = sent.check or _check_form(application, rulings)
    shown = {
        "application": application,
        "form": form,
        **_forms_of(request, application, sent),
        **_permissions_of(request, application),
        **checkers_context(application, now),
        **_desk_context(request, application, now),
        **_records_of(request, application),
        **_context_of(application, form, rulings),
        **desk_link(request),
    }
    return render(request, "applications/check.html", shown, status=status)


def _records_of(request: RuangRequest, application: Application) -> dict[str, Any]:
    """Its documents, and what happened to it."""
    return {
        "notes": notes_for(application, request.person),
        "history": history_of(application, to_office=True),
        "looks": paper_views_of(application),
        "rows": rows_for_office(application, request.site.ruang_label),
    }


def _forms_of(request: RuangRequest, application: Application, sent: CheckForms) -> dict[str, Any]:
    return {
        "head": None if application.is_act else heads_to_ask(application, request.person),
        "in_person_form": sent.in_person or HeadAnswerInPersonForm(),
        "handling_form": sent.handling or handling_form_of(request, application),
        "note_form": sent.note or NoteForm(),
    }


def _permissions_of(request: RuangRequest, application: Application) -> dict[str, bool]:
    """What whoever looks may do about an application."""
    return {
        "may_answer": application.is_on_behalf
        and request.person.has_perm(ApplicationPermission.FILL, application),
        "may_handle": request.person.has_perm(ApplicationPermission.HANDLE, application),
        "may_note": request.person.has_perm(ApplicationPermission.NOTE, application),
        "may_check": application.step == ApplicationStep.SENT
        and request.person.has_perm(ApplicationPermission.CHECK, application),
    }


def handling_form_of(request: RuangRequest, application: Application) -> HandlingForm:
    """Who may hold it, and the number of its letter; as sent with this request, if it was."""
    people = possible_holders(application, request.person, timezone.now())
    data = request.POST if request.method == "POST" and "letter_number" in request.POST else None
    return HandlingForm(data, application=application, people=people)


def _desk_context(request: RuangRequest, application: Application, at: datetime) -> dict[str, Any]:
    """Its line of the desk, and which comes next there for this person."""
    return {
        "line": application_line(application, request.person, at),
        "next": next_to_check(request.site.region, request.person, application),
        "stands_in_for": _stands_in_for(request.person, application),
    }


def _stands_in_for(person: Person, application: Application) -> str:
    """What the proof will say of a province that decides in place of a regency; else empty."""
    office = office_of(person, application)
    code = application.scope().region_code
    if office is None or office.level >= Level.REGENCY or level(code) < Level.REGENCY:
        return ""
    regency = Region.objects.get(pk=cut(code, Level.REGENCY))
    return f"{office_title(office)}, menggantikan {regency.abbreviated_name}"


def _context_of(
    application: Application, form: ApplicationCheckForm, rulings: Mapping[PolicyRule, Ruling]
) -> dict[str, Any]:
    """What is told of an application that was sent, and of the rules of its place."""
    prefetch_related_objects([application], "papers")
    region = application.sent_region
    return {
        **_papers_of(application),
        "asked": asked_lines_of(application, form.lines),
        "where": f"{region.full_name}, {place_line(region)}",
        "rulings": [rulings[rule] for rule in _RULES],
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
        for row in sorted(application.papers.all(), key=lambda paper: paper.pk)
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


def desk_link(request: RuangRequest) -> dict[str, str]:
    return back_link(request, "ruang-applications", "Permohonan KIM")
