"""`kim doctor`: is everything well?"""

import json
import os
import platform
import shutil
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from time import time
from typing import Final

from kimid.cli import database, machine
from kimid.cli.environment import data_folder
from kimid.lib import health

_REGIONS: Final = 91_600


@dataclass(frozen=True)
class DoctorFinding:
    """One line of the report."""

    topic: str
    is_ok: bool
    message: str


def run(arguments: list[str]) -> int:
    """Print all findings, for people or as a list of JSON; 1 when something is not well."""
    parser = ArgumentParser(prog="kim doctor", description=__doc__)
    parser.add_argument("--json", action="store_true", help="for a program that watches over kimid")
    options = parser.parse_args(arguments)
    database.setup_django()
    findings = list(examine())
    if options.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=1))
    else:
        for finding in findings:
            print(f"{'ok' if finding.is_ok else 'NOT OK':6} {finding.topic:12} {finding.message}")
    return 0 if all(finding.is_ok for finding in findings) else 1


def examine() -> Iterator[DoctorFinding]:
    """Look at everything. A part that cannot even be looked at is itself a finding."""
    for topic, check in {**_CHECKS, **health.CHECKS}.items():
        try:
            yield from (DoctorFinding(topic, is_ok, message) for is_ok, message in check())
        except Exception as error:  # whatever it is, the person at the terminal must see it
            yield DoctorFinding(topic, is_ok=False, message=f"{type(error).__name__}: {error}")


def _versions() -> Iterator[tuple[bool, str]]:
    import django

    from kimid.sqlite.driver import MIN_VERSION, pysqlite3

    yield True, f"Python {platform.python_version()}, Django {django.__version__}"
    yield pysqlite3.sqlite_version_info >= MIN_VERSION, f"SQLite {pysqlite3.sqlite_version}"


def _database() -> Iterator[tuple[bool, str]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    yield (
        True,
        (
            f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}"
            " answers"
        ),
    )


def _migrations() -> Iterator[tuple[bool, str]]:
    pending = database.pending_migrations()
    unknown = database.unknown_migrations()
    yield (
        not pending,
        f"pending: {', '.join(pending)}; run ./kim migrate" if pending else "none pending",
    )
    if unknown:
        yield False, f"the database is newer than this code: {', '.join(unknown)}"


def _regions() -> Iterator[tuple[bool, str]]:
    from kimid.places.models import Region

    loaded = Region.objects.count()
    yield (
        loaded >= _REGIONS,
        (
            f"{loaded} loaded"
            if loaded >= _REGIONS
            else f"{loaded} of {_REGIONS} loaded; run ./kim up"
        ),
    )


def _disk() -> Iterator[tuple[bool, str]]:
    free = shutil.disk_usage(data_folder()).free
    yield free >= machine.DISK_STOP, f"{free / 1e9:.1f} GB free for {data_folder()}"


def _queue() -> Iterator[tuple[bool, str]]:
    from django.utils import timezone

    from kimid.queue.claims import DEAD_AFTER
    from kimid.queue.lanes import Lane
    from kimid.queue.queries import failed_tasks, queue_state

    now = timezone.now()
    state = queue_state(now)
    yield state.failed == 0, f"{state.ready} ready, {state.running} running, {state.failed} failed"
    for path, last_line in failed_tasks():
        yield False, f"{path}: {last_line}"
    # Longer than this means that no worker is running or that it cannot keep up.
    longest = {
        Lane.WITHDRAWN: timedelta(seconds=30),
        Lane.AWAITED: timedelta(minutes=1),
        Lane.USUAL: timedelta(minutes=5),
        Lane.DERIVED: timedelta(hours=1),
    }
    for lane, since in state.waiting_since.items():
        waits = now - since
        line = f"{lane.name.lower()}: the oldest due task waits since {waits.total_seconds():.0f} s"
        yield waits < longest[lane], line
    seen = state.worker_seen_at
    if seen is None:
        yield state.ready == 0, "no worker is running"
    else:
        yield (
            now - seen < DEAD_AFTER,
            f"a worker was last seen {(now - seen).total_seconds():.0f} s ago",
        )


def _search() -> Iterator[tuple[bool, str]]:
    from kimid.wire.reindexing import unindexed

    missing = unindexed().count()
    yield (
        missing == 0,
        f"{missing} published items are not in the index; a task puts them in every night",
    )


