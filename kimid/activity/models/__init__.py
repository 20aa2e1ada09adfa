"""The tables of activity, by what they are about."""

from kimid.activity.models.entry import Entry
from kimid.activity.models.plan import Doer, HeadSays, Plan
from kimid.activity.models.poll import FEWEST, Poll, Vote
from kimid.activity.models.tally import Followed, MonthTally

__all__ = ["FEWEST", "Doer", "Entry", "Followed", "HeadSays", "MonthTally", "Plan", "Poll", "Vote"]
