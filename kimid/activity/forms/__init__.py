"""What people type about activities and plans."""

from kimid.activity.forms.entries import EntryForm, WhyForm
from kimid.activity.forms.plans import HeadForm, HolderForm, PlanForm, ResultForm

__all__ = ["EntryForm", "HeadForm", "HolderForm", "PlanForm", "ResultForm", "WhyForm"]
