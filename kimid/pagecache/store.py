"""The stored pages of this process, in memory and as files, and its cached values. They follow the
database.
"""

import logging
from functools import partial
from threading import Lock, Thread
from typing import Final

from django.conf import settings

from kimid.events.changes import committed
from kimid.pagecache.addresses import Address
from kimid.pagecache.files import PageFiles
from kimid.pagecache.page import Page
from kimid.pagecache.queries import changes_after, newest_change, oldest_change
from kimid.pagecache.recent_changes import ChangePosition
from kimid.pagecache.request_cache import MAX_VALUES, CachedValue
from kimid.pagecache.tagged_cache import TaggedCache

logger = logging.getLogger(__name__)

# Seconds that a writer waits for its turn. Then it leaves the work to the others.
_WRITER_WAITS: Final = 2.0
_WRITTEN_AT_ONCE: Final = 20  # pages, some 30 ms
_LOOKS: Final = 20  # at the number of files while one process could fill the folder once
_MAX_UNWRITTEN: Final = 200  # pages; more stay in memory only, until they are read again
_MAX_BACKLOG: Final = 2_000  # changes; further behind, a new start is cheaper


class PageStore:
    """Pages and files that follow the table of changes. Stores nothing before `begin`.

    The process that writes a change catches up right after its commit, so that it reads what it
    wrote. The tailer notices changes of other processes.
    """

    def __init__(self, pages: TaggedCache[Page], files: PageFiles | None) -> None:
        self.pages = pages
        self.values = TaggedCache[CachedValue](MAX_VALUES)
        self._files = files
        self._catch_up_lock = Lock()
        # Tags whose files must go, with the newest change to each.
        self._pending_drops: dict[str, int] = {}
        self._needs_sweep = False
        self._writing = Lock()
        self._written = 0  # since their number was looked at
        self._unwritten: dict[Address, Page] = {}

    def begin(self) -> None:
        """Start at the newest change. Nothing older is stored, and old files are removed."""
        with self._catch_up_lock:
            self._restart(newest_change())
        committed.connect(self._after_commit, weak=False, dispatch_uid=id(self))
        self.catch_up()

    def end(self) -> None:
        """Stop listening to commits."""
        committed.disconnect(dispatch_uid=id(self))

    def catch_up(self, *, wait: float = -1) -> None:
        """Apply all committed changes. One thread at a time; after `wait` seconds it leaves the
        work to the others.
        """
        if not self._catch_up_lock.acquire(timeout=wait):
            logger.warning(
                "another thread is still catching up; it or the tailer will find this change too"
            )
            return
        try:
            self._catch_up()
        finally:
            self._catch_up_lock.release()

    def save(self, address: Address, page: Page, began: ChangePosition) -> None:
        """Store a page whose rendering began at `began`, if it is still true. The thread that
        follows the changes writes its file, if it can be one: its reader does not wait for that.
        """
        if not self.pages.put(address, page, began):
            return
        if not self.write_later(address, page):
            page.responses.keep_small()

    def write_later(self, address: Address, page: Page) -> bool:
        """Let the file of a page be written that has none yet. Returns whether there is room for it
        now; if not, the next reader asks again.
        """
        if self._files is None or len(self._unwritten) >= _MAX_UNWRITTEN:
            return False
        page.awaits_file = False
        self._unwritten[address] = page
        return True

    def write_files(self) -> bool:
        """Write the files of pages that were stored lately, and are still: a few, because changes
        wait meanwhile. Returns whether more are left.
        """
        with self._writing:
            for _ in range(min(len(self._unwritten), _WRITTEN_AT_ONCE)):
                address, page = self._unwritten.popitem()
                # In this order: a page that stands now is untouched by all that is applied.
                applied = self.pages.position()
                if applied is not None and self.pages.get(address) is page:
                    self._write_file(address, page, applied)
                page.responses.keep_small()
        if self._files is not None and self._written * _LOOKS >= settings.STORE_PAGES:
            self._written = 0
            # Nobody waits for this: to ask the disk about so many files takes seconds.
            look = partial(self._files.keep_at_most, settings.STORE_PAGES)
            Thread(target=look, name="kimid-page-limit", daemon=True).start()
        return bool(self._unwritten)

    def _write_file(self, address: Address, page: Page, applied: ChangePosition) -> None:
        if self._files is None:
            return
        try:
            self._written += self._files.write(
                address, page, applied.change, partial(self._untouched_since, applied, page.tags)
            )
        except Exception:
            # The reader gets the page anyway. The next request tries again.
            logger.exception(
                "the page %s%s could not be written for the front server",
                address.host,
                address.path,
            )

    def drop_expired(self, now: float) -> None:
        """Remove the files of pages whose moment has come (seconds since 1970)."""
        if self._files is not None:
            self._files.drop_expired(now)

    def body_in_file(self, address: Address) -> bytes | None:
        """The body of a page that is only there as a file, for a moment without database."""
        return None if self._files is None else self._files.read(address)

    def _after_commit(self, **_: object) -> None:
        self.catch_up(wait=_WRITER_WAITS)

    def _catch_up(self) -> None:
        position = self.pages.position()
        newest = newest_change()
        if position is None or newest < position.change or newest - position.change > _MAX_BACKLOG:
            self._restart(newest)
        elif newest > position.change:
            self._apply_after(position.change, newest)
        self._update_files()

    def _apply_after(self, applied: int, newest: int) -> None:
        changes = changes_after(applied)
        # This query comes after the rows are read: if needed rows were deleted before, the oldest
        # one is now beyond `applied`.
        if oldest_change() > applied + 1:
            self._restart(newest)
            return
        for change in changes:
            self._pending_drops.update(dict.fromkeys(change.tags, change.pk))
            # Values go first: a rendering that begins after this change must not find an old value.
            self.values.apply(change.pk, change.tags)
            self.pages.apply(change.pk, change.tags)

    def _restart(self, newest: int) -> None:
        self.values.clear(newest)
        self.pages.clear(newest)
        self._needs_sweep = True

    def _update_files(self) -> None:
        # Pages in memory come first. If the disk raises an error, the drops stay pending for the
        # next catch-up.
        if self._files and self._needs_sweep:
            self._files.sweep()
        elif self._files and self._pending_drops:
            self._files.drop(self._pending_drops)
        self._needs_sweep = False
        self._pending_drops.clear()

    def _untouched_since(self, began: ChangePosition, tags: frozenset[str]) -> bool:
        """Whether the database has no change after `began` that carries one of the tags."""
        position = self.pages.position()
        if position is None or position.generation != began.generation:
            return False
        return all(tags.isdisjoint(change.tags) for change in changes_after(began.change))
