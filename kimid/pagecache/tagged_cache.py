"""What one process stores in memory until a change touches it: ready pages, and values that nearly
every page needs.
"""

from collections.abc import Collection, Iterable
from threading import Lock
from typing import Final

from kimid.pagecache.bounded_cache import BoundedCache, CacheEntry, Key
from kimid.pagecache.recent_changes import ChangePosition, RecentChanges

_LARGEST: Final = 512 * 1024  # so that one page cannot fill the store


class TaggedCache[T: CacheEntry]:
    """Entries by key, dropped by tags. Safe for many threads.

    The promise: after `apply(n, tags)` has returned, `get` returns no entry that carries one of the
    tags and was begun before change n. Pages with a query have their own cache, so that cycling
    through parameters never evicts the plain pages.
    """

    def __init__(self, limit: int) -> None:
        self.plain: Final = BoundedCache[T](limit - limit // 10)
        self.queried: Final = BoundedCache[T](limit // 10)
        self._lock = Lock()
        self._by_tag: dict[str, set[Key]] = {}
        self._recent: RecentChanges | None = None

    def position(self) -> ChangePosition | None:
        """The last applied change. Ask it before you begin to make an entry. None until the changes
        are followed.
        """
        recent_changes = self._recent
        return recent_changes.position if recent_changes else None

    def get(self, key: Key) -> T | None:
        """The entry of this key, or None. A page may be past its `fresh_until`: check it."""
        return (self.queried if key[2] else self.plain).get(key)

    def put(self, key: Key, entry: T, began: ChangePosition) -> bool:
        """Store an entry that was begun at `began`, unless a later change touched it. Returns
        whether it is stored.
        """
        with self._lock:
            if (
                entry.size > _LARGEST
                or not self._recent
                or not self._recent.untouched_since(began, entry.tags)
            ):
                return False
            self._drop([key])
            cache = self._cache_of(key)
            cache.put(key, entry)
            for tag in entry.tags:
                self._by_tag.setdefault(tag, set()).add(key)
            for old_key, old_entry in cache.evict():
                self._untag(old_key, old_entry)
            return True

    def apply(self, change: int, tags: Collection[str]) -> None:
        """Drop all entries that carry one of the tags. Raises RuntimeError before `clear` was
        called once.
        """
        with self._lock:
            if self._recent is None:
                raise RuntimeError("the store does not follow the changes yet")
            for tag in tags:
                self._drop(list(self._by_tag.get(tag, ())))
            # This comes last, because readers take no lock: a reader that sees this change as
            # applied must find the old entries gone.
            self._recent.add(change, frozenset(tags))

    def clear(self, change: int) -> None:
        """Start again at a change: drop all entries, and refuse entries that were begun earlier."""
        with self._lock:
            generation = self._recent.position.generation + 1 if self._recent else 1
            self.plain.clear()
            self.queried.clear()
            self._by_tag.clear()
            self._recent = RecentChanges(ChangePosition(generation, change))

    def tag_count(self) -> int:
        """How many tags are indexed. Never more than the stored entries carry."""
        return len(self._by_tag)

    def _cache_of(self, key: Key) -> BoundedCache[T]:
        return self.queried if key[2] else self.plain

    def _drop(self, keys: Iterable[Key]) -> None:
        for key in keys:
            entry = self._cache_of(key).pop(key)
            if entry is not None:
                self._untag(key, entry)

    def _untag(self, key: Key, entry: T) -> None:
        for tag in entry.tags:
            keys = self._by_tag[tag]
            keys.discard(key)
            if not keys:
                del self._by_tag[tag]
