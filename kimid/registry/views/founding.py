"""Somebody founds a KIM: five screens without an account. Whoever has the code goes on from any phone."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, page
from kimid.access.views.people import phone_told
from kimid.lib import clock, codes
from kimid.lib.flow import WrongStep
from kimid.lib.whatsapp import whatsapp_url
from kimid.media import vault
from kimid.media.papers import small
from kimid.moderation import budgets
from kimid.moderation.senders import sender_of
from kimid.people.models import Person
from kimid.places.finding import find_places
from kimid.places.models import Region
from kimid.registry import actions, papers
from kimid.registry.applications import application_of, history_of, office_name
from kimid.registry.checking import DECREE, Part, asked_of, gaps_of, lines_of, parts_of, wanted_papers
from kimid.registry.flow import Step
from kimid.registry.forms import CodeForm, FounderForm, NameForm, PapersForm, PeopleForm, PlaceForm
from kimid.registry.models import Application, Rule
from kimid.registry.policies import Ruling, rulings
from kimid.registry.queries import first_in
from kimid.registry.renewing import open_renewal
from kimid.registry.rules import Applicant, Can
from kimid.registry.views.documents import rows_of
from kimid.registry.views.screens import (
    WORDS,
    actor_of,
    application_or_404,
    fill_in,
    is_by_office,
    kept,
    papers_taken_in,
    part_screen,
    say_saved,
    screen,
    screen_of,
    track,
    way_out,
)
from kimid.sites.hosts import public_url, ruang_url
from kimid.sites.suggesting import free_labels

_PAPER: Final = {"Cache-Control": "no-store"}


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Begin, or go on with a code. Nothing is kept before the name is sent."""
    goes_on = "lanjut" in request.POST
    form = FounderForm(request.POST if request.method == "POST" and not goes_on else None)
    code = CodeForm(request.POST if goes_on else None)
    if goes_on and code.is_valid():
        if application_of(code.cleaned_data["code"]):
            return redirect("apply-status", code=code.cleaned_data["code"])
        code.add_error("code", "Kode ini tidak ada. Periksa lagi, atau mulai pendaftaran baru.")
    near = _near(request)
    terms = public_url(near.portal_label, "/syarat/")
    shown: dict[str, Any] = {"form": form, "code_form": code, "terms_url": terms, "steps": track(None), "back_url": "/"}
    if not form.is_bound or not form.is_valid():
        return screen(request, "start", shown, status=422 if request.method == "POST" else 200)
    founder = actions.Founder(form.cleaned_data["founder"], form.cleaned_data["phone"])
    try:
        made = actions.begin(near, founder=founder, sender=sender_of(request), by=Applicant(), at=timezone.now())
    except budgets.TooMany as full:
        return screen(request, "start", {**shown, "room_from": full.until, "zone": "WIB"}, status=429)
    return redirect("apply-place", code=made.code)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def status(request: HttpRequest, code: str) -> HttpResponse:
    """Where an application stands, what is asked, what came of it; and the code, to write down. A refused one is begun again."""
    application = application_or_404(code)
    if request.method == "POST":
        return _begun_again(request, application) if _may_again(request, application) else redirect("apply-status", code=code)
    found = rulings(application.region) if application.region else {}
    by_office = is_by_office(request, application)
    shown = {
        "application": application,
        "gaps": gaps_of(application, found) if found and application.is_open else [],
        "asked": asked_of(application, lines_of(application, found)) if found else [],
        "office": office_name(application.region),
        "history": history_of(application),
        "screens": [(WORDS[part], reverse(f"apply-{part.name.lower()}", args=[code])) for part in parts_of(application)],
        "zone": application.region.zone if application.region else "WIB",
        "may_enter": _may_enter(application) and not by_office,
        "may_again": _may_again(request, application),
        "by_office": by_office,
        "rows": [] if application.is_act else rows_of(application),
        "proof_url": application.kim.site.url_of("/sk/") if application.kim else "",
        "whatsapp": _code_to_send(application, by_office=by_office),
        **way_out(request, application),
    }
    return screen(request, "status", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@screen_of(Part.PLACE)
def place(request: HttpRequest, application: Application) -> HttpResponse:
    """In which village? A search that shows namesakes with their district and regency, those nearby first."""
    here = application.region
    asked = request.GET.get("cari", "").strip() or (here.name if here else "")
    near = here.code[: codes.LENGTHS[1]] if here else application.near
    found = find_places(asked, near=near) if asked else None
    start = {"region": application.region_id, "scope": "dusun" if application.hamlet else "semua", "hamlet": application.hamlet}
    within = application.near if application.is_on_behalf and application.near else codes.NATION
    form = PlaceForm(request.POST if request.method == "POST" else None, initial=start, within=within)
    if form.is_bound and form.is_valid():
        said = {"region": form.cleaned_data["region"], "hamlet": form.cleaned_data["hamlet"]}
        return kept(request, application, Part.PLACE, said)
    near_words = f"Di {_region_or_nation(near).full_name}"
    shown = {"form": form, "found": found, "asked": asked, "near_words": near_words, "chosen": form["region"].value()}
    return part_screen(request, application, Part.PLACE, shown)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@screen_of(Part.NAME)
def name(request: HttpRequest, application: Application) -> HttpResponse:
    """What is it called, and at which address? When the address is taken, three free ones stand below it."""
    region = application.region
    if region is None:
        return redirect("apply-place", code=application.code)
    called = application.name or f"KIM {application.hamlet or region.short_name}"
    free = free_labels(request.POST.get("name") or called, region)
    form = NameForm(_with_choice(request), initial={"name": called, "label": application.label or next(iter(free), "")})
    if form.is_bound and form.is_valid():
        return kept(request, application, Part.NAME, form.cleaned_data)
    return part_screen(request, application, Part.NAME, {"form": form, "free": free, "neighbours": first_in(region)})


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@screen_of(Part.PEOPLE)
def people(request: HttpRequest, application: Application) -> HttpResponse:
    """Who leads it and who belongs to it?"""
    form = PeopleForm(request.POST if request.method == "POST" else None, initial=PeopleForm.told(application))
    if form.is_bound and form.is_valid():
        said = {"officers": form.officers(), "members": form.cleaned_data["members"]}
        return kept(request, application, Part.PEOPLE, said)
    members = rulings(application.region)[Rule.MEMBERS] if application.region else None
    return part_screen(request, application, Part.PEOPLE, {"form": form, "members": members})


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@screen_of(Part.PAPERS)
def decree(request: HttpRequest, application: Application) -> HttpResponse:
    """The decree and the other papers, as photos or PDF; and off it goes."""
    if application.region is None:
        return redirect("apply-place", code=application.code)
    found = rulings(application.region)
    form = PapersForm(request.POST if request.method == "POST" else None, application=application, found=found)
    refused: list[str] = []
    if form.is_bound:
        refused = papers_taken_in(request, application, (DECREE, *wanted_papers(found)))
        if form.is_valid():
            fill_in(request, application, Part.PAPERS, form.cleaned_data)
            if "kirim" in request.POST and not refused:
                return _sent(request, application, form, found)
            if not refused:
                say_saved(request, application)
                return redirect("apply-papers", code=application.code)
    return _decree_screen(request, application, form, found, refused=refused)


@require_POST
@page(Audience.VISITOR)
@screen_of(Part.PAPERS, Part.ACT)
def drop(request: HttpRequest, application: Application, paper: str) -> HttpResponse:
    """Leave a paper out again."""
    found = papers.find(application, paper)
    if found is None:
        raise Http404
    actions.drop_paper(application, paper=found, by=actor_of(request, application), at=timezone.now())
    messages.success(request, "Halaman itu sudah dibuang.")
    return redirect(f"apply-{parts_of(application)[-1].name.lower()}", code=application.code)


@require_GET
@page(Audience.VISITOR)
def sheet(request: HttpRequest, code: str, paper: str, number: int) -> HttpResponse:
    """A small picture of a page, for whoever has the code: enough to see which one it is."""
    found = papers.find(application_or_404(code), paper)
    body = vault.page(found.name, number) if found else None
    if body is None:
        raise Http404
    return HttpResponse(small(body), content_type="image/webp", headers=_PAPER)


@require_POST
@page(Audience.VISITOR)
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """The founder comes into the new KIM as its chair."""
    application = application_or_404(code)
    try:
        token = actions.let_founder_in(application, by=actor_of(request, application), at=timezone.now())
    except actions.NotOpen:
        return redirect("apply-status", code=code)
    assert application.kim is not None  # noqa: S101  # for mypy: the action has looked
    request.session[phone_told(application.kim.site, application.founder)] = application.phone
    return redirect("invitation", site_label=application.kim.site.ruang_label, token=token)


def _with_choice(request: HttpRequest) -> QueryDict | None:
    """What was sent; a free address that was tapped stands in the place of the one that was typed."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    if chosen := data.get("pilih"):
        data.setlist("label", [chosen])
    return data


def _near(request: HttpRequest) -> Region:
    """The region whose page led here; the nation if none did."""
    return _region_or_nation(request.GET.get("dari", ""))


def _may_again(request: HttpRequest, application: Application) -> bool:
    """Whether a refused application may be begun again: a new KIM by whoever has the code, a decree by whoever may ask for it."""
    if application.step != Step.REFUSED or application.is_act:
        return False
    return application.is_founding or (isinstance(request.user, Person) and _may_renew_again(request.user, application))


def _may_renew_again(person: Person, refused: Application) -> bool:
    kim = refused.kim
    return kim is not None and not kim.has_ended and person.has_perm(Can.RENEW, kim) and open_renewal(kim) is None


def _begun_again(request: HttpRequest, refused: Application) -> HttpResponse:
    """A new application with the answers and the papers of a refused one, under a code of its own."""
    now = timezone.now()
    try:
        made = _renewed_again(request, refused, now) if refused.is_renewal else _founded_again(request, refused, now)
    except budgets.TooMany as full:
        later = clock.short_moment(full.until, "WIB")
        messages.warning(request, f"Baru saja sangat banyak yang mendaftar. Coba lagi sesudah {later}.")
        return redirect("apply-status", code=refused.code)
    papers.carry_over(refused, made, by=actor_of(request, made), at=now)
    messages.success(request, "Isian yang lama sudah terbawa. Betulkan yang membuatnya ditolak, lalu kirim lagi.")
    return redirect("apply-status", code=made.code)


def _founded_again(request: HttpRequest, refused: Application, now: datetime) -> Application:
    by, near = actor_of(request, refused), _region_or_nation(refused.near)
    begin = partial(actions.begin, near, founder=actions.Founder(refused.founder, refused.phone), after=refused, at=now)
    return begin(by=by) if isinstance(by, Person) else begin(by=Applicant(), sender=sender_of(request))


def _renewed_again(request: HttpRequest, refused: Application, now: datetime) -> Application:
    kim, by = refused.kim, request.user
    assert kim is not None and isinstance(by, Person)  # noqa: S101, PT018  # for mypy: whoever may has been asked for
    return actions.begin_renewal(kim, today=clock.today(now, kim.region.zone), after=refused, by=by, at=now)


def _region_or_nation(wanted: str) -> Region:
    found = Region.objects.filter(code__in=[wanted, codes.NATION]).order_by("-level").first()
    assert found is not None  # noqa: S101  # the nation is always there
    return found


def _sent(request: HttpRequest, application: Application, form: PapersForm, found: Mapping[Rule, Ruling]) -> HttpResponse:
    try:
        actions.send(application, by=actor_of(request, application), at=timezone.now())
    except actions.Incomplete as missing:
        return _decree_screen(request, application, form, found, gaps=missing.gaps)
    except WrongStep:
        pass  # tapped twice
    return redirect("apply-status", code=application.code)


def _decree_screen(
    request: HttpRequest, application: Application, form: PapersForm, found: Mapping[Rule, Ruling], **more: Any
) -> HttpResponse:
    rows = list(application.papers.order_by("pk"))
    wanted = {DECREE: "SK", **wanted_papers(found)}
    shown = {
        "form": form,
        "strips": [(kind, words, [row for row in rows if row.kind == kind]) for kind, words in wanted.items()],
        "promise": found[Rule.ANSWER],
        "rows": rows_of(application),
        "office": office_name(application.region),
        "ways": {part: reverse(f"apply-{part.name.lower()}", args=[application.code]) for part in parts_of(application)},
        **more,
    }
    return part_screen(request, application, Part.PAPERS, shown)


def _code_to_send(application: Application, *, by_office: bool) -> str:
    """The code ready to send: to the founder when an office writes for them, else to oneself."""
    address = ruang_url(reverse("apply-status", args=[application.code]))
    if by_office:
        words = f"{application.founder}, ini kode pendaftaran KIM: {application.code_words}. Jangan dibagikan.\n{address}"
        return whatsapp_url(words, application.phone)
    return whatsapp_url(f"Kode pendaftaran KIM saya: {application.code_words}\n{address}")


def _may_enter(application: Application) -> bool:
    invitation = application.invitation
    return (
        application.step == Step.VERIFIED and application.is_founding and (invitation is None or invitation.accepted_at is None)
    )
