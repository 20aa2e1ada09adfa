"""Readers at the market of a group and at all markets above it: each looks again and again until it
sees a good, and says when.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from threading import Event, Thread
from time import time
from typing import Final

from tests.journeys.house import House
from tests.long.house_rows import rows_of

NEVER: Final = 1e6  # seconds
_PAUSE: Final = 0.03
_PATIENCE: Final = 30.0  # seconds
_ABOVE: Final = (
    "SELECT portal.label FROM sites_site portal, sites_site kim"
    " WHERE kim.label = ? AND portal.kind = 'portal'"
    " AND (portal.region_id = '00' OR kim.region_id LIKE portal.region_id || '%')"
    " ORDER BY length(portal.region_id) DESC, portal.region_id DESC"
)


class Markets:
    """The markets of a group, its village, district, regency, province, and of the nation."""

    def __init__(self, house: House, label: str, good: str) -> None:
        self._house, self._good = house, good
        self._seen: dict[str, float] = {}  # by label, the moment by the clock
        self._until = inf
        self._pause = Event()  # never set
        self.labels = [label, *(str(above) for (above,) in rows_of(house, _ABOVE, label))]

    def has(self, label: str) -> bool:
        """Whether a reader of this market, with a connection of their own, sees the good."""
        status, page = self._house.get(f"{self._house.public(label)}/lapak/")
        return status == 200 and self._good in page

    @contextmanager
    def watched(self) -> Iterator[None]:
        """A reader stands at each of them during the block, and after it until the good is seen or
        half a minute is over.
        """
        readers = [Thread(target=self._look, args=[label]) for label in self.labels]
        for reader in readers:
            reader.start()
        try:
            yield
            self._until = time() + _PATIENCE
        except BaseException:
            self._until = 0.0
            raise
        finally:
            for reader in readers:
                reader.join()

    def seconds_after(self, answered: float) -> dict[str, float]:
        """How long after this moment each market had the good: 0 where it was there before, NEVER
        where nobody saw it.
        """
        return {
            label or "indonesia": round(max(self._seen[label] - answered, 0.0), 2)
            if label in self._seen
            else NEVER
            for label in self.labels
        }

    def _look(self, label: str) -> None:
        while time() < self._until:
            if self.has(label):
                self._seen[label] = time()
                return
            self._pause.wait(_PAUSE)
