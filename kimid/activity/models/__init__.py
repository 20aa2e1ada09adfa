"""Models of entries, plans, polls and tallies."""

from kimid.activity.models.entry import ActivityEntry
from kimid.activity.models.plan import Doer, HeadReply, Plan
from kimid.activity.models.poll import MIN_ANSWERS, Poll, Vote
from kimid.activity.models.tally import MonthTally, TallyProgress

__all__ = [
    "MIN_ANSWERS",
    "ActivityEntry",
    "Doer",
    "HeadReply",
    "MonthTally",
    "Plan",
    "Poll",
    "TallyProgress",
    "Vote",
]
