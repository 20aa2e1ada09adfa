"""`kim regions`: follow a new list of the ministry. `--preview` shows what moves, `--apply` lets
it.
"""

import csv
import hashlib
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kimid.cli import database
from kimid.cli.errors import CliError

if TYPE_CHECKING:
    from kimid.places.region_changes import Decisions, RegionChangePlan

_COLUMNS: Final = ("old", "old_name", "new", "candidates")
_SHOWN: Final = 40


def run(arguments: list[str]) -> int:
    """Preview or apply; 1 when somebody has to decide something first."""
    options = _read(arguments)
    database.setup_django()
    from django.utils import timezone

    from kimid.registry import region_changes

    plan = _plan(options)
    at = timezone.now()
    _print_plan(plan)
    lost = region_changes.contents_without_successor(plan, at)
    if lost:
        _print_undecided(plan, lost, options.decisions)
    if options.preview or lost:
        return int(bool(lost))
    version = hashlib.sha256(options.new.read_bytes()).hexdigest()
    region_changes.apply_plan(
        plan, version=version, source=options.new.name, at=at, report=_print_done
    )
    behind = region_changes.contents_left_behind(at)
    print(
        f"\rkimid: all of it follows, {len(behind)} regions that ended still hold something. Now"
        " run ./kim reindex."
    )
    return int(bool(behind))


def _read(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="kim regions", description="Follow a new list of regions.")
    parser.add_argument(
        "--new",
        type=Path,
        required=True,
        help="the new list, .csv or .csv.gz: code,name or a whole data file",
    )
    parser.add_argument(
        "--on", type=date.fromisoformat, required=True, help="the day of its decree, as 2022-11-09"
    )
    parser.add_argument(
        "--decisions",
        type=Path,
        help="what people decided, .csv: old,new; written when it is not there yet",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--preview", action="store_true", help="only say what would move")
    what.add_argument(
        "--apply",
        action="store_true",
        help="let it move; a run that was stopped is simply started again",
    )
    return parser.parse_args(arguments)


def _plan(options: Namespace) -> "RegionChangePlan":
    from kimid.lib.codes import BadCode
    from kimid.places.data_file import BadDataFile
    from kimid.places.queries import current_rows
    from kimid.places.region_changes import BadDecision, plan_changes
    from kimid.places.region_list import read_region_list

    try:
        today = {row.code: row for row in current_rows()}
        new = read_region_list(options.new, today)
        return plan_changes(
            today.values(),
            new,
            decisions=_decisions(options.decisions, today.keys()),
            on=options.on,
        )
    except (OSError, BadDataFile, BadCode, BadDecision) as error:
        raise CliError(f"{error}.") from error


def _decisions(path: Path | None, today: Iterable[str]) -> "Decisions":
    """What people decided about regions that still exist; after an interrupted run others have
    ended already.
    """
    from kimid.places.region_list import read_pairs

    if path is None or not path.exists():
        return {}
    existing = set(today)
    pairs = read_pairs(path.read_text(encoding="utf-8-sig").splitlines(), "old", "new")
    return {old: new.replace(".", "") for old, new in pairs if old in existing}


def _print_plan(plan: "RegionChangePlan") -> None:
    """The plan in numbers, then what to look at: what was found with less than certainty, and where
    something stands.
    """
    from django.utils import timezone

    from kimid.registry.region_changes import contents_of_regions

    print(
        f"kimid: {len(plan.added)} new, {len(plan.removed)} end, {len(plan.renamed)} have another"
        " name."
    )
    for why, number in Counter(move.reason for move in plan.successions).most_common():
        print(f"{number:>8,}  {why}")
    print(f"{len(plan.unresolved):>8,}  tidak ditemukan penggantinya")
    unsure = [move for move in plan.successions if not move.is_certain]
    for move in unsure[:_SHOWN]:
        print(
            f"   look: {move.old.code} {move.old.name} -> {move.new.code} {move.new.name}"
            f" ({move.reason})"
        )
    if len(unsure) > _SHOWN:
        print(f"   ... and {len(unsure) - _SHOWN} more")
    totals = Counter[str]()
    for contents in contents_of_regions(
        (row.code for row in plan.removed), timezone.now()
    ).values():
        totals.update(contents.counts)
    print("kimid: these move:")
    for name, number in totals.items():
        print(f"{number:>8,}  {name}")


def _print_undecided(plan: "RegionChangePlan", lost: Iterable[str], path: Path | None) -> None:
    """Say who has to decide what; into a new file of decisions if one was named."""
    wanted = set(lost)
    rows = [
        (
            each.old.code,
            each.old.name,
            "",
            "; ".join(f"{candidate.code} {candidate.name}" for candidate in each.candidates),
        )
        for each in plan.unresolved
        if each.old.code in wanted
    ]
    print(
        f"kimid: {len(rows)} regions end in which something stands. Decide for each what takes its"
        " place (column new):"
    )
    for row in rows:
        print(f"   {row[0]} {row[1]}: {row[3]}")
    if path is not None and not path.exists():
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([_COLUMNS, *rows])
        print(f"kimid: written to {path}.")


def _print_done(what: str) -> None:
    print(f"\rkimid: {what:<20}", end="", flush=True)
