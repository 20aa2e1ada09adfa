"""The secret key and the settings of an install, sealed for whom the operator names.

Sealed is in the age format (age-encryption.org): `age --decrypt` opens it as well.
"""

import hmac
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyrage

from kimid.backups.errors import BackupError


@dataclass(frozen=True)
class InstallSecrets:
    """What a new machine needs besides database and files."""

    secret_key: str
    environment: dict[str, str]  # KIMID_…
    files: dict[str, str]  # what stood in the files that KIMID_…_FILE name


def secrets_of(secret_key: str) -> InstallSecrets:
    """Those of this process."""
    ours = {name: value for name, value in os.environ.items() if name.startswith("KIMID_")}
    ours.pop("KIMID_SECRET_KEY", None)
    files = {
        name: Path(value).read_text(encoding="utf-8")
        for name, value in ours.items()
        if name.endswith("_FILE") and Path(value).is_file()
    }
    return InstallSecrets(secret_key, dict(sorted(ours.items())), files)


def seal(secrets: InstallSecrets, recipients: Sequence[str]) -> bytes:
    """Only the recipients can open it. Raises BackupError for a name that is none."""
    body = json.dumps(vars(secrets), indent=1).encode()
    return bytes(pyrage.encrypt(body, [_recipient(each) for each in recipients]))


def unseal(sealed: bytes, identity_file: Path) -> InstallSecrets:
    """Raises BackupError if this identity cannot open it."""
    try:
        text = identity_file.read_text(encoding="utf-8")
        body = pyrage.decrypt(sealed, _identities(text))
    except OSError as error:
        raise BackupError(f"{identity_file} cannot be read: {error.strerror}.") from error
    except (pyrage.IdentityError, UnicodeDecodeError) as error:
        raise BackupError(f"{identity_file} is no identity of age: {error}.") from error
    except pyrage.DecryptError as error:
        raise BackupError(
            f"{identity_file} does not open the key of this backup: {error}. It was sealed for"
            " KIMID_BACKUP_RECIPIENT of that time; take the identity that belongs to it."
        ) from error
    return InstallSecrets(**json.loads(body))


def key_check(secret_key: str) -> str:
    """The same for the same key, and of no other use."""
    return hmac.digest(secret_key.encode(), b"kimid.backups", sha256).hex()


def _recipient(name: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(name)
    except pyrage.RecipientError as error:
        raise BackupError(
            f"KIMID_BACKUP_RECIPIENT: {name!r} is no recipient of age ({error}). It begins with"
            " age1."
        ) from error


def _identities(text: str) -> list[pyrage.x25519.Identity]:
    lines = [line.strip() for line in text.splitlines()]
    return [
        pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")
    ]
