"""A member who sees danger calls the editors; the chair says who is on duty."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from kimid.events.action import action, add_event_data
from kimid.limits.counting import Charge, Rate, take
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.models import DutyWeek, EditorCall, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.sites.models import Site

# Each call rings at once. Somebody in danger needs few; a stolen account would make many.
_CALLS: Final = Rate(6, timedelta(hours=1))


@action(needs=NewsroomPermission.SET_DUTY, records="duty.set")
def set_duty(
    site: Site, *, editors: Mapping[date, Person | None], by: Person, at: datetime
) -> None:
    """Say who is on duty in weeks, by their Monday. None takes a week's editor away."""
    for monday, editor in editors.items():
        if editor is None:
            DutyWeek.objects.filter(site=site, monday=monday).delete()
            continue
        if not editor.has_perm(NewsroomPermission.ANSWER_CALL, site):
            raise ActionRefused(f"{editor.name} bukan redaktur atau ketua lagi. Pilih yang lain.")
        DutyWeek.objects.update_or_create(
            site=site, monday=monday, defaults={"editor": editor, "set_by": by}
        )
    add_event_data(
        weeks={f"{monday}": editor.pk if editor else None for monday, editor in editors.items()}
    )


@action(needs=NewsroomPermission.CALL_EDITOR, records="danger.called", counts_as_life=True)
def call_editor(
    site: Site, *, number: str, about: str, story: Story | None = None, by: Person, at: datetime
) -> EditorCall:
    """Call the editors now. `number` is of the form. Raises ActionRefused for too many calls, and
    IntegrityError for the same form again in the same moment.
    """
    if take([Charge(("editor calls", str(by.pk)), _CALLS)], at)[0].is_refused:
        raise ActionRefused("Anda sudah mengirim banyak pemberitahuan. Teleponlah langsung.")
    call = EditorCall.objects.create(
        site=site, number=number, about=about, story=story, by=by, at=at
    )
    add_event_data(call=call.pk)
    return call


@action(needs=NewsroomPermission.ANSWER_CALL, records="danger.opened", counts_as_life=True)
def open_call(call: EditorCall, *, by: Person, at: datetime) -> EditorCall:
    """Note that an editor has it before them. Only the first is noted. Raises ActionRefused for
    the others and for the caller.
    """
    if call.opened_at is not None or call.by == by:
        raise ActionRefused("Panggilan ini sudah dibuka.")
    call.opened_by = by
    call.opened_at = at
    call.save(update_fields=["opened_by", "opened_at"])
    return call


@action(needs=NewsroomPermission.ANSWER_CALL, records="danger.answered", counts_as_life=True)
def answer_call(call: EditorCall, *, answer: str, by: Person, at: datetime) -> EditorCall:
    """Answer a call in one sentence. Raises ActionRefused when it is over."""
    if not call.is_waiting:
        raise ActionRefused("Panggilan ini sudah dijawab atau sudah selesai.")
    call.answer = answer
    call.answered_by = by
    call.answered_at = at
    if call.opened_at is None:
        call.opened_by = by
        call.opened_at = at
    call.save(update_fields=["answer", "answered_by", "answered_at", "opened_by", "opened_at"])
    return call


@action(needs=NewsroomPermission.END_CALL, records="danger.over", counts_as_life=True)
def end_call(call: EditorCall, *, by: Person, at: datetime) -> EditorCall:
    """Say that the danger is over. Raises ActionRefused when that was said."""
    if call.safe_at is not None:
        raise ActionRefused("Panggilan ini sudah selesai.")
    call.safe_at = at
    call.save(update_fields=["safe_at"])
    return call
