"""`./kim restore`: all of a set, into an empty install, or nothing at all."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from kimid.backups import databases
from kimid.backups.errors import BackupError
from kimid.backups.making import MadeBackup
from kimid.backups.manifest import write_manifest
from kimid.backups.page_samples import PageAddress, samples_of
from kimid.backups.restoring import MARKER, restore
from kimid.media import files, identity, paper_storage
from tests.backups.conftest import NAME, PAPER
from tests.backups.empty_install import empty_install

pytestmark = pytest.mark.django_db(transaction=True)

type Tree = dict[str, tuple[int, bytes]]


@pytest.fixture
def media(made: MadeBackup, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """The media folder of an empty install beside that of which a set was made."""
    with empty_install(settings, tmp_path / "empty") as folder:
        yield folder


def _tree(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mode & 0o777,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in folder.rglob("*")
    }


def _with(made: MadeBackup, **changes: Any) -> Path:  # Any: of whatever field
    """The set, which says something else of itself."""
    write_manifest(made.made.path, replace(made.manifest, **changes))
    return made.made.path


def test_what_is_restored_is_what_was_there(
    made: MadeBackup, install: Path, media: Path, settings: Settings
) -> None:
    manifest = restore(made.made.path)

    assert databases.row_counts("default") == manifest.rows
    assert _tree(media) == {
        name: value for name, value in _tree(install).items() if not name.startswith("public/kartu")
    }
    photo = f"{NAME[:2]}/{NAME}/640.webp"
    assert (media / "own" / photo).samefile(media / "public/f" / photo)
    assert paper_storage.page(PAPER, 2) == b"dua"
    assert (settings.SPOOL_DIR / f"1/2-{NAME}").read_bytes() == b"half of a photo"
    assert identity.check()
    addresses = [PageAddress(each.host, each.path) for each in manifest.pages]
    assert samples_of(addresses, manifest.moment) == set(manifest.pages)


@pytest.mark.one_database
def test_nothing_is_written_over(made: MadeBackup, install: Path) -> None:
    before = _tree(install)

    with pytest.raises(BackupError, match=r"the database is not empty: it has \d+ tables"):
        restore(made.made.path)
    assert _tree(install) == before


@pytest.mark.one_database
def test_a_full_media_folder_is_not_touched(made: MadeBackup, media: Path) -> None:
    files.store(NAME, {"640.webp": b"RIFF9999WEBP"})

    with pytest.raises(BackupError, match="own is there already"):
        restore(made.made.path)
    assert files.own_file(NAME, "640.webp") == b"RIFF9999WEBP"
    assert databases.tables() == []


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["manifest.json", "media/install", ""])
def test_one_wrong_byte_is_seen_before_anything_is_written(
    name: str, made: MadeBackup, media: Path
) -> None:
    path = made.made.path / (name or databases.FILES[connection.vendor])
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)

    with pytest.raises(BackupError, match="is damaged"):
        restore(made.made.path)
    assert (databases.tables(), media.exists()) == ([], False)


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["media/../../stolen", "/etc/stolen"])
@pytest.mark.parametrize("is_twin", [False, True])
def test_a_set_cannot_choose_to_be_written_elsewhere(
    name: str, is_twin: bool, made: MadeBackup, media: Path
) -> None:
    [*files, last] = made.manifest.files
    forged = replace(last, twin=name) if is_twin else replace(last, path=name)

    with pytest.raises(BackupError, match="is no path of a set"):
        restore(_with(made, files=[*files, forged]))
    assert (databases.tables(), media.exists()) == ([], False)


@pytest.mark.one_database
def test_what_is_no_whole_set_is_refused(made: MadeBackup, media: Path, tmp_path: Path) -> None:
    (made.made.path / "media/install").unlink()

    with pytest.raises(BackupError, match="media/install: No such file"):
        restore(made.made.path)
    with pytest.raises(BackupError, match="is no backup"):
        restore(tmp_path)


@pytest.mark.one_database
def test_a_set_of_tomorrow_or_of_another_engine_is_refused(made: MadeBackup, media: Path) -> None:
    newer = [*made.manifest.migrations, "queue.0099_from_tomorrow", "weather.0001_of_a_lost_app"]

    with pytest.raises(BackupError, match=r"it knows queue\.0099_from_tomorrow\. Install kimid"):
        restore(_with(made, migrations=newer))
    with pytest.raises(BackupError, match="made by a newer kimid"):
        restore(_with(made, format=2))
    with pytest.raises(BackupError, match="this is a backup of oracle"):
        restore(_with(made, engine="oracle"))


def _break_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last step of a restore fails, when all files are there."""
    if connection.vendor == "postgresql":
        monkeypatch.setenv("PATH", "")
        return
    place = Path(connection.settings_dict["NAME"]).parent
    place.parent.mkdir()
    place.touch()


def _mend_database(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("PATH", path)
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.unlink()


def test_a_restore_that_broke_off_is_run_again(
    made: MadeBackup, media: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = os.environ["PATH"]
    _break_database(monkeypatch)
    with pytest.raises((BackupError, OSError), match=r"File exists|there is no pg_restore"):
        restore(made.made.path)
    assert (media / MARKER).read_text() == made.made.name
    other = made.made.path.rename(tmp_path / "kimid-20200101T000000Z")
    with pytest.raises(BackupError, match=f"has a part of {made.made.name}"):
        restore(other)
    _mend_database(monkeypatch, path)

    restore(other.rename(made.made.path))

    assert databases.row_counts("default") == made.manifest.rows
    assert not (media / MARKER).exists()


@pytest.mark.one_database
def test_what_a_lost_database_left_is_not_mixed_with_the_new_one(
    made: MadeBackup, media: Path, tmp_path: Path
) -> None:
    beside = tmp_path / "empty" / "database" / "kimid.sqlite3-wal"
    beside.parent.mkdir(parents=True)
    beside.touch()
    if connection.vendor == "postgresql":  # it keeps its log itself
        assert databases.leftovers() == []
        return

    with pytest.raises(BackupError, match=r"kimid\.sqlite3-wal belongs to another database"):
        restore(made.made.path)
    assert not media.exists()


@pytest.mark.one_database
def test_a_restore_that_was_killed_at_its_end_is_finished(made: MadeBackup, media: Path) -> None:
    restore(made.made.path)
    (media / MARKER).write_text(made.made.name)

    restore(made.made.path)

    assert not (media / MARKER).exists()
    with pytest.raises(BackupError, match="the database is not empty"):
        restore(made.made.path)


@pytest.mark.one_database
def test_what_must_come_first_comes_before_the_first_file(made: MadeBackup, media: Path) -> None:
    seen = []

    restore(made.made.path, lambda: seen.append([path.name for path in media.iterdir()]))

    assert seen == [[MARKER]]
