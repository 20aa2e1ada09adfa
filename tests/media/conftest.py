"""Every test has a folder for files of its own."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path) -> Path:
    """Where the files of this test are."""
    folder = tmp_path / "media"
    settings.MEDIA_DIR = folder
    settings.SPOOL_DIR = tmp_path / "on-the-way"
    return folder
