"""Models of forms, rounds, entries, contest levels and juries."""

from kimid.evaluation.models.contest_levels import (
    AnswerFinding,
    ContestLevel,
    ContestLevelQuerySet,
    Participant,
    ParticipantResult,
)
from kimid.evaluation.models.entries import Answer, EvidencePaper, RoundEntry
from kimid.evaluation.models.juries import CorrectionNotice, Juror, Score
from kimid.evaluation.models.rounds import (
    AnswerKind,
    Choice,
    Indicator,
    Round,
    RoundIndicator,
    RoundKind,
)

__all__ = [
    "Answer",
    "AnswerFinding",
    "AnswerKind",
    "Choice",
    "ContestLevel",
    "ContestLevelQuerySet",
    "CorrectionNotice",
    "EvidencePaper",
    "Indicator",
    "Juror",
    "Participant",
    "ParticipantResult",
    "Round",
    "RoundEntry",
    "RoundIndicator",
    "RoundKind",
    "Score",
]
