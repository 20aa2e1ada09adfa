"""The tables of the newsroom, by what they are about."""

from kimid.newsroom.models.checking import Confirmation, Source, SourceKind
from kimid.newsroom.models.meeting import Meeting
from kimid.newsroom.models.story import Aside, Revision, Sensitivity, Story, StoryKind, Told, Urgency, Withdrawal, in_order
from kimid.newsroom.models.talk import Decision, Feeling, Mention, Message, Reaction, Talk, TalkForm
from kimid.newsroom.models.tips import Tip, TipOutcome

__all__ = [
    "Aside",
    "Confirmation",
    "Decision",
    "Feeling",
    "Meeting",
    "Mention",
    "Message",
    "Reaction",
    "Revision",
    "Sensitivity",
    "Source",
    "SourceKind",
    "Story",
    "StoryKind",
    "Talk",
    "TalkForm",
    "Tip",
    "TipOutcome",
    "Told",
    "Urgency",
    "Withdrawal",
    "in_order",
]
