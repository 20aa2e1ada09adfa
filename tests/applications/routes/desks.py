"""Applications in the matrix: of founders, and on the desks of offices. Who may what, and at which
addresses.
"""

from collections.abc import Iterator
from typing import Final

from tests import build
from tests.applications.routes.applications import Applications
from tests.matrix.case import Case
from tests.matrix.cast import (
    GROUP_PLACES,
    NUMBER_OF_NOTHING,
    OFFICE,
    OFFICE_PLACES,
    OFFICES_OF_A,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import World, front_page

# Above the regency one reads, and decides only when the regency has let its days pass.
_ABOVE: Final = frozenset({Who.PROVINCE, Who.OPERATOR})
_KNOWN: Final = dict.fromkeys((Thing.DRAFT, Thing.OPEN, Thing.PUBLISHED), Said.OK)
_SCREEN: Final = Route(
    Door.VISITOR,
    "GET POST",
    {Thing.DRAFT: Said.OK, Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.NOT_NOW},
    {Thing.DRAFT: Said.DONE, Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.NOT_NOW},
)
_NOTED: Final = {Thing.OPEN: Said.DONE, Thing.PUBLISHED: Said.DONE}
_DESK: Final = {"tampil", "cari", "di", "dipegang", "keadaan", "urut"}
_PAPER: Final = Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.SHOWN, Thing.PUBLISHED: Said.SHOWN})

ROUTES: Final[dict[tuple[str, str], Route]] = {
    # Whoever has the code of an application. DRAFT was not sent, OPEN waits for its office,
    # PUBLISHED was verified.
    ("ruang", "apply"): Route(Door.VISITOR, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "apply-status"): Route(
        Door.VISITOR, "GET POST", _KNOWN, dict.fromkeys(_KNOWN, Said.NOT_NOW)
    ),
    ("ruang", "apply-place"): _SCREEN,
    ("ruang", "apply-name"): _SCREEN,
    ("ruang", "apply-people"): _SCREEN,
    ("ruang", "apply-papers"): _SCREEN,
    ("ruang", "apply-drop"): Route(Door.VISITOR, "POST", posts=_SCREEN.posts),
    ("ruang", "apply-sheet"): Route(Door.VISITOR, "GET", _KNOWN),
    ("ruang", "apply-enter"): Route(
        Door.VISITOR,
        "POST",
        posts={Thing.DRAFT: Said.NOT_NOW, Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.DONE},
    ),
    ("ruang", "head-answer"): Route(
        Door.VISITOR,
        "GET POST",
        {Thing.OPEN: Said.OK},
        {Thing.OPEN: Said.SHOWN},
        not_for=OFFICE[Place.REGENCY],
    ),
    ("ruang", "head-paper"): Route(
        Door.VISITOR, "GET", {Thing.OPEN: Said.SHOWN}, not_for=OFFICE[Place.REGENCY]
    ),
    # The group of a KIM
    ("ruang", "ruang-decree"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-renew"): Route(Door.KEEPERS, "POST", posts={Thing.PAGE: Said.DONE}),
    # The office of a region
    ("ruang", "ruang-kim"): Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.OK}),
    # A has a chair; another KIM has nobody.
    ("ruang", "ruang-invite-chair"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-applications"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-applications-file"): Route(
        Door.OFFICERS, "POST", posts={Thing.PAGE: Said.SHOWN}
    ),
    ("ruang", "ruang-take-application"): Route(
        Door.OFFICERS,
        "POST",
        posts={Thing.OPEN: Said.DONE, Thing.PUBLISHED: Said.NOT_NOW},
        others=(_ABOVE, {Thing.OPEN: Said.FORBIDDEN, Thing.PUBLISHED: Said.FORBIDDEN}),
    ),
    ("ruang", "ruang-handle-application"): Route(
        Door.OFFICERS,
        "POST",
        posts=_NOTED,
        others=(_ABOVE, {Thing.OPEN: Said.FORBIDDEN, Thing.PUBLISHED: Said.FORBIDDEN}),
    ),
    ("ruang", "ruang-colleague-note"): Route(Door.OFFICERS, "POST", posts=_NOTED),
    ("ruang", "ruang-check-sheet"): Route(
        Door.OFFICERS, "GET", {Thing.OPEN: Said.OK, Thing.PUBLISHED: Said.OK}
    ),
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
    ("ruang", "ruang-heads"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-head"): Route(
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-head-in-person"): Route(
        Door.OFFICERS,
        "POST",
        posts={Thing.OPEN: Said.DONE, Thing.PUBLISHED: Said.NOT_NOW},
        others=(_ABOVE, {Thing.OPEN: Said.FORBIDDEN, Thing.PUBLISHED: Said.FORBIDDEN}),
    ),
    ("ruang", "ruang-paper"): _PAPER,
    ("ruang", "ruang-paper-file"): _PAPER,
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "apply": {"founder": "Bu Nur", "phone": "0812 0000 0001"},
    "apply-place": {"region": build.TELUK_KAPUAS, "scope": "semua", "hamlet": ""},
    "apply-name": {"name": "KIM Baru", "label": "kim-baru-sekali"},
    "apply-people": {"chair": "Bu Nur", "members": "Siti"},
    "apply-papers": {
        "decree_number": "141/01",
        "issuer": "",
        "issuer_name": "",
        "issued_on": "",
        "valid_until": "",
    },
    "head-answer": {"is_true": "ya", "words": ""},
    "ruang-invite-chair": {"name": "Bu Salmah"},
    "ruang-handle-application": {"holder": "belum", "letter_number": "486/KIM/2026"},
    "ruang-colleague-note": {"catatan-text": "Sudah ditelepon.", "catatan-is_shared": "semua"},
    "ruang-on-behalf": {"founder": "Bu Nur", "phone": "0812 0000 0001"},
    "ruang-head-in-person": {
        "tatap-name": "Pak Kades",
        "tatap-how": "jawab",
        "tatap-is_true": "ya",
        "tatap-words": "",
    },
    "ruang-head": {"head_name": "Pak Kades", "acting": "pj", "head_phone": "0812 0000 0002"},
}
READS: Final[dict[str, set[str]]] = {
    "apply": {"lanjut"},
    "apply-name": {"pilih"},
    "apply-papers": {"kirim", "sk", "berita-acara"},
    "ruang-application": {"putusan"},
    "ruang-applications-file": {*_DESK, "csv"},
    "ruang-take-application": _DESK,
    "ruang-handle-application": {"shown-holder", "shown-letter_number"},
    "ruang-ask-head-of-village": {"to"},
    "head-answer": {"words"},
}
_CODE_ROUTES: Final = (
    *("apply-status", "apply-place", "apply-name", "apply-people"),
    *("apply-papers", "apply-drop", "apply-sheet", "apply-enter"),
)
_OF_AN_APPLICATION: Final = (
    "ruang-application",
    "ruang-take-application",
    "ruang-handle-application",
    "ruang-colleague-note",
    "ruang-check-sheet",
    "ruang-ask-head-of-village",
    "ruang-head-in-person",
    "ruang-paper",
    "ruang-paper-file",
)


