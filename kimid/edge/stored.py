"""How a view says that its page may be stored, and how the gate reads it. Only this file knows the header names."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from django.http import HttpResponse

TAGS: Final = "X-Kimid-Tags"
FRESH_UNTIL: Final = "X-Kimid-Fresh-Until"
BY_QUERY: Final = "X-Kimid-By-Query"
# Tags become names of folders, so nothing in them may lead elsewhere.
_TAG: Final = re.compile(r"[a-z]+(?::[A-Za-z0-9_-]{1,60})?")
_MARKS: Final = frozenset({TAGS.lower(), FRESH_UNTIL.lower(), BY_QUERY.lower()})


class Mark(NamedTuple):
    """What the view said: the page goes when a change carries one of `tags`, or at `fresh_until` (seconds since 1970).

    With `by_query` it is another page for another query; without, every query gives this same page.
    """

    tags: frozenset[str]
    fresh_until: float | None
    by_query: bool


def stored(response: HttpResponse, *, tags: Iterable[str], fresh_until: datetime | None = None, by_query: bool = False) -> None:
    """Let the page store keep this page until a change carries one of its tags, or until `fresh_until`.

    `tags` name all that the page shows: `site:12`, `portal:6112`, `item:5`. The page must depend on nothing but host and path,
    or with `by_query` on the parameters in `STORE_QUERY` too. Raises ValueError for something that is no tag, for none at all, or
    for a time without zone.
    """
    names = sorted(set(tags))
    if not names or not all(_TAG.fullmatch(name) for name in names):
        raise ValueError(f"a stored page needs tags like site:12, not {names}")
    if fresh_until is not None and fresh_until.tzinfo is None:
        raise ValueError("fresh_until needs a time zone")
    response.headers[TAGS] = " ".join(names)
    if fresh_until is not None:
        response.headers[FRESH_UNTIL] = str(fresh_until.timestamp())
    if by_query:
        response.headers[BY_QUERY] = "yes"


def take_mark(headers: list[tuple[str, str]]) -> Mark | None:
    """What the view said, or None when the page may not be stored. The headers that say it are taken out of the list."""
    said = {name.lower(): value for name, value in headers if name.lower() in _MARKS}
    headers[:] = [header for header in headers if header[0].lower() not in _MARKS]
    if TAGS.lower() not in said:
        return None
    until = said.get(FRESH_UNTIL.lower())
    return Mark(frozenset(said[TAGS.lower()].split()), float(until) if until else None, BY_QUERY.lower() in said)
