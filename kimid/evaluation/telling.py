"""What is said of rounds, entries and heats, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from kimid.evaluation.deciding import Ranked, mean
from kimid.evaluation.jury import aspects_of, given_in
from kimid.evaluation.measures import is_yes_no
from kimid.evaluation.models import Answer, Asked, Entry, Heat, Kind, Mark, Participant, Round
from kimid.evaluation.queries import OwnRound, participants_of
from kimid.evaluation.scoring import in_words
from kimid.events.models import Event
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.applications import office_name
from kimid.registry.models import Kim
from kimid.sites.hosts import public_url
from kimid.wire.models import Item

_LEVELS: Final = {Level.REGENCY: "Kabupaten", Level.PROVINCE: "Provinsi", Level.NATION: "Nasional"}
# What each event is called on the page of its round or heat. What is not here is not told.
_TOLD: Final = {
    "evaluation.opened": "Dibuka",
    "evaluation.prolonged": "Waktunya diperpanjang",
    "heat.entered": "Satu isian masuk",
    "heat.handed_up": "Waktu babak ini lewat, kantor di atasnya boleh menilai",
    "evaluation.sent": "Isian dikirim",
    "evaluation.disputed": "KIM menyatakan ada yang tidak benar",
    "participant.checked": "Diperiksa",
    "participant.excluded": "Keikutsertaan diputuskan",
    "participant.judged": "Seorang juri memberi nilai",
    "juror.invited": "Seorang juri diundang",
    "juror.came_in": "Seorang juri masuk",
    "juror.let_go": "Seorang juri dihentikan",
    "heat.published": "Hasil diumumkan",
    "heat.corrected": "Hasil diralat",
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
    is_proof_gone: bool = False  # the story that proved it was withdrawn

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


class RankRow(NamedTuple):
    """A KIM in a result: its place, its sum, each question that counts with its points, and the rule for an equal sum."""

    participant: Participant
    kim: Kim
    rank: int
    total: str
    aspects: list[tuple[str, str]]
    tie: str
    goes_on: bool


class GivenRow(NamedTuple):
    """What all jurors gave one KIM, for those who judged too."""

    kim: Kim
    aspects: list[tuple[str, str]]


class PlaceRow(NamedTuple):
    """What a group reads of its place in a heat."""

    participant: Participant
    answers: list[AnswerRow]
    result_url: str


def value_words(asked: Asked, value: str) -> str:
    """A value as one reads it: `Ya`, `12 kali`, the words of a choice."""
    if not value:
        return "Tidak dijawab"
    if asked["kind"] == Kind.YES_NO:
        return value.capitalize()
    if is_yes_no(asked):
        return "Tidak" if value == "0" else "Ya"
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
    return [PlaceRow(each, answer_rows(each), result_url(each.heat)) for each in rows]


def result_url(heat: Heat) -> str:
    """The public address of a result."""
    return public_url(heat.region.portal_label, f"/evaluasi/{heat.pk}/")


def ranked_rows(heat: Heat, ranked: Iterable[Ranked]) -> list[RankRow]:
    """A result as it would be published now."""
    form = _counted(heat.round)
    rows = []
    for each in ranked:
        aspects = [(asked["question"], in_words(each.points[asked["key"]])) for asked in form]
        place = (each.rank, in_words(each.total), aspects, each.tie, each.rank <= heat.goes_on)
        rows.append(RankRow(each.participant, each.participant.entry.kim, *place))
    return rows


def published_rows(heat: Heat) -> list[RankRow]:
    """A result as it was published. One query."""
    form = _counted(heat.round)
    rows = []
    for each in sorted((row for row in participants_of(heat) if row.rank), key=lambda row: row.rank or 0):
        aspects = [(asked["question"], each.result["points"].get(asked["key"], "")) for asked in form]
        place = (each.rank or 0, each.result["total"], aspects, each.result["tie"], each.goes_on)
        rows.append(RankRow(each, each.entry.kim, *place))
    return rows


def given_rows(heat: Heat, participants: Iterable[Participant]) -> list[GivenRow]:
    """What all jurors gave, and the mean; shown to them once all have judged. One query."""
    given, aspects = given_in(heat), aspects_of(heat.round.form)
    found = []
    for each in participants:
        points = [(asked["question"], given.get((each.pk, asked["key"]), [])) for asked in aspects]
        said = [(question, f"{', '.join(map(str, all_of))}; rata-rata {in_words(mean(all_of))}") for question, all_of in points]
        found.append(GivenRow(each.entry.kim, said))
    return found


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
    return [Happening(_told(row), row.actor_name, row.happened_at) for row in sorted(rows, key=lambda row: -row.pk)]


def _told(row: Event) -> str:
    return _TOLD[row.kind] + (" atas nama KIM" if row.facts.get("on_behalf") else "")


def _counted(found: Round) -> list[Asked]:
    return [each for each in found.form if each["weight"]]


def _levels_of(entry: Entry | None) -> list[int]:
    return [row.heat.region.level for row in entry.places.select_related("heat__region")] if entry is not None else []


def _row(asked: Asked, answer: Answer, stories: Mapping[int, Item], mark: Mark | None) -> AnswerRow:
    proof = answer.get("story", 0)
    said, story = value_words(asked, answer.get("value", "")), stories.get(proof)
    return AnswerRow(asked, said, story, mark, is_proof_gone=bool(proof) and story is None)


def _stories(entry: Entry) -> dict[int, Item]:
    wanted = {answer.get("story", 0) for answer in entry.answers.values()} - {0}
    rows = Item.objects.select_related("site").filter(pk__in=wanted, site=entry.kim.site_id)
    return {row.pk: row for row in rows}


def _own_row(found: OwnRound, at: datetime) -> OwnRow:
    each, last = found.round, clock.day(found.round.entries_until)
    if found.entry is not None and found.entry.is_sent:
        place = found.places[-1].heat if found.places else None
        where = level_word(place.region).lower() if place else "kabupaten"
        if place is not None and place.published_at is not None:
            return OwnRow(each, "Ada hasil", "good", f"Hasil babak {where} sudah diumumkan")
        return OwnRow(each, "Terkirim", "good", f"Sedang di babak {where}")
    if not each.is_open_for_entries(at):
        return OwnRow(each, "Tenggat lewat", "plain", f"Ditutup {last}. Isian tetap tersimpan.")
    if found.entry is not None:
        return OwnRow(each, "Belum dikirim", "warn", f"Kirim paling lambat {last}")
    return OwnRow(each, "Belum diisi", "warn", f"Kirim paling lambat {last}")
