"""The village of the matrix is a kelurahan, and has a lurah: no page of its KIM, of whoever founds
one there, or of a link into it speaks of a kepala desa. `test_matrix.py` reads every page that it
opens; here are the papers of every kind, and some pages that must be there to be read.
"""

from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Final

import pytest

from kimid.applications.documents import DOCUMENT_KINDS
from kimid.pagecache.middleware import PageCacheMiddleware
from tests.matrix.browser import Browser, session_of
from tests.matrix.case import Case
from tests.matrix.cast import Who
from tests.matrix.desa_words import words_of, words_of_a_desa
from tests.matrix.subjects import cases
from tests.matrix.world import World

pytestmark = pytest.mark.django_db

_DECREE: Final = "/sk.docx"
# Public pages, the founder's, a link, a paper.
_READ_BY_ALL: Final = {"proof", "about", "apply-status", "apply-document", "head-answer"}


def _with_all_papers(case: Case) -> Iterator[Case]:
    """This address; where it is of a decree, of every other paper too."""
    yield case
    if case.path.endswith(_DECREE):
        for kind in DOCUMENT_KINDS:
            yield replace(case, path=case.path.replace(_DECREE, f"/{kind}.docx"))


@pytest.mark.one_database  # words are the same on both
@pytest.mark.parametrize("who", [Who.ANONYMOUS, Who.CHAIR, Who.OFFICER])
def test_papers_of_a_kelurahan_never_say_kepala_desa(
    gate: PageCacheMiddleware, world: World, who: Who
) -> None:
    reader = Browser(gate, "" if who is Who.ANONYMOUS else session_of(world.people[who]))
    faults: list[str] = []
    read: set[str] = set()
    for case in cases(world):
        if case.route[1] in _READ_BY_ALL or case.path.endswith(_DECREE):
            for paper in _with_all_papers(case):
                answer = reader.send("GET", paper.host, paper.path)
                if answer.status == HTTPStatus.OK and words_of(answer):
                    read.add(case.route[1])
                faults += [f"{paper.path}: {found}" for found in words_of_a_desa(paper, answer)]

    assert not faults, "\n".join(faults)
    assert who is not Who.ANONYMOUS or read >= _READ_BY_ALL


def test_words_of_a_desa_are_seen(gate: PageCacheMiddleware, world: World) -> None:
    [case, *_] = [each for each in cases(world) if each.route[1] == "proof"]
    answer = Browser(gate).send("GET", case.host, case.path)

    spoiled = answer._replace(body=answer.body.replace(b"</main>", b"<p>Kepala Desa</p></main>"))

    assert words_of_a_desa(case, answer) == []
    assert len(words_of_a_desa(case, spoiled)) == 2  # as read, and with the tags
