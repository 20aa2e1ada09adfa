"""The log of an install in which links open doors."""

import logging
from typing import Any

import pytest
from django.conf import settings

from kimid.lib.log_redaction import SecretsFilter


@pytest.mark.parametrize(
    "path", ["/undangan/kim-satu/kAc1cKBh0iga8LBI8N2/", "/pastikan/kAc1cKBh0iga8LBI8N2/"]
)
def test_a_link_that_is_still_open_stands_in_no_log(path: str) -> None:
    line = logging.LogRecord(
        "django.request",
        logging.WARNING,
        "",
        0,
        "%s: %s (%d)",
        ("Unprocessable Content", path, 422),
        None,
    )

    assert SecretsFilter().filter(line)
    assert (
        line.getMessage()
        == f"Unprocessable Content: {path.replace('kAc1cKBh0iga8LBI8N2', '…')} (422)"
    )


def test_the_log_of_the_house_is_discreet() -> None:
    log: dict[str, Any] = settings.LOGGING
    assert [log["filters"][name]["()"] for name in log["handlers"]["console"]["filters"]] == [
        "kimid.lib.log_redaction.SecretsFilter"
    ]
