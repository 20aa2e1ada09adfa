import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kimid.cli import environment
from kimid.cli.errors import CliError


@pytest.fixture(autouse=True)
def _a_fresh_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    kept = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("KIMID_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("KIMID_DATA_DIR", str(tmp_path / "data"))
    yield
    os.environ.clear()
    os.environ.update(kept)


def secret_after_a_start() -> str:
    os.environ.pop("KIMID_SECRET_KEY", None)
    environment.prepare()
    return os.environ["KIMID_SECRET_KEY"]


def test_the_secret_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first = secret_after_a_start()
    assert len(first) >= 64
    assert secret_after_a_start() == first
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]


def test_a_key_from_outside_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIMID_SECRET_KEY_FILE", "/run/secrets/kimid")
    environment.prepare()
    assert "KIMID_SECRET_KEY" not in os.environ
    assert not (tmp_path / "data" / "secret_key").exists()


def test_a_plain_database_url_is_heard_unless_there_is_one_of_our_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///one")
    environment.prepare()
    assert os.environ["KIMID_DATABASE_URL"] == "postgresql:///one"
    monkeypatch.setenv("DATABASE_URL", "postgresql:///two")
    environment.prepare()
    assert os.environ["KIMID_DATABASE_URL"] == "postgresql:///one"


def test_a_data_folder_that_cannot_be_made_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KIMID_DATA_DIR", str(tmp_path / "file" / "data"))
    with pytest.raises(CliError, match=r"cannot write to .*Set KIMID_DATA_DIR"):
        environment.prepare()
