"""The tests as a proof: `python -m tests.long.suite --database postgres`.

Runs pytest on all cores and ends with one line of JSON. What it does not know goes to pytest:
`-m files` for hostile files, or a file of tests. A test that is skipped counts as failed.
"""

import json
import os
import sys
from argparse import ArgumentParser

import pytest


class Tally:
    """Counts what came of the tests."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(("passed", "failed", "skipped"), 0)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Take over what pytest counted; what broke before or after its test counts as failed."""
        stats = terminalreporter.stats
        self.counts = {name: len(stats.get(name, ())) for name in self.counts}
        self.counts["failed"] += len(stats.get("error", ()))


def main(arguments: list[str]) -> int:
    """Run the tests; the exit code is that of pytest."""
    parser = ArgumentParser(prog="python -m tests.long.suite")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    options, rest = parser.parse_known_args(arguments)
    os.environ |= {"KIMID_TEST_DB": options.database, "KIMID_FORBID_SKIPS": "1"}
    tally = Tally()
    code = pytest.main(["-q", "-n", "auto", "--dist", "worksteal", *rest], plugins=[tally])
    print(json.dumps({"database": options.database, **tally.counts}), flush=True)
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
