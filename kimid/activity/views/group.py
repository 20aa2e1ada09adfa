"""Kegiatan: what one's own KIM did, a month at a time, and what is written down by hand."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.activity import actions
from kimid.activity.choosing import chosen_photos, chosen_sent
from kimid.activity.forms import EntryForm, WhyForm
from kimid.activity.history import history_of
from kimid.activity.lines import lines_for_group
from kimid.activity.models import Entry
from kimid.activity.queries import acts_of, entry_of, in_month, month_view
from kimid.activity.rules import Can
from kimid.activity.spans import month_asked
from kimid.activity.views.answers import do
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos

_ID_LENGTH = 10


@require_GET
@page(Audience.KIM, Can.SEE)
def activity(request: RuangRequest) -> HttpResponse:
    """A month of this KIM: six aspects with what was done, or what would count."""
    site = request.site
    asked = month_asked(request.GET.get("bulan", ""), clock.today(timezone.now(), site.region.zone))
    acts = acts_of(site)
    shown = {
        "view": month_view(asked, acts, lines_for_group(site, in_month(acts, asked.month))),
        "photo_base": photo_base(site),
        **way_back(request, "ruang-group", "KIM kita"),
    }
    return render(request, "activity/month.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.NOTE)
def note(request: RuangRequest) -> HttpResponse:
    """Write an activity down. The sheet has its number already, so that sending it twice makes one."""
    if request.method == "GET":
        known = {"number": public_id(_ID_LENGTH), "aspect": request.GET.get("unsur", "")}
        return _sheet(request, _form(request, ChosenPhotos(), known), ChosenPhotos())
    chosen = chosen_sent(request)
    form = _form(request, chosen)
    if chosen.refused or not form.is_valid():
        return _sheet(request, form, chosen, status=422)
    number = form.cleaned_data["number"] if form.cleaned_data["number"].isalnum() else public_id(_ID_LENGTH)
    entered = form.entered()
    try:
        actions.note(request.site, entered=entered, public_id=number, by=request.person, at=timezone.now())
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return _sheet(request, form, chosen, status=409)
    messages.success(request, "Kegiatan tercatat dan sudah dihitung.")
    return _to_month(request, entered)


@require_GET
@page(Audience.KIM, Can.SEE)
def entry(request: RuangRequest, number: str) -> HttpResponse:
    """One activity that was written down, what became of it, and the ways to correct it."""
    return _shown(request, _entry_or_404(number), WhyForm())


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.NOTE)
def correct(request: RuangRequest, number: str) -> HttpResponse:
    """Put right what was written down, with a reason."""
    found = _entry_or_404(number, request, Can.CORRECT)
    if request.method == "GET" or not found.counts:
        chosen = chosen_photos(found.photos)
        return _sheet(request, _form(request, chosen, EntryForm.known(found)), chosen, entry=found, why=WhyForm())
    chosen, why = chosen_sent(request, found.photos), WhyForm(request.POST)
    form = _form(request, chosen)
    if not all((form.is_valid(), why.is_valid(), not chosen.refused)):
        return _sheet(request, form, chosen, status=422, entry=found, why=why)
    said = {"entered": form.entered(), "why": why.cleaned_data["why"]}
    do(request, lambda: actions.correct(found, **said, by=request.person, at=timezone.now()), "Sudah dibetulkan.")
    return _to(found)


@require_POST
@page(Audience.KIM, Can.NOTE)
def withdraw(request: RuangRequest, number: str) -> HttpResponse:
    """Take an activity back, with a reason."""
    found, form = _entry_or_404(number, request, Can.CORRECT), WhyForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=422)
    why = form.cleaned_data["why"]
    done = "Ditarik. Kegiatan ini tidak dihitung lagi."
    do(request, lambda: actions.withdraw(found, why=why, by=request.person, at=timezone.now()), done)
    return _to(found)


def _form(request: RuangRequest, chosen: ChosenPhotos, known: dict[str, Any] | None = None) -> EntryForm:
    today = clock.today(timezone.now(), request.site.region.zone)
    return EntryForm(request.POST if known is None else None, chosen, today=today, known=known)


def _sheet(request: RuangRequest, form: EntryForm, chosen: ChosenPhotos, *, status: int = 200, **shown: Any) -> HttpResponse:
    places = {"form": form, "chosen": chosen, "base": photo_base(request.site)}
    back = way_back(request, "ruang-activity", "Kegiatan")
    return render(request, "activity/note.html", {**places, **shown, **back}, status=status)


def _shown(request: RuangRequest, found: Entry, form: WhyForm, *, status: int = 200) -> HttpResponse:
    shown = {"entry": found, "form": form, "history": history_of(found), "photo_base": photo_base(request.site)}
    shown |= {"zone": request.site.region.zone, **way_back(request, "ruang-activity", "Kegiatan")}
    return render(request, "activity/entry.html", shown, status=status)


def _entry_or_404(number: str, request: RuangRequest | None = None, needs: Can | None = None) -> Entry:
    found = entry_of(number)
    if found is None or (request is not None and needs is not None and not request.person.has_perm(needs, found)):
        raise Http404
    return found


def _to(found: Entry) -> HttpResponse:
    return redirect("ruang-entry", site_label=found.site.ruang_label, number=found.public_id)


def _to_month(request: RuangRequest, entered: actions.Entered) -> HttpResponse:
    where = reverse("ruang-activity", args=[request.site.ruang_label])
    return redirect(f"{where}?bulan={entered.on:%Y-%m}#{entered.aspect}")
