"""The tables of the newsroom."""

from kimid.newsroom.models.checking import Confirmation, HowKnown, Source, SourceKind
from kimid.newsroom.models.content import StoryContent, StoryKind
from kimid.newsroom.models.danger import DutyWeek, EditorCall
from kimid.newsroom.models.details import DetailFields, SignedAs
from kimid.newsroom.models.meeting import Meeting
from kimid.newsroom.models.office_look import OfficeLook
from kimid.newsroom.models.sensitivity import Sensitivity, ordered_sensitivities
from kimid.newsroom.models.story import (
    SCHEDULE_FIELDS,
    ConflictCopy,
    Revision,
    Story,
    Urgency,
    WithdrawalKind,
)
from kimid.newsroom.models.talk import Decision, Feeling, Mention, Message, Reaction, Talk, TalkMode
from kimid.newsroom.models.tips import Tip, TipOutcome, TipPhoto

__all__ = [
    "SCHEDULE_FIELDS",
    "Confirmation",
    "ConflictCopy",
    "Decision",
    "DetailFields",
    "DutyWeek",
    "EditorCall",
    "Feeling",
    "HowKnown",
    "Meeting",
    "Mention",
    "Message",
    "OfficeLook",
    "Reaction",
    "Revision",
    "Sensitivity",
    "SignedAs",
    "Source",
    "SourceKind",
    "Story",
    "StoryContent",
    "StoryKind",
    "Talk",
    "TalkMode",
    "Tip",
    "TipOutcome",
    "TipPhoto",
    "Urgency",
    "WithdrawalKind",
    "ordered_sensitivities",
]
