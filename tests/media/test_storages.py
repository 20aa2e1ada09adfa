"""The files of an install hold on any storage of Django: on a disk, and where there are neither
folders nor second names, as in S3.
"""

from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Final

import pytest
from django.core.files.storage import InMemoryStorage, default_storage
from django.utils import timezone
from pytest_django import Settings

from kimid.media import files, paper_storage, storage
from kimid.media.disk_storage import DiskStorage

NAME: Final = "a2" * 8
OTHER: Final = "b3" * 8
DAY: Final = date(2026, 11, 29)
BODIES: Final = {"320.webp": b"RIFF small", "640.webp": b"RIFF large", "lampiran.pdf": b"%PDF-"}


@pytest.fixture(params=["disk", "memory"])
def kind(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> str:
    """The storage of kimid, and one that knows single files only."""
    settings.MEDIA_DIR = tmp_path / "media"
    if request.param == "memory":
        backend = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
        settings.STORAGES = {"default": backend}
    assert isinstance(default_storage, DiskStorage if request.param == "disk" else InMemoryStorage)
    return str(request.param)


def test_renditions_are_shown_and_hidden_and_documents_never_are(kind: str) -> None:
    files.store(NAME, BODIES)
    for _twice in range(2):
        files.show(NAME)

    public = PurePosixPath("public/f", NAME[:2], NAME)
    assert sorted(storage.file_names(public)) == ["320.webp", "640.webp"]
    assert storage.read(public / "640.webp") == b"RIFF large"
    assert files.public_names() == [NAME]

    for _twice in range(2):
        files.hide(NAME)
    assert (files.public_names(), files.own_file(NAME, "640.webp")) == ([], b"RIFF large")


def test_what_is_written_again_replaces_what_was_there(kind: str) -> None:
    key = PurePosixPath("install")
    storage.write(key, b"one")
    storage.write(key, b"two")
    assert storage.read(key) == b"two"
    assert storage.read(PurePosixPath("nothing")) is None


def test_the_trash_gives_back_what_was_thrown_away(kind: str) -> None:
    files.store(NAME, BODIES)
    paper_storage.save(OTHER, [b"page"])
    for _twice in range(2):
        files.throw_away(NAME, DAY)
        paper_storage.throw_away(OTHER, DAY)
    assert files.stored_names() == []
    assert [key.name for _, key in storage.trashed()] == [NAME, OTHER]

    for day, key in storage.trashed():
        storage.restore(day, key)

    assert files.own_file(NAME, "lampiran.pdf") == b"%PDF-"
    assert paper_storage.page(OTHER, 1) == b"page"
    assert storage.trashed() == []
    files.store(OTHER, BODIES)
    files.throw_away(OTHER, DAY)
    files.store(OTHER, BODIES)
    with pytest.raises(FileExistsError):
        storage.restore(*storage.trashed(OTHER)[0])


def test_what_is_thrown_away_twice_is_there_once_as_it_was_last(kind: str) -> None:
    for body in (b"first", b"last"):
        files.store(NAME, {"320.webp": body})
        files.throw_away(NAME, DAY)
    [(day, key)] = storage.trashed(NAME)
    storage.restore(day, key)
    assert files.own_file(NAME, "320.webp") == b"last"


def test_erased_and_emptied_is_gone(kind: str) -> None:
    for name in (NAME, OTHER):
        files.store(name, BODIES)
        files.throw_away(name, DAY)
    files.store(NAME, BODIES)

    files.erase(NAME)
    assert [key.name for _, key in storage.trashed()] == [OTHER]
    assert files.stored_names() == []

    storage.empty_trash(DAY)
    assert [key.name for _, key in storage.trashed()] == [OTHER]
    storage.empty_trash(DAY + timedelta(days=1))
    assert storage.trashed() == []


def test_cards_are_listed_and_go(kind: str) -> None:
    before = timezone.now() - timedelta(seconds=5)
    files.store_card(NAME, b"JPEG")
    [(name, written)] = files.cards()
    assert name == NAME
    assert before < written < timezone.now() + timedelta(seconds=5)

    storage.write(PurePosixPath("public/kartu/readme.txt"), b"of an operator")
    assert [name for name, _ in files.cards()] == [NAME]
    assert files.card_file(NAME) == b"JPEG"
    for _twice in range(2):
        files.remove_card(NAME)
    assert (files.card_file(NAME), files.cards()) == (None, [])
    storage.write(PurePosixPath("aside/kartu/ab/old.jpg"), b"JPEG")
    for _twice in range(2):
        files.remove_cards_set_aside()
    assert storage.read(PurePosixPath("aside/kartu/ab/old.jpg")) is None


def test_only_what_is_public_can_be_read_by_others_of_the_machine(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_DIR = tmp_path / "media"
    files.store(NAME, BODIES)
    files.show(NAME)
    paper_storage.save(OTHER, [b"page"])
    files.store_card(NAME, b"JPEG")

    closed = {
        folder.name for folder in settings.MEDIA_DIR.iterdir() if not folder.stat().st_mode & 0o077
    }
    assert closed == {"own", "papers"}
    [shown] = {path.stat().st_mode & 0o777 for path in settings.MEDIA_DIR.glob("public/f/*/*/*")}
    assert shown == 0o644
    [page] = settings.MEDIA_DIR.glob("papers/*/*/*")
    assert page.stat().st_mode & 0o777 == 0o600
