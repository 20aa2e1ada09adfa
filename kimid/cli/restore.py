"""`kim restore`: put a backup into an empty install."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from kimid.cli import database
from kimid.cli.environment import data_folder
from kimid.cli.errors import CliError

if TYPE_CHECKING:
    from kimid.backups.manifest import Manifest
    from kimid.backups.sealing import InstallSecrets

_PRIVATE = 0o600


def run(arguments: list[str]) -> int:
    """Check the set, restore it, then the secret key if somebody can open it."""
    parser = ArgumentParser(
        prog="kim restore",
        description=f"{__doc__} It writes over nothing, and may be run again if it was killed.",
    )
    parser.add_argument("set", help="the folder of the set, or its name in KIMID_BACKUP_DIR")
    parser.add_argument("--identity", type=Path, help="file that opens the sealed key (age or ssh)")
    options = parser.parse_args(arguments)
    database.setup_django()
    from kimid.backups.errors import BackupError
    from kimid.backups.restoring import restore

    folder = set_folder(options.set)
    try:
        secrets = _unsealed(folder, options.identity) if options.identity else None
        manifest = restore(folder)
    except BackupError as error:
        raise CliError(str(error)) from error
    print(f"kimid: {folder.name} is restored, {sum(manifest.rows.values())} rows and all files.")
    _say_what_of_the_key(manifest, secrets)
    print("kimid: start kimid now (./kim up), then look whether all is well: ./kim doctor.")
    return 0


def set_folder(name: str) -> Path:
    """The folder of a set, by its path or its name."""
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
        raise CliError(f"{folder.name} has no secret key: run this without --identity.")
    return sealing.unseal((folder / SECRETS).read_bytes(), identity)


def _say_what_of_the_key(manifest: "Manifest", secrets: "InstallSecrets | None") -> None:
    from django.conf import settings

    from kimid.backups.sealing import key_check

    if secrets is not None:
        _write_settings(secrets)
    if key_check(settings.SECRET_KEY) == manifest.key_check:
        print("kimid: the secret key is that of the backup.")
    elif secrets is not None:
        _write_key(secrets.secret_key)
    else:
        where = data_folder() / "secret_key"
        print(
            f"kimid: THE SECRET KEY IS ANOTHER ONE. Put that of the backup into {where} before you"
            " start kimid: without it nobody's second factor works, and all must sign in again."
            + (
                " The backup has it, sealed: `age --decrypt --identity FILE"
                f" {manifest_secrets(manifest)}` prints it."
                if manifest.has_key
                else ""
            )
        )


def manifest_secrets(manifest: "Manifest") -> str:
    """The sealed file of a set, as people type it."""
    from kimid.backups.sets import set_name

    return f"{set_name(manifest.moment)}/secrets.age"


def _write_key(key: str) -> None:
    """Put it where kimid reads it; the key that was made for the empty install is set aside."""
    place = data_folder() / "secret_key"
    is_from_file = place.exists() and place.read_text().strip() == os.environ["KIMID_SECRET_KEY"]
    if not is_from_file:
        place = data_folder() / "secret_key.restored"
        print(f"kimid: the key of the backup lies in {place}: name it in KIMID_SECRET_KEY_FILE.")
    else:
        place.rename(place.with_name("secret_key.unused"))
        print(f"kimid: the secret key of the backup is in {place} again.")
    _write(place, key)


def _write_settings(secrets: "InstallSecrets") -> None:
    lines = [f"{name}={value}" for name, value in secrets.environment.items()]
    for name, text in secrets.files.items():
        lines.append(f"# {name} held: {text.strip()}")
    place = data_folder() / "restored.env"
    _write(place, "\n".join([*lines, ""]))
    print(f"kimid: the settings of that time lie in {place}; compare them with yours.")


def _write(place: Path, text: str) -> None:
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE)
    with open(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
