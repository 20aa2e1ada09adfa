"""What a set says of itself: where it comes from, what is in it, and how that can be checked."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final

from kimid.backups.errors import BackupError

MANIFEST: Final = "manifest.json"
_SEAL: Final = "manifest.sha256"  # of the manifest itself, as sha256sum writes it
FORMAT: Final = 1


@dataclass(frozen=True)
class FileEntry:
    """One file of a set."""

    path: str  # in the set: media/own/…
    size: int
    sha256: str
    mode: int
    changed: int  # nanoseconds; a file with the same ones needs no second copy in the next set
    twin: str = ""  # another path of the set that is the same file (a hard link)


@dataclass(frozen=True)
class PageSample:
    """A public page as it was at the moment of the set."""

    host: str
    path: str
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """All that a restore must know before it writes anything."""

    moment: datetime
    version: str  # of kimid
    code: str  # which code made the pages (`places.code_digest`)
    engine: str  # sqlite or postgresql
    install: str  # the key that database and media folder share
    key_check: str  # tells whether a secret key is that of the set, and nothing else of it
    environment: dict[str, str]  # hosts and port, on which addresses in pages depend
    migrations: list[str]
    rows: dict[str, int]  # of each table
    files: list[FileEntry] = field(default_factory=list)
    pages: list[PageSample] = field(default_factory=list)
    format: int = FORMAT

    @property
    def has_key(self) -> bool:
        """Whether the set holds the sealed key."""
        return any(file.path == "secrets.age" for file in self.files)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it, and beside it what shows that it is whole."""
    body = json.dumps(asdict(manifest), default=datetime.isoformat, indent=1).encode()
    (folder / MANIFEST).write_bytes(body)
    (folder / _SEAL).write_text(f"{sha256(body).hexdigest()}  {MANIFEST}\n")


def read_manifest(folder: Path) -> Manifest:
    """Read it. Raises BackupError if it is not there, not whole, or of a later format."""
    try:
        body = (folder / MANIFEST).read_bytes()
        seal = (folder / _SEAL).read_text(errors="replace")
    except OSError as error:
        raise BackupError(f"{folder} is no backup: {error.filename}: {error.strerror}.") from error
    if seal.split()[:1] != [sha256(body).hexdigest()]:
        raise BackupError(f"{folder} is damaged: {MANIFEST} is not what was written.")
    data = json.loads(body)
    if data["format"] != FORMAT:
        raise BackupError(f"{folder} was made by a newer kimid. Install that one.")
    manifest = _manifest(data)
    for entry in manifest.files:
        if not (_is_inside(entry.path) and _is_inside(entry.twin)):
            raise BackupError(f"{folder} is damaged: {entry.path!r} is no path of a set.")
    return manifest


def _is_inside(path: str) -> bool:
    """Whether a restore writes below its own folders: whoever can change a set must not choose
    where.
    """
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts


def _manifest(data: dict[str, Any]) -> Manifest:  # Any: as JSON gives it
    return Manifest(
        **{
            **data,
            "moment": datetime.fromisoformat(data["moment"]),
            "files": [FileEntry(**each) for each in data["files"]],
            "pages": [PageSample(**each) for each in data["pages"]],
        }
    )
