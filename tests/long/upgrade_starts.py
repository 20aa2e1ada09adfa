"""Run as a program in the environment of an install: starts `kimid migrate` again and again, and
SIGKILL ends each start at the point that was asked for.

Django is loaded once. Each start is a fork of this process, which opens no database itself. A line
of input is a point as JSON, or `null` for a start that nobody kills. The line that answers is the
exit code, negative when a signal ended the start.
"""

import json
import os
import sys
from pathlib import Path

import django

from kimid.cli import main as kimid
from tests.long.upgrade_points import Place, Point, Watch

LOG = "migrate.log"  # what the last start printed
POINTS = "points.json"  # all points that a start went past, when it ended by itself


def main() -> None:
    """Answer until the input ends."""
    django.setup(set_prefix=False)
    folder = Path(os.environ["KIMID_DATA_DIR"])
    for line in sys.stdin:
        words = json.loads(line)
        code = _start(folder, Point(words[0], Place(words[1]), words[2]) if words else None)
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()


def _start(folder: Path, deadly: Point | None) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    try:
        _print_into(folder / LOG)
        watch = Watch(deadly)
        watch.begin()
        code = kimid(["migrate"])
        (folder / POINTS).write_text(json.dumps(watch.seen))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)  # what the parent has open is not for this process to close


def _print_into(log: Path) -> None:
    with log.open("wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)


if __name__ == "__main__":
    main()
