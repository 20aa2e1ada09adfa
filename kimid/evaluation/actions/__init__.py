"""Every change of forms, rounds, entries and heats."""

from kimid.evaluation.actions.asking import Question, ask, retire
from kimid.evaluation.actions.checking import AlreadyPublished, NotChecked, check, exclude, hand_up, look_at
from kimid.evaluation.actions.entering import (
    MOST_FILES,
    AlreadySent,
    Incomplete,
    Overtaken,
    TooLate,
    TooManyFiles,
    attach,
    drop_paper,
    keep,
    send,
)
from kimid.evaluation.actions.opening import AlreadyOpen, Days, NothingAsked, Plan, open_round, prolong

__all__ = [
    "MOST_FILES",
    "AlreadyOpen",
    "AlreadyPublished",
    "AlreadySent",
    "Days",
    "Incomplete",
    "NotChecked",
    "NothingAsked",
    "Overtaken",
    "Plan",
    "Question",
    "TooLate",
    "TooManyFiles",
    "ask",
    "attach",
    "check",
    "drop_paper",
    "exclude",
    "hand_up",
    "keep",
    "look_at",
    "open_round",
    "prolong",
    "retire",
    "send",
]
