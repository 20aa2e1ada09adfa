"""`./kim backup`, `./kim restore` and `./kim drill` at the terminal of an operator."""

from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from django.utils import timezone
from pytest_django import Settings

from kimid.backups.making import MadeBackup, make_backup
from kimid.backups.sealing import key_check
from kimid.cli import backup, drill, restore
from kimid.cli.errors import CliError
from tests.backups.empty_install import empty_install

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

type Output = pytest.CaptureFixture[str]

MADE_FOR_NOTHING = "the key that the empty install made for itself"


@pytest.fixture
def identity(settings: Settings, tmp_path: Path) -> Path:
    """The file that opens what is sealed for the recipient of the settings."""
    own = pyrage.x25519.Identity.generate()
    settings.BACKUP_RECIPIENT = [str(own.to_public())]
    path = tmp_path / "identity.txt"
    path.write_text(f"{own}\n")
    return path


@pytest.fixture
def sealed(identity: Path, install: Path, folder: Path) -> MadeBackup:
    """A set with the key in it."""
    return make_backup(folder, timezone.now())


@pytest.fixture
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder of an empty install, with a key of its own."""
    with empty_install(settings, tmp_path / "empty"):
        data = tmp_path / "data"
        data.mkdir()
        (data / "secret_key").write_text(MADE_FOR_NOTHING)
        monkeypatch.setenv("KIMID_DATA_DIR", str(data))
        settings.SECRET_KEY = MADE_FOR_NOTHING
        yield data


def test_a_backup_says_what_is_in_it_and_that_the_key_is_not(
    install: Path, folder: Path, capsys: Output
) -> None:
    assert backup.run([]) == 0

    words = capsys.readouterr().out
    assert f"kimid: {folder}/kimid-" in words
    assert "THE SECRET KEY IS NOT IN IT" in words


def test_nobody_said_where_to(settings: Settings) -> None:
    settings.BACKUP_DIR = ""

    with pytest.raises(CliError, match="where to"):
        backup.run([])


def test_a_folder_that_cannot_be_written_is_named(install: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CliError, match=r"there is no new backup: .*file/in: Not a directory"):
        backup.run([str(tmp_path / "file" / "in")])


def test_with_the_identity_the_key_and_the_settings_come_back(
    sealed: MadeBackup, identity: Path, data: Path, capsys: Output
) -> None:
    key = sealed.manifest.key_check

    assert restore.run([str(sealed.made.path), "--identity", str(identity)]) == 0

    words = capsys.readouterr().out
    assert f"the secret key of the backup is in {data}/secret_key again" in words
    assert "KIMID_DATA_DIR=" in (data / "restored.env").read_text()
    assert (data / "secret_key.unused").read_text() == MADE_FOR_NOTHING
    for name in ("secret_key", "restored.env"):
        assert (data / name).stat().st_mode & 0o777 == 0o600
    assert key_check((data / "secret_key").read_text()) == key


def test_without_it_the_operator_reads_where_the_key_is(
    sealed: MadeBackup, data: Path, capsys: Output
) -> None:
    assert restore.run([sealed.made.name]) == 0

    words = capsys.readouterr().out
    assert "THE SECRET KEY IS ANOTHER ONE" in words
    assert f"age --decrypt --identity FILE {sealed.made.path}/secrets.age" in words
    assert (data / "secret_key").read_text() == MADE_FOR_NOTHING


def test_a_strange_identity_stops_it_before_anything_is_written(
    sealed: MadeBackup, data: Path, tmp_path: Path
) -> None:
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(f"{pyrage.x25519.Identity.generate()}\n")

    with pytest.raises(CliError, match="does not open the key of this backup"):
        restore.run([sealed.made.name, "--identity", str(stranger)])
    assert not (tmp_path / "empty" / "media").exists()
    assert [each.name for each in data.iterdir()] == ["secret_key"]


def test_a_key_that_is_named_in_the_environment_is_not_replaced(
    sealed: MadeBackup, identity: Path, data: Path, capsys: Output
) -> None:
    (data / "secret_key").unlink()

    assert restore.run([sealed.made.name, "--identity", str(identity)]) == 0

    assert f"name {data}/secret_key.restored in KIMID_SECRET_KEY_FILE" in capsys.readouterr().out
    assert not (data / "secret_key").exists()


def test_what_is_no_set_is_neither_restored_nor_tried(folder: Path) -> None:
    with pytest.raises(CliError, match="there is no backup kimid-x"):
        restore.run(["kimid-x"])
    with pytest.raises(CliError, match=r"there is no backup in .*Make one"):
        drill.run([])
    folder.mkdir()
    with pytest.raises(CliError, match="its name is not"):
        drill.run([str(folder)])


def test_a_drill_of_a_set_that_is_damaged_ends_with_1(made: MadeBackup, capsys: Output) -> None:
    (made.made.path / "manifest.json").write_text("{}")

    with pytest.raises(CliError, match=r"cannot be restored: .*manifest\.json is not what"):
        drill.run([])
