"""That an item takes place again, as `Item.data` has it: for lists, and for calendars of phones."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from kimid.wire.kinds import PublishedItem

_RULE: Final = "rule"


class ChangedDay(NamedTuple):
    """One occurrence that is called off (`starts_at` is None) or moved."""

    planned: datetime
    starts_at: datetime | None = None
    venue: str = ""  # empty: where it always is


@dataclass(frozen=True)
class Recurrence:
    """How an item comes again: in words, and as RFC 5545 has it. Moments are those of the place.

    `starts_at` and `ends_at` of the item are those of its next occurrence; here are those of the
    first. `number` grows with each change, so that calendars take the newest.
    """

    words: str
    rule: str
    first: datetime
    venue: str
    first_end: datetime | None = None
    last_on: date | None = None
    changes: Sequence[ChangedDay] = ()
    number: int = 0

    def as_data(self) -> dict[str, str]:
        """What `Item.data` has of it."""
        changed = [
            [day.planned.isoformat(), _iso(day.starts_at), day.venue] for day in self.changes
        ]
        values = {
            "words": self.words,
            _RULE: self.rule,
            "first": self.first.isoformat(),
            "always_at": self.venue,
            "first_end": _iso(self.first_end),
            "last_on": _iso(self.last_on),
            "changes": json.dumps(changed) if changed else "",
            "number": str(self.number),
        }
        return {name: value for name, value in values.items() if value}


def recurrence_of(item: PublishedItem) -> Recurrence | None:
    """How this item comes again. None for what takes place once."""
    data = item.data
    if _RULE not in data:
        return None
    last_on = data.get("last_on")
    return Recurrence(
        words=data["words"],
        rule=data[_RULE],
        first=datetime.fromisoformat(data["first"]),
        venue=data["always_at"],
        first_end=_moment(data.get("first_end")),
        last_on=date.fromisoformat(last_on) if last_on else None,
        changes=[
            ChangedDay(datetime.fromisoformat(planned), _moment(to), venue)
            for planned, to, venue in json.loads(data.get("changes", "[]"))
        ],
        number=int(data["number"]),
    )


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
