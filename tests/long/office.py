"""The proof that papers open in an office: `python -m tests.long.office`.

LibreOffice opens all five papers of one place of every kind that Indonesia has, and must find in them the words that we wrote.
It is not needed to build or to run kimid, so where it is missing this only says so.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import django

from tests.reading import words_of_docx, words_of_pdf

if TYPE_CHECKING:
    from kimid.registry.documents.place import Place

_MISSING: Final = "LibreOffice is not installed, nothing was tried; on Debian: apt-get install libreoffice-writer"
_NO_MATTER: Final = ("convert ", "Warning: failed to launch javaldx", "Overwriting: ")
_REPEATED: Final = re.compile(r"No\.(JabatanNama|NamaAlamatatauRT/RWTandatangan|Nama)")


def main() -> int:
    """Says what was opened, and what is wrong; the exit code says whether anything is."""
    office = shutil.which("soffice")
    if office is None:
        print(_MISSING)
        return 0
    with TemporaryDirectory() as folder:
        os.environ |= {"KIMID_SECRET_KEY": "only-here", "KIMID_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "kimid.settings"}
        django.setup()
        made = _papers(Path(folder))
        complaints = _opened(office, Path(folder), made)
        wrong = [name for name in made if not _same(Path(folder), name)]
    print(f"{len(made)} papers, {len(complaints)} complaints, {len(wrong)} with other words")
    print(*complaints, *wrong, sep="\n")
    return 1 if complaints or wrong else 0


def _papers(folder: Path) -> list[str]:
    """The five papers of one region for every word there is for a region, as .docx; gives their names."""
    from kimid.registry.documents import KINDS, Ending, written  # noqa: PLC0415  # needs Django to be set up
    from kimid.registry.documents.facts import Facts, Holder  # noqa: PLC0415  # needs Django to be set up

    names = []
    for place in _places():
        officers = (Holder("Ketua", "Nurhayati"), Holder("Sekretaris", "Rahmat"), Holder("Bendahara", ""))
        members = tuple(f"Warga {number}" for number in range(1, 40))
        facts = Facts(f"KIM {place.region.short_name}", place, place.office(), officers, members=members)
        for kind in KINDS:
            paper = written(kind, Ending.DOCX, facts)
            assert paper is not None
            names.append(f"{place.region.code}-{paper.name}")
            (folder / names[-1]).write_bytes(paper.body)
    return names


def _places() -> "Iterator[Place]":
    from kimid.lib.codes import lineage  # noqa: PLC0415  # needs Django to be set up
    from kimid.places.actions import region_of  # noqa: PLC0415  # needs Django to be set up
    from kimid.places.source import read_edition  # noqa: PLC0415  # needs Django to be set up
    from kimid.registry.documents.place import Place as Found  # noqa: PLC0415  # needs Django to be set up

    rows = {row.code: row for row in read_edition().rows}
    found = {(row.kind, row.term): row.code for row in rows.values() if len(row.code) > 2}
    for code in found.values():
        yield Found([region_of(rows[each]) for each in sorted(lineage(code), key=len, reverse=True) if each != "00"])


def _opened(office: str, folder: Path, names: list[str]) -> list[str]:
    """What LibreOffice says while it turns the papers into PDF, besides that it does."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    words = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *(str(folder / name) for name in names),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and not line.startswith(_NO_MATTER)]
    return said if done.returncode == 0 else [*said, f"exit code {done.returncode}"]


def _same(folder: Path, name: str) -> bool:
    """Whether LibreOffice read the words that we wrote. Blanks are not compared, as lines end elsewhere."""
    paper = (folder / name).with_suffix(".pdf")
    if not paper.exists():
        return False
    written, read = "".join(words_of_docx((folder / name).read_bytes())), "".join(words_of_pdf(paper.read_bytes()))
    return bool(written) and _REPEATED.sub("", read) == _REPEATED.sub("", written)


if __name__ == "__main__":
    sys.exit(main())
