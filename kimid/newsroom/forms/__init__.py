"""What people type about a story, by what it is about."""

from kimid.newsroom.forms.acts import AskForm, ConfirmForm, MessageForm, TalkNoteForm, WithdrawForm
from kimid.newsroom.forms.corrections import CorrectionForm
from kimid.newsroom.forms.meeting import MeetingForm
from kimid.newsroom.forms.patterns import PatternForm
from kimid.newsroom.forms.schedule import ScheduleForm
from kimid.newsroom.forms.source import MoreSourceForm, SourceForm
from kimid.newsroom.forms.tips import TipAnswerForm, TipForm
from kimid.newsroom.forms.urgent import UrgentForm
from kimid.newsroom.forms.voices import HeadNoteForm, ReplyForm
from kimid.newsroom.forms.words import PhotoWordsForm, StoryForm, WordsForm

__all__ = [
    "AskForm",
    "ConfirmForm",
    "CorrectionForm",
    "HeadNoteForm",
    "MeetingForm",
    "MessageForm",
    "MoreSourceForm",
    "PatternForm",
    "PhotoWordsForm",
    "ReplyForm",
    "ScheduleForm",
    "SourceForm",
    "StoryForm",
    "TalkNoteForm",
    "TipAnswerForm",
    "TipForm",
    "UrgentForm",
    "WithdrawForm",
    "WordsForm",
]
