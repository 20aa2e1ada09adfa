"""Every change that a story can go through, by what it is about."""

from kimid.newsroom.actions.closing import Closed
from kimid.newsroom.actions.confirming import ask_by_link, confirm, recount
from kimid.newsroom.actions.dressing import show_card, show_lighter
from kimid.newsroom.actions.holding import look_over
from kimid.newsroom.actions.meetings import Decided, MeetingNotes, close_meeting, keep_meeting, open_meeting
from kimid.newsroom.actions.publishing import correct, publish, withdraw
from kimid.newsroom.actions.retouching import retouch
from kimid.newsroom.actions.scheduling import FARTHEST, publish_scheduled, schedule, unschedule
from kimid.newsroom.actions.sourcing import see_source
from kimid.newsroom.actions.talk import hear, react, record_talk, say
from kimid.newsroom.actions.tips import SlipUsed, Told, answer_tip, see_sender, send_tip, take_up
from kimid.newsroom.actions.urgent import VERIFY_WITHIN, note_overdue, publish_urgent, why_not_in_haste
from kimid.newsroom.actions.voices import ReplyNote, add_reply, ask_head, note_as_head
from kimid.newsroom.actions.words import CorrectionNote, NotNow, Overtaken, SourceNote, Words, tell, words_of
from kimid.newsroom.actions.writing import add_source, close_aside, edit, restore, send, set_aside, throw_away, write

__all__ = [
    "FARTHEST",
    "VERIFY_WITHIN",
    "Closed",
    "CorrectionNote",
    "Decided",
    "MeetingNotes",
    "NotNow",
    "Overtaken",
    "ReplyNote",
    "SlipUsed",
    "SourceNote",
    "Told",
    "Words",
    "add_reply",
    "add_source",
    "answer_tip",
    "ask_by_link",
    "ask_head",
    "close_aside",
    "close_meeting",
    "confirm",
    "correct",
    "edit",
    "hear",
    "keep_meeting",
    "look_over",
    "note_as_head",
    "note_overdue",
    "open_meeting",
    "publish",
    "publish_scheduled",
    "publish_urgent",
    "react",
    "record_talk",
    "recount",
    "restore",
    "retouch",
    "say",
    "schedule",
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
    "unschedule",
    "why_not_in_haste",
    "withdraw",
    "words_of",
    "write",
]
