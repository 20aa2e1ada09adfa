"""Who looks on while a thief is at work: readers of front pages, the chair, and the office."""

import threading
import time
from types import TracebackType
from typing import Final, Self

from bench.world_words import RUANG
from tests.long.form_browser import FormBrowser
from tests.long.stolen_sight import Readers

NEVER: Final = 1e6
_PAUSE: Final = 2.0
_SIGNS: Final = {
    "chair": ("Terbit mendesak", "Banyak tautan baru"),
    "office": ("Kabar mendesak, belum terverifikasi", "Banyak tautan baru"),
}


class Watch:
    """Looks every two seconds. `informed` says after how many seconds each had a notice."""

    def __init__(
        self, fronts: Readers, chair: FormBrowser, officer: FormBrowser, start: float
    ) -> None:
        self.most_titles = 0
        self.informed = dict.fromkeys(_SIGNS, NEVER)
        self._fronts = fronts
        self._people = {"chair": chair, "office": officer}
        self._start = start
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join(60)

    def _look(self) -> None:
        while not self._stop.wait(_PAUSE):
            self.most_titles = max(self.most_titles, self._fronts.most_titles())
            for name, signs in _SIGNS.items():
                if self.informed[name] == NEVER and self._is_informed(name, signs):
                    self.informed[name] = time.monotonic() - self._start

    def _is_informed(self, name: str, signs: tuple[str, ...]) -> bool:
        page = self._people[name].get(RUANG, "/pemberitahuan/").body.decode()
        return any(sign in page for sign in signs)
