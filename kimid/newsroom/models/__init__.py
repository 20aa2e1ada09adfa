"""The tables of the newsroom, by what they are about."""

from kimid.newsroom.models.checking import Confirmation, Source, SourceKind
from kimid.newsroom.models.story import Aside, Revision, Story, StoryKind, Told
from kimid.newsroom.models.talk import Decision, Message, Talk, TalkForm
from kimid.newsroom.models.tips import Tip, TipOutcome

__all__ = [
    "Aside",
    "Confirmation",
    "Decision",
    "Message",
    "Revision",
    "Source",
    "SourceKind",
    "Story",
    "StoryKind",
    "Talk",
    "TalkForm",
    "Tip",
    "TipOutcome",
    "Told",
]
