"""The proof that papers open in an office: `python -m tests.long.office`.

LibreOffice opens all five papers of one place of every kind that Indonesia has, and must find in
them the words that we wrote. It is not needed to build or to run kimid; where it is missing nothing
is proved, and the exit code is 1. The last line is JSON.
"""

import json
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
    from kimid.applications.documents.jurisdiction import Jurisdiction

_MISSING: Final = (
    "LibreOffice is not installed, nothing was tried; on Debian: apt-get install libreoffice-writer"
)
_NO_MATTER: Final = ("convert ", "Warning: failed to launch javaldx", "Overwriting: ")
_REPEATED: Final = re.compile(r"No\.(JabatanNama|NamaAlamatatauRT/RWTandatangan|Nama)")


def main() -> int:
    """Says what was opened, and what is wrong; the exit code says whether anything is."""
    office = shutil.which("soffice")
    if office is None:
        print(_MISSING)
        return 1
    with TemporaryDirectory() as folder:
        os.environ |= {
            "KIMID_SECRET_KEY": "only-here",
            "KIMID_DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "kimid.settings",
        }
        django.setup()
        made = _papers(Path(folder))
        complaints = _opened(office, Path(folder), made)
        wrong = [name for name in made if not _same(Path(folder), name)]
    print(*complaints, *wrong, sep="\n")
    numbers = {"papers": len(made), "complaints": len(complaints), "wrong": len(wrong)}
    print(json.dumps(numbers))
    return 1 if complaints or wrong else 0


def _papers(folder: Path) -> list[str]:
    """The five papers of one region for every word there is for a region, as .docx; gives their
    names.
    """
    from kimid.applications.documents import DOCUMENT_KINDS, FileFormat, document_file
    from kimid.applications.documents.data import DocumentData, PostHolder

    names = []
    for place in _places():
        officers = (
            PostHolder("Ketua", "Nurhayati"),
            PostHolder("Sekretaris", "Rahmat"),
            PostHolder("Bendahara", ""),
        )
        members = tuple(f"Warga {number}" for number in range(1, 40))
        facts = DocumentData(
            f"KIM {place.region.short_name}", place, place.office(), officers, members=members
        )
        for kind in DOCUMENT_KINDS:
            paper = document_file(kind, FileFormat.DOCX, facts)
            assert paper is not None
            names.append(f"{place.region.code}-{paper.name}")
            (folder / names[-1]).write_bytes(paper.body)
    return names


def _places() -> "Iterator[Jurisdiction]":
    from kimid.applications.documents.jurisdiction import Jurisdiction as Found
    from kimid.lib.codes import lineage
    from kimid.places.actions import region_of
    from kimid.places.data_file import read_edition

    rows = {row.code: row for row in read_edition().rows}
    found = {(row.kind, row.term): row.code for row in rows.values() if len(row.code) > 2}
    for code in found.values():
        yield Found(
            [
                region_of(rows[each])
                for each in sorted(lineage(code), key=len, reverse=True)
                if each != "00"
            ]
        )


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
    said = [
        line
        for line in (done.stdout + done.stderr).splitlines()
        if line.strip() and not line.startswith(_NO_MATTER)
    ]
    return said if done.returncode == 0 else [*said, f"exit code {done.returncode}"]


def _same(folder: Path, name: str) -> bool:
    """Whether LibreOffice read the words that we wrote. Blanks are not compared, as lines end
    elsewhere.
    """
    paper = (folder / name).with_suffix(".pdf")
    if not paper.exists():
        return False
    written = "".join(words_of_docx((folder / name).read_bytes()))
    read = "".join(words_of_pdf(paper.read_bytes()))
    return bool(written) and _REPEATED.sub("", read) == _REPEATED.sub("", written)


if __name__ == "__main__":
    sys.exit(main())
