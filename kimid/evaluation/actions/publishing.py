"""A result is published once, and corrected in the open: nothing about it changes silently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kimid.evaluation.actions.heats import heat_in
from kimid.evaluation.deciding import Ranked, ranking
from kimid.evaluation.jury import given_in, panel_of
from kimid.evaluation.models import Heat, Mark, Notice, Participant
from kimid.evaluation.queries import participants_of
from kimid.evaluation.rules import Can
from kimid.evaluation.scoring import in_words
from kimid.events.action import action, remember, remember_of, touch
from kimid.lib import codes
from kimid.people.models import Person
from kimid.sites.models import portal_tag


class NotReady(Exception):
    """Something is left to do before the result can be published. The message says what."""


class NotPublished(Exception):
    """There is no result yet that could be corrected."""


@dataclass(frozen=True)
class Correction:
    """What was wrong in one participant, for everybody to read, and what holds: other marks, or why it is left out."""

    words: str
    marks: Mapping[str, Mark]
    excluded_why: str = ""


@action(needs=Can.PUBLISH, records="heat.published")
def publish(heat: Heat, *, by: Person, at: datetime) -> Heat:
    """Publish who came where, and let so many go on as the round says. Raises NotReady."""
    if why := why_not_yet(heat, at):
        raise NotReady(why)
    ranked = result_of(heat)
    _write(heat, ranked)
    heat.published_at, heat.published_by = at, by
    heat.save(update_fields=["published_at", "published_by"])
    for each in ranked[: heat.goes_on]:
        _let_on(each.participant, at)
    remember(participants=len(ranked), went_on=min(heat.goes_on, len(ranked)))
    _touch_pages(heat)
    return heat


@action(needs=Can.CORRECT, records="heat.corrected")
def correct(participant: Participant, *, correction: Correction, by: Person, at: datetime) -> Heat:
    """Put a published result right, with a notice that everybody reads. Whoever went on stays on; who should have goes on too.

    Raises NotPublished.
    """
    heat = participant.heat
    if heat.published_at is None:
        raise NotPublished
    before = {row.pk: _place_words(row) for row in participants_of(heat)}
    participant.checks, participant.excluded_why = dict(correction.marks), correction.excluded_why
    participant.rank, participant.result = None, {}
    participant.save(update_fields=["checks", "excluded_why", "rank", "result"])
    ranked = result_of(heat)
    _write(heat, ranked)
    for each in ranked[: heat.goes_on]:
        _let_on(each.participant, at)
    changes = [
        {"kim": row.entry.kim.name, "was": before[row.pk], "now": now}
        for row in participants_of(heat)
        if (now := _place_words(row)) != before[row.pk]
    ]
    Notice.objects.create(heat=heat, words=correction.words, changes=changes, made_at=at, made_by=by)
    remember(participant=participant.pk, changed=len(changes))
    _touch_pages(heat)
    return heat


def result_of(heat: Heat) -> list[Ranked]:
    """The result as it would be now. Two queries."""
    return ranking(heat.round.form, participants_of(heat), given_in(heat))


def why_not_yet(heat: Heat, at: datetime) -> str:
    """What is left to do before the result can be published; nothing when all is done."""
    rows = participants_of(heat)
    if heat.published_at is not None:
        return "Hasilnya sudah diumumkan."
    if heat.round.is_open_for_entries(at):
        return "KIM masih bisa mengirim isian."
    if waiting := [each for each in rows if each.checked_at is None and not each.is_excluded]:
        return f"{len(waiting)} isian belum selesai diperiksa."
    panel = panel_of(heat, rows)
    if panel.is_needed and not panel.seats:
        return "Belum ada juri. Undang juri dulu."
    if panel.unjudged:
        return f"Tidak ada juri yang boleh menilai {panel.unjudged[0].entry.kim.name}. Undang juri dari tempat lain."
    return "" if panel.is_done else "Belum semua juri selesai menilai."


def _write(heat: Heat, ranked: Sequence[Ranked]) -> None:
    """What was decided, as it is shown from now on."""
    Participant.objects.filter(heat=heat).update(rank=None, result={})
    for each in ranked:
        points = {key: in_words(value) for key, value in each.points.items()}
        result = {"total": in_words(each.total), "points": points, "tie": each.tie}
        Participant.objects.filter(pk=each.participant.pk).update(rank=each.rank, result=result)


def _let_on(participant: Participant, at: datetime) -> None:
    """Into the heat of the office above, with what was checked so far; once."""
    if participant.goes_on:
        return
    heat = participant.heat
    after = heat_in(heat.round, codes.parent(heat.region_id) or codes.NATION, at)
    Participant.objects.get_or_create(heat=after, entry=participant.entry, defaults={"checks": participant.checks})
    Participant.objects.filter(pk=participant.pk).update(goes_on=True)
    remember_of(after, "heat.entered", entry=participant.entry_id, kim=participant.entry.kim_id)


def _place_words(row: Participant) -> str:
    return f"peringkat {row.rank}, nilai {row.result['total']}" if row.rank else "tidak masuk peringkat"


def _touch_pages(heat: Heat) -> None:
    touch(*map(portal_tag, codes.lineage(heat.region_id)))
