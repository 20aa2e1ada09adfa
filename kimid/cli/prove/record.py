"""The record of the proofs: a table between two marks in docs/proofs.md, one row for each proof."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from kimid.cli import machine
from kimid.cli.errors import CliError

BEGIN: Final = "<!-- results: written by ./kim prove -->"
END: Final = "<!-- end of results -->"
_HEAD: Final = (
    "| proof | last result | date (UTC) | commit | machine | minutes |",
    "|---|---|---|---|---|---|",
)
# What decides the result of a proof. Words in docs/ do not.
_CODE: Final = (
    "kim",
    "kimid",
    "tests",
    "bench",
    "ops",
    "pyproject.toml",
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-firefox.lock",
    "requirements-webkit.lock",
)


class Row(NamedTuple):
    """The last result of one proof."""

    name: str
    result: str
    date: str = ""
    commit: str = ""
    machine: str = ""
    minutes: str = ""


def rows_in(page: Path) -> dict[str, Row]:
    """All results on record. Raises CliError when the page has no place for them."""
    _, table, _ = _parts(page)
    lines = [line for line in table.splitlines() if line.startswith("| ") and line != _HEAD[0]]
    rows = [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]
    return {row.name: row for row in rows}


def write(page: Path, row: Row, order: Sequence[str]) -> None:
    """Put a row in the place of the older one of its proof; all others stay as they are."""
    before, _, after = _parts(page)
    rows = {**rows_in(page), row.name: row}
    places = {name: place for place, name in enumerate(order)}
    names = sorted(rows, key=lambda name: places.get(name, len(places)))
    lines = [f"| {' | '.join(_cell(cell) for cell in rows[name])} |" for name in names]
    table = "\n".join([*_HEAD, *lines])
    page.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", encoding="utf-8")


def commit_of(folder: Path) -> str:
    """The commit of this copy, with a plus when its code is not as it was committed."""
    name = _git(folder, "rev-parse", "--short", "HEAD").strip()
    changed = _git(folder, "status", "--porcelain", "--", *_CODE)
    return f"{name}{'+' if changed else ''}" if name else "unknown"


def now() -> str:
    """Date and minute, as the record has them."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M}"


def machine_now() -> str:
    """Cores, and the load of the last minute."""
    return f"{machine.cores()} cores, load {os.getloadavg()[0]:.1f}"


def _parts(page: Path) -> tuple[str, str, str]:
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    table, end, after = rest.partition(END)
    if not begin or not end:
        raise CliError(
            f"{page.name} has no place for results. Put back its lines {BEGIN} and {END}."
        )
    return before, table, after


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "/").split())


def _git(folder: Path, *words: str) -> str:
    """What git prints; empty where there is no git or no repository."""
    git = shutil.which("git")
    if git is None:
        return ""
    done = subprocess.run([git, *words], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""
