"""Make a set: written beside the others under another name, and named when it is whole."""

import errno
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

from kimid.backups import databases, sealing
from kimid.backups.drill_report import last_drill
from kimid.backups.errors import BackupError
from kimid.backups.files import PreviousSet, TreeCopier, noted, sync_folder, sync_folders
from kimid.backups.manifest import FileEntry, Manifest, read_manifest, write_manifest
from kimid.backups.page_samples import sampled_addresses, samples_of
from kimid.backups.places import (
    MEDIA,
    MEDIA_PARTS,
    SECRETS,
    SPOOL,
    address_settings,
    code_digest,
    media_folder,
    spool_folder,
)
from kimid.backups.sets import BackupSet, remove_surplus, set_name, sets_in, sole_writer

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True)
class MadeBackup:
    """What the person at the terminal learns of it."""

    made: BackupSet
    manifest: Manifest
    removed: list[str]  # sets that the rule does not retain


def make_backup(folder: Path, at: datetime, *, removes_surplus: bool = True) -> MadeBackup:
    """Make a set of this install and remove those that are too many. Raises BackupError; then
    nothing is left of it, and no other set is removed. Of a database that is older than this code
    no pages are noted: this code cannot read it.
    """
    moment = at.replace(microsecond=0)
    made = BackupSet(folder / set_name(moment), moment)
    try:
        with sole_writer(folder):
            if made.path.exists():
                raise BackupError(f"{made.path} is there already. Wait a second.")
            manifest = _make(made, _previous(folder))
            removed = remove_surplus(folder) if removes_surplus else []
            return MadeBackup(made, manifest, removed)
    except OSError as error:
        reason = (
            f"the disk of {folder} is full. Free some of it, or name another folder"
            if error.errno in _FULL
            else f"{error.filename or folder}: {error.strerror}"
        )
        raise BackupError(f"there is no new backup: {reason}.") from error


def _make(made: BackupSet, previous: PreviousSet | None) -> Manifest:
    partial = made.path.with_name(f"partial-{made.name}")
    partial.mkdir(mode=0o700)
    try:
        manifest = _fill(partial, made.moment, previous)
        write_manifest(partial, manifest)
        sync_folders(partial)
        partial.rename(made.path)
        sync_folder(made.path.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)  # nothing, once it has its name
    return manifest


def _fill(partial: Path, moment: datetime, previous: PreviousSet | None) -> Manifest:
    addresses = [] if databases.is_behind() else sampled_addresses()
    before = samples_of(addresses, moment)
    with databases.copied_into(partial) as alias:
        rows = databases.row_counts(alias)
        migrations = databases.applied_migrations(alias)
        install = databases.install_key(alias)
    # What changed meanwhile may be in the copy or not, so it proves nothing.
    pages = before & samples_of(addresses, moment)
    files = [noted(partial, databases.FILES[connection.vendor]), *_copied_files(partial, previous)]
    if settings.BACKUP_RECIPIENT:
        sealed = sealing.seal(sealing.secrets_of(settings.SECRET_KEY), settings.BACKUP_RECIPIENT)
        (partial / SECRETS).write_bytes(sealed)
        files.append(noted(partial, SECRETS))
    return Manifest(
        moment=moment,
        version=_version(),
        code=code_digest(),
        engine=connection.vendor,
        install=install,
        key_check=sealing.key_check(settings.SECRET_KEY),
        environment=address_settings(),
        migrations=migrations,
        rows=rows,
        files=files,
        pages=sorted(pages, key=lambda page: (page.host, page.path)),
    )


def _copied_files(partial: Path, previous: PreviousSet | None) -> Iterator[FileEntry]:
    copier = TreeCopier(partial, previous)
    yield from copier.copy(spool_folder(), SPOOL)
    for part in MEDIA_PARTS:
        yield from copier.copy(media_folder() / part, f"{MEDIA}/{part}")


def _previous(folder: Path) -> PreviousSet | None:
    """The newest set, unless the last drill failed: then its files may be what is damaged."""
    drill = last_drill(folder)
    if drill and not drill.is_ok:
        return None
    for newest in sets_in(folder)[-1:]:
        with suppress(BackupError):
            return PreviousSet.of(newest.path, read_manifest(newest.path))
    return None


def _version() -> str:
    with (Path(settings.ROOT) / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
