"""Put a set into an empty install. What is checked is checked first; the database comes last."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from kimid.backups import databases
from kimid.backups.errors import BackupError
from kimid.backups.files import check_files, place, sync_folder, sync_folders
from kimid.backups.manifest import Manifest, read_manifest
from kimid.backups.places import MEDIA, MEDIA_PARTS, SPOOL, live_path, media_folder, spool_folder

# In the media folder while a restore is under way, with the name of its set.
MARKER: Final = "restoring"
_INSTALL: Final = f"{MEDIA}/install"
_PUBLIC: Final = "public"


def restore(folder: Path, first: Callable[[], None] = lambda: None) -> Manifest:
    """Restore a set. What `first` does is done when all is checked and nothing is placed yet. One
    that was killed, or broke off, may be run again. Raises BackupError.
    """
    manifest = read_manifest(folder)
    _require_fitting(manifest)
    is_begun = _begun_with() == folder.name
    if is_begun and databases.tables() and databases.install_key("default") == manifest.install:
        _finish()  # it was killed between its last two steps
        return manifest
    _require_empty(is_begun=is_begun)
    check_files(folder, manifest)
    with _marked(folder.name):
        first()
        _place_files(folder, manifest)
        _place_database(folder, manifest)
        _finish()
    return manifest


def _require_fitting(manifest: Manifest) -> None:
    """Raise BackupError if this code or this database cannot take it."""
    if manifest.engine != connection.vendor:
        raise BackupError(
            f"this is a backup of {manifest.engine}, and KIMID_DATABASE_URL names a database of"
            f" {connection.vendor}."
        )
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    strange = [
        step
        for step in manifest.migrations
        for app, _, name in [step.partition(".")]
        if app in loader.migrated_apps and (app, name) not in known
    ]
    if strange:
        raise BackupError(
            f"this backup is newer than this code; it knows {', '.join(strange)}. Install kimid"
            f" {manifest.version} or a later one."
        )


def _require_empty(*, is_begun: bool) -> None:
    there = databases.tables()
    if there:
        raise BackupError(
            f"the database is not empty: it has {len(there)} tables. A restore never writes over"
            " anything. Move that database away or name another one (KIMID_DATABASE_URL)."
        )
    for path in databases.leftovers():
        raise BackupError(f"{path} belongs to another database. Move it away, then run it again.")
    if is_begun:
        return
    if other := _begun_with():
        raise BackupError(
            f"{media_folder()} has a part of {other}, whose restore did not end. Restore that one,"
            " or move the folder away."
        )
    full = [media_folder() / part for part in (*MEDIA_PARTS, _PUBLIC)]
    for path in (*full, *spool_folder().glob("*")):
        if path.exists():
            raise BackupError(
                f"{path} is there already. A restore never writes over anything. Move it away, or"
                " name other folders (KIMID_MEDIA_DIR, KIMID_SPOOL_DIR)."
            )


def _begun_with() -> str:
    """The set of which a restore began here and did not end."""
    marker = media_folder() / MARKER
    return marker.read_text(encoding="utf-8").strip() if marker.exists() else ""


@contextmanager
def _marked(name: str) -> Iterator[None]:
    """The media folder says inside that a restore is under way."""
    media_folder().mkdir(parents=True, exist_ok=True)
    handle = os.open(media_folder() / MARKER, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.pwrite(handle, name.encode(), 0)
        os.fsync(handle)
        sync_folder(media_folder())
        yield
    except BlockingIOError as error:
        raise BackupError("another restore is under way here. Wait until it is done.") from error
    finally:
        os.close(handle)


def _finish() -> None:
    (media_folder() / MARKER).unlink()
    sync_folder(media_folder())


def _place_files(folder: Path, manifest: Manifest) -> None:
    entries = [each for each in manifest.files if each.path.startswith((f"{MEDIA}/", f"{SPOOL}/"))]
    # The key of the install first: from then on no other database takes this folder for its own.
    for entry in sorted(entries, key=lambda each: each.path != _INSTALL):
        target = live_path(entry.path)
        _make_folders(target.parent)
        if entry.twin:
            _link(live_path(entry.twin), target)
        else:
            place(folder / entry.path, target, entry)
    sync_folders(media_folder())
    if spool_folder().exists():
        sync_folders(spool_folder())


def _make_folders(folder: Path) -> None:
    """As `DiskStorage` makes them: only what lies below `public` can be read by others."""
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    is_public = folder.is_relative_to(media_folder() / _PUBLIC)
    folder.mkdir(mode=0o755 if is_public else 0o700)


def _link(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    os.link(source, target)


def _place_database(folder: Path, manifest: Manifest) -> None:
    name = databases.FILES[manifest.engine]
    [entry] = [each for each in manifest.files if each.path == name]
    databases.restore_from(folder / name, entry)
