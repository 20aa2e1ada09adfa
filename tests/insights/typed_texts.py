"""The text that an office types about a report of former times."""

from typing import Final

NOT_PUBLIC: Final = {"insights.Snapshot": "source"}
