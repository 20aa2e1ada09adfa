"""What a public page may depend on: host, path and a closed list of query parameters. All else is dropped here."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlencode

_HOST: Final = re.compile(r"([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)\.?(?::[0-9]{1,5})?")
_VALUE: Final = re.compile(r"[a-z0-9-]{1,40}")
_LONGEST_QUERY: Final = 4_000
_LONGEST_TYPED: Final = 200


class Address(NamedTuple):
    """Where a stored page lives. `query` holds only allowed parameters, sorted; it is empty for nearly every page."""

    host: str
    path: str
    query: str = ""


@lru_cache(maxsize=4096)
def host_name(raw: str) -> str:
    """The host a Host header names: lower case, without port and final dot. Empty when it cannot be the name of a host."""
    match = _HOST.fullmatch(raw.lower()) if raw.isascii() else None
    return match[1] if match else ""


def allowed_query(raw: str, allowed: Collection[str], typed: Collection[str] = ()) -> str:
    """The part of a query string that pages may depend on.

    Only parameters in `allowed` stay, and only with values of at most 40 characters a-z, 0-9 and dash; the last of two counts.
    Those in `typed` are what somebody typed, cut after 200 characters. The result is sorted, so that two spellings of one query
    are one address; it can be read again and gives itself.
    """
    try:
        pairs = parse_qsl(raw[:_LONGEST_QUERY], max_num_fields=50)
    except ValueError:
        return ""
    kept = {name: value for name, value in pairs if name in allowed and _VALUE.fullmatch(value)}
    kept |= {name: value[:_LONGEST_TYPED] for name, value in pairs if name in typed}
    return urlencode(sorted(kept.items()))
