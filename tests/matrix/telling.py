"""The last line of a run: how many cells were tried, and how many leaked."""

from typing import Final

import pytest
from _pytest.terminal import TerminalReporter

CELLS: Final = "matrix cells"
LEAKS: Final = "matrix leaks"
# The hook may be found twice: here by the folder's conftest, and as a plugin of the whole run.
_TOLD: Final = pytest.StashKey[bool]()


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Sum what the tests recorded; under pytest-xdist the records come from all processes."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
    ]
    told = [pair for report in reports if report.when == "call" for pair in report.user_properties]
    cells = sum(int(str(value)) for name, value in told if name == CELLS)
    leaks = sum(int(str(value)) for name, value in told if name == LEAKS)
    if cells and not terminalreporter.config.stash.get(_TOLD, False):
        terminalreporter.config.stash[_TOLD] = True
        terminalreporter.write_line(f"matrix: {cells} cells, {leaks} leaks")
