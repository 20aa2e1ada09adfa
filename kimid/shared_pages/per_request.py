"""Values that several panels of one page need and one request reads once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest

_VALUES = "_values_of_this_request"


def once_per_request[R: HttpRequest, T](compute: Callable[[R], T]) -> Callable[[R], T]:
    """Decorate a function of the request: it runs once for each request, however many ask."""

    @wraps(compute)
    def stored(request: R) -> T:
        values: dict[Callable[[R], T], Any] = request.__dict__.setdefault(_VALUES, {})
        if compute not in values:
            values[compute] = compute(request)
        value: T = values[compute]
        return value

    return stored