def cases(world: World) -> Iterator[Case]:
    """Every address of an application that is tried."""
    yield front_page("apply")
    yield from _by_code(world)
    for name in ("ruang-decree", "ruang-renew"):
        yield from world.pages(name, *GROUP_PLACES)
    for name in ("ruang-applications", "ruang-applications-file", "ruang-heads", "ruang-on-behalf"):
        yield from world.pages(name, *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        yield from _below(world, place)


def _by_code(world: World) -> Iterator[Case]:
    """What whoever has the code of an application may see, and the link of the head."""
    rows = world.get(Applications)
    for thing, made in rows.by_state.items():
        for name in _CODE_ROUTES:
            paper = _paper(name, made.papers.get(kind="sk").name)
            yield rows.opened(front_page(name, thing, code=made.code, **paper))
    other = rows.by_state[Thing.OPEN].papers.get(kind="sk").name
    for name in _CODE_ROUTES:
        yield front_page(name, Thing.ABSENT, code="2" * 12, **_paper(name, other))
    # A paper of another application is not there, whoever has the code.
    code = rows.by_state[Thing.DRAFT].code
    for name in ("apply-sheet", "apply-drop"):
        yield front_page(name, Thing.FOREIGN, code=code, **_paper(name, other))
    yield rows.opened(front_page("head-answer", Thing.OPEN, token=rows.head_link))
    yield front_page("head-answer", Thing.ABSENT, token="tidak-ada")
    sheet = {"paper": other, "number": 1}
    yield front_page("head-paper", Thing.OPEN, token=rows.head_link, **sheet)
    yield front_page("head-paper", Thing.ABSENT, token="tidak-ada", **sheet)


def _below(world: World, place: Place) -> Iterator[Case]:
    """The applications and the KIM of the regency, named on this desk."""
    rows = world.get(Applications)
    seen = open_at(place, *OFFICES_OF_A)
    number = world.kims[Place.A].number
    yield world.page("ruang-kim", place, seen, number=number)
    yield world.page("ruang-kim", place, Thing.ABSENT, number="123")
    yield world.page("ruang-head", place, seen, code=build.TELUK_KAPUAS)
    yield world.page("ruang-head", place, Thing.ABSENT, code="99")
    yield world.page("ruang-invite-chair", place, seen, number=rows.alone)
    yield world.page("ruang-invite-chair", place, Thing.FOREIGN, number=number)
    for name in _OF_AN_APPLICATION:
        for thing, made in rows.by_state.items():
            paper = _paper(name, made.papers.get(kind="sk").name)
            state = thing if place in OFFICES_OF_A else Thing.FOREIGN
            yield world.page(name, place, state, application=made.pk, **paper)
        absent = {"application": NUMBER_OF_NOTHING, **_paper(name, "2" * 16)}
        yield world.page(name, place, Thing.ABSENT, **absent)


def _paper(route: str, name: str) -> dict[str, object]:
    """The rest of an address that names a paper."""
    if route in ("apply-sheet", "ruang-paper"):
        return {"paper": name, "number": 1}
    return {"paper": name} if route in ("apply-drop", "ruang-paper-file") else {}
