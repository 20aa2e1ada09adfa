"""The half of a drill that runs in the scratch install: restore there, and compare."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from kimid.backups import databases
from kimid.backups.drill_report import DrillReport
from kimid.backups.errors import BackupError
from kimid.backups.files import digest_of
from kimid.backups.manifest import Manifest
from kimid.backups.page_samples import PageAddress, samples_of
from kimid.backups.places import MEDIA, SPOOL, code_digest, live_path
from kimid.backups.restoring import restore


def main(folder: str, result: str) -> None:
    """Restore a set here and write into `result` what came of it."""
    report = DrillReport(Path(folder).name, timezone.now(), is_ok=True, message="")
    try:
        report = _compared(restore(Path(folder)), report)
    except BackupError as error:
        report = replace(report, is_ok=False, message=str(error))
    Path(result).write_text(json.dumps(asdict(report), default=str), encoding="utf-8")


def _compared(manifest: Manifest, report: DrillReport) -> DrillReport:
    """Raises BackupError with the first difference."""
    files = [each for each in manifest.files if each.path.startswith((f"{MEDIA}/", f"{SPOOL}/"))]
    for entry in files:
        if digest_of(live_path(entry.path)) != entry.sha256:
            raise BackupError(f"{entry.path} is another file after the restore.")
    counts = databases.row_counts("default")
    for table, rows in manifest.rows.items():
        if counts.get(table, rows) != rows:
            raise BackupError(f"{table} has {counts[table]} rows after the restore, not {rows}.")
    call_command("migrate", verbosity=0, interactive=False)
    is_same_code = manifest.code == code_digest()
    if is_same_code:
        _compare_pages(manifest)
    return replace(
        report,
        message="" if is_same_code else "pages were not compared: another code made them",
        tables=len(manifest.rows),
        rows=sum(manifest.rows.values()),
        files=len(files),
        pages=len(manifest.pages) if is_same_code else 0,
    )


def _compare_pages(manifest: Manifest) -> None:
    addresses = [PageAddress(each.host, each.path) for each in manifest.pages]
    there = samples_of(addresses, manifest.moment)
    for page in manifest.pages:
        if page not in there:
            raise BackupError(f"{page.host}{page.path} is another page after the restore.")
