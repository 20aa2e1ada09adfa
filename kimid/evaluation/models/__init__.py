"""Forms and rounds, what KIM hand in, and what offices find."""

from kimid.evaluation.models.entries import Answer, Entry, EvidencePaper
from kimid.evaluation.models.heats import Heat, HeatQuerySet, Mark, Participant, Result
from kimid.evaluation.models.juries import Juror, Notice, Score
from kimid.evaluation.models.rounds import Asked, Choice, Indicator, Kind, Round, RoundKind

__all__ = [
    "Answer",
    "Asked",
    "Choice",
    "Entry",
    "EvidencePaper",
    "Heat",
    "HeatQuerySet",
    "Indicator",
    "Juror",
    "Kind",
    "Mark",
    "Notice",
    "Participant",
    "Result",
    "Round",
    "RoundKind",
    "Score",
]
