"""A shelf with a limit: when it is full, what nobody read lately makes room."""

from collections import OrderedDict
from typing import Protocol

type Key = tuple[str, str, str]


class Shelved(Protocol):
    """What can stand on a shelf: it goes when a change carries one of its tags, and `size` is the room it takes."""

    used: bool  # read since the shelf last looked for room

    @property
    def tags(self) -> frozenset[str]: ...
    @property
    def size(self) -> int: ...


class Shelf[T: Shelved]:
    """Things by key, whose sizes together are at most `limit`. Only `get` may be called without the lock of the owner.

    Reading leaves no trace but a flag on the thing, so that it needs no lock; room is made by passing over flagged things once.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._things: OrderedDict[Key, T] = OrderedDict()
        self.get = self._things.get

    def __len__(self) -> int:
        return len(self._things)

    def put(self, key: Key, thing: T) -> None:
        """Set a thing on the shelf in place of an older one. `make_room` is the caller's next step."""
        self.pop(key)
        self._things[key] = thing
        self.size += thing.size

    def pop(self, key: Key) -> T | None:
        """Take a thing off the shelf."""
        thing = self._things.pop(key, None)
        if thing is not None:
            self.size -= thing.size
        return thing

    def make_room(self) -> list[tuple[Key, T]]:
        """Take things off until the rest is within the limit, and say which."""
        gone: list[tuple[Key, T]] = []
        second_chances = len(self._things)
        while self.size > self.limit:
            key, thing = next(iter(self._things.items()))
            if thing.used and second_chances:
                second_chances -= 1
                thing.used = False
                self._things.move_to_end(key)
            else:
                self.pop(key)
                gone.append((key, thing))
        return gone

    def clear(self) -> None:
        """Take all off."""
        self._things.clear()
        self.size = 0
