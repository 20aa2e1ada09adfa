"""What all share who fill a world with payloads: one pen, one clock, and the addresses that no list
leads to.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Final

from tests.journeys.pen import Pen

LABEL: Final = "kim-jahat"
OFFICER: Final = "kuburaya"  # signs in, for the regency


class Scene:
    """Where the payloads go, when, and how far: a long run writes on until every field has all that
    it can hold.
    """

    def __init__(self, now: datetime, *, is_long: bool) -> None:
        self.is_long, self._pen = is_long, Pen()
        self._now, self._seconds, self._minutes = now, count(), count()
        self.fill = self._pen.fill
        self.fill_one = self._pen.fill_one
        self.is_done = self._pen.is_done
        self.doors: list[tuple[str, str]] = []  # label and path of public pages
        self.rooms: dict[
            str, list[str]
        ] = {}  # paths in the workspace, by who may open them; "" is somebody without account

    def now(self) -> datetime:
        """A moment of yesterday, each a second after the one before."""
        return self._now - timedelta(days=1) + timedelta(seconds=next(self._seconds))

    def unhurried(self) -> datetime:
        """A moment of last week, each so long after the one before that a site never has too much
        from outside in an hour.
        """
        return self._now - timedelta(days=7) + timedelta(seconds=61 * next(self._minutes))

    def until_done(self, act: Callable[[int], None], *fields: str, least: int) -> None:
        """Do it some times; in a long run, until these fields have all that they can hold."""
        for number in count():
            if number >= least and not (self.is_long and not self.is_done(*fields)):
                return
            act(number)

    def room(self, who: str, path: str) -> None:
        """Note a page of the workspace for this account."""
        self.rooms.setdefault(who, []).append(path)

    def told(self) -> dict[str, object]:
        """What the watch has to know."""
        written = {field: len(texts) for field, texts in self._pen.written.items()}
        return {
            "written": written,
            "fitting": self._pen.fitting,
            "doors": self.doors,
            "rooms": self.rooms,
        }
