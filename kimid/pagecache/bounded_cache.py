"""A cache with a size limit. When it is full, it evicts entries that nobody read lately."""

from collections import OrderedDict
from typing import Protocol

type Key = tuple[str, str, str]


class CacheEntry(Protocol):
    """An entry: dropped when a change carries one of its tags. `size` is its share of the limit."""

    used: bool  # read since the last eviction

    @property
    def tags(self) -> frozenset[str]: ...
    @property
    def size(self) -> int: ...


class BoundedCache[T: CacheEntry]:
    """Entries by key, whose sizes together are at most `limit`. Only `get` may be called without
    the lock of the owner.

    Reading only sets a flag on the entry, so that it needs no lock. `evict` skips flagged entries
    once.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._entries: OrderedDict[Key, T] = OrderedDict()
        self.get = self._entries.get

    def __len__(self) -> int:
        return len(self._entries)

    def put(self, key: Key, entry: T) -> None:
        """Store an entry in place of an older one. The caller must call `evict` next."""
        self.pop(key)
        self._entries[key] = entry
        self.size += entry.size

    def pop(self, key: Key) -> T | None:
        """Remove an entry and return it."""
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.size -= entry.size
        return entry

    def evict(self) -> list[tuple[Key, T]]:
        """Remove entries until the rest is within the limit. Returns them."""
        evicted: list[tuple[Key, T]] = []
        second_chances = len(self._entries)
        while self.size > self.limit:
            key, entry = next(iter(self._entries.items()))
            if entry.used and second_chances:
                second_chances -= 1
                entry.used = False
                self._entries.move_to_end(key)
            else:
                self.pop(key)
                evicted.append((key, entry))
        return evicted

    def clear(self) -> None:
        self._entries.clear()
        self.size = 0
