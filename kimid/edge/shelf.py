"""A shelf of pages with a limit in bytes: when it is full, pages that nobody read lately make room."""

from collections import OrderedDict

from kimid.edge.page import Page

type Key = tuple[str, str, str]


class Shelf:
    """Pages by address, at most `limit` bytes of them. Only `get` may be called without the lock of whoever owns the shelf.

    Reading leaves no trace but a flag on the page, so that it needs no lock; room is made by passing over flagged pages once.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self.get = self._pages.get

    def __len__(self) -> int:
        return len(self._pages)

    def put(self, key: Key, page: Page) -> None:
        """Set a page on the shelf in place of an older one. `make_room` is the caller's next step."""
        self.pop(key)
        self._pages[key] = page
        self.size += page.size

    def pop(self, key: Key) -> Page | None:
        """Take a page off the shelf."""
        page = self._pages.pop(key, None)
        if page is not None:
            self.size -= page.size
        return page

    def make_room(self) -> list[tuple[Key, Page]]:
        """Take pages off until the rest is within the limit, and say which."""
        gone: list[tuple[Key, Page]] = []
        second_chances = len(self._pages)
        while self.size > self.limit:
            key, page = next(iter(self._pages.items()))
            if page.used and second_chances:
                second_chances -= 1
                page.used = False
                self._pages.move_to_end(key)
            else:
                self.pop(key)
                gone.append((key, page))
        return gone

    def clear(self) -> None:
        """Take all pages off."""
        self._pages.clear()
        self.size = 0
