"""Pages of long lists: `?hal=2`."""

from typing import Final, NamedTuple

from django.http import Http404, HttpRequest

_LAST: Final = 100


class ListPage(NamedTuple):
    """Which rows of a list are shown, and the addresses of the pages before and after, or nothing.

    `start` and `end` count from 0, as slices do.
    """

    start: int
    end: int
    total: int
    before: str
    after: str

    @property
    def first(self) -> int:
        return self.start + 1


def page_number(request: HttpRequest) -> int:
    """The page asked for, from 1. What is no number from 1 to 100 does not exist: deep pages would
    cost too much.
    """
    text = request.GET.get("hal", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= _LAST):
        raise Http404
    return int(text)


def list_page(request: HttpRequest, total: int, size: int) -> ListPage:
    """The page asked for of a list with so many rows, and its neighbours with the same filters."""
    number = page_number(request)
    start = (number - 1) * size
    end = min(start + size, total)
    return ListPage(
        start,
        end,
        total,
        _address(request, number - 1) if number > 1 else "",
        _address(request, number + 1) if end < total else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["hal"] = str(number)
    return f"?{query.urlencode()}"
