"""`kim bench`: the measurements in `bench/`."""

import os
import sys

from kimid.cli.environment import ROOT
from kimid.cli.errors import CliError


def run(arguments: list[str]) -> int:
    """Become the bench. Raises CliError when this copy has none."""
    if not (ROOT / "bench" / "__main__.py").exists():
        raise CliError("this copy has no bench; take it from the repository.")
    os.execv(sys.executable, [sys.executable, "-m", "bench", *arguments])
