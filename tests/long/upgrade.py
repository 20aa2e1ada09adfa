"""The proof that an upgrade can be killed anywhere: `python -m tests.long.upgrade`.

Installs of a named schema become installs of today by `kimid migrate`. One is killed with SIGKILL
at points within, before and after each step (`upgrade_points`), another at moments that nobody
chose. Both are started again until they end by themselves, and then compared with one that was
left alone. The last line is JSON; exit code 1 when a start could not go on, or when anything
differs.
"""

import json
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from itertools import groupby
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench import machine
from bench.databases import ROOT, Databases, Install, open_databases
from tests.long.upgrade_points import Place, Point
from tests.long.upgrade_starts import LOG, POINTS
from tests.upgrades import dumps
from tests.upgrades.name_schema import KEY

_PAGES: Final = 8  # that tests.upgrades.visits opens
_SHOWN: Final = 3  # differences of a table that are printed
_MOMENTS: Final = 6  # at which one upgrade is killed, wherever it is


class Starter:
    """Starts `kimid migrate` for one install, each time up to a point."""

    def __init__(self, install: Install) -> None:
        self.install = install
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.long.upgrade_starts"],
            cwd=ROOT,
            env=install.environment(**KEY),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, point: Point | None) -> int:
        """The exit code of a start; negative when it was killed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(point) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def words(self) -> str:
        """The last line that the last start printed."""
        return (self.install.folder / LOG).read_text().strip().rpartition("\n")[2]

    def end(self) -> None:
        """End the process that starts."""
        self._process.communicate()


class Upgrades:
    """What the proof does with the databases of one kind, and what it counts."""

    def __init__(self, databases: Databases, schema: str, random: Random) -> None:
        self._databases = databases
        self._random = random
        self._copies = 0
        self._was_killed = False  # the last start
        self._old = databases.build("old")
        if databases.kind == "sqlite":
            dumps.load_sqlite(schema, self._old.folder / "kimid.sqlite3")
        else:
            dumps.load_postgresql(schema, self._old.url)
        self.count = Counter[str](kills=0, resumed=0, stuck=0, missed=0, differences=0, wrong=0)

    def copy(self) -> Install:
        """An install of the old schema."""
        self._copies += 1
        return self._databases.copy(self._old, f"copy{self._copies}")

    def watched(self) -> tuple[Install, list[Point]]:
        """An install that nobody killed, and all points that its upgrade went past."""
        starter = Starter(self.copy())
        code = starter.start(None)
        starter.end()
        if code:
            raise SystemExit(f"not even a start that nobody killed: {starter.words()}")
        points = json.loads((starter.install.folder / POINTS).read_text())
        return starter.install, [Point(step, Place(place), nr) for step, place, nr in points]

    def kill_at(self, points: list[Point]) -> Install:
        """Kill one upgrade at each of these points, and let it end by itself. Where a start cannot
        go on, a new copy does.
        """
        starter = Starter(self.copy())
        for point in points:
            code = starter.start(point)
            if code > 0:
                print(f"could not go on, to be killed {point}: {starter.words()}", flush=True)
                self._count_start(code)
                starter.end()
                starter = Starter(self.copy())
                code = starter.start(point)
            self._count_start(code)
            if code == 0:
                self.count["missed"] += 1
                print(f"ended before it could be killed {point}", flush=True)
        starter.end()
        self._end_by_itself(starter.install)
        return starter.install

    def kill_at_any_moment(self, seconds: float) -> Install:
        """Kill one upgrade a few times, wherever it is, unless it is done before; left alone it
        takes so many seconds.
        """
        install = self.copy()
        for _ in range(_MOMENTS):
            with _migrate(install) as run:
                try:
                    code = run.wait(self._random.uniform(0.1, 0.6) * seconds)
                except subprocess.TimeoutExpired:
                    run.kill()
                    code = run.wait()
            self._count_start(code)
        self._end_by_itself(install)
        return install

    def compare(self, ours: Install, theirs: dict[str, Any]) -> None:
        """Count the differences of an install to what another contains, and print some."""
        content = content_of(ours)
        for kind in ("definitions", "rows"):
            self.count[kind] += sum(map(len, content[kind].values()))
            for name in sorted(content[kind].keys() | theirs[kind].keys()):
                mine, other = (_counted(each[kind].get(name)) for each in (content, theirs))
                differing = [*(mine - other).elements(), *(other - mine).elements()]
                self.count["differences"] += len(differing)
                for text in differing[:_SHOWN]:
                    print(f"different: {name}: {text}", flush=True)

    def visit(self, install: Install) -> None:
        """Open pages of an install, and look for migrations that should not be."""
        seen = json.loads(_inside(install, "tests.upgrades.visits"))
        wrong = {page: status for page, status in seen["pages"].items() if status != 200}
        wrong_names = [*seen["migrations"], *seen["names"]]
        self.count["pages"] += len(seen["pages"])
        self.count["wrong"] += len(wrong) + len(wrong_names) + abs(len(seen["pages"]) - _PAGES)
        if wrong or wrong_names:
            print(f"wrong: {wrong} {wrong_names}", flush=True)

    def _end_by_itself(self, install: Install) -> None:
        with _migrate(install) as run:
            code = run.wait()
        self._count_start(code)

    def _count_start(self, code: int) -> None:
        """A start was killed, ended, or could not go on. It has resumed what was killed before."""
        self.count["stuck" if code > 0 else "resumed" if self._was_killed else "begun"] += 1
        self.count["kills"] += code < 0
        self._was_killed = code < 0


def main(arguments: list[str]) -> int:
    """Run the proof."""
    options = _options(arguments)
    began = time.monotonic()
    random = Random(options.seed)
    print(f"seed {options.seed}", flush=True)
    with TemporaryDirectory(prefix="kimid-upgrade-") as folder:
        databases = open_databases(options.database, Path(folder))
        try:
            upgrades = Upgrades(databases, options.schema, random)
            steps = _prove(upgrades, random, options.statements)
        finally:
            databases.remove()
    result = {"schema": options.schema, "seed": options.seed, **steps, **upgrades.count}
    where = {"database": options.database, "on": machine.line()}
    print(json.dumps({**result, **where, "seconds": round(time.monotonic() - began)}))
    faults = ("stuck", "missed", "differences", "wrong")
    return 1 if any(upgrades.count[each] for each in faults) else 0


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.long.upgrade")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--schema", choices=dumps.names(), default=dumps.names()[0])
    parser.add_argument("--statements", type=int, default=1, help="killed within each step")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def _prove(upgrades: Upgrades, random: Random, statements: int) -> dict[str, int]:
    alone, began = upgrades.copy(), time.monotonic()
    with _migrate(alone) as run:
        if run.wait():
            raise SystemExit("not even an upgrade that nobody killed")
    seconds = time.monotonic() - began
    expected = content_of(alone)
    watched, points = upgrades.watched()
    chosen = choose(points, random, statements)
    steps = len({point.step for point in chosen if point.step})
    print(f"{steps} steps, {len(points)} points, {len(chosen)} chosen", flush=True)
    for install in (watched, upgrades.kill_at(chosen), upgrades.kill_at_any_moment(seconds)):
        upgrades.compare(install, expected)
        upgrades.visit(install)
    return {"migrations": steps, "points": len(points)}


def choose(points: list[Point], random: Random, statements: int) -> list[Point]:
    """Of each step so many places within it, then before and after its row is there; and all places
    after the last step. There each start but the first begins behind what the one before has
    written.
    """
    chosen = []
    for step, group in groupby(points, key=lambda point: point.step):
        places = list(group)
        if not step:
            chosen += [point._replace(number=min(point.number, 2)) for point in places]
            continue
        ends = [each for each in places if each.place in {Place.UNRECORDED, Place.RECORDED}]
        inner = [each for each in places if each not in ends]
        within = set(random.sample(inner, min(statements, len(inner))))
        chosen += [each for each in places if each in within or each in ends]
    return chosen


def content_of(install: Install) -> dict[str, Any]:
    """The definitions of an install and its rows, both as lists of texts by name."""
    content: dict[str, Any] = json.loads(_inside(install, "tests.long.upgrade_content"))
    return content


def _counted(texts: list[str] | None) -> Counter[str]:
    return Counter(texts or [])


def _inside(install: Install, module: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env=install.environment(**KEY),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def _migrate(install: Install) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "kimid", "migrate"], cwd=ROOT, env=install.environment(**KEY)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
