"""Pages of long lists: `?hal=2`."""

from django.http import Http404, HttpRequest


def page_number(request: HttpRequest) -> int:
    """The page asked for, from 1. What is no number up to four digits, or below 1, does not exist."""
    text = request.GET.get("hal", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) >= 1):
        raise Http404
    return int(text)
