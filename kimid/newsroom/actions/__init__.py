"""Every change that a story can go through, by what it is about."""

from kimid.newsroom.actions.confirming import ask_by_link, confirm
from kimid.newsroom.actions.dressing import show_card, show_lighter
from kimid.newsroom.actions.holding import look_over
from kimid.newsroom.actions.publishing import correct, publish, withdraw
from kimid.newsroom.actions.sourcing import see_source
from kimid.newsroom.actions.talk import record_talk, say
from kimid.newsroom.actions.tips import SlipUsed, Told, answer_tip, see_sender, send_tip, take_up
from kimid.newsroom.actions.words import CorrectionNote, NotNow, Overtaken, SourceNote, Words, tell, words_of
from kimid.newsroom.actions.writing import add_source, close_aside, edit, restore, send, set_aside, throw_away, write

__all__ = [
    "CorrectionNote",
    "NotNow",
    "Overtaken",
    "SlipUsed",
    "SourceNote",
    "Told",
    "Words",
    "add_source",
    "answer_tip",
    "ask_by_link",
    "close_aside",
    "confirm",
    "correct",
    "edit",
    "look_over",
    "publish",
    "record_talk",
    "restore",
    "say",
    "see_sender",
    "see_source",
    "send",
    "send_tip",
    "set_aside",
    "show_card",
    "show_lighter",
    "take_up",
    "tell",
    "throw_away",
    "withdraw",
    "words_of",
    "write",
]
