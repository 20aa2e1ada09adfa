"""The proof that a real split loses nothing: `python -m tests.long.split` replays the one of Papua,
2022 to 2023.

An install knows the regions of 2022, with KIM and stories in those that end. Then `kim regions
--apply` runs, is killed a few times by SIGKILL, and is started again until it is done. The lists
lie outside the project; `--lists` says in which folder. The last line is JSON.
"""

import json
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.databases import ROOT, Install, open_databases

_DAY: Final = "2022-11-09"  # of the decree with the new codes
_KILLS: Final = (8.0, 14.0, 20.0)  # seconds after which a run is killed


def main() -> None:
    """Fill, preview, decide, apply under fire, check."""
    parser = ArgumentParser(prog="python -m tests.long.split")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--kims", type=int, default=300)
    parser.add_argument(
        "--lists",
        type=Path,
        required=True,
        help="the folder with regions-2022.csv.gz and regions-2023.csv.gz",
    )
    options = parser.parse_args()
    if not (options.lists / "regions-2023.csv.gz").exists():
        raise SystemExit(f"nothing was tried: no lists in {options.lists}")
    with TemporaryDirectory(prefix="kimid-split-") as name:
        databases = open_databases(options.database, Path(name))
        try:
            _prove(databases.build("split"), options.lists, options.kims)
        finally:
            databases.remove()


def _prove(house: Install, lists: Path, kims: int) -> None:
    before = _inside(house, "fill", str(lists / "regions-2022.csv.gz"), str(kims))
    print(before, flush=True)
    decisions = house.folder / "decisions.csv"
    verb = [
        "regions",
        "--new",
        str(lists / "regions-2023.csv.gz"),
        "--on",
        _DAY,
        "--decisions",
        str(decisions),
    ]
    _kimid(house, [*verb, "--preview"])
    _decide(decisions)
    kills = sum(_killed(house, [*verb, "--apply"], seconds) for seconds in _KILLS)
    begun = time.monotonic()
    done = _kimid(house, [*verb, "--apply"])
    print(f"{kills} runs killed, the last took {time.monotonic() - begun:.0f} s, exit code {done}")
    after = _inside(house, "check")
    print(after)
    filled, checked = _numbers(before), _numbers(after)
    is_same = filled["totals"] == checked["totals"] and not checked["other_number"]
    is_proved = is_same and not done and not checked["wrong"]
    numbers = {"killed": kills, "exit_code": done, **filled, **checked}
    print(json.dumps({**numbers, "proved": is_proved}), flush=True)
    if not is_proved:
        raise SystemExit("not proved")


def _inside(house: Install, *arguments: str) -> str:
    """What a process that lives in this install has to say."""
    command = [sys.executable, "-m", "tests.long.split_house", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=house.environment(), stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()


def _numbers(words: str) -> dict[str, object]:
    """The line of JSON with which a process ended."""
    numbers: dict[str, object] = json.loads(words.splitlines()[-1])
    return numbers


def _kimid(house: Install, arguments: list[str]) -> int:
    return subprocess.run(
        [sys.executable, "-m", "kimid", *arguments], cwd=ROOT, env=house.environment(), check=False
    ).returncode


def _killed(house: Install, arguments: list[str], seconds: float) -> bool:
    """Start a run and kill it after so many seconds; says whether it was still running."""
    with subprocess.Popen(
        [sys.executable, "-m", "kimid", *arguments], cwd=ROOT, env=house.environment()
    ) as run:
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            return True
    return False


def _decide(decisions: Path) -> None:
    """Choose the first candidate of each region that was left open, as somebody at a desk would
    after a look.
    """
    if not decisions.exists():
        return
    head, *rows = decisions.read_text(encoding="utf-8").splitlines()
    cells = [row.split(",", 3) for row in rows]
    decided = [
        f"{old},{name},{candidates.strip('"').split()[0]},{candidates}"
        for old, name, _, candidates in cells
    ]
    decisions.write_text("\n".join([head, *decided]), encoding="utf-8")


if __name__ == "__main__":
    main()
