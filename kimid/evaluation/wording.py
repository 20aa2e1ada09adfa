"""Texts and rows for the pages of rounds, entries and contest levels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from kimid.applications.queries import office_name
from kimid.evaluation.jury import aspects_of, jury_points_in
from kimid.evaluation.measures import is_yes_no
from kimid.evaluation.models import (
    Answer,
    AnswerFinding,
    AnswerKind,
    ContestLevel,
    Participant,
    Round,
    RoundEntry,
    RoundIndicator,
)
from kimid.evaluation.queries import OwnRound, participants_of
from kimid.evaluation.ranking import RankedParticipant, mean
from kimid.evaluation.scoring import format_points
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.typed_number import as_typed
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.sites.hosts import public_url
from kimid.wire.models import Item

_LEVELS: Final = {Level.REGENCY: "Kabupaten", Level.PROVINCE: "Provinsi", Level.NATION: "Nasional"}
HISTORY_LENGTH: Final = 30


@dataclass(frozen=True)
class AnswerRow:
    """An indicator with its answer, its evidence and the finding of an office."""

    indicator: RoundIndicator
    value_text: str
    story: Item | None
    finding: AnswerFinding | None
    is_proof_gone: bool = False  # the story that proved it was withdrawn

    @property
    def corrected(self) -> str:
        """The corrected value as text; empty without a correction."""
        return (
            value_label(self.indicator, self.finding["value"])
            if self.finding and self.finding["mark"] == "differs"
            else ""
        )


class OwnRoundRow(NamedTuple):
    """A round in the list of a group: its badge and the next step."""

    round: Round
    badge: str
    tone: str
    text: str


class RankRow(NamedTuple):
    """A KIM in a result. `aspects` are (question, points); `tie` explains an equal total."""

    participant: Participant
    kim: Kim
    rank: int
    total: str
    aspects: list[tuple[str, str]]
    tie: str
    is_advancing: bool


class JuryPointsRow(NamedTuple):
    """The points of all jurors for one KIM, for the jury page."""

    kim: Kim
    aspects: list[tuple[str, str]]


class ParticipationRow(NamedTuple):
    """One participation of a group, with its findings and its result page."""

    participant: Participant
    answers: list[AnswerRow]
    result_url: str


def value_label(indicator: RoundIndicator, value: str) -> str:
    """A value as text: `Ya`, `12 kali`, the label of a choice."""
    if not value:
        return "Tidak dijawab"
    if indicator["kind"] == AnswerKind.YES_NO:
        return value.capitalize()
    if is_yes_no(indicator):
        return "Tidak" if value == "0" else "Ya"
    if indicator["kind"] == AnswerKind.CHOICE:
        chosen = int(value) if value.isdigit() else -1
        return (
            indicator["choices"][chosen]["label"]
            if 0 <= chosen < len(indicator["choices"])
            else value
        )
    return f"{value} {indicator['unit']}".strip()


def answer_rows(participant: Participant) -> list[AnswerRow]:
    """All answers except jury aspects, in the order of the form. One query."""
    entry = participant.entry
    findings = participant.checks
    indicators = [each for each in entry.round.form if each["kind"] != AnswerKind.JURY]
    stories = _stories(entry)
    return [
        _row(each, entry.answers.get(each["key"], Answer()), stories, findings.get(each["key"]))
        for each in indicators
    ]


def own_rows(own_rounds: Iterable[OwnRound], at: datetime) -> list[OwnRoundRow]:
    """The rounds of a group, with the state of its entry."""
    return [_own_row(each, at) for each in own_rounds]


def participation_rows(entry: RoundEntry) -> list[ParticipationRow]:
    """The participations of an entry, from the first office up."""
    rows = entry.participants.select_related(
        "contest_level__region", "contest_level__round__region", "entry__round", "entry__kim"
    ).order_by("pk")
    return [
        ParticipationRow(each, answer_rows(each), result_url(each.contest_level)) for each in rows
    ]


def result_url(contest_level: ContestLevel) -> str:
    """The public address of a result."""
    return public_url(contest_level.region.portal_label, f"/evaluasi/{contest_level.pk}/")


def ranked_rows(contest_level: ContestLevel, ranked: Iterable[RankedParticipant]) -> list[RankRow]:
    """A result as of now. No query."""
    form = _weighted(contest_level.round)
    rows = []
    for each in ranked:
        aspects = [
            (indicator["question"], format_points(each.points[indicator["key"]]))
            for indicator in form
        ]
        columns = (
            each.rank,
            format_points(each.total),
            aspects,
            each.tie,
            each.rank <= contest_level.advancing_count,
        )
        rows.append(RankRow(each.participant, each.participant.entry.kim, *columns))
    return rows


def published_rows(contest_level: ContestLevel) -> list[RankRow]:
    """A result as it was published. One query."""
    form = _weighted(contest_level.round)
    rows = []
    for each in sorted(
        (row for row in participants_of(contest_level) if row.rank), key=lambda row: row.rank or 0
    ):
        aspects = [
            (indicator["question"], each.result["points"].get(indicator["key"], ""))
            for indicator in form
        ]
        columns = (
            each.rank or 0,
            each.result["total"],
            aspects,
            each.result["tie"],
            each.is_advancing,
        )
        rows.append(RankRow(each, each.entry.kim, *columns))
    return rows


def jury_points_rows(
    contest_level: ContestLevel, participants: Iterable[Participant]
) -> list[JuryPointsRow]:
    """The points of all jurors and their mean, for each participant. One query."""
    jury_points = jury_points_in(contest_level)
    aspects = aspects_of(contest_level.round.form)
    rows = []
    for each in participants:
        points = [
            (indicator["question"], jury_points.get((each.pk, indicator["key"]), []))
            for indicator in aspects
        ]
        aspect_texts = [
            (
                question,
                f"{', '.join(map(as_typed, values))}; rata-rata {format_points(mean(values))}",
            )
            for question, values in points
        ]
        rows.append(JuryPointsRow(each.entry.kim, aspect_texts))
    return rows


def steps_of(round_: Round, entry: RoundEntry | None) -> list[tuple[str, str]]:
    """The levels of a round as (label, state) for the `track` tag."""
    reached = min(_levels_of(entry), default=None)
    steps = [("Isian", "now" if reached is None else "done")]
    for level, word in _LEVELS.items():
        if level >= round_.region.level:
            is_ahead = reached is None or level < reached
            steps.append((word, "next" if is_ahead else "now" if level == reached else "done"))
    return steps


def level_label(region: Region) -> str:
    """`Kabupaten`, `Provinsi`, `Nasional`."""
    return _LEVELS.get(Level(region.level), "Wilayah")


def first_office_name(region: Region) -> str:
    """The office that gets entries of this region first: `Kominfo Kubu Raya`. One query."""
    return office_name(region) if region.level >= Level.REGENCY else "Kominfo"


def _weighted(round_: Round) -> list[RoundIndicator]:
    return [each for each in round_.form if each["weight"]]


def _levels_of(entry: RoundEntry | None) -> list[int]:
    return (
        [
            row.contest_level.region.level
            for row in entry.participants.select_related("contest_level__region")
        ]
        if entry is not None and entry.is_sent
        else []
    )


def _row(
    indicator: RoundIndicator,
    answer: Answer,
    stories: Mapping[int, Item],
    finding: AnswerFinding | None,
) -> AnswerRow:
    proof = answer.get("story", 0)
    text = value_label(indicator, answer.get("value", ""))
    story = stories.get(proof)
    return AnswerRow(indicator, text, story, finding, is_proof_gone=bool(proof) and story is None)


def _stories(entry: RoundEntry) -> dict[int, Item]:
    wanted = {answer.get("story", 0) for answer in entry.answers.values()} - {0}
    rows = Item.objects.select_related("site").filter(pk__in=wanted, site=entry.kim.site_id)
    return {row.pk: row for row in rows}


def _own_row(own_round: OwnRound, at: datetime) -> OwnRoundRow:
    each = own_round.round
    last = clock.day(own_round.round.entries_until)
    if own_round.entry is not None and own_round.entry.is_sent:
        contest_level = own_round.participants[-1].contest_level if own_round.participants else None
        where = level_label(contest_level.region).lower() if contest_level else "kabupaten"
        if contest_level is not None and contest_level.published_at is not None:
            return OwnRoundRow(each, "Ada hasil", "good", f"Hasil babak {where} sudah diumumkan")
        return OwnRoundRow(each, "Terkirim", "good", f"Sedang di babak {where}")
    if not each.is_open_for_entries(at):
        return OwnRoundRow(
            each, "Tenggat lewat", "plain", f"Ditutup {last}. Isian tetap tersimpan."
        )
    if own_round.entry is not None:
        return OwnRoundRow(each, "Belum dikirim", "warn", f"Kirim paling lambat {last}")
    return OwnRoundRow(each, "Belum diisi", "warn", f"Kirim paling lambat {last}")
