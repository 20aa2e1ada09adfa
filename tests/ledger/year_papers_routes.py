"""Proposals and yearly reports: in the workspace of a group, and what readers have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from kimid.ledger.models import FundingProposal, FundingTarget
from tests.ledger import writing
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, GROUP, Door, Place, Route, Said, Thing, Who, open_at
from tests.matrix.world import World

_NOT_THERE: Final = "2222222222"
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "year-report"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    ("ruang", "ruang-year-report"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-year-report-paper"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-year-report-words"): Route(Door.EDITORS, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-year-report-publish"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-year-report-look"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-fundings"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-funding-new"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-funding"): Route(
        Door.GROUP,
        "GET POST",
        _OPEN,
        _DONE,
        # Members read and write it; editors say what came of it.
        others=(frozenset({Who.MEMBER, Who.OTHER_MEMBER}), {Thing.OPEN: Said.ABSENT}),
    ),
    ("ruang", "ruang-funding-change"): Route(Door.GROUP, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-funding-file"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-legal-bases"): Route(Door.GROUP, "GET"),
}
_PROPOSAL: Final = {
    "title": "Papan warta",
    "target": "kelurahan",
    "year": str(timezone.now().year + 1),
    "version": "1",
    "item_1": "Cetak",
    "cost_1": "2,5jt",
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-year-report-words": {"foreword": "Terima kasih kepada warga."},
    "ruang-funding-new": _PROPOSAL,
    "ruang-funding-change": _PROPOSAL,
    "ruang-funding": {"langkah": "serahkan", "to": "Pak Darmawan", "on": "2-11-2024"},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-year-report": {"tahun"},
    "ruang-funding": {"langkah"},
}


@dataclass
class YearPapersOfA:
    """A draft, and a report that readers lost because of an account."""

    draft: FundingProposal
    year: int


def furnish(world: World) -> None:
    """A has a draft with a secret, and a public report; so has B."""
    kim, by = world.kims[Place.A], world.people[Who.EDITOR]
    secret = world.canaries.hide("proposal: its need", GROUP[Place.A])
    draft = writing.proposal(kim, by=by, need=secret, target=FundingTarget.KELURAHAN)
    for place, who in ((Place.A, Who.CHAIR), (Place.B, Who.OTHER_CHAIR)):
        report = writing.public_report(world.kims[place], by=world.people[who])
    world.put(YearPapersOfA(draft, report.year))


def cases(world: World) -> Iterator[Case]:
    """The pages of every group, with what is of A."""
    rows = world.get(YearPapersOfA)
    for name in (
        *("ruang-year-report", "ruang-fundings", "ruang-funding-new", "ruang-legal-bases"),
    ):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    number = rows.draft.public_id
    for place in ALSO_FAR_AWAY:
        thing = open_at(place, Place.A)
        for name in ("ruang-funding", "ruang-funding-change"):
            yield world.page(name, place, thing, number=number)
            yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
        yield world.page("ruang-funding-file", place, thing, number=number, ending="docx")
        yield world.page("ruang-funding-file", place, Thing.ABSENT, number=number, ending="txt")
        for name in (
            *("ruang-year-report-paper", "ruang-year-report-words", "ruang-year-report-publish"),
        ):
            both = open_at(place, Place.A, Place.B)
            yield world.page(name, place, both, year=rows.year)
            yield world.page(name, place, Thing.ABSENT, year=1999)
        yield world.page("ruang-year-report-look", place, Thing.ABSENT, year=1999)
    host = world.host(Place.A)
    for year, what in ((rows.year, Thing.PUBLISHED), (1999, Thing.ABSENT)):
        path = f"/laporan-tahunan/{year}/"
        yield Case(("kim", "year-report"), Place.A, what, host, path)
