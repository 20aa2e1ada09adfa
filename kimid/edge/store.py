"""The stored pages of this process, in memory and as files, and the facts it knows, kept in step with the database."""

import logging
from functools import partial
from threading import Lock
from typing import Final

from kimid.edge.addresses import Address
from kimid.edge.facts import MOST, Fact
from kimid.edge.files import Files
from kimid.edge.kept import Kept
from kimid.edge.page import Page
from kimid.edge.queries import changes_after, newest_change, oldest_change
from kimid.edge.recent import Moment
from kimid.events.changes import committed

logger = logging.getLogger(__name__)

_WRITER_WAITS: Final = 2.0  # seconds a writer waits for its turn before it leaves the work to others
_TOO_FAR: Final = 2_000  # so many changes behind, beginning anew is cheaper


class Store:
    """Pages and files that follow the row of changes. Stores nothing before `begin`.

    The process that wrote a change catches up right after its commit, so that it reads what it wrote; changes of other
    processes are noticed by the tailer.
    """

    def __init__(self, pages: Kept[Page], files: Files | None) -> None:
        self.pages = pages
        self.facts = Kept[Fact](MOST)
        self._files = files
        self._turn = Lock()
        self._owed: dict[str, int] = {}  # tags whose files must go, with the newest change to each
        self._owes_sweep = False

    def begin(self) -> None:
        """Take the newest change as the beginning: nothing older is stored, and files left from before are removed."""
        with self._turn:
            self._begin_anew(newest_change())
        committed.connect(self._after_commit, weak=False, dispatch_uid=id(self))
        self.catch_up()

    def end(self) -> None:
        """Hear of no more commits."""
        committed.disconnect(dispatch_uid=id(self))

    def catch_up(self, *, wait: float = -1) -> None:
        """Apply all changes that are committed by now. One thread at a time; after `wait` seconds it leaves it to the others."""
        if not self._turn.acquire(timeout=wait):
            logger.warning("another thread is still catching up; it or the tailer will find this change too")
            return
        try:
            self._catch_up()
        finally:
            self._turn.release()

    def keep(self, address: Address, page: Page, began: Moment) -> None:
        """Keep a page whose rendering began at `began`, if it is still true: in memory and perhaps as a file."""
        if not self.pages.put(address, page, began) or self._files is None:
            return
        try:
            self._files.write(address, page, began.change, partial(self._untouched_since, began, page.tags))
        except Exception:
            # The reader gets the page in any case, and the next one who asks lets us try again.
            logger.exception("the page %s%s could not be written for the front server", address.host, address.path)

    def _after_commit(self, **_: object) -> None:
        self.catch_up(wait=_WRITER_WAITS)

    def _catch_up(self) -> None:
        now = self.pages.now()
        newest = newest_change()
        if now is None or newest < now.change or newest - now.change > _TOO_FAR:
            self._begin_anew(newest)
        elif newest > now.change:
            self._apply_after(now.change, newest)
        self._settle_files()

    def _apply_after(self, applied: int, newest: int) -> None:
        changes = changes_after(applied)
        # Asked after the rows were read: had some that we need been pruned before, the oldest would be beyond our place.
        if oldest_change() > applied + 1:
            self._begin_anew(newest)
            return
        for change in changes:
            self._owed.update(dict.fromkeys(change.tags, change.pk))
            # Facts go first: a rendering that began after this change must not find an old one.
            self.facts.apply(change.pk, change.tags)
            self.pages.apply(change.pk, change.tags)

    def _begin_anew(self, newest: int) -> None:
        self.facts.clear(newest)
        self.pages.clear(newest)
        self._owes_sweep = True

    def _settle_files(self) -> None:
        # Pages in memory came first. What the disk refuses stays owed and is tried again at the next look.
        if self._files and self._owes_sweep:
            self._files.sweep()
        elif self._files and self._owed:
            self._files.drop(self._owed)
        self._owes_sweep = False
        self._owed.clear()

    def _untouched_since(self, began: Moment, tags: frozenset[str]) -> bool:
        """Whether, by the database itself, no change after `began` carried one of the tags."""
        now = self.pages.now()
        if now is None or now.life != began.life:
            return False
        return all(tags.isdisjoint(change.tags) for change in changes_after(began.change))
