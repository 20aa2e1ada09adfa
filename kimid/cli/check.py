"""`kim check`: everything that looks at the code without running the tests."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from kimid.cli.environment import ROOT

_BIN: Final = Path(sys.executable).parent
_CODE: Final = ("kimid", "tests", "bench", "ops")


@dataclass(frozen=True)
class Check:
    """One tool: its name on the screen and the command."""

    name: str
    command: Sequence[str]


def run(arguments: list[str]) -> int:
    """Run all checks side by side, one line each as it ends; what a tool wrote is shown only when
    it found something.
    """
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        passes = partial(_passes, environment=_production_environment(folder))
        passed = list(pool.map(passes, checks()))
    return 0 if all(passed) else 1


def checks() -> list[Check]:
    """All checks, in the order in which they begin: the longest first."""
    code = [name for name in _CODE if (ROOT / name).exists()]
    templates = sorted(
        str(path.relative_to(ROOT)) for path in (ROOT / "kimid").glob("*/templates/**/*.html")
    )
    styles_and_scripts = sorted(
        str(path.relative_to(ROOT))
        for folder in code
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".css", ".js", ".mjs"} and "node_modules" not in path.parts
    )
    django = [sys.executable, "-m", "django"]
    all_checks = [
        Check("types", [_tool("mypy")]),
        Check("lint", [_tool("ruff"), "check", *code]),
        Check("format", [_tool("ruff"), "format", "--check", *code]),
        Check("layers", [_tool("lint-imports")]),
        Check("settings", [*django, "check", "--deploy", "--fail-level", "WARNING"]),
        Check("migrations", [*django, "makemigrations", "--check", "--dry-run"]),
    ]
    if styles_and_scripts:
        all_checks += [
            Check("css, js format", [_tool("oxfmt"), "--check", *styles_and_scripts]),
        ]
    if templates:
        all_checks += [
            Check("template format", [_tool("djangofmt"), "--check", *templates]),
            Check(
                "template tags", [_tool("djade"), "--target-version", "6.1", "--check", *templates]
            ),
        ]
    return all_checks


def _tool(name: str) -> str:
    return str(_BIN / name)


def _production_environment(folder: str) -> dict[str, str]:
    """An environment like that of an install behind https, with a key and a database that are
    thrown away.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KIMID_")}
    return {
        **inherited,
        "PYTHONPATH": str(ROOT),
        "KIMID_DATA_DIR": folder,
        "KIMID_SECRET_KEY": "thrown-away-after-this-check-" + os.urandom(32).hex(),
        "KIMID_PUBLIC_SCHEME": "https",
    }


def _passes(check: Check, environment: dict[str, str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        check.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    word = "ok" if done.returncode == 0 else "NOT OK"
    line = f"{check.name:16} {word:6} {time.monotonic() - began:6.1f} s\n"
    # In one piece: another check may end at the same moment.
    sys.stdout.write(line if done.returncode == 0 else f"{line}{done.stdout}{done.stderr}\n")
    sys.stdout.flush()
    return done.returncode == 0
