"""A kelurahan has a lurah: no page of its KIM, of whoever founds one there, or of a link into it
speaks of a kepala desa.

Every route that the matrix knows is read, so a new page is read too.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http import HTTPStatus
from io import BytesIO
from typing import Final

import pytest
from pytest_django import DjangoDbBlocker

from kimid.applications.documents import DOCUMENT_KINDS
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.places.models import Region, RegionKind
from tests import build
from tests.matrix.browser import RUANG, Answer, Browser, session_of
from tests.matrix.case import Case
from tests.matrix.cast import Who
from tests.matrix.stage import make_world
from tests.matrix.subjects import cases
from tests.matrix.world import World
from tests.taken_back import taken_back

# Words of a desa, which a kelurahan has not.
_OF_A_DESA: Final = re.compile(
    r"\b(?:kepala desa|kades|pemerintah desa|pemdes|perangkat desa|sekretaris desa|desa ini"
    r"|balai desa|dana desa|apbdes|bpd|badan permusyawaratan desa|peraturan desa)\b"
)
# Pages of places of every kind, and of none yet: they name both.
_NAME_BOTH: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("portal", "about"): ("kepala desa, lurah, atau camat",),
    ("portal", "terms"): ("kepala desa/lurah atau camat",),
    ("ruang", "ruang-policy"): ("kepala desa/lurah atau camat",),
}
_TEXTS: Final = (
    *("text/html", "text/plain", "application/json", "application/feed+json"),
    *("application/rss+xml", "application/atom+xml", "application/xml"),
)
# Some of what must be among it: public pages, the founder's, a link, a paper.
_READ_BY_ALL: Final = {"proof", "about", "apply-status", "apply-document", "head-answer"}
_TAGS: Final = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)


@pytest.fixture(scope="module")
def kelurahan(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The world of the matrix, in a kelurahan."""
    with taken_back(django_db_blocker):
        village = build.region()
        Region.objects.filter(pk=village.pk).update(kind=RegionKind.KELURAHAN, term="Kelurahan")
        yield make_world()


def _with_all_papers(all_cases: Iterable[Case]) -> Iterator[Case]:
    """These addresses; where one is of a decree, of every other paper too."""
    for case in all_cases:
        yield case
        if case.path.endswith("/sk.docx"):
            for kind in DOCUMENT_KINDS:
                yield replace(case, path=case.path.replace("/sk.docx", f"/{kind}.docx"))


def _words(answer: Answer) -> str:
    """What people read of a page or a document, in small letters."""
    kind = answer.header("Content-Type")
    if "wordprocessingml" in kind:
        with zipfile.ZipFile(BytesIO(answer.body)) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            text = " ".join(parts.read(name).decode() for name in names)
    else:
        text = answer.text if kind.startswith(_TEXTS) else ""
    # Once more with its tags: examples in fields stand there.
    return " ".join(f"{_TAGS.sub(' ', text)} {text}".split()).lower()


def _faults(case: Case, words: str) -> list[str]:
    for phrase in _NAME_BOTH.get(case.route, ()):
        words = words.replace(phrase, "")
    return [words[max(hit.start() - 60, 0) : hit.end() + 40] for hit in _OF_A_DESA.finditer(words)]


@pytest.mark.django_db
@pytest.mark.one_database  # words are the same on both
@pytest.mark.parametrize("who", [Who.ANONYMOUS, Who.CHAIR, Who.OFFICER])
def test_a_kelurahan_never_reads_kepala_desa(
    gate: PageCacheMiddleware, kelurahan: World, who: Who
) -> None:
    browser = Browser(gate, "" if who is Who.ANONYMOUS else session_of(kelurahan.people[who]))
    faults: list[str] = []
    read: set[str] = set()
    # Public hosts know no session (`test_sameness.py`): there one reader stands for all.
    seen = [each for each in cases(kelurahan) if who is Who.ANONYMOUS or each.host == RUANG]
    for case in _with_all_papers(seen):
        answer = browser.send("GET", case.host, case.path)
        words = _words(answer)
        if answer.status == HTTPStatus.OK and words:
            read.add(case.route[1])
        faults += [f"{case.route[1]} {case.path}: {found}" for found in _faults(case, words)]

    assert not faults, "\n".join(faults)
    assert len(read) > 50
    assert who is not Who.ANONYMOUS or read >= _READ_BY_ALL