def _own_names() -> Iterator[tuple[bool, str]]:
    from django.utils import timezone

    from kimid.sites.queries import overdue_name_count

    alone = overdue_name_count(timezone.now())
    yield (
        alone == 0,
        (
            f"{alone} are served without anybody looking for their proof; does a worker run?"
            if alone
            else "looked after"
        ),
    )


def _photos() -> Iterator[tuple[bool, str]]:
    from kimid.media.sandbox import missing_isolation

    missing = missing_isolation()
    message = (
        f"the process that decodes them is not kept from: {', '.join(missing)}; see"
        " docs/decisions/0007-photos.md"
    )
    yield not missing, message if missing else "are decoded by a process without files and network"


def _front() -> Iterator[tuple[bool, str]]:
    from django.conf import settings

    tells_readers_apart = settings.PUBLIC_SCHEME != "https" or settings.BEHIND_PROXY
    message = (
        "readers and networks are told apart"
        if tells_readers_apart
        else (
            "KIMID_PUBLIC_SCHEME is https but KIMID_BEHIND_PROXY is not set: all readers come"
            " from one address, and strangers use up the limits of everybody. Set it to true"
            " if a front server always writes X-Forwarded-For"
        )
    )
    yield tells_readers_apart, message
    yield (
        True,
        (
            "slow senders are sent away by kimid itself; a front server also limits how many bodies"
            " one address sends at once, see docs/how-to/run.md"
        ),
    )


def media_lines() -> Iterator[tuple[bool, str]]:
    """What it says of the media folder."""
    from django.utils import timezone

    from kimid.media.identity import ForeignMediaError, check
    from kimid.media.sweeping import all_strays

    try:
        check()
    except ForeignMediaError as error:
        yield False, f"{error} Nothing is thrown away; see ./kim media"
        return
    for strays in all_strays(timezone.now()):
        yield (
            len(strays.names) <= strays.limit,
            f"{strays.of} {strays.label}, {len(strays.names)} that no row knows; see ./kim media",
        )


def _mail() -> Iterator[tuple[bool, str]]:
    from django.conf import settings
    from django.utils import timezone

    from kimid.notify.queries import late_mail_count, refused_mails

    if not settings.MAIL_HOST:
        yield True, "no mail server (KIMID_MAIL_HOST): notices stand in the workspace only"
        return
    late = late_mail_count(timezone.now())
    yield late == 0, f"{late} wait longer than an hour; failed tasks are named under queue"
    for address, error in refused_mails(timezone.now()):
        yield False, f"{address} refuses mails: {error}"


def _backup() -> Iterator[tuple[bool, str]]:
    from django.utils import timezone

    from kimid.backups.health import backup_lines

    yield from backup_lines(timezone.now())


def _drill() -> Iterator[tuple[bool, str]]:
    from django.utils import timezone

    from kimid.backups.health import drill_lines

    yield from drill_lines(timezone.now())


def _store() -> Iterator[tuple[bool, str]]:
    from django.conf import settings

    if not settings.STORE_FILES:
        yield True, "files are switched off"
        return
    folder = settings.STORE_DIR
    standing = folder if folder.exists() else folder.parent
    yield (
        os.access(standing, os.W_OK),
        f"{folder} {'can' if os.access(standing, os.W_OK) else 'cannot'} be written",
    )
    yield _lease(folder, settings.NODES)


def _lease(folder: Path, nodes: int) -> tuple[bool, str]:
    from kimid.pagecache.lease import LEASES, MARKER, LeaseTerm

    for_how_long = "for 24 hours" if nodes == 1 else "for 30 s"
    message = f"KIMID_NODES is {nodes}: files are given out {for_how_long} without kimid"
    if not (folder / MARKER).exists():
        return True, f"{message}; there are none yet"
    is_renewed = os.path.lexists(folder / LEASES / LeaseTerm.of(nodes).names(time())[-2])
    return is_renewed, message if is_renewed else f"{message}; nobody renews it: is kimid running?"


_CHECKS: Final[dict[str, Callable[[], Iterator[tuple[bool, str]]]]] = {
    "versions": _versions,
    "database": _database,
    "migrations": _migrations,
    "regions": _regions,
    "disk": _disk,
    "queue": _queue,
    "search": _search,
    "own names": _own_names,
    "page store": _store,
    "photos": _photos,
    "media": media_lines,
    "mail": _mail,
    "backup": _backup,
    "drill": _drill,
    "front server": _front,
}
