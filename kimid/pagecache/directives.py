"""How a view marks its page as cacheable, and how the page cache reads that. Only this file knows
the header names.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from django.http import HttpResponse

TAGS: Final = "X-Kimid-Tags"
FRESH_UNTIL: Final = "X-Kimid-Fresh-Until"
BY_QUERY: Final = "X-Kimid-By-Query"
# Tags become names of folders, so they must not contain a path.
_TAG: Final = re.compile(r"[a-z]+(?::[A-Za-z0-9_-]{1,60})?")
_DIRECTIVE_HEADERS: Final = frozenset({TAGS.lower(), FRESH_UNTIL.lower(), BY_QUERY.lower()})


class CacheDirective(NamedTuple):
    """What the view says: drop the page when a change carries one of `tags`, or at `fresh_until`
    (seconds since 1970).

    With `varies_by_query` another query is another page. Without it, every query gives this page.
    """

    tags: frozenset[str]
    fresh_until: float | None
    varies_by_query: bool


def mark_cacheable(
    response: HttpResponse,
    *,
    tags: Iterable[str],
    fresh_until: datetime | None = None,
    varies_by_query: bool = False,
) -> None:
    """Let the page cache store this page until a change carries one of its tags, or until
    `fresh_until`.

    `tags` name all that the page shows: `site:12`, `portal:6112`, `item:5`. The page must depend
    only on host and path, and with `varies_by_query` on the parameters in `STORE_QUERY`. Raises
    ValueError for an invalid tag, for no tag at all, or for a time without zone.
    """
    names = sorted(set(tags))
    if not names or not all(_TAG.fullmatch(name) for name in names):
        raise ValueError(f"a stored page needs tags like site:12, not {names}")
    if fresh_until is not None and fresh_until.tzinfo is None:
        raise ValueError("fresh_until needs a time zone")
    response.headers[TAGS] = " ".join(names)
    if fresh_until is not None:
        response.headers[FRESH_UNTIL] = str(fresh_until.timestamp())
    if varies_by_query:
        response.headers[BY_QUERY] = "yes"


def take_directive(headers: list[tuple[str, str]]) -> CacheDirective | None:
    """What the view says, or None if the page may not be stored. Removes the headers that say it
    from the list.
    """
    directive_headers = {
        name.lower(): value for name, value in headers if name.lower() in _DIRECTIVE_HEADERS
    }
    headers[:] = [header for header in headers if header[0].lower() not in _DIRECTIVE_HEADERS]
    if TAGS.lower() not in directive_headers:
        return None
    until = directive_headers.get(FRESH_UNTIL.lower())
    return CacheDirective(
        frozenset(directive_headers[TAGS.lower()].split()),
        float(until) if until else None,
        BY_QUERY.lower() in directive_headers,
    )
