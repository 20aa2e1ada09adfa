"""What a public page may depend on: host, path and a closed list of query parameters."""

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
    """The address of a stored page. `query` holds only allowed parameters, sorted. It is empty for
    nearly every page.
    """

    host: str
    path: str
    query: str = ""


@lru_cache(maxsize=4096)
def host_name(raw: str) -> str:
    """The host in a Host header: lower case, without port and final dot. Empty if it is not a valid
    host name.
    """
    match = _HOST.fullmatch(raw.lower()) if raw.isascii() else None
    return match[1] if match else ""


def allowed_query(raw: str, allowed: Collection[str], typed: Collection[str] = ()) -> str:
    """The part of a query string that pages may depend on.

    Only parameters in `allowed` stay, with values of 1 to 40 characters a-z, 0-9 and dash. The last
    of two equal names wins. Parameters in `typed` hold text that a reader typed, cut after 200
    characters. The result is sorted, so that two spellings of one query are one address. The
    function returns its own result unchanged.
    """
    try:
        pairs = parse_qsl(raw[:_LONGEST_QUERY], max_num_fields=50)
    except ValueError:
        return ""
    parameters = {
        name: value for name, value in pairs if name in allowed and _VALUE.fullmatch(value)
    }
    parameters |= {name: value[:_LONGEST_TYPED] for name, value in pairs if name in typed}
    return urlencode(sorted(parameters.items()))
