"""Every test has its own folder for files."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path) -> Path:
    """The folder for the files of this test."""
    folder = tmp_path / "media"
    settings.MEDIA_DIR = folder
    return folder
