"""`./kim media` says what lies in the trash, and takes it out again."""

import os
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from kimid.cli import doctor
from kimid.cli.errors import CliError
from kimid.cli.media import run
from kimid.media import files, identity, paper_storage, storage

NAME = "abcdefgh23456789"
OTHER = "bcdefghj23456789"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media_dir(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_DIR = tmp_path


def test_what_was_thrown_away_is_listed_and_comes_back(capsys: pytest.CaptureFixture[str]) -> None:
    files.store(NAME, {"640.webp": b"RIFF0000WEBP"})
    for _twice in range(2):
        files.throw_away(NAME, date(2026, 11, 28))

    assert run([]) == 0
    assert f"2026-11-28 own/ab/{NAME}" in capsys.readouterr().out
    assert run(["restore", NAME]) == 0
    assert files.own_file(NAME, "640.webp") == b"RIFF0000WEBP"
    with pytest.raises(CliError, match="is not in the trash"):
        run(["restore", NAME])


def test_what_must_be_gone_at_once_is_erased_from_the_trash_and_nowhere_else() -> None:
    for day in (27, 28):
        files.store(NAME, {"640.webp": b"RIFF0000WEBP"})
        files.throw_away(NAME, date(2026, 11, day))
    files.store(NAME, {"640.webp": b"RIFF0000WEBP"})

    assert run(["erase", NAME]) == 0

    assert storage.trashed(NAME) == []
    assert files.own_file(NAME, "640.webp") == b"RIFF0000WEBP"
    with pytest.raises(CliError, match="is not in the trash"):
        run(["erase", NAME])


def test_what_is_there_is_not_overwritten() -> None:
    paper_storage.save(NAME, [b"lama"])
    paper_storage.throw_away(NAME, date(2026, 11, 28))
    paper_storage.save(NAME, [b"baru"])

    with pytest.raises(CliError, match="is there already"):
        run(["restore", NAME])
    assert paper_storage.page(NAME, 1) == b"baru"


def test_a_foreign_folder_is_swept_only_after_it_was_adopted() -> None:
    files.store(NAME, {"640.webp": b"RIFF0000WEBP"})

    with pytest.raises(CliError, match="does not know"):
        run(["sweep"])
    assert run(["adopt"]) == 0
    assert run(["sweep"]) == 0
    assert files.own_file(NAME, "640.webp") == b"RIFF0000WEBP", "too young to be a stray"


def _old(path: Path) -> None:
    os.utime(path, (1_600_000_000, 1_600_000_000))


def test_papers_that_no_row_knows_are_counted_and_swept_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    identity.adopt()
    files.store(NAME, {"640.webp": b"RIFF0000WEBP"})
    paper_storage.save(OTHER, [b"satu", b"dua"])
    _old(tmp_path / "own" / NAME[:2] / NAME)
    _old(tmp_path / "papers" / OTHER[:2] / OTHER)

    run([])
    report = capsys.readouterr().out
    assert "1 files, 1 that no row knows" in report
    assert "1 papers, 1 that no row knows" in report
    assert [text for _, text in doctor.media_lines()] == [
        "1 files, 1 that no row knows; see ./kim media",
        "1 papers, 1 that no row knows; see ./kim media",
    ]
    run(["sweep"])
    assert "1 files and 1 papers are in the trash now" in capsys.readouterr().out
    assert (files.stored_names(), paper_storage.stored_names()) == ([], [])
    run(["restore", OTHER])
    assert paper_storage.page(OTHER, 2) == b"dua"
