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
from kimid.activity.actions.polls import (
    LONGEST,
    MOST_CHOICES,
    Question,
    answer_poll,
    ask_poll,
    close_poll,
    hide_poll,
    show_poll,
    take_back_poll,
)

__all__ = [
    "LONGEST",
    "MOST_CHOICES",
    "Entered",
    "NotNow",
    "Origin",
    "Question",
    "Result",
    "Sketch",
    "answer_as_head",
    "answer_poll",
    "ask_head",
    "ask_poll",
    "begin_plan",
    "call_off",
    "change_plan",
    "close_poll",
    "correct",
    "finish_plan",
    "hide_poll",
    "note",
    "plan",
    "renew_photo",
    "reopen_plan",
    "show_poll",
    "take_back_poll",
    "withdraw",
]
