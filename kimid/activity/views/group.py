"""Pages of a group about its activities (kegiatan)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.activity.actions import entries
from kimid.activity.forms.entries import ActivityEntryForm, ReasonForm
from kimid.activity.lines import lines_for_group
from kimid.activity.models import ActivityEntry
from kimid.activity.periods import requested_month
from kimid.activity.photo_choice import existing_photos, posted_photos
from kimid.activity.queries import activities_of, entry_of, in_month, month_view
from kimid.activity.rules import ActivityPermission
from kimid.activity.views.run_action import run_action
from kimid.events.history import history_of
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos

_ID_LENGTH = 10


@require_GET
@page(Audience.KIM, ActivityPermission.SEE)
def activity(request: RuangRequest) -> HttpResponse:
    """A month of this KIM in six aspects."""
    site = request.site
    requested = requested_month(
        request.GET.get("bulan", ""), clock.today(timezone.now(), site.region.zone)
    )
    activities = activities_of(site)
    context = {
        "view": month_view(
            requested, activities, lines_for_group(in_month(activities, requested.month))
        ),
        "photo_base": photo_base(site),
        **back_link(request, "ruang-group", "KIM kita"),
    }
    return render(request, "activity/month.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ActivityPermission.NOTE)
def note(request: RuangRequest) -> HttpResponse:
    """Note an activity. The form carries its number: sending it twice makes one entry."""
    if request.method == "GET":
        initial = {"number": public_id(_ID_LENGTH), "aspect": request.GET.get("unsur", "")}
        return _form_page(request, _form(request, ChosenPhotos(), initial), ChosenPhotos())
    chosen = posted_photos(request)
    form = _form(request, chosen)
    if chosen.refused or not form.is_valid():
        return _form_page(request, form, chosen, status=422)
    number = (
        form.cleaned_data["number"]
        if form.cleaned_data["number"].isalnum()
        else public_id(_ID_LENGTH)
    )
    data = form.activity_data()
    try:
        entries.note(
            request.site, data=data, public_id=number, by=request.person, at=timezone.now()
        )
    except entries.EntryRefused as why:
        messages.warning(request, str(why))
        return _form_page(request, form, chosen, status=409)
    messages.success(request, "Kegiatan tercatat dan sudah dihitung.")
    return _redirect_to_month(request, data)


@require_GET
@page(Audience.KIM, ActivityPermission.SEE)
def entry(request: RuangRequest, number: str) -> HttpResponse:
    """One activity that was written down, what became of it, and the ways to correct it."""
    return _entry_page(request, _entry_or_404(number), ReasonForm())


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ActivityPermission.NOTE)
def correct(request: RuangRequest, number: str) -> HttpResponse:
    """Put right what was written down, with a reason."""
    entry = _entry_or_404(number, request, ActivityPermission.CORRECT)
    if request.method == "GET" or not entry.counts:
        chosen = existing_photos(entry.photos)
        return _form_page(
            request,
            _form(request, chosen, ActivityEntryForm.initial_of(entry)),
            chosen,
            entry=entry,
            why=ReasonForm(),
        )
    chosen = posted_photos(request, entry.photos)
    why = ReasonForm(request.POST)
    form = _form(request, chosen)
    if not all((form.is_valid(), why.is_valid(), not chosen.refused)):
        return _form_page(request, form, chosen, status=422, entry=entry, why=why)
    data = form.activity_data()
    reason = why.cleaned_data["why"]
    run_action(
        request,
        lambda: entries.correct(entry, data=data, why=reason, by=request.person, at=timezone.now()),
        "Sudah dibetulkan.",
    )
    return _redirect_to_entry(entry)


@require_POST
@page(Audience.KIM, ActivityPermission.NOTE)
def withdraw(request: RuangRequest, number: str) -> HttpResponse:
    """Withdraw an entry, with a reason."""
    entry = _entry_or_404(number, request, ActivityPermission.CORRECT)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _entry_page(request, entry, form, status=422)
    why = form.cleaned_data["why"]
    success_text = "Ditarik. Kegiatan ini tidak dihitung lagi."
    run_action(
        request,
        lambda: entries.withdraw(entry, why=why, by=request.person, at=timezone.now()),
        success_text,
    )
    return _redirect_to_entry(entry)


def _form(
    request: RuangRequest, chosen: ChosenPhotos, initial: dict[str, Any] | None = None
) -> ActivityEntryForm:
    today = clock.today(timezone.now(), request.site.region.zone)
    return ActivityEntryForm(
        request.POST if initial is None else None, chosen, today=today, initial=initial
    )


def _form_page(
    request: RuangRequest,
    form: ActivityEntryForm,
    chosen: ChosenPhotos,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    form_context = {"form": form, "chosen": chosen, "base": photo_base(request.site)}
    back = back_link(request, "ruang-activity", "Kegiatan")
    return render(request, "activity/note.html", {**form_context, **context, **back}, status=status)


def _entry_page(
    request: RuangRequest, entry: ActivityEntry, form: ReasonForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "entry": entry,
        "form": form,
        "history": history_of(entry)[::-1],
        "photo_base": photo_base(request.site),
    }
    context |= {
        "zone": request.site.region.zone,
        **back_link(request, "ruang-activity", "Kegiatan"),
    }
    return render(request, "activity/entry.html", context, status=status)


def _entry_or_404(
    number: str, request: RuangRequest | None = None, needs: ActivityPermission | None = None
) -> ActivityEntry:
    entry = entry_of(number)
    if entry is None or (
        request is not None and needs is not None and not request.person.has_perm(needs, entry)
    ):
        raise Http404
    return entry


def _redirect_to_entry(entry: ActivityEntry) -> HttpResponse:
    return redirect("ruang-entry", site_label=entry.site.ruang_label, number=entry.public_id)


def _redirect_to_month(request: RuangRequest, data: entries.ActivityData) -> HttpResponse:
    month_url = reverse("ruang-activity", args=[request.site.ruang_label])
    return redirect(f"{month_url}?bulan={data.on:%Y-%m}#{data.aspect}")
