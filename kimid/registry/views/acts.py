"""A KIM is dissolved, goes into another or moves: begun by its chair, or by its office on behalf."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.lib import clock, codes
from kimid.lib.flow import WrongStep
from kimid.registry import actions
from kimid.registry.applications import office_name
from kimid.registry.checking import DECISION, Part, parts_of
from kimid.registry.forms import ActForm, PurposeForm, WelcomeForm
from kimid.registry.mergers import asked_of
from kimid.registry.models import Application, Kim, Purpose
from kimid.registry.queries import kim_of
from kimid.registry.renewing import act_under_way
from kimid.registry.rules import Can
from kimid.registry.views.screens import actor_of, fill_in, papers_taken_in, part_screen, say_saved, screen_of


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.ASK_ACT)
def of_group(request: RuangRequest) -> HttpResponse:
    """The chair begins: which of the three it is, and what becomes of the group then."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    return _begun(request, kim, reverse("ruang-decree", args=[request.site.ruang_label]), "SK dan pengurus")


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.REGISTER)
def of_office(request: RuangRequest, number: str) -> HttpResponse:
    """An office begins on behalf of a KIM of its region."""
    kim = Kim.objects.select_related("region", "site").filter(number=number).first()
    if kim is None or not codes.covers(request.site.region_id, kim.region_id):
        raise Http404
    return _begun(request, kim, reverse("ruang-kim", args=[request.site.ruang_label, number]), "Lembar KIM")


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.TAKE_IN)
def merger(request: RuangRequest, application: int) -> HttpResponse:
    """Another KIM wants to go into this one: its chair says whether it may."""
    kim = kim_of(request.site)
    asked = asked_of(kim).filter(pk=application).first() if kim else None
    if kim is None or asked is None:
        raise Http404
    form = WelcomeForm(request.POST or None, initial={"answer": asked.into_answer, "words": asked.into_words})
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, "application": asked, **way_back(request, "ruang-group", "KIM kita")}
        return render(request, "registry/merger.html", shown, status=422 if form.is_bound else 200)
    try:
        actions.answer_merger(kim, application=asked, **form.cleaned_data, by=request.person, at=timezone.now())
        messages.success(request, "Jawaban KIM kita sudah di tangan petugas.")
    except actions.NotAsked:
        messages.warning(request, "Permintaan itu baru saja diputuskan atau ditarik. Tidak ada yang diubah.")
    return redirect("ruang-group", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@screen_of(Part.ACT)
def act(request: HttpRequest, application: Application) -> HttpResponse:
    """What the deciding paper says, and the paper itself; and off it goes."""
    if Part.PLACE in parts_of(application) and application.region is None:
        return redirect("apply-place", code=application.code)
    kim = application.kim
    assert kim is not None  # noqa: S101  # for mypy: an act is always about a KIM
    today = clock.today(timezone.now(), kim.region.zone)
    form = ActForm(request.POST if request.method == "POST" else None, application=application, today=today)
    refused: list[str] = []
    if form.is_bound:
        refused = papers_taken_in(request, application, [DECISION])
        if form.is_valid():
            fill_in(request, application, Part.ACT, form.cleaned_data)
            if "kirim" in request.POST and not refused:
                return _sent(request, application, form)
            if not refused:
                say_saved(request, application)
                return redirect("apply-act", code=application.code)
    return _screen(request, application, form, refused=refused)


def _begun(request: RuangRequest, kim: Kim, back: str, back_label: str) -> HttpResponse:
    if kim.has_ended:
        raise Http404
    form = PurposeForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, "kim": kim, "under_way": act_under_way(kim), "back_url": back, "back_label": back_label}
        return render(request, "registry/acts.html", shown, status=422 if form.is_bound else 200)
    purpose = Purpose(form.cleaned_data["purpose"])
    made = actions.begin_act(kim, purpose=purpose, by=request.person, at=timezone.now())
    first = f"apply-{parts_of(made)[0].name.lower()}"
    return redirect("apply-status" if made.is_sent else first, code=made.code)


def _sent(request: HttpRequest, application: Application, form: ActForm) -> HttpResponse:
    try:
        actions.send(application, by=actor_of(request, application), at=timezone.now())
    except actions.Incomplete as missing:
        return _screen(request, application, form, gaps=missing.gaps)
    except WrongStep:
        pass  # tapped twice
    return redirect("apply-status", code=application.code)


def _screen(request: HttpRequest, application: Application, form: ActForm, **more: Any) -> HttpResponse:
    rows = list(application.papers.order_by("pk"))
    shown: Mapping[str, Any] = {
        "form": form,
        "strips": [(DECISION, "surat putusan atau berita acara", rows)],
        "office": office_name(application.region),
        "ways": {part: reverse(f"apply-{part.name.lower()}", args=[application.code]) for part in parts_of(application)},
        **more,
    }
    return part_screen(request, application, Part.ACT, shown)
