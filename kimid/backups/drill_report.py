"""What the last drill saw: a file beside the sets."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from kimid.backups.files import sync_folder

_FILE: Final = "drill.json"


@dataclass(frozen=True)
class DrillReport:
    """Whether a set could be restored, and what was compared."""

    set: str
    at: datetime
    is_ok: bool
    message: str
    tables: int = 0
    rows: int = 0
    files: int = 0
    pages: int = 0


def last_drill(folder: Path) -> DrillReport | None:
    """None if there was none yet, or nobody can read what it wrote."""
    try:
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return DrillReport(**{**data, "at": datetime.fromisoformat(data["at"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def note_drill(folder: Path, report: DrillReport) -> None:
    """Write it, whole or not at all."""
    new = folder / f"{_FILE}.new"
    new.write_text(json.dumps(asdict(report), default=datetime.isoformat), encoding="utf-8")
    new.replace(folder / _FILE)
    sync_folder(folder)
