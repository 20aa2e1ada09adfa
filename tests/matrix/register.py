"""The register in the matrix: applications of founders, and the desks of offices. Who may what, and at which addresses."""

from collections.abc import Iterator
from typing import Final

from kimid.registry.models import Rule
from tests import build
from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing, Who
from tests.matrix.world import World

# Above the regency one reads, and decides only when the regency has let its days pass.
_ABOVE: Final = frozenset({Who.PROVINCE, Who.OPERATOR})
_KNOWN: Final = dict.fromkeys((Thing.DRAFT, Thing.OPEN, Thing.PUBLISHED), Said.OK)
_SCREEN: Final = Route(
    Door.VISITOR,
    "GET POST",
    {Thing.DRAFT: Said.OK, Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.NOT_NOW},
    {Thing.DRAFT: Said.DONE, Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.NOT_NOW},
)
_PAPER: Final = Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.SHOWN, Thing.PUBLISHED: Said.SHOWN})

REGISTER: Final[dict[tuple[str, str], Route]] = {
    # Whoever has the code of an application. DRAFT was not sent, OPEN waits for its office, PUBLISHED was verified.
    ("ruang", "apply"): Route(Door.VISITOR, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "apply-status"): Route(Door.VISITOR, "GET POST", _KNOWN, dict.fromkeys(_KNOWN, Said.NOT_NOW)),
    ("ruang", "apply-place"): _SCREEN,
    ("ruang", "apply-name"): _SCREEN,
    ("ruang", "apply-people"): _SCREEN,
    ("ruang", "apply-papers"): _SCREEN,
    ("ruang", "apply-drop"): Route(Door.VISITOR, "POST", posts=_SCREEN.posts),
    ("ruang", "apply-sheet"): Route(Door.VISITOR, "GET", _KNOWN),
    ("ruang", "apply-enter"): Route(
        Door.VISITOR, "POST", posts={Thing.DRAFT: Said.NOT_NOW, Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.DONE}
    ),
    ("ruang", "head-answer"): Route(Door.VISITOR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.SHOWN}),
    # The group of a KIM
    ("ruang", "ruang-decree"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-renew"): Route(Door.KEEPERS, "POST", posts={Thing.PAGE: Said.DONE}),
    # The office of a region
    ("ruang", "ruang-kim"): Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.OK}),
    # A has a chair; the KIM that has nobody is that of evaluations.
    ("ruang", "ruang-invite-chair"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-policy"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-ruling"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-applications"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-on-behalf"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-application"): Route(
        Door.OFFICERS,
        "GET POST",
        {Thing.OPEN: Said.OK, Thing.PUBLISHED: Said.OK},
        {Thing.OPEN: Said.DONE, Thing.PUBLISHED: Said.OK},  # it was decided: the page says so
        others=(_ABOVE, {Thing.OPEN: Said.OK, Thing.PUBLISHED: Said.OK}),
    ),
    ("ruang", "ruang-ask-head-of-village"): Route(
        Door.OFFICERS,
        "POST",
        posts={Thing.OPEN: Said.SHOWN, Thing.PUBLISHED: Said.NOT_NOW},
        others=(_ABOVE, {Thing.OPEN: Said.FORBIDDEN, Thing.PUBLISHED: Said.FORBIDDEN}),
    ),
    # Lists that offices bring in
    ("ruang", "ruang-imports"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}),  # no file came along
    ("ruang", "ruang-import"): Route(Door.OFFICERS, "GET POST"),
    ("ruang", "ruang-import-columns"): Route(Door.OFFICERS, "GET POST"),
    ("ruang", "ruang-import-start"): Route(Door.OFFICERS, "POST"),
    ("ruang", "ruang-import-report"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-paper"): _PAPER,
    ("ruang", "ruang-paper-file"): _PAPER,
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "apply": {"founder": "Bu Nur", "phone": "0812 0000 0001"},
    "apply-place": {"region": build.TELUK_KAPUAS, "scope": "semua", "hamlet": ""},
    "apply-name": {"name": "KIM Baru", "label": "kim-baru-sekali"},
    "apply-people": {"chair": "Bu Nur", "members": "Siti"},
    "apply-papers": {"decree_number": "141/01", "issuer": "", "issuer_name": "", "issued_on": "", "valid_until": ""},
    "head-answer": {"is_true": "ya", "words": ""},
    "ruang-ruling": {"answer": "12", "legal_basis": "Perbup 12/2021", "decided_on": "4 Mei 2021"},
    "ruang-invite-chair": {"name": "Bu Salmah"},
    "ruang-on-behalf": {"founder": "Bu Nur", "phone": "0812 0000 0001"},
    "ruang-ask-head-of-village": {"head_name": "Pak Kades", "head_phone": "0812 0000 0002"},
}
# Whoever holds the code, or the link of the head, may read what these pages show.
BY_CODE: Final = ("apply-", "head-answer", "jury-door")

