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
    up.hand_over(port, _greeting(), worker=True)


def _report(line: str) -> None:
    print(f"kimid: {line}", flush=True)


def _greeting() -> str:
    from kimid.demo import world

    accounts = [(account.username, account.password, account.what) for account in world.accounts()]
    parts = [
        "",
        "Addresses",
        *_table(_addresses()),
        "",
        "Accounts for the workspace",
        *_table(accounts),
        "",
        "Ctrl-C stops all.",
        "",
    ]
    return "\n".join(parts)


def _addresses() -> list[tuple[str, str]]:
    """The workspace, the nation, and each KIM of the demo with the portals right above the first."""
    from kimid.lib.codes import lineage
    from kimid.sites.hosts import ruang_url
    from kimid.sites.models import Site, SiteKind

    kims = list(Site.objects.filter(kind=SiteKind.KIM).order_by("pk")[:5])
    above = lineage(kims[0].region_id) if kims else []
    portals = Site.objects.filter(kind=SiteKind.PORTAL, region__in=above).order_by("-region__level")
    return [(ruang_url(), "workspace"), *((site.url, site.name) for site in [*kims, *portals])]


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    rows = list(rows)
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
