"""Events of the agenda in the workspace of a group."""

from collections.abc import Callable
from datetime import date
from operator import itemgetter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.agenda import actions
from kimid.agenda.day_blocks import DayRow, day_row
from kimid.agenda.forms import AgendaEventForm
from kimid.agenda.models import AgendaEvent
from kimid.agenda.occurrences import Occurrence
from kimid.agenda.queries import event_of, events_of
from kimid.agenda.rules import AgendaPermission
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.sites.public_words import WordsRefused


@require_GET
@page(Audience.KIM, AgendaPermission.WRITE)
def agenda(request: RuangRequest) -> HttpResponse:
    """What takes place, drafts, what is over, what was withdrawn."""
    now = timezone.now()
    listed = events_of(request.site)
    shown = [each for each in listed if each.is_published]
    next_days = {each: each.coming(now) for each in shown}
    coming = sorted(
        ((days[0].starts_at, each) for each, days in next_days.items() if days), key=itemgetter(0)
    )
    context = {
        "coming": [_row(each, next_days[each][0]) for _, each in coming],
        "drafts": [each for each in listed if each.is_draft],
        "over": [each for each, days in next_days.items() if not days],
        "withdrawn": [each for each in listed if not (each.is_published or each.is_draft)],
        **back_link(request, "ruang-site", request.site.name),
    }
    return render(request, "agenda/ruang/agenda.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, AgendaPermission.WRITE)
def new(request: RuangRequest) -> HttpResponse:
    """Write an event."""
    if request.method == "GET":
        form = AgendaEventForm(None, today=_today(request), number=public_id())
        return _form_page(request, form)
    form = AgendaEventForm(request.POST, today=_today(request))
    number = form.data.get("number", "")
    if before := event_of(request.site, number):
        return to_event(before)  # the same press came twice

    def save() -> AgendaEvent:
        now, data = timezone.now(), form.agenda_data()
        return actions.write(request.site, data=data, number=number, by=request.person, at=now)

    return _saved(request, form, save, "Tersimpan sebagai konsep. Lihat dulu, lalu tampilkan.")


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, AgendaPermission.WRITE)
def change(request: RuangRequest, number: str) -> HttpResponse:
    """Change an event. Readers have it at once, if they have the event."""
    event = event_or_404(request, number)
    if not request.person.has_perm(AgendaPermission.CHANGE, event):
        raise Http404
    if request.method == "GET":
        return _form_page(request, AgendaEventForm.of(event, today=_today(request)), event)
    form = AgendaEventForm(request.POST, today=_today(request))

    def save() -> AgendaEvent:
        now, data = timezone.now(), form.agenda_data()
        return actions.change(event, data=data, by=request.person, at=now)

    return _saved(request, form, save, "Tersimpan.", event=event)


def _row(event: AgendaEvent, occurrence: Occurrence) -> DayRow:
    """The next day of an event, with the way to it."""
    label, number = event.site.ruang_label, event.public_id
    url = reverse("ruang-event", kwargs={"site_label": label, "number": number})
    return day_row(occurrence, title=event.title, again=event.repeat_words, url=url)


def _saved(
    request: RuangRequest,
    form: AgendaEventForm,
    save: Callable[[], AgendaEvent],
    success: str,
    *,
    event: AgendaEvent | None = None,
) -> HttpResponse:
    """Save a valid form; else it comes back with all that was typed."""
    if form.is_valid():
        try:
            saved = save()
        except (actions.AgendaRefused, WordsRefused) as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, success)
            return to_event(saved)
    return _form_page(request, form, event, status=422)


def _form_page(
    request: RuangRequest,
    form: AgendaEventForm,
    event: AgendaEvent | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "event": event, **back_link(request, "ruang-agenda", "Agenda")}
    return render(request, "agenda/ruang/event_form.html", context, status=status)


def _today(request: RuangRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)


def event_or_404(request: RuangRequest, number: str) -> AgendaEvent:
    """The event of this number, in the group of the page."""
    event = event_of(request.site, number)
    if event is None:
        raise Http404
    return event


def to_event(event: AgendaEvent) -> HttpResponse:
    """To the page of an event."""
    return redirect("ruang-event", site_label=event.site.ruang_label, number=event.public_id)
