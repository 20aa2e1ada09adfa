"""The stored pages of one process, in memory and bounded."""

from collections.abc import Collection, Iterable
from threading import Lock
from typing import Final

from kimid.edge.page import Page
from kimid.edge.recent import Moment, RecentChanges
from kimid.edge.shelf import Key, Shelf

_LARGEST: Final = 512 * 1024


class Pages:
    """Pages by address, dropped by tags. Safe for many threads.

    The promise: once `apply(n, tags)` has returned, `get` gives nobody a page that carries one of the tags and whose
    rendering began before change n. Pages with a query have a shelf of their own, so that cycling through parameters
    can never push out the plain pages.
    """

    def __init__(self, limit: int) -> None:
        self.plain: Final = Shelf(limit - limit // 10)
        self.queried: Final = Shelf(limit // 10)
        self._lock = Lock()
        self._by_tag: dict[str, set[Key]] = {}
        self._recent: RecentChanges | None = None

    def now(self) -> Moment | None:
        """The last change applied here; to be asked before a rendering begins. None until the changes are followed."""
        recent = self._recent
        return recent.now if recent else None

    def get(self, key: Key) -> Page | None:
        """The page at an address, if it is here. It may be past its `fresh_until`: look."""
        return (self.queried if key[2] else self.plain).get(key)

    def put(self, key: Key, page: Page, began: Moment) -> bool:
        """Keep a page whose rendering began at `began`, unless a change to it came since. Says whether it was kept."""
        with self._lock:
            if page.size > _LARGEST or not self._recent or not self._recent.untouched_since(began, page.tags):
                return False
            self._drop([key])
            shelf = self._shelf(key)
            shelf.put(key, page)
            for tag in page.tags:
                self._by_tag.setdefault(tag, set()).add(key)
            for gone, its_page in shelf.make_room():
                self._untag(gone, its_page)
            return True

    def apply(self, change: int, tags: Collection[str]) -> None:
        """Drop all pages that carry one of the tags, and remember the change for renderings under way."""
        with self._lock:
            if self._recent is None:
                raise RuntimeError("the store does not follow the changes yet")
            for tag in tags:
                self._drop(list(self._by_tag.get(tag, ())))
            # Last, because readers take no lock: whoever sees this change as applied finds the pages gone.
            self._recent.add(change, frozenset(tags))

    def clear(self, change: int) -> None:
        """Begin anew at a change: drop all pages, and let no rendering under way come in."""
        with self._lock:
            life = self._recent.now.life + 1 if self._recent else 1
            self.plain.clear()
            self.queried.clear()
            self._by_tag.clear()
            self._recent = RecentChanges(Moment(life, change))

    def tag_count(self) -> int:
        """How many tags are indexed. Never more than the pages here carry."""
        return len(self._by_tag)

    def _shelf(self, key: Key) -> Shelf:
        return self.queried if key[2] else self.plain

    def _drop(self, keys: Iterable[Key]) -> None:
        for key in keys:
            page = self._shelf(key).pop(key)
            if page is not None:
                self._untag(key, page)

    def _untag(self, key: Key, page: Page) -> None:
        for tag in page.tags:
            keys = self._by_tag[tag]
            keys.discard(key)
            if not keys:
                del self._by_tag[tag]
