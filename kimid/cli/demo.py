"""`kim demo`: everything on this machine, with a small demo world."""

import time
from collections.abc import Iterable

from kimid.cli import database, up


def run(arguments: list[str]) -> int:
    """Set up what is missing, then serve until Ctrl-C."""
    began = time.monotonic()
    port = up.prepare()
    database.bring_up_to_date()
    up.load_regions()
    from kimid.demo import world

    world.build(report=_report)
    _report(f"ready after {time.monotonic() - began:.0f} seconds; starting the server")
    up.hand_over(port, _greeting(port), worker=True)


def _report(line: str) -> None:
    print(f"kimid: {line}", flush=True)


def _greeting(port: int) -> str:
    from django.conf import settings

    from kimid.demo import world

    addresses = [
        (f"http://{settings.BASE_HOST}:{port}/", "portal of the nation"),
        (f"http://{settings.RUANG_HOST}:{port}/", "workspace"),
    ]
    accounts = [(account.username, account.password, account.what) for account in world.accounts()]
    return "\n".join(
        ["", "Addresses", *_table(addresses), "", "Accounts for the workspace", *_table(accounts), "", "Ctrl-C stops all.", ""]
    )


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    rows = list(rows)
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
