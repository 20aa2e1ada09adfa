"""The proof by killing: `python -m bench.kill --kills 50 --database sqlite`.

A real server (two web processes, a task worker, what looks after them) serves while several editors
publish and withdraw over HTTP. Again and again one of its processes, or all at once, is killed with
SIGKILL at a random moment. What was acknowledged, and what the readers are shown, is then compared
with the database. The last line is JSON; exit code 1 when anything was lost, or when nothing was
acknowledged, which proves nothing.
"""

import json
import secrets
import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench import machine
from bench.crowd import Crowd
from bench.databases import Databases, Install, open_databases
from bench.patient import PatientServer
from bench.world_words import host

_EDITORS: Final = 3
_LOOK_EVERY: Final = 10  # kills
_PROMISE: Final = "nothing acknowledged is lost, nothing is half published, nothing stale is shown"


def main(arguments: list[str]) -> int:
    """Run the proof. Exit code 1 if the promise was broken."""
    parser = ArgumentParser(prog="python -m bench.kill")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    options = parser.parse_args(arguments)
    with (
        TemporaryDirectory(prefix="kimid-kill-") as folder,
        _databases(options.database, Path(folder)) as databases,
    ):
        install = databases.build("kill")
        result = _proof(install, Path(folder) / "log", options.kills)
    print(
        json.dumps(
            {"promise": _PROMISE, "database": options.database, **result, "on": machine.line()}
        )
    )
    is_broken = any(result[wrong] for wrong in ("lost", "half", "stale", "damage"))
    return 1 if is_broken or not result["acknowledged"] else 0


def _proof(install: Install, log: Path, kills: int) -> dict[str, object]:
    labels = [f"kim-bench-{number}" for number in range(_EDITORS)]
    install.run("world", str(_EDITORS), "2")
    stories = {
        label: [json.loads(line)["id"] for line in install.run("ready", label, str(kills * 10))]
        for label in labels
    }
    targets: Counter[str] = Counter()
    stale: list[str] = []
    compared = 0
    with PatientServer(install) as server:
        readers = [host("kalimantan-barat"), host(""), *(host(label) for label in labels)]
        crowd = Crowd(server.port, stories, readers)
        for number in range(1, kills + 1):
            time.sleep(0.2 + secrets.randbelow(1300) / 1000)
            targets[server.kill_something()] += 1
            server.back_again()
            if number % _LOOK_EVERY == 0 or number == kills:
                with crowd.resting():
                    *wrong, how_many = _looked_at(install, server)
                stale += wrong
                compared += int(how_many)
        records = crowd.end()
    log.write_text(json.dumps([asdict(record) for record in records]))
    result: dict[str, object] = json.loads(install.run("truth", str(log))[-1])
    return {
        "kills": sum(targets.values()),
        **targets,
        **result,
        "compared": compared,
        "stale": len(stale),
        "stale_what": stale[:5],
    }


def _looked_at(install: Install, server: PatientServer) -> list[str]:
    """The pages and files that differ from the database, then the number of comparisons."""
    server.settle()
    return install.run("staleness", str(server.port), more={"KIMID_PUBLIC_PORT": ""})


@contextmanager
def _databases(kind: str, folder: Path) -> Iterator[Databases]:
    databases = open_databases(kind, folder)
    try:
        yield databases
    finally:
        databases.remove()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
