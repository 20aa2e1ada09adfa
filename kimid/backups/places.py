"""Where an install keeps what a set holds.

Left out is what can be made again: share cards (`public/kartu`) and stored pages.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings

MEDIA: Final = "media"
SPOOL: Final = "spool"
SECRETS: Final = "secrets.age"
# In this order. What is thrown away while a set is made is in the trash when that is copied.
MEDIA_PARTS: Final = ("own", "public/f", "papers", "install", "trash")
_CODE: Final = (".py", ".html", ".css", ".js", ".json", ".svg")


def media_folder() -> Path:
    """The folder of photos, documents and papers."""
    return Path(settings.MEDIA_DIR)


def spool_folder() -> Path:
    """What phones have not sent wholly yet."""
    return Path(settings.SPOOL_DIR)


def live_path(name: str) -> Path:
    """Where a file of a set belongs in this install."""
    part, _, rest = name.partition("/")
    return {MEDIA: media_folder(), SPOOL: spool_folder()}[part] / rest


def address_settings() -> dict[str, str]:
    """The settings that stand in the addresses of pages."""
    names = ("BASE_HOST", "RUANG_HOST", "MEDIA_HOST", "PUBLIC_SCHEME", "PUBLIC_PORT")
    return {f"KIMID_{name}": getattr(settings, name) for name in names}


@cache
def code_digest() -> str:
    """The same for the same code: only that makes the same pages of the same rows."""
    digest = sha256()
    root = Path(settings.ROOT) / "kimid"
    for path in sorted(each for each in root.rglob("*") if each.suffix in _CODE):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
