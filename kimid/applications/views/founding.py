"""The screens on which somebody founds a KIM, without an account. The code opens them."""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, page
from kimid.applications import papers
from kimid.applications.actions import applying
from kimid.applications.checking import DECREE, FormStep, form_steps_of, required_papers
from kimid.applications.forms.founding import (
    ApplicationCodeForm,
    DecreeForm,
    FounderForm,
    KimNameForm,
    KimPlaceForm,
    PeopleForm,
)
from kimid.applications.models import Application
from kimid.applications.papers import NotTaken
from kimid.applications.queries import application_by_code, office_name
from kimid.applications.rules import Applicant
from kimid.applications.views.application_screens import (
    actor_of,
    add_uploaded_papers,
    application_screen,
    later_if_busy,
    message_saved,
    opened_by_code,
    progress_steps,
    save_and_continue,
    save_step,
    screen,
    step_screen,
)
from kimid.applications.views.documents import rows_of
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.flow import WrongStep
from kimid.media.papers import thumbnail
from kimid.moderation import budgets
from kimid.moderation.senders import sender_of
from kimid.people.browser_memory import last_person
from kimid.places.models import Region
from kimid.places.place_search import find_places
from kimid.registry.models import PolicyRule
from kimid.registry.policies import Ruling, rulings_for
from kimid.registry.queries import first_kims_in
from kimid.sites.hosts import public_url
from kimid.sites.label_suggestions import free_labels

_PRIVATE: Final = {"Cache-Control": "no-store"}


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Begin, or go on with a code. Nothing is kept before the name is sent."""
    goes_on = "lanjut" in request.POST
    form = FounderForm(request.POST if request.method == "POST" and not goes_on else None)
    code = ApplicationCodeForm(request.POST if goes_on else None)
    if goes_on and code.is_valid():
        if application_by_code(code.cleaned_data["code"]):
            return redirect("apply-status", code=code.cleaned_data["code"])
        code.add_error("code", "Kode ini tidak ada. Periksa lagi, atau mulai pendaftaran baru.")
    near = _near(request)
    terms = public_url(near.portal_label, "/syarat/")
    shown: dict[str, Any] = {
        "form": form,
        "code_form": code,
        "terms_url": terms,
        "steps": progress_steps(None),
        "back_url": "/",
    }
    if not form.is_bound or not form.is_valid():
        return screen(request, "start", shown, status=422 if request.method == "POST" else 200)
    return _begin(request, near, form, shown)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@application_screen(FormStep.PLACE)
def place(request: HttpRequest, application: Application) -> HttpResponse:
    """In which village? A search that shows namesakes with their district and regency, those nearby
    first.
    """
    here = application.region
    query = request.GET.get("cari", "").strip() or (here.name if here else "")
    near = codes.cut(here.code, Level.REGENCY) if here else application.begun_in
    results = find_places(query, near=near) if query else None
    form = _place_form(request, application)
    if form.is_bound and form.is_valid():
        values = {"region": form.cleaned_data["region"], "hamlet": form.cleaned_data["hamlet"]}
        return save_and_continue(request, application, FormStep.PLACE, values)
    near_words = f"Di {region_or_nation(near).full_name}"
    shown = {
        "form": form,
        "results": results,
        "asked": query,
        "near_words": near_words,
        "chosen": form["region"].value(),
    }
    return step_screen(request, application, FormStep.PLACE, shown)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@application_screen(FormStep.NAME)
def name(request: HttpRequest, application: Application) -> HttpResponse:
    """What is it called, and at which address? When the address is taken, three free ones stand
    below it.
    """
    region = application.region
    if region is None:
        return redirect("apply-place", code=application.code)
    called = application.name or f"KIM {application.hamlet or region.short_name}"
    free = free_labels(request.POST.get("name") or called, region)
    form = KimNameForm(
        _with_choice(request),
        initial={"name": called, "label": application.label or next(iter(free), "")},
    )
    if form.is_bound and form.is_valid():
        return save_and_continue(request, application, FormStep.NAME, form.cleaned_data)
    return step_screen(
        request,
        application,
        FormStep.NAME,
        {"form": form, "free": free, "neighbours": first_kims_in(region)},
    )


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@application_screen(FormStep.PEOPLE)
def people(request: HttpRequest, application: Application) -> HttpResponse:
    """Who leads it and who belongs to it?"""
    form = PeopleForm(
        request.POST if request.method == "POST" else None,
        initial=PeopleForm.initial_of(application),
    )
    if form.is_bound and form.is_valid():
        values = {"officers": form.officers(), "members": form.cleaned_data["members"]}
        return save_and_continue(request, application, FormStep.PEOPLE, values)
    members = rulings_for(application.region)[PolicyRule.MEMBERS] if application.region else None
    return step_screen(request, application, FormStep.PEOPLE, {"form": form, "members": members})


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@application_screen(FormStep.PAPERS)
def decree(request: HttpRequest, application: Application) -> HttpResponse:
    """The decree and the other papers, as photos or PDF; and off it goes."""
    if application.region is None:
        return redirect("apply-place", code=application.code)
    rulings = rulings_for(application.region)
    form = DecreeForm(
        request.POST if request.method == "POST" else None, application=application, rulings=rulings
    )
    not_taken = NotTaken()
    if form.is_bound:
        kinds = (DECREE, *required_papers(rulings))
        not_taken = add_uploaded_papers(request, application, kinds)
        if form.is_valid():
            save_step(request, application, FormStep.PAPERS, form.cleaned_data)
            if "kirim" in request.POST and not not_taken.words:
                return _send(request, application, form, rulings)
            if not not_taken.words:
                message_saved(request, application)
                return redirect("apply-papers", code=application.code)
    shown = _decree_screen(request, application, form, rulings, refused=not_taken.words)
    return later_if_busy(shown, not_taken)


@require_POST
@page(Audience.VISITOR)
@application_screen(FormStep.PAPERS, FormStep.ACT)
def drop(request: HttpRequest, application: Application, paper: str) -> HttpResponse:
    """Leave a paper out again."""
    paper_file = papers.paper_named(application, paper)
    if paper_file is None:
        raise Http404
    applying.remove_paper(
        application, paper=paper_file, by=actor_of(request, application), at=timezone.now()
    )
    messages.success(request, "Halaman itu sudah dibuang.")
    return redirect(f"apply-{form_steps_of(application)[-1].name.lower()}", code=application.code)


@require_GET
@page(Audience.VISITOR)
@opened_by_code
def paper_thumbnail(
    request: HttpRequest, application: Application, paper: str, number: int
) -> HttpResponse:
    """A small picture of a page, for whoever has the code: enough to see which one it is."""
    paper_file = papers.paper_named(application, paper)
    body = paper_file.page(number) if paper_file else None
    if body is None:
        raise Http404
    return HttpResponse(thumbnail(body), content_type="image/webp", headers=_PRIVATE)


def _with_choice(request: HttpRequest) -> QueryDict | None:
    """The posted data. A suggested address replaces the typed one."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    if chosen := data.get("pilih"):
        data.setlist("label", [chosen])
    return data


