"""The example subject runs in a process of its own, with settings of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[2]
_OUTSIDE: Final = Path(__file__).with_name("outside")
_HOW_TO: Final = _ROOT / "docs/how-to/add-a-subject.md"
_MOST: Final = 8
# Tests that try all apps, and which of them ask something of the example.
_OF_ALL_APPS: Final = (
    "tests/events/test_refusals.py",
    "tests/web/test_other_public_texts.py",
    "tests/house/test_public.py",
    "tests/house/test_tables.py",
)
_ANSWERED: Final = (
    "walk or lending or no_app_names or stands_with or people_type or weighs or test_tables"
)


@pytest.mark.one_database
def test_a_subject_moves_in() -> None:
    ours = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider"),
            "--ds=tests.example_subject.outside.settings",
            *("tests/example_subject/walk.py", *_OF_ALL_APPS, "-k", _ANSWERED),
        ],
        cwd=_ROOT,
        env=ours,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_a_subject_touches_at_most_eight_files_that_are_not_its_own() -> None:
    table = _HOW_TO.read_text(encoding="utf-8").partition("| file |")[2].partition("\n\n")[0]
    files = [
        name
        for row in table.splitlines()
        if row.startswith("| `")
        for name in re.findall(r"`([^`]+)`", row.split("|")[1])
    ]
    assert 0 < len(files) <= _MOST, files
    stand_for = {file.stem for file in _OUTSIDE.glob("*.py")} - {"__init__", "apps"}
    assert stand_for == {"settings", "urls_kim", "urls_ruang"}
