"""What people type about activities, plans and polls."""

from kimid.activity.forms.entries import EntryForm, WhyForm
from kimid.activity.forms.plans import HeadForm, HolderForm, PlanForm, ResultForm
from kimid.activity.forms.polls import AnswerForm, PollForm

__all__ = ["AnswerForm", "EntryForm", "HeadForm", "HolderForm", "PlanForm", "PollForm", "ResultForm", "WhyForm"]