def _near(request: HttpRequest) -> Region:
    """The region whose page led here; the nation if none did."""
    return region_or_nation(request.GET.get("dari", ""))


def region_or_nation(wanted: str) -> Region:
    """The region with this code, or the nation if there is none. One query."""
    return Region.objects.filter(code__in=[wanted, codes.NATION]).order_by("-level")[0]


def _send(
    request: HttpRequest,
    application: Application,
    form: DecreeForm,
    rulings: Mapping[PolicyRule, Ruling],
) -> HttpResponse:
    try:
        applying.send_application(
            application,
            browser_of=last_person(request),
            by=actor_of(request, application),
            at=timezone.now(),
        )
    except applying.ApplicationIncomplete as missing:
        return _decree_screen(request, application, form, rulings, gaps=missing.gaps)
    except WrongStep:
        pass  # tapped twice
    return redirect("apply-status", code=application.code)


def _decree_screen(
    request: HttpRequest,
    application: Application,
    form: DecreeForm,
    rulings: Mapping[PolicyRule, Ruling],
    **more: Any,
) -> HttpResponse:
    rows = list(application.papers.order_by("pk"))
    wanted = {DECREE: "SK", **required_papers(rulings)}
    shown = {
        "form": form,
        "strips": [
            papers.paper_strip(application, kind, capfirst(words), rows)
            for kind, words in wanted.items()
        ],
        "promise": rulings[PolicyRule.ANSWER],
        "rows": rows_of(application),
        "office": office_name(application.region),
        "links": {
            step: reverse(f"apply-{step.name.lower()}", args=[application.code])
            for step in form_steps_of(application)
        },
        **more,
    }
    return step_screen(request, application, FormStep.PAPERS, shown)


def _begin(
    request: HttpRequest, near: Region, form: FounderForm, shown: Mapping[str, Any]
) -> HttpResponse:
    """Begin an application, unless too many began from there."""
    founder = applying.Founder(form.cleaned_data["founder"], form.cleaned_data["phone"])
    try:
        made = applying.begin_application(
            near, founder=founder, sender=sender_of(request), by=Applicant(), at=timezone.now()
        )
    except budgets.BudgetExceeded as full:
        return screen(
            request, "start", {**shown, "room_from": full.until, "zone": "WIB"}, status=429
        )
    return redirect("apply-place", code=made.code)


def _place_form(request: HttpRequest, application: Application) -> KimPlaceForm:
    """The form with the place chosen so far; an office chooses within its region."""
    start = {
        "region": application.region_id,
        "scope": "dusun" if application.hamlet else "semua",
        "hamlet": application.hamlet,
    }
    within = (
        application.origin_code
        if application.is_on_behalf and application.origin_code
        else codes.NATION
    )
    return KimPlaceForm(
        request.POST if request.method == "POST" else None, initial=start, within=within
    )
