"""Pages of long lists: `?hal=2`."""

from typing import Final

from django.http import Http404, HttpRequest

_LAST: Final = 100


def page_number(request: HttpRequest) -> int:
    """The page asked for, from 1. What is no number from 1 to 100 does not exist: deep pages would
    cost too much.
    """
    text = request.GET.get("hal", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= _LAST):
        raise Http404
    return int(text)