_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)
_CODE_ROUTES: Final = (
    *("apply-status", "apply-place", "apply-name", "apply-people"),
    *("apply-papers", "apply-drop", "apply-sheet", "apply-enter"),
)
_OF_AN_APPLICATION: Final = ("ruang-application", "ruang-ask-head-of-village", "ruang-paper", "ruang-paper-file")

type Address = tuple[str, Place, Thing, str]


def addresses(world: World) -> Iterator[Address]:
    """Every address of the register in the workspace that is tried."""
    yield "apply", Place.NOWHERE, Thing.PAGE, ruang_path("apply")
    for thing, made in world.applications.items():
        words: dict[str, object] = {"code": made.code}
        for name in _CODE_ROUTES:
            yield name, Place.NOWHERE, thing, ruang_path(name, **words, **_paper(name, made.papers.get(kind="sk").name))
    for name in _CODE_ROUTES:
        paper = _paper(name, world.applications[Thing.OPEN].papers.get(kind="sk").name)
        yield name, Place.NOWHERE, Thing.ABSENT, ruang_path(name, code="2" * 12, **paper)
    # A paper of another application is not there, whoever has the code.
    other = world.applications[Thing.OPEN].papers.get(kind="sk").name
    code = world.applications[Thing.DRAFT].code
    yield "apply-sheet", Place.NOWHERE, Thing.FOREIGN, ruang_path("apply-sheet", code=code, paper=other, number=1)
    yield "apply-drop", Place.NOWHERE, Thing.FOREIGN, ruang_path("apply-drop", code=code, paper=other)
    yield "head-answer", Place.NOWHERE, Thing.OPEN, ruang_path("head-answer", token=world.head_link)
    yield "head-answer", Place.NOWHERE, Thing.ABSENT, ruang_path("head-answer", token="tidak-ada")
    yield from _of_offices(world)


def _of_offices(world: World) -> Iterator[Address]:
    for place in (Place.A, Place.B, Place.REGENCY, Place.NOWHERE):
        for name in ("ruang-decree", "ruang-renew"):
            yield name, place, Thing.PAGE, ruang_path(name, site_label=world.labels[place])
    for place in _OFFICES:
        label = {"site_label": world.labels[place]}
        for name in ("ruang-policy", "ruang-applications", "ruang-on-behalf", "ruang-imports"):
            yield name, place, Thing.PAGE, ruang_path(name, **label)
        for thing, rule in ((Thing.PAGE, Rule.MEMBERS), (Thing.ABSENT, "warna")):
            yield "ruang-ruling", place, thing, ruang_path("ruang-ruling", **label, rule=rule)
        for name in ("ruang-import", "ruang-import-columns", "ruang-import-start", "ruang-import-report"):
            yield name, place, Thing.ABSENT, ruang_path(name, **label, number=999_999_999)
        yield from _below(world, place)


def _below(world: World, place: Place) -> Iterator[Address]:
    """The applications and the KIM of the regency, named on this desk."""
    label = {"site_label": world.labels[place]}
    is_above = place in (Place.REGENCY, Place.ABOVE, Place.NATION)
    for thing, number in ((Thing.OPEN if is_above else Thing.FOREIGN, world.kims[Place.A].number), (Thing.ABSENT, "123")):
        yield "ruang-kim", place, thing, ruang_path("ruang-kim", **label, number=number)
    alone = Thing.OPEN if is_above else Thing.FOREIGN
    for thing, number in ((alone, world.contest.left[1]), (Thing.FOREIGN, world.kims[Place.A].number)):
        yield "ruang-invite-chair", place, thing, ruang_path("ruang-invite-chair", **label, number=number)
    for name in _OF_AN_APPLICATION:
        for thing, made in world.applications.items():
            words = {**label, "application": made.pk, **_paper(name, made.papers.get(kind="sk").name)}
            yield name, place, thing if is_above else Thing.FOREIGN, ruang_path(name, **words)
        absent = {**label, "application": 999_999_999}
        yield name, place, Thing.ABSENT, ruang_path(name, **absent, **_paper(name, "2" * 16))


def _paper(route: str, name: str) -> dict[str, object]:
    """The rest of an address that names a paper."""
    if route in ("apply-sheet", "ruang-paper"):
        return {"paper": name, "number": 1}
    return {"paper": name} if route in ("apply-drop", "ruang-paper-file") else {}
