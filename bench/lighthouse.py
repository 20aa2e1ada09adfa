"""The Lighthouse scores of public pages on a phone.

    python -m bench.lighthouse http://teluk-kapuas.kim.localhost:8000/ http://kim.localhost:8000/
    ...

Needs a running kimid, Lighthouse (`npm ci` in `ops/web-checks`) and Chromium
(KIMID_BENCH_CHROMIUM). Each page is scored three times with Lighthouse's mobile profile (a slow
phone, 1.6 Mbit/s, 150 ms). The middle score counts.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from bench import machine
from bench.table import Row, middle, printed

_LIGHTHOUSE: Final = (
    Path(__file__).parents[1]
    / "ops"
    / "web-checks"
    / "node_modules"
    / "lighthouse"
    / "cli"
    / "index.js"
)
_FLAGS: Final = (
    "--headless=new --no-sandbox --disable-gpu "
    "--disable-background-networking --disable-component-update"
)
_ROUNDS: Final = 3
_AT_LEAST: Final = 95.0

type Report = dict[str, Any]


def main(addresses: list[str]) -> int:
    """Print a row for each page and category. Exit code 1 if one is below the target."""
    if not addresses:
        raise SystemExit(__doc__)
    if not _LIGHTHOUSE.exists():
        raise SystemExit("Lighthouse is not installed. In ops/web-checks: npm ci")
    rows = [row for address in addresses for row in _judged(address)]
    print(machine.line(), printed(rows), sep="\n\n")
    return 1 if any(row.met is False for row in rows) else 0


def _judged(address: str) -> Iterator[Row]:
    """The scores of one page, with the failed audits."""
    reports = [_report(address) for _ in range(_ROUNDS)]
    parts = urlsplit(address)
    page = f"{parts.hostname}{parts.path}"
    for name, category in reports[0]["categories"].items():
        scores = [100 * (report["categories"][name]["score"] or 0) for report in reports]
        lacks = sorted({audit for report in reports for audit in _lacking(report, name)})
        yield Row(
            category["title"], page, middle(scores), "", at_least=_AT_LEAST, note="; ".join(lacks)
        )


def _report(address: str) -> Report:
    command = [
        "node",
        str(_LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--chrome-flags={_FLAGS}",
    ]
    environment = {
        **os.environ,
        "CHROME_PATH": os.environ.get("KIMID_BENCH_CHROMIUM", "/usr/bin/chromium"),
    }
    for is_last in (False, True):
        process = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=is_last
        )
        if not process.returncode:
            break
        # Chromium sometimes ends before Lighthouse reaches it. A page that breaks does so twice.
        print(f"once more, after: {process.stderr.strip()[-300:]}", file=sys.stderr)
    report: Report = json.loads(process.stdout)
    return report


def _lacking(report: Report, name: str) -> Iterator[str]:
    """The audits that cost points, with the value that Lighthouse shows."""
    for reference in report["categories"][name]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield " ".join(filter(None, [audit["id"], audit.get("displayValue", "")]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
