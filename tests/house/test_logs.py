"""No log tells a token or a ticket: neither our own nor that of the front server."""

import logging
import re
from typing import Final

import pytest

from kimid.lib.log_redaction import SecretsFilter
from tests.house.walking import ROOT, Route, routes

_SECRET: Final = "kAc1cKBh0iga8LBI8N2"
_OPENED: Final = [
    route
    for route in routes()
    if re.search(r":(token|ticket)>", route.pattern) and not route.pattern.startswith("s/<")
]


def _path(route: Route) -> str:
    return "/" + re.sub(
        r"<\w+:\w+>", "kim-satu", re.sub(r"<\w+:(?:token|ticket)>", _SECRET, route.pattern)
    )


def test_there_are_such_addresses() -> None:
    assert len(_OPENED) >= 10


@pytest.mark.parametrize("route", _OPENED, ids=str)
def test_our_log_cuts_it(route: Route) -> None:
    path = _path(route)
    line = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "%s: %s", ("Unprocessable Content", path), None
    )

    assert SecretsFilter().filter(line)
    assert line.getMessage() == f"Unprocessable Content: {path.replace(_SECRET, '…')}"


@pytest.mark.parametrize("route", _OPENED, ids=str)
def test_the_log_of_nginx_cuts_it(route: Route) -> None:
    sample = (ROOT / "ops" / "nginx.conf.sample").read_text(encoding="utf-8")
    [cut] = re.findall(r'"~\^\(\?<what>(.+)\)\."', sample)
    found = re.match(f"({cut}).", _path(route))

    assert found
    assert _SECRET not in found[1]
