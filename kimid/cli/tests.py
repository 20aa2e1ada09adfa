"""`kim test`: the tests."""

import os
import sys


def run(arguments: list[str]) -> int:
    """Become pytest. Without arguments all tests run, on all cores."""
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *(arguments or ["-q", "-n", "auto"])])
