"""The folder of backups: its sets by name, its lock, and what a run that died left there.

<folder>/kimid-20261207T110800Z/   a set, whole
<folder>/partial-…, removed-…      one that is being written, or removed
<folder>/scratch-…                 where a drill restores
<folder>/drill.json                what the last drill saw
<folder>/lock                      held by whoever writes
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kimid.backups.errors import BackupError
from kimid.backups.retention import retained

_NAME: Final = re.compile(r"kimid-(\d{8}T\d{6}Z)")
_FORMAT: Final = "%Y%m%dT%H%M%SZ"
_UNFINISHED: Final = ("partial-*", "removed-*", "scratch-*")


@dataclass(frozen=True)
class BackupSet:
    """One whole set."""

    path: Path
    moment: datetime

    @property
    def name(self) -> str:
        return self.path.name


def set_name(moment: datetime) -> str:
    """`kimid-20261207T110800Z`"""
    return f"kimid-{moment.astimezone(UTC).strftime(_FORMAT)}"


def sets_in(folder: Path) -> list[BackupSet]:
    """All sets in a folder, the oldest first; none if there is no folder."""
    names = os.listdir(folder) if folder.is_dir() else []
    return [
        BackupSet(folder / name, _moment(match[1]))
        for name in sorted(names)
        if (match := _NAME.fullmatch(name))
    ]


def newest_set(folder: Path) -> BackupSet:
    """The newest set in a folder. Raises BackupError without one."""
    sets = sets_in(folder)
    if not sets:
        raise BackupError(f"there is no backup in {folder}. Make one: ./kim backup.")
    return sets[-1]


def named_set(path: Path) -> BackupSet:
    """The set at a path. Raises BackupError if its name is not that of one."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        raise BackupError(f"{path} is no backup: its name is not kimid-DATETIMEZ.")
    return BackupSet(path, _moment(match[1]))


def remove_surplus(folder: Path) -> list[str]:
    """Remove what the rule does not retain; returns the names."""
    sets = sets_in(folder)
    stay = retained({each.moment for each in sets})
    surplus = [each for each in sets if each.moment not in stay]
    for each in surplus:
        # A set that is removed by half must not look like one.
        gone = folder / f"removed-{each.name}"
        each.path.rename(gone)
        shutil.rmtree(gone)
    return [each.name for each in surplus]


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Nobody else writes to this folder inside, and what others left that died is gone. Raises
    BackupError if somebody does.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(
                f"another backup or drill writes to {folder}. Wait until it is done."
            ) from error
        for pattern in _UNFINISHED:
            for path in folder.glob(pattern):
                shutil.rmtree(path)
        yield
    finally:
        os.close(handle)


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)
