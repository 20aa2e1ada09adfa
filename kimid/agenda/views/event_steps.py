"""One event of the agenda in the workspace, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.agenda import actions
from kimid.agenda.day_blocks import day_row
from kimid.agenda.forms import CallOffDayForm, MoveDayForm, WithdrawEventForm
from kimid.agenda.models import AgendaEvent
from kimid.agenda.occurrences import Occurrence
from kimid.agenda.rules import AgendaPermission
from kimid.agenda.views.events import event_or_404, to_event
from kimid.events.history import history_of
from kimid.people.models import Person
from kimid.sites.public_words import WordsRefused

_COMING: Final = 6

# The words of a form by the names of its fields; none for a button alone.
type _Clean = dict[str, Any]
type _Act = Callable[[AgendaEvent, _Clean, Person, datetime], object]


@dataclass(frozen=True)
class _Step:
    """What a button does. `form` is the name of the form that it sends, empty for none."""

    needs: AgendaPermission
    act: _Act
    success: str
    form: str = ""


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, AgendaPermission.WRITE)
def event(request: RuangRequest, number: str) -> HttpResponse:
    """One event with its next days, and the steps with it."""
    event, now = event_or_404(request, number), timezone.now()
    coming = event.coming(now, _COMING)
    step = _STEPS.get(request.POST.get("langkah", ""))
    if request.method == "GET" or step is None:
        return _event_page(request, event, coming, _forms(coming))
    if not request.person.has_perm(step.needs, event):
        raise Http404
    posted = _forms(coming, {step.form: request.POST})
    form = posted.get(step.form)
    if form is not None and not form.is_valid():
        return _event_page(request, event, coming, posted, status=422)
    try:
        step.act(event, form.cleaned_data if form else {}, request.person, now)
    except (actions.AgendaRefused, WordsRefused) as why:
        messages.warning(request, str(why))
        if form is not None:  # what was typed stays
            return _event_page(request, event, coming, posted, status=422)
    else:
        messages.success(request, step.success)
    return to_event(event)


def _publish(event: AgendaEvent, clean: _Clean, by: Person, at: datetime) -> object:
    return actions.publish(event, by=by, at=at)


def _call_off(event: AgendaEvent, clean: _Clean, by: Person, at: datetime) -> object:
    return actions.call_off(event, on=clean["on"], why=clean["why"], by=by, at=at)


def _move(event: AgendaEvent, clean: _Clean, by: Person, at: datetime) -> object:
    to = actions.NewDay(clean["to"], clean["starts"], clean["venue"])
    return actions.move(event, on=clean["on"], to=to, why=clean["why"], by=by, at=at)


def _withdraw(event: AgendaEvent, clean: _Clean, by: Person, at: datetime) -> object:
    return actions.withdraw(event, why=clean["why"], by=by, at=at)


def _show_again(event: AgendaEvent, clean: _Clean, by: Person, at: datetime) -> object:
    return actions.show_again(event, by=by, at=at)


# By the value of the button.
_STEPS: Final[dict[str, _Step]] = {
    "tampilkan": _Step(
        AgendaPermission.PUBLISH,
        _publish,
        "Sudah tampil, di situs KIM dan di semua portal di atasnya.",
    ),
    "batal": _Step(
        AgendaPermission.PUBLISH, _call_off, "Hari itu ditandai dibatalkan.", "call_off"
    ),
    "pindah": _Step(AgendaPermission.PUBLISH, _move, "Hari itu dipindah.", "move"),
    "tarik": _Step(
        AgendaPermission.PUBLISH, _withdraw, "Ditarik. Pembaca membaca alasannya.", "withdraw"
    ),
    "lihat": _Step(AgendaPermission.LOOK, _show_again, "Tampil lagi untuk pembaca."),
}


def _forms(
    coming: list[Occurrence], posted: dict[str, QueryDict] | None = None
) -> dict[str, forms.Form]:
    data = posted or {}
    return {
        "call_off": CallOffDayForm(data.get("call_off"), coming),
        "move": MoveDayForm(data.get("move"), coming),
        "withdraw": WithdrawEventForm(data.get("withdraw"), prefix="tarik"),
    }


def _event_page(
    request: RuangRequest,
    event: AgendaEvent,
    coming: list[Occurrence],
    forms_of_page: dict[str, forms.Form],
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "event": event,
        "coming": [day_row(each) for each in coming],
        **forms_of_page,
        "history": history_of(event)[::-1],
        "zone": request.site.region.zone,
        **back_link(request, "ruang-agenda", "Agenda"),
    }
    return render(request, "agenda/ruang/event.html", context, status=status)
