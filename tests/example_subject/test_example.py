"""The example subject runs in a process of its own, with settings of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[2]
_OUTSIDE: Final = Path(__file__).with_name("outside")
# docs/words.md, CHANGELOG.md and the generated pages are written, too: `write_docs` does most.
_DOCS: Final = 3
_MOST: Final = 8


@pytest.mark.one_database
def test_a_subject_moves_in() -> None:
    ours = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider"),
            "--ds=tests.example_subject.outside.settings",
            "tests/example_subject/walk.py",
        ],
        cwd=_ROOT,
        env=ours,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_it_touches_at_most_eight_files_that_are_not_its_own() -> None:
    stand_for = [
        file.name for file in _OUTSIDE.glob("*.py") if file.name not in ("__init__.py", "apps.py")
    ]
    assert sorted(stand_for) == ["settings.py", "urls_kim.py", "urls_ruang.py"]
    assert len(stand_for) + _DOCS <= _MOST
