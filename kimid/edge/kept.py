"""What one process keeps in memory until a change touches it: ready pages, and facts that nearly every page needs."""

from collections.abc import Collection, Iterable
from threading import Lock
from typing import Final

from kimid.edge.recent import Moment, RecentChanges
from kimid.edge.shelf import Key, Shelf, Shelved

_LARGEST: Final = 512 * 1024  # so that one page cannot fill the store


class Kept[T: Shelved]:
    """Things by key, dropped by tags. Safe for many threads.

    The promise: once `apply(n, tags)` has returned, `get` gives nobody a thing that carries one of the tags and whose
    making began before change n. Pages with a query have a shelf of their own, so that cycling through parameters
    can never push out the plain pages.
    """

    def __init__(self, limit: int) -> None:
        self.plain: Final = Shelf[T](limit - limit // 10)
        self.queried: Final = Shelf[T](limit // 10)
        self._lock = Lock()
        self._by_tag: dict[str, set[Key]] = {}
        self._recent: RecentChanges | None = None

    def now(self) -> Moment | None:
        """The last change applied here; to be asked before the making of a thing begins. None until the changes are followed."""
        recent = self._recent
        return recent.now if recent else None

    def get(self, key: Key) -> T | None:
        """The thing of this key, if it is here. A page may be past its `fresh_until`: look."""
        return (self.queried if key[2] else self.plain).get(key)

    def put(self, key: Key, thing: T, began: Moment) -> bool:
        """Keep a thing whose making began at `began`, unless a change to it came since. Says whether it was kept."""
        with self._lock:
            if thing.size > _LARGEST or not self._recent or not self._recent.untouched_since(began, thing.tags):
                return False
            self._drop([key])
            shelf = self._shelf(key)
            shelf.put(key, thing)
            for tag in thing.tags:
                self._by_tag.setdefault(tag, set()).add(key)
            for gone, its_thing in shelf.make_room():
                self._untag(gone, its_thing)
            return True

    def apply(self, change: int, tags: Collection[str]) -> None:
        """Drop all that carries one of the tags, and remember the change for what is being made."""
        with self._lock:
            if self._recent is None:
                raise RuntimeError("the store does not follow the changes yet")
            for tag in tags:
                self._drop(list(self._by_tag.get(tag, ())))
            # Last, because readers take no lock: whoever sees this change as applied finds the rest gone.
            self._recent.add(change, frozenset(tags))

    def clear(self, change: int) -> None:
        """Begin anew at a change: drop all, and let nothing that is being made come in."""
        with self._lock:
            life = self._recent.now.life + 1 if self._recent else 1
            self.plain.clear()
            self.queried.clear()
            self._by_tag.clear()
            self._recent = RecentChanges(Moment(life, change))

    def tag_count(self) -> int:
        """How many tags are indexed. Never more than the things here carry."""
        return len(self._by_tag)

    def _shelf(self, key: Key) -> Shelf[T]:
        return self.queried if key[2] else self.plain

    def _drop(self, keys: Iterable[Key]) -> None:
        for key in keys:
            thing = self._shelf(key).pop(key)
            if thing is not None:
                self._untag(key, thing)

    def _untag(self, key: Key, thing: T) -> None:
        for tag in thing.tags:
            keys = self._by_tag[tag]
            keys.discard(key)
            if not keys:
                del self._by_tag[tag]
