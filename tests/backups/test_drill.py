"""`./kim drill`: a backup that was never restored is a hope."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from kimid.backups import databases
from kimid.backups.drill_report import DrillReport, last_drill, note_drill
from kimid.backups.drilling import drill
from kimid.backups.errors import BackupError
from kimid.backups.files import check_files
from kimid.backups.making import MadeBackup, make_backup
from tests.backups.conftest import NAME

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_drill_compares_all_and_touches_nothing(made: MadeBackup, folder: Path) -> None:
    before = (databases.row_counts("default"), Path(f"{folder}/../media").stat().st_mtime)

    report = drill(made.made, timezone.now())

    assert report.message == ""
    assert report == last_drill(folder)
    assert (report.is_ok, report.set) == (True, made.made.name)
    assert (report.tables, report.rows) == (
        len(made.manifest.rows),
        sum(made.manifest.rows.values()),
    )
    assert (report.files, report.pages) == (6, len(made.manifest.pages))
    assert sorted(os.listdir(folder)) == ["drill.json", made.made.name, "lock"]
    assert before == (databases.row_counts("default"), Path(f"{folder}/../media").stat().st_mtime)


@pytest.mark.one_database
def test_after_a_drill_that_failed_the_next_backup_copies_all_files_anew(
    made: MadeBackup, folder: Path
) -> None:
    (made.made.path / "media/own" / NAME[:2] / NAME / "640.webp").write_bytes(b"RIFF0001WEBP")
    shared = make_backup(folder, timezone.now() + timedelta(days=1))
    with pytest.raises(BackupError, match="is damaged"):
        check_files(shared.made.path, shared.manifest)
    note_drill(
        folder, DrillReport(shared.made.name, timezone.now(), is_ok=False, message="is damaged")
    )

    again = make_backup(folder, timezone.now() + timedelta(days=2))

    check_files(again.made.path, again.manifest)
