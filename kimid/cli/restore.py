"""`kim restore`: put a backup into an empty install."""

import os
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kimid.cli import database
from kimid.cli.backup_troubles import plain_troubles
from kimid.cli.environment import data_folder
from kimid.cli.errors import CliError

if TYPE_CHECKING:
    from kimid.backups.manifest import Manifest
    from kimid.backups.sealing import InstallSecrets

_PRIVATE: Final = 0o600
_KEY: Final = "secret_key"  # in the data folder


def run(arguments: list[str]) -> int:
    """Check the set; then the secret key, if somebody can open it, the files and the database."""
    parser = ArgumentParser(
        prog="kim restore",
        description=f"{__doc__} It writes over nothing, and may be run again if it was killed.",
    )
    parser.add_argument("set", help="the folder of the set, or its name in KIMID_BACKUP_DIR")
    parser.add_argument("--identity", type=Path, help="file that opens the sealed key (age)")
    options = parser.parse_args(arguments)
    database.setup_django()
    from kimid.backups.restoring import restore

    with plain_troubles():
        folder = set_folder(options.set)
        if options.identity:
            secrets = _unsealed(folder, options.identity)
            manifest = restore(folder, partial(_restore_secrets, secrets))
        else:
            manifest = restore(folder)
            _look_at_key(folder, manifest)
    print(f"kimid: {folder.name} is restored, {sum(manifest.rows.values())} rows and all files.")
    print("kimid: start kimid now (./kim up), then look whether all is well: ./kim doctor.")
    return 0


def set_folder(name: str) -> Path:
    """The folder of a set, by its path or its name. Raises CliError."""
    from django.conf import settings

    path = Path(name)
    if not path.is_dir() and settings.BACKUP_DIR:
        path = Path(settings.BACKUP_DIR, name)
    if not path.is_dir():
        raise CliError(f"there is no backup {name}.")
    return path.absolute()


def _unsealed(folder: Path, identity: Path) -> "InstallSecrets":
    from kimid.backups import sealing
    from kimid.backups.manifest import read_manifest
    from kimid.backups.places import SECRETS

    if not read_manifest(folder).has_key:
        raise CliError(f"{folder.name} has no secret key in it: run this without --identity.")
    return sealing.unseal((folder / SECRETS).read_bytes(), identity)


def _restore_secrets(secrets: "InstallSecrets") -> None:
    """Put the key where kimid reads it, and the settings where a person can compare them."""
    from django.conf import settings

    lines = [f"{name}={value}" for name, value in secrets.environment.items()]
    lines += [f"# in {name}: {text.strip()}" for name, text in secrets.files.items()]
    place = data_folder() / "restored.env"
    _write(place, "\n".join([*lines, ""]))
    print(f"kimid: the settings of that time lie in {place}; compare them with yours.")
    if secrets.secret_key == settings.SECRET_KEY:
        print("kimid: the secret key is that of the backup.")
        return
    key = data_folder() / _KEY
    if _is_own_key(key):
        key.replace(key.with_name(f"{_KEY}.unused"))  # made for the empty install
        print(f"kimid: the secret key of the backup is in {key} again.")
    else:
        key = key.with_name(f"{_KEY}.restored")
        print(f"kimid: name {key} in KIMID_SECRET_KEY_FILE: it is the key of the backup.")
    _write(key, secrets.secret_key)


def _look_at_key(folder: Path, manifest: "Manifest") -> None:
    from django.conf import settings

    from kimid.backups.places import SECRETS
    from kimid.backups.sealing import key_check

    if key_check(settings.SECRET_KEY) == manifest.key_check:
        return
    sealed = f" `age --decrypt --identity FILE {folder / SECRETS}` prints it."
    print(
        f"kimid: THE SECRET KEY IS ANOTHER ONE. Put that of the backup into {data_folder() / _KEY}"
        " before you start kimid: without it no second factor works, and all must sign in again."
        f"{sealed if manifest.has_key else ''}"
    )


def _is_own_key(place: Path) -> bool:
    """Whether this process reads its key there."""
    from django.conf import settings

    return place.exists() and place.read_text(encoding="utf-8").strip() == settings.SECRET_KEY


def _write(place: Path, text: str) -> None:
    """Write it for the eyes of kimid only, whole or not at all."""
    new = place.with_name(f"{place.name}.new")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(place)
