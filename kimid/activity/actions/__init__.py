"""Everything that is done here, by noun."""

from kimid.activity.actions.entries import Entered, NotNow, correct, note, withdraw
from kimid.activity.actions.photos import renew_photo
from kimid.activity.actions.plans import (
    Origin,
    Result,
    Sketch,
    answer_as_head,
    ask_head,
    begin_plan,
    call_off,
    change_plan,
    finish_plan,
    plan,
    reopen_plan,
)

__all__ = [
    "Entered",
    "NotNow",
    "Origin",
    "Result",
    "Sketch",
    "answer_as_head",
    "ask_head",
    "begin_plan",
    "call_off",
    "change_plan",
    "correct",
    "finish_plan",
    "note",
    "plan",
    "renew_photo",
    "reopen_plan",
    "withdraw",
]
