"""What `kim doctor` says of backups and drills."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from kimid.backups.drill_report import last_drill
from kimid.backups.sets import sets_in

MAX_AGE: Final = timedelta(hours=26)  # a night, and what a night's work may be late
MAX_DRILL_AGE: Final = timedelta(days=8)
_IS_LOCAL: Final = "none: this install is only for the browsers of this machine"


def backup_lines(at: datetime) -> Iterator[tuple[bool, str]]:
    """Whether there is a backup of last night, and whether it has the key."""
    if not settings.BACKUP_DIR:
        is_local = settings.BASE_HOST.endswith("localhost")
        yield (
            is_local,
            _IS_LOCAL
            if is_local
            else (
                "there is none: set KIMID_BACKUP_DIR to a folder on another disk, and see"
                " docs/how-to/back-up.md"
            ),
        )
        return
    sets = sets_in(Path(settings.BACKUP_DIR))
    if sets:
        age = at - sets[-1].moment
        words = f"{sets[-1].name} is the newest of {len(sets)}, {_hours(age)} old"
        late = f"{words}; run ./kim backup, and see why kimid-backup.timer did not"
        yield age <= MAX_AGE, words if age <= MAX_AGE else late
    else:
        yield False, f"there is none in {settings.BACKUP_DIR}: run ./kim backup"
    if not settings.BACKUP_RECIPIENT:
        yield False, "no backup has the secret key: set KIMID_BACKUP_RECIPIENT to an age recipient"


def drill_lines(at: datetime) -> Iterator[tuple[bool, str]]:
    """Whether a backup was restored lately, for a try."""
    if not settings.BACKUP_DIR:
        yield True, "without backups there is nothing to try"
        return
    last = last_drill(Path(settings.BACKUP_DIR))
    if last is None:
        yield False, "no backup was ever restored for a try: run ./kim drill"
    elif not last.is_ok:
        yield False, f"{last.set} failed: {last.message} Run ./kim backup, then ./kim drill"
    else:
        age = at - last.at
        words = f"{last.set} was restored {_hours(age)} ago: {last.rows} rows, {last.files} files"
        late = f"{words}; run ./kim drill, and see why kimid-drill.timer did not"
        yield age <= MAX_DRILL_AGE, words if age <= MAX_DRILL_AGE else late


def _hours(age: timedelta) -> str:
    return f"{age / timedelta(hours=1):.0f} h"
