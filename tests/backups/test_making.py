"""`./kim backup`: all of an install as of one moment, while people go on working."""

import fcntl
import json
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pyrage
import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from kimid.backups import databases, sealing
from kimid.backups.errors import BackupError
from kimid.backups.files import check_files
from kimid.backups.making import MadeBackup, make_backup
from kimid.backups.manifest import read_manifest
from kimid.media import files
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.sites.guard import across_sites
from tests import build
from tests.backups.conftest import NAME, PAPER

pytestmark = pytest.mark.django_db(transaction=True)


def _again(folder: Path) -> MadeBackup:
    return make_backup(folder, timezone.now() + timedelta(days=1))


def test_a_set_has_the_rows_the_files_and_pages_of_the_install(made: MadeBackup) -> None:
    manifest = read_manifest(made.made.path)

    check_files(made.made.path, manifest)
    assert manifest == made.manifest
    assert manifest.rows == databases.row_counts("default")
    assert manifest.rows[Story._meta.db_table] == 2
    assert manifest.migrations == databases.applied_migrations("default")
    assert {entry.path: entry.twin for entry in manifest.files} == {
        databases.FILES[connection.vendor]: "",
        f"spool/1/2-{NAME}": "",
        f"media/own/{NAME[:2]}/{NAME}/640.webp": "",
        f"media/public/f/{NAME[:2]}/{NAME}/640.webp": f"media/own/{NAME[:2]}/{NAME}/640.webp",
        f"media/papers/{PAPER[:2]}/{PAPER}/1.webp": "",
        f"media/papers/{PAPER[:2]}/{PAPER}/2.webp": "",
        "media/install": "",
    }
    assert len(manifest.pages) > 4
    assert ("teluk-kapuas.kim.localhost", "/") in {
        (each.host, each.path) for each in manifest.pages
    }
    assert (made.made.path.stat().st_mode & 0o777, manifest.has_key) == (0o700, False)


@pytest.mark.one_database
def test_a_file_that_did_not_change_takes_no_room_in_the_next_set(
    made: MadeBackup, folder: Path
) -> None:
    files.store(PAPER, {"640.webp": b"RIFF1111WEBP"})

    again = _again(folder)

    old = f"media/own/{NAME[:2]}/{NAME}/640.webp"
    new = f"media/own/{PAPER[:2]}/{PAPER}/640.webp"
    assert (again.made.path / old).samefile(made.made.path / old)
    assert (again.made.path / new).read_bytes() == b"RIFF1111WEBP"
    assert not (made.made.path / new).exists()
    check_files(again.made.path, again.manifest)


@pytest.mark.one_database
def test_only_the_recipient_can_open_the_key(
    install: Path, folder: Path, settings: Settings, tmp_path: Path
) -> None:
    own, stranger = (pyrage.x25519.Identity.generate() for _ in range(2))
    settings.BACKUP_RECIPIENT = [str(own.to_public())]
    (tmp_path / "own.txt").write_text(f"# created: today\n{own}\n")
    (tmp_path / "stranger.txt").write_text(f"{stranger}\n")

    made = make_backup(folder, timezone.now())
    sealed = (made.made.path / "secrets.age").read_bytes()

    assert made.manifest.has_key
    assert sealing.unseal(sealed, tmp_path / "own.txt").secret_key == settings.SECRET_KEY
    with pytest.raises(BackupError, match="does not open the key"):
        sealing.unseal(sealed, tmp_path / "stranger.txt")
    with pytest.raises(BackupError, match="no identity of age"):
        sealing.unseal(sealed, install / "install")
    assert settings.SECRET_KEY not in json.dumps(vars(made.manifest), default=str)


@pytest.mark.one_database
def test_a_wrong_recipient_is_refused_and_leaves_nothing(
    install: Path, folder: Path, settings: Settings
) -> None:
    settings.BACKUP_RECIPIENT = ["age1nobody"]

    with pytest.raises(BackupError, match="KIMID_BACKUP_RECIPIENT: 'age1nobody' is no recipient"):
        make_backup(folder, timezone.now())
    assert os.listdir(folder) == ["lock"]


@pytest.mark.one_database
def test_a_folder_that_cannot_be_read_is_not_left_out_in_silence(
    install: Path, folder: Path
) -> None:
    (install / "trash").symlink_to("trash")

    with pytest.raises(BackupError, match=r"there is no new backup: .*/trash: Too many levels"):
        make_backup(folder, timezone.now())


@pytest.mark.one_database
def test_two_do_not_write_at_once(install: Path, folder: Path) -> None:
    folder.mkdir()
    with (folder / "lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(BackupError, match="another backup or drill writes"):
            make_backup(folder, timezone.now())


@contextmanager
def _disk_with_room_for(size: int) -> Iterator[None]:
    """No file can be larger inside: what a full disk says, without one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_set_before_and_nothing_else(made: MadeBackup, folder: Path) -> None:
    with _disk_with_room_for(20_000), pytest.raises(BackupError, match=r"could not|pg_dump failed"):
        _again(folder)

    assert sorted(os.listdir(folder)) == [made.made.name, "lock"]
    check_files(made.made.path, made.manifest)


@pytest.mark.one_database
def test_what_a_killed_run_left_is_gone_after_the_next(made: MadeBackup, folder: Path) -> None:
    for name in ("partial", "removed", "scratch"):
        (folder / f"{name}-kimid-20261207T010000Z" / "media").mkdir(parents=True)

    again = _again(folder)

    assert sorted(os.listdir(folder)) == [made.made.name, again.made.name, "lock"]


def test_a_story_is_in_a_set_wholly_or_not_at_all(folder: Path, install: Path) -> None:
    stories = [build.story(build.kim(), Stage.VERIFIED) for _ in range(12)]
    begun, over = Event(), Event()

    def publish_all() -> None:
        with across_sites("a thread of the test"):
            for story in stories:
                build.publish(story)
                begun.set()
        connection.close()
        over.set()

    thread = Thread(target=publish_all)
    thread.start()
    begun.wait(20)
    rows = make_backup(folder, timezone.now()).manifest.rows
    thread.join()

    assert over.is_set()
    published = rows["wire_item"]
    assert 3 <= published <= 14
    assert rows["wire_placement"] == published * 6
