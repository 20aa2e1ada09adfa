"""Two processes write into the books of four groups and are killed fifty times:
`python -m tests.long.books`.

Each act that is done is acknowledged by a line in a file, as an answer would. The last line is
JSON; exit code 1 when an act that was acknowledged is not there, when half of one is, or when sums,
numbers or balances do not hold.
"""

import json
import os
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from bench import machine
from bench.databases import ROOT, open_databases

_WRITERS: Final = 2
_PATIENCE: Final = 60.0  # seconds until a writer has done so many acts
_MOST_ACTS: Final = 24  # until a writer is killed
_START: Final = """
import sys, django
django.setup(set_prefix=False)
from tests.long import books_writer
books_writer.main(*sys.argv[1:])
"""
_ACT: Final = 0.03  # seconds: about as long as an act takes


class Writer:
    """A process that acts, and what it acknowledged."""

    def __init__(self, number: int, folder: Path, environment: dict[str, str]) -> None:
        self.file = folder / f"acts-{number}"
        with self.file.open("wb") as out:
            self._process = subprocess.Popen(
                _command("write", str(number)), cwd=ROOT, env=environment, stdout=out
            )

    @property
    def is_dead(self) -> bool:
        """Whether it ended by itself: it never should."""
        return self._process.poll() is not None

    def wait_for(self, acts: int) -> None:
        """Wait until it has done so many, or its patience ends."""
        until = time.monotonic() + _PATIENCE
        while self.file.read_bytes().count(b"\n") < acts and time.monotonic() < until:
            time.sleep(0.005)

    def kill(self) -> None:
        """End it at once, wherever it is."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


def main(arguments: list[str]) -> int:
    """Run the proof."""
    parser = ArgumentParser(prog="python -m tests.long.books")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="kimid-books-") as folder:
        databases = open_databases(options.database, Path(folder))
        try:
            install = databases.build("books")
            environment = {**install.environment(), "PYTHONPATH": str(ROOT)}
            subprocess.run(_command("begin"), cwd=ROOT, env=environment, check=True)
            kills, files = _kill(Path(folder), environment, options.kills)
            check = _command("check", *map(str, files))
            checked = subprocess.run(
                check, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=False
            )
        finally:
            databases.remove()
    if checked.returncode:
        return 1
    result = {"kills": kills, **json.loads(checked.stdout.splitlines()[-1])}
    print(json.dumps({**result, "database": options.database, "on": machine.line()}))
    is_whole = result["lost"] == result["half"] == 0 and kills == options.kills
    return 0 if is_whole else 1


def _kill(folder: Path, environment: dict[str, str], kills: int) -> tuple[int, list[Path]]:
    """Kill writers by turns at random moments, each followed by another. Returns how many were
    killed at work, and the files of all.
    """
    random, numbers = Random(21), count(1)
    writers = [Writer(next(numbers), folder, environment) for _ in range(_WRITERS)]
    files = [writer.file for writer in writers]
    killed = 0
    for turn in range(kills):
        victim = writers[turn % _WRITERS]
        victim.wait_for(1 + random.randrange(_MOST_ACTS))
        time.sleep(random.random() * _ACT)
        killed += not victim.is_dead
        victim.kill()
        writers[turn % _WRITERS] = Writer(next(numbers), folder, environment)
        files.append(writers[turn % _WRITERS].file)
    for writer in writers:
        writer.kill()
    return killed, files


def _command(*words: str) -> list[str]:
    return [sys.executable, "-c", _START, *words]


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
