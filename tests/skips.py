"""With `KIMID_FORBID_SKIPS=1` a skipped test is a failed test: a machine that must run everything
says so.
"""

import os
from collections.abc import Generator

import pytest

FORBIDDEN = os.environ.get("KIMID_FORBID_SKIPS") == "1"


def _as_failure[R: (pytest.TestReport, pytest.CollectReport)](report: R) -> R:
    if FORBIDDEN and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but KIMID_FORBID_SKIPS=1 forbids it: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _as_failure((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _as_failure((yield))
