"""`./kim bench`: all measures in one table.

`--quick` takes fewer rounds and a smaller wire, only to check that everything runs.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory
from typing import Final

from bench import machine
from bench.databases import Databases, Install, NoPostgres, open_databases
from bench.measures import (
    against,
    archive,
    demo,
    desk,
    growth,
    memory,
    money,
    paced,
    photo,
    picture,
    publish,
    search,
    stored,
    village,
    walk,
    workspace,
)
from bench.table import Row, printed, row_from

_ROUNDS: Final = 5
_PUBLISHED: Final = 40
_ITEMS: Final = 1_000_000

type Measure = Callable[[Databases, Install, Path, Namespace], Iterator[Row]]


def _stored(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    missing = machine.missing("nginx", "wrk")
    if missing:
        print(
            f"bench: stored pages are left out. apt-get install {' '.join(missing)}",
            file=sys.stderr,
        )
    elif install.kind == "sqlite":  # a cached page needs no database
        yield from stored.measure(install, folder, options.rounds, options.seconds)


def _pages(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    yield from map(
        row_from,
        install.run("measures.pages", install.kind, str(options.rounds), str(options.requests)),
    )


def _against(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    if options.against:
        yield from against.measure(
            databases,
            install,
            folder,
            commit=options.against,
            rounds=options.rounds,
            how_often=options.requests // 2,
        )


def _publish(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    yield from publish.measure(install, options.published)


def _archive(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    yield from archive.measure(databases, quick=options.quick)


def _walk(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    if not machine.missing("nginx"):
        yield from walk.measure(databases, folder, quick=options.quick)


def _workspace(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    yield from workspace.measure(databases, options.items, options.rounds, quick=options.quick)


def _paced(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    if not machine.missing("nginx"):
        yield from paced.measure(install, folder, max(10, options.seconds * 4))


def _photo(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    yield from photo.measure(install, min(options.published, 10))


def _demo(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    if install.kind == "sqlite" and not options.quick:  # it takes minutes, and that database
        yield from demo.measure(folder)


def _tenants(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    yield from map(row_from, install.run("measures.tenants", install.kind))


def _backlog(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    yield from map(
        row_from, install.run("measures.backlog", install.kind, str(options.published * 5))
    )


def _memory(_: Databases, install: Install, folder: Path, options: Namespace) -> Iterator[Row]:
    if not machine.missing("wrk"):
        yield from memory.measure(install, options.seconds)


def _growth(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    yield from growth.measure(databases, options.items, options.rounds)


def _search(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    yield from search.measure(databases, options.items)


def _picture(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    yield from picture.measure(databases, options.published)


def _village(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    yield from village.measure(databases, options.rounds, quick=options.quick)


def _desk(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    yield from desk.measure(databases, quick=options.quick)


def _money(
    databases: Databases, install: Install, folder: Path, options: Namespace
) -> Iterator[Row]:
    yield from money.measure(databases, quick=options.quick)


MEASURES: Final[dict[str, Measure]] = {
    "pages": _pages,
    "against": _against,
    "stored": _stored,
    "backlog": _backlog,
    "memory": _memory,
    "publish": _publish,
    "archive": _archive,
    "walk": _walk,
    "paced": _paced,
    "workspace": _workspace,
    "photo": _photo,
    "demo": _demo,
    "tenants": _tenants,
    "growth": _growth,
    "search": _search,
    "picture": _picture,
    "village": _village,
    "desk": _desk,
    "money": _money,
}


def main(arguments: list[str]) -> int:
    """Measure and print. Exit code 1 if a target is not met."""
    options = _options(arguments)
    print(machine.line(), flush=True)
    rows: list[Row] = []
    with TemporaryDirectory(prefix="kimid-bench-") as folder:
        for kind in options.database:
            rows += _all_of(kind, Path(folder), options)
    print(printed(rows))
    print(f"\nAt the end: {machine.line()}")
    return 1 if any(row.met is False for row in rows) else 0


def _all_of(kind: str, folder: Path, options: Namespace) -> Iterator[Row]:
    """The rows of all measures on one kind of database. A failed measure gives a row too."""
    try:
        databases = open_databases(kind, folder)
    except NoPostgres as why:
        print(f"bench: {why}", file=sys.stderr)
        return
    try:
        install = databases.build("bench")
        install.run("world")
        for name in options.only:
            print(f"bench: {name}, {kind}", file=sys.stderr, flush=True)
            scratch = folder / f"{kind}-{name}"
            scratch.mkdir()
            try:
                yield from MEASURES[name](databases, install, scratch, options)
            except (CalledProcessError, RuntimeError, OSError) as trouble:
                yield Row(f"{name} did not come to an end", kind, 1, "", 0, note=str(trouble))
    finally:
        databases.remove()


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="kim bench")
    parser.add_argument(
        "--quick", action="store_true", help="two short rounds and a wire of 20,000 items"
    )
    parser.add_argument(
        "--database", nargs="+", choices=("sqlite", "postgres"), default=["sqlite", "postgres"]
    )
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    parser.add_argument(
        "--against",
        metavar="COMMIT",
        default="",
        help="another commit, whose pages are asked for by turns with those of this one",
    )
    options = parser.parse_args(arguments)
    options.rounds = 2 if options.quick else _ROUNDS
    options.seconds = 1 if options.quick else 3
    options.requests = 60 if options.quick else 300
    options.published = 5 if options.quick else _PUBLISHED
    options.items = 20_000 if options.quick else _ITEMS
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
