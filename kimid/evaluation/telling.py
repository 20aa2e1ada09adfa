"""What is said of rounds, entries and heats, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from kimid.evaluation.models import Answer, Asked, Entry, Heat, Kind, Mark, Participant, Round
from kimid.evaluation.queries import OwnRound
from kimid.events.models import Event
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.applications import office_name
from kimid.wire.models import Item

_LEVELS: Final = {Level.REGENCY: "Kabupaten", Level.PROVINCE: "Provinsi", Level.NATION: "Nasional"}
# What each event is called on the page of its round or heat. What is not here is not told.
_TOLD: Final = {
    "evaluation.opened": "Dibuka",
    "evaluation.prolonged": "Waktunya diperpanjang",
    "heat.entered": "Satu isian masuk",
    "heat.handed_up": "Waktu babak ini lewat, kantor di atasnya boleh menilai",
    "evaluation.sent": "Isian dikirim",
    "participant.checked": "Diperiksa",
    "participant.excluded": "Keikutsertaan diputuskan",
}


class Happening(NamedTuple):
    """One thing that happened, in words."""

    what: str
    who: str
    at: datetime


@dataclass(frozen=True)
class AnswerRow:
    """An indicator with what the group said, what proves it, and what an office found."""

    asked: Asked
    said: str
    story: Item | None
    mark: Mark | None

    @property
    def corrected(self) -> str:
        """What holds instead, in words; empty when nothing was corrected."""
        return value_words(self.asked, self.mark["value"]) if self.mark and self.mark["mark"] == "differs" else ""


class OwnRow(NamedTuple):
    """A round in the list of a group: its badge and what comes next."""

    round: Round
    badge: str
    tone: str
    text: str


class PlaceRow(NamedTuple):
    """What a group reads of its place in a heat."""

    participant: Participant
    answers: list[AnswerRow]


def value_words(asked: Asked, value: str) -> str:
    """A value as one reads it: `Ya`, `12 kali`, the words of a choice."""
    if not value:
        return "Tidak dijawab"
    if asked["kind"] == Kind.YES_NO:
        return value.capitalize()
    if asked["kind"] == Kind.CHOICE:
        chosen = int(value) if value.isdigit() else -1
        return asked["choices"][chosen]["label"] if 0 <= chosen < len(asked["choices"]) else value
    return f"{value} {asked['unit']}".strip()


def answer_rows(participant: Participant) -> list[AnswerRow]:
    """All but what a jury judges, in the order of the form. One query for the stories."""
    entry, marks = participant.entry, participant.checks
    asked = [each for each in entry.round.form if each["kind"] != Kind.JURY]
    stories = _stories(entry)
    return [_row(each, entry.answers.get(each["key"], Answer()), stories, marks.get(each["key"])) for each in asked]


def own_rows(found: Iterable[OwnRound], at: datetime) -> list[OwnRow]:
    """Each round with where the entry of the group stands."""
    return [_own_row(each, at) for each in found]


def result_rows(entry: Entry) -> list[PlaceRow]:
    """Where an entry came, from the first office up, with what each found."""
    rows = entry.places.select_related("heat__region", "heat__round__region", "entry__round", "entry__kim").order_by("pk")
    return [PlaceRow(each, answer_rows(each)) for each in rows]


def steps_of(found: Round, entry: Entry | None) -> list[tuple[str, str]]:
    """The way of an entry through the levels, for a track."""
    reached = min(_levels_of(entry), default=None)
    steps = [("Isian", "now" if reached is None else "done")]
    for level, word in _LEVELS.items():
        if level >= found.region.level:
            is_ahead = reached is None or level < reached
            steps.append((word, "next" if is_ahead else "now" if level == reached else "done"))
    return steps


def level_word(region: Region) -> str:
    """`Kabupaten`, `Provinsi`, `Nasional`."""
    return _LEVELS.get(Level(region.level), "Wilayah")


def office_of_level(code: str) -> str:
    """Who has an entry of a KIM in this region first: `Kominfo Kubu Raya`. One query."""
    return office_name(Region.objects.get(code=code)) if codes.level(code) >= Level.REGENCY else "Kominfo"


def history_of(*things: Round | Heat | Participant | Entry) -> list[Happening]:
    """What happened to these, newest first. One query each."""
    rows: list[Event] = []
    for thing in things:
        of_thing = Event.objects.filter(thing=thing._meta.label, thing_id=str(thing.pk), kind__in=_TOLD)
        rows += of_thing.order_by("-pk")[:30]
    return [Happening(_TOLD[row.kind], row.actor_name, row.happened_at) for row in sorted(rows, key=lambda row: -row.pk)]


def _levels_of(entry: Entry | None) -> list[int]:
    return [row.heat.region.level for row in entry.places.select_related("heat__region")] if entry is not None else []


def _row(asked: Asked, answer: Answer, stories: Mapping[int, Item], mark: Mark | None) -> AnswerRow:
    return AnswerRow(asked, value_words(asked, answer.get("value", "")), stories.get(answer.get("story", 0)), mark)


def _stories(entry: Entry) -> dict[int, Item]:
    wanted = {answer.get("story", 0) for answer in entry.answers.values()} - {0}
    rows = Item.objects.select_related("site").filter(pk__in=wanted, site=entry.kim.site_id)
    return {row.pk: row for row in rows}


def _own_row(found: OwnRound, at: datetime) -> OwnRow:
    each, last = found.round, clock.day(found.round.entries_until)
    if found.entry is not None and found.entry.is_sent:
        place = found.places[-1].heat if found.places else None
        where = level_word(place.region) if place else "Kabupaten"
        return OwnRow(each, "Terkirim", "good", f"Sedang di babak {where.lower()}")
    if not each.is_open_for_entries(at):
        return OwnRow(each, "Tenggat lewat", "plain", f"Ditutup {last}. Isian tetap tersimpan.")
    if found.entry is not None:
        return OwnRow(each, "Belum dikirim", "warn", f"Kirim paling lambat {last}")
    return OwnRow(each, "Belum diisi", "warn", f"Kirim paling lambat {last}")
