"""The drill: a set is restored into a scratch place and compared. A backup that was never restored
is a hope.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from django.conf import settings

from kimid.backups.drill_report import DrillReport, note_drill
from kimid.backups.errors import BackupError
from kimid.backups.manifest import read_manifest
from kimid.backups.scratch import scratch_install
from kimid.backups.sets import BackupSet, sole_writer
from kimid.lib.child_process import bind_to_parent

# In a process of its own: its settings name the scratch place, and nothing of it can touch ours.
_CODE: Final = (
    "import sys, django; django.setup(set_prefix=False);"
    " from kimid.backups.comparing import main; main(*sys.argv[1:])"
)
_RESULT: Final = "result.json"


def drill(tried: BackupSet, at: datetime) -> DrillReport:
    """Restore a set into a scratch place, compare, and note what was seen beside the set. Raises
    BackupError only if somebody else writes there.
    """
    folder = tried.path.parent
    with sole_writer(folder):
        try:
            report = replace(_restored(tried, folder / f"scratch-{tried.name}"), at=at)
        except (BackupError, OSError) as error:
            report = DrillReport(tried.name, at, is_ok=False, message=str(error))
        note_drill(folder, report)
    return report


def _restored(tried: BackupSet, scratch: Path) -> DrillReport:
    manifest = read_manifest(tried.path)
    with scratch_install(scratch, manifest) as environment:
        done = subprocess.run(
            [sys.executable, "-c", _CODE, tried.path.absolute(), scratch.absolute() / _RESULT],
            # Else it would go on writing where the next drill begins.
            preexec_fn=partial(bind_to_parent, os.getpid(), signal.SIGKILL),
            cwd=settings.ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            lines = done.stderr.strip().splitlines() or [f"code {done.returncode}"]
            raise BackupError(f"the restore broke off: {lines[-1]}")
        data = json.loads((scratch / _RESULT).read_text(encoding="utf-8"))
    return DrillReport(**{**data, "at": datetime.fromisoformat(data["at"])})
