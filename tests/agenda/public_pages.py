"""Where readers find what takes place in a village."""

from datetime import time, timedelta
from typing import Final

from kimid.agenda.repeats import Repeat
from tests import build
from tests.agenda import making
from tests.house.country import WORDS, Addresses, Country

_ROWS: Final = 8
# Before all stories, which stay on front pages.
_BEFORE: Final = build.AT - timedelta(days=60)


def addresses(country: Country) -> Addresses:
    """A page as full as it can be, and more rows in the agenda."""
    words = " ".join(WORDS * 3)
    for number in range(_ROWS):
        making.shown(
            country.kim,
            title=f"{words[50 * number :][:90].strip()} {number}",
            starts=time(6 + number),
            ends=time(7 + number),
            venue=words[900 + 50 * number :][:118].strip(),
            repeat=Repeat.DAILY,
            at=_BEFORE,
        )
    path = making.shown(
        country.kim,
        title=words[2000:2099].strip(),
        about=words[2200:2795].strip(),
        venue=words[3000:3118].strip(),
        organiser=words[3200:3318].strip(),
        repeat=Repeat.DAILY,
        at=_BEFORE,
    ).path
    return {("kim", "event"): path, ("kim", "event-file"): f"{path}kalender.ics"}
