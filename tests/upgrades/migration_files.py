"""The migrations that a named schema contains. Databases have applied them: they never change
(decision 31)."""

from hashlib import sha256
from typing import Final

from tests.house.walking import HOUSE, ROOT
from tests.upgrades.dumps import SCHEMAS

LIST: Final = "migrations.sha256"


def present_hashes() -> dict[str, str]:
    """The hash of each migration of kimid as it is now, by the path of its file."""
    files = sorted(HOUSE.glob("*/migrations/0*.py"))
    return {str(file.relative_to(ROOT)): sha256(file.read_bytes()).hexdigest() for file in files}


def hashes_of(name: str) -> dict[str, str]:
    """The hashes that the named schema `name` lists."""
    lines = (SCHEMAS / name / LIST).read_text().splitlines()
    return {path: digest for digest, path in (line.split() for line in lines)}


def as_text(hashes: dict[str, str]) -> str:
    """The lines that `sha256sum --check` reads."""
    return "".join(f"{digest}  {path}\n" for path, digest in hashes.items())
