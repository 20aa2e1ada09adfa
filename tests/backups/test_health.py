"""The doctor says what is missing of backups and drills, and what to do."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from kimid.backups.drill_report import DrillReport, note_drill
from kimid.backups.health import backup_lines, drill_lines
from kimid.backups.sets import set_name

NOW = datetime(2026, 12, 7, 2, tzinfo=UTC)

type Lines = Callable[[datetime], Iterator[tuple[bool, str]]]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where all is well: a backup of an hour ago, restored for a try."""
    settings.BACKUP_DIR = str(tmp_path)
    settings.BACKUP_RECIPIENT = ["age1…"]
    _backup(tmp_path, hours=1)
    _drill(tmp_path, hours=1)
    return tmp_path


def _backup(folder: Path, *, hours: int) -> None:
    for each in folder.glob("kimid-*"):
        each.rmdir()
    (folder / set_name(NOW - timedelta(hours=hours))).mkdir()


def _drill(folder: Path, *, hours: int, message: str = "") -> None:
    at = NOW - timedelta(hours=hours)
    note_drill(folder, DrillReport("kimid-x", at, not message, message, 3, 250, 12, 200))


def _unwell(lines: Lines) -> list[str]:
    return [line for is_ok, line in lines(NOW) if not is_ok]


def test_where_all_is_well_the_doctor_says_how_old_it_is() -> None:
    assert list(backup_lines(NOW)) == [
        (True, "kimid-20261207T010000Z is the newest of 1, 1 h old"),
    ]
    assert list(drill_lines(NOW)) == [(True, "kimid-x was restored 1 h ago: 250 rows, 12 files")]


def test_an_install_for_others_without_backups_is_unwell(settings: Settings) -> None:
    settings.BACKUP_DIR = ""
    assert _unwell(backup_lines) == []
    settings.BASE_HOST = "kim.example"

    [line] = _unwell(backup_lines)
    assert line.startswith("there is none: set KIMID_BACKUP_DIR")
    assert _unwell(drill_lines) == []


def test_an_empty_folder_is_no_backup(folder: Path) -> None:
    _backup(folder, hours=1)
    next(folder.glob("kimid-*")).rename(folder / "partial-kimid-20261207T010000Z")

    assert _unwell(backup_lines) == [f"there is none in {folder}: run ./kim backup"]


@pytest.mark.parametrize(("hours", "is_late"), [(26, False), (27, True)])
def test_a_backup_of_the_night_before_last_is_late(
    folder: Path, hours: int, *, is_late: bool
) -> None:
    _backup(folder, hours=hours)

    assert [f"{hours} h old; run ./kim backup" in line for line in _unwell(backup_lines)] == (
        [True] if is_late else []
    )


def test_a_backup_without_the_key_is_unwell(settings: Settings) -> None:
    settings.BACKUP_RECIPIENT = []

    assert _unwell(backup_lines) == [
        "no backup has the secret key: set KIMID_BACKUP_RECIPIENT to an age recipient"
    ]


def test_a_drill_that_never_was_that_failed_or_is_long_ago_is_unwell(folder: Path) -> None:
    _drill(folder, hours=24 * 9)
    [late] = _unwell(drill_lines)
    _drill(folder, hours=1, message="own/ab is damaged.")
    [failed] = _unwell(drill_lines)
    (folder / "drill.json").write_text("{")
    [never] = _unwell(drill_lines)

    assert late.startswith("kimid-x was restored 216 h ago: 250 rows, 12 files; run ./kim drill")
    assert failed == "kimid-x failed: own/ab is damaged. Run ./kim backup, then ./kim drill"
    assert never == "no backup was ever restored for a try: run ./kim drill"
