"""Everything that is done here, by noun."""

from kimid.activity.actions.entries import Entered, NotNow, correct, note, withdraw

__all__ = ["Entered", "NotNow", "correct", "note", "withdraw"]
