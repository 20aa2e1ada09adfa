"""`kim demo`: everything on this machine, with a demo world."""

import sys
import time
from collections.abc import Iterable
from typing import Final

from kimid.cli import database, up

_BAR: Final = 30
_STEPS: Final = 5  # so many lines tell of the progress where no terminal is


def run(arguments: list[str]) -> int:
    """Set up what is missing, then serve until Ctrl-C."""
    began = time.monotonic()
    port = up.prepare()
    database.apply_migrations()
    up.require_own_media()
    up.load_defaults()
    from kimid.demo import world

    world.build(report=_report, progress=_progress)
    _report(f"ready after {time.monotonic() - began:.0f} seconds; starting the server")
    up.exec_supervisor(port, _greeting(), worker=True)


def _report(line: str) -> None:
    print(f"kimid: {line}", flush=True)


def _progress(done: int, of: int) -> None:
    """One line that grows on a terminal; a few lines in a log."""
    if sys.stdout.isatty():
        filled = _BAR * done // of
        line = f"\rkimid: stories [{'#' * filled}{'.' * (_BAR - filled)}] {done}/{of}"
        print(line, end="\n" if done == of else "", flush=True)
    elif done * _STEPS // of > (done - 1) * _STEPS // of:
        _report(f"stories {done} of {of}")


def _greeting() -> str:
    from kimid.demo import people

    accounts = [(account.username, account.purpose) for account in people.ACCOUNTS]
    tries = [(username, what) for username, what in people.TRY_FIRST]
    return "\n".join(
        [
            "",
            "Read first",
            *_table(_addresses()),
            "",
            f"Sign in to the workspace with any of these names and the password {people.PASSWORD}",
            *_table(accounts),
            (
                "  and an officer of each regency:"
                f" {', '.join(office.username for office in people.OFFICES)}"
            ),
            (
                "Officials are asked for six digits as well; ./kim code NAME tells them, such as"
                " ./kim code kalbar"
            ),
            "",
            "What to try",
            *_table(tries),
            "",
            "A walk of ten minutes through all of it: docs/walk.md",
            (
                "All people, stories and numbers are invented (data contoh); places and their codes"
                " are real."
            ),
            "Ctrl-C stops all.",
            "",
        ]
    )


def _addresses() -> list[tuple[str, str]]:
    """One KIM, the portals right above it up to the nation, and the workspace."""
    from kimid.lib.codes import lineage
    from kimid.sites.hosts import ruang_url
    from kimid.sites.models import Site, SiteKind

    kims = list(Site.objects.filter(kind=SiteKind.KIM).order_by("pk")[:1])
    above = lineage(kims[0].region_id) if kims else []
    portals = Site.objects.filter(kind=SiteKind.PORTAL, region__in=above).order_by("-region__level")
    return [
        *((site.url, site.name) for site in [*kims, *portals]),
        (ruang_url(), "the workspace, where people with accounts work"),
    ]


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    rows = list(rows)
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
