"""The environment of one install: where its data is, its secret, its database. Standard library
only.
"""

import os
import secrets
from pathlib import Path
from typing import Final

from kimid.cli.errors import CliError

ROOT: Final = Path(__file__).resolve().parent.parent.parent


def prepare() -> None:
    """Set what the settings read and was not set by hand. Makes the data folder and, once, the
    secret key in it.
    """
    os.chdir(ROOT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kimid.settings")
    if "DATABASE_URL" in os.environ:
        os.environ.setdefault("KIMID_DATABASE_URL", os.environ["DATABASE_URL"])
    folder = data_folder()
    try:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        if not os.environ.keys() & {"KIMID_SECRET_KEY", "KIMID_SECRET_KEY_FILE"}:
            os.environ["KIMID_SECRET_KEY"] = _secret_key(folder / "secret_key")
    except OSError as error:
        raise CliError(
            f"cannot write to {folder}: {error.strerror}. Set KIMID_DATA_DIR to a folder that can"
            " be written."
        ) from error


def data_folder() -> Path:
    """Where the database, the secret key and the stored pages are."""
    return Path(os.environ.setdefault("KIMID_DATA_DIR", str(ROOT / "data")))


def is_local() -> bool:
    """Whether this install is only for the browser of this machine (`*.localhost`)."""
    return os.environ.get("KIMID_BASE_HOST", "kim.localhost").endswith("localhost")


def _secret_key(path: Path) -> str:
    """The key in the file. Written once, whole or not at all, readable by its owner only."""
    if not path.exists():
        new = path.with_name(f"secret_key.{os.getpid()}")
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(new, path)  # refuses to replace the key of another process that was quicker
        except FileExistsError:
            pass
        finally:
            new.unlink()
    return path.read_text().strip()
