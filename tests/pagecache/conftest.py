from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from django.db import connection
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _no_files_unless_asked(settings: Settings, tmp_path: Path) -> None:
    settings.STORE_FILES = False
    settings.STORE_DIR = tmp_path / "pages"


@pytest.fixture
def _files(settings: Settings) -> None:
    settings.STORE_FILES = True


@pytest.fixture
def _shared_database(transactional_db: None) -> Iterator[None]:
    """A database that several threads share, as several processes do: a file or a server, never
    memory.
    """
    assert "memory" not in str(connection.settings_dict["NAME"]), (
        "give the SQLite test database a file: TEST = {'NAME': ...}"
    )
    yield
    connection.close()


@pytest.fixture
def eventually() -> Callable[[Callable[[], bool]], bool]:
    """Waits until a condition is true, at most ten seconds."""
    quiet = Event()

    def wait(true: Callable[[], bool]) -> bool:
        until = monotonic() + 10
        while not true():
            if monotonic() > until:
                return False
            quiet.wait(0.005)
        return True

    return wait
