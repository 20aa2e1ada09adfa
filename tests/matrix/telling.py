"""The last line of a run: how many cells were tried, and how many leaked."""

from typing import Final

from _pytest.terminal import TerminalReporter

CELLS: Final = "matrix cells"
LEAKS: Final = "matrix leaks"


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Sum what the tests recorded; under pytest-xdist the records come from all processes."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    told = [pair for report in reports if report.when == "call" for pair in report.user_properties]
    cells = sum(int(str(value)) for name, value in told if name == CELLS)
    leaks = sum(int(str(value)) for name, value in told if name == LEAKS)
    if cells:
        terminalreporter.write_line(f"matrix: {cells} cells, {leaks} leaks")
