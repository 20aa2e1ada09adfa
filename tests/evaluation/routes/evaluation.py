"""Evaluations and contests in the matrix: who may open which page, and where."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from tests.evaluation.routes.contests import Contests
from tests.matrix.case import Case
from tests.matrix.cast import (
    EDITORS,
    GROUP,
    NUMBER_OF_NOTHING,
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

_ABOVE: Final = frozenset({Who.PROVINCE, Who.OPERATOR})
_NO_EDITORS: Final = frozenset().union(*GROUP.values()) - EDITORS
_SEEN: Final = {Thing.OPEN: Said.OK, Thing.PUBLISHED: Said.OK}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    # The group of a KIM. OPEN is an entry that was begun, PUBLISHED one that was sent.
    ("ruang", "ruang-evaluations"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-evaluation"): Route(
        Door.GROUP,
        "GET POST",
        _SEEN,
        {Thing.OPEN: Said.DONE, Thing.PUBLISHED: Said.NOT_NOW},
        others=(_NO_EDITORS, {}),
    ),
    ("ruang", "ruang-keep-evaluation"): Route(
        Door.EDITORS, "POST", posts={Thing.OPEN: Said.SHOWN, Thing.PUBLISHED: Said.WRONG_STEP}
    ),
    ("ruang", "ruang-drop-evidence"): Route(
        Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE, Thing.PUBLISHED: Said.NOT_NOW}
    ),
    ("ruang", "ruang-evidence"): Route(Door.GROUP, "GET", _SEEN),
    # A sent it itself, so there is nothing to dispute.
    ("ruang", "ruang-dispute-entry"): Route(
        Door.EDITORS, "POST", posts=dict.fromkeys(_SEEN, Said.NOT_NOW)
    ),
    # A KIM that has nobody who can, by the regency
    ("ruang", "ruang-entry-for"): Route(
        Door.REGENCY, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-keep-entry-for"): Route(Door.REGENCY, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-drop-evidence-for"): Route(
        Door.REGENCY, "POST", posts={Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-evidence-for"): Route(Door.REGENCY, "GET", {Thing.OPEN: Said.OK}),
    # The office of a region
    ("ruang", "ruang-rounds"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-open-round"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-form"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-retire"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-round"): Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-take-back-round"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-prolong"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-heat"): Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.OK}),
    # Above the regency one reads, and decides only when the regency has let its days pass.
    ("ruang", "ruang-participant"): Route(
        Door.OFFICERS,
        "GET POST",
        {Thing.OPEN: Said.OK},
        {Thing.OPEN: Said.DONE},
        others=(_ABOVE, {}),
    ),
    ("ruang", "ruang-exclude"): Route(
        Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}, others=(_ABOVE, {})
    ),
    # The jury of the contest level, and its result, which waits for entries
    ("ruang", "ruang-invite-juror"): Route(
        Door.OFFICERS, "POST", posts={Thing.OPEN: Said.SHOWN}, others=(_ABOVE, {})
    ),
    ("ruang", "ruang-let-juror-go"): Route(
        Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}, others=(_ABOVE, {})
    ),
    ("ruang", "ruang-result"): Route(
        Door.OFFICERS,
        "GET POST",
        {Thing.OPEN: Said.OK},
        {Thing.OPEN: Said.INCOMPLETE},
        others=(_ABOVE, {}),
    ),
    ("ruang", "ruang-correct-result"): Route(
        Door.OFFICERS, "GET POST"
    ),  # nothing was published that could be wrong
    # A juror: none of the cast is one, so for them there is no contest level and no participant.
    ("ruang", "jury"): Route(Door.PERSON, "GET"),
    ("ruang", "jury-door"): Route(
        Door.VISITOR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.INCOMPLETE}
    ),
    ("ruang", "jury-heat"): Route(Door.PERSON, "GET"),
    ("ruang", "jury-participant"): Route(Door.PERSON, "GET POST"),
    ("ruang", "jury-paper"): Route(Door.PERSON, "GET"),
    # Readers
    ("portal", "results"): Route(Door.PUBLIC, "GET HEAD"),
    ("portal", "result"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    ("ruang", "ruang-participant-paper"): Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.SHOWN}),
}
_YEARS: Final = {
    f"{name}_until": f"{day} Desember 2030"
    for day, name in enumerate(("regency", "province", "nation"), 2)
}
_DAYS: Final = {"entries_until": "1 Desember 2030", **_YEARS}
_GO_ON: Final = {"from_regency": "2", "from_province": "1"}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-evaluation": {"version": "0"},
    "ruang-keep-evaluation": {"version": "0"},
    "ruang-dispute-entry": {"words": "Rapatnya enam kali."},
    "ruang-entry-for": {"version": "0"},
    "ruang-keep-entry-for": {"version": "0"},
    "ruang-open-round": {
        "title": "Lomba baru",
        "year": f"{datetime.now(UTC).year}",
        **_DAYS,
        "from_regency": "2",
        "from_province": "1",
    },
    "ruang-form": {"question": "Yel-yel", "kind": "juri", "weight": "10", "basis": "Juknis"},
    "ruang-prolong": _DAYS,
    "ruang-exclude": {"why": "Videonya milik KIM lain."},
    "ruang-invite-juror": {"name": "Bu Juri"},
    "jury-door": {"name": "Bu Juri", "username": "bu.juri", "password": "ikan-nipah-pagi"},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-evaluation": {"kirim", "berkas-"},
    "ruang-entry-for": {"kirim", "berkas-"},
    "ruang-participant": {"selesai"},
    "ruang-exclude": {"kembali"},
}
_GROUPS: Final = (Place.A, Place.B, Place.REGENCY, Place.NATION, Place.NOWHERE)


def cases(world: World) -> Iterator[Case]:
    """Every address of an evaluation that is tried."""
    for place in _GROUPS:
        yield from _of_group(world, place)
    yield from _of_jury(world)
    for place in OFFICE_PLACES:
        yield from _of_office(world, place)
        yield from _of_level(world, place)
        yield from _left_to_office(world, place)
    yield from _results(world)


def _of_group(world: World, place: Place) -> Iterator[Case]:
    """The rounds of the regency, and the papers of A, named on every site."""
    rows = world.get(Contests)
    yield world.page("ruang-evaluations", place)
    for thing, number in (*rows.rounds.items(), (Thing.ABSENT, NUMBER_OF_NOTHING)):
        # What A has sent, B has not begun.
        seen = Thing.OPEN if place is Place.B and thing is Thing.PUBLISHED else thing
        for name in ("ruang-evaluation", "ruang-keep-evaluation", "ruang-dispute-entry"):
            yield world.page(name, place, seen, number=number)
        paper = rows.evidence.get(thing, "2" * 16)
        for name in ("ruang-drop-evidence", "ruang-evidence"):
            own = thing if place is Place.A else Thing.FOREIGN
            yield world.page(name, place, own, number=number, paper=paper)


def _of_office(world: World, place: Place) -> Iterator[Case]:
    rows = world.get(Contests)
    yield world.page("ruang-rounds", place)
    for name in ("ruang-open-round", "ruang-form"):
        for thing, kind in ((Thing.PAGE, "lomba"), (Thing.ABSENT, "arisan")):
            yield world.page(name, place, thing, kind=kind)
    own = open_at(place, Place.REGENCY)
    for thing, row in ((own, rows.indicator), (Thing.ABSENT, NUMBER_OF_NOTHING)):
        yield world.page("ruang-retire", place, thing, kind="lomba", row=row)
    number = rows.rounds[Thing.PUBLISHED]
    yield world.page("ruang-round", place, open_at(place, *OFFICES_OF_A), number=number)
    yield world.page("ruang-prolong", place, own, number=number)
    yield world.page("ruang-take-back-round", place, own, number=rows.untouched)


def _of_level(world: World, place: Place) -> Iterator[Case]:
    """A level of a contest in an office: its jury and its participants."""
    rows = world.get(Contests)
    seen = open_at(place, *OFFICES_OF_A)
    level, participant = rows.participant
    for name in ("ruang-heat", "ruang-result", "ruang-invite-juror"):
        yield world.page(name, place, seen, level_id=level)
    for thing, juror in ((seen, rows.juror), (Thing.ABSENT, NUMBER_OF_NOTHING)):
        yield world.page("ruang-let-juror-go", place, thing, level_id=level, juror=juror)
    paper = {"paper": rows.evidence[Thing.PUBLISHED], "page_number": 1}
    for thing, which in ((seen, participant), (Thing.ABSENT, NUMBER_OF_NOTHING)):
        words = {"level_id": level, "number": which}
        for name in ("ruang-participant", "ruang-exclude"):
            yield world.page(name, place, thing, **words)
        yield world.page("ruang-correct-result", place, Thing.ABSENT, **words)
        yield world.page("ruang-participant-paper", place, thing, **words, **paper)


def _left_to_office(world: World, place: Place) -> Iterator[Case]:
    """The entry of a KIM that has nobody who can, and that of A, which has."""
    own = open_at(place, Place.REGENCY)
    left, kim, paper = world.get(Contests).left
    for thing, which in ((own, kim), (Thing.FOREIGN, world.kims[Place.A].number)):
        words = {"number": left, "kim": which}
        for name in ("ruang-entry-for", "ruang-keep-entry-for"):
            yield world.page(name, place, thing, **words)
        for name in ("ruang-drop-evidence-for", "ruang-evidence-for"):
            yield world.page(name, place, thing, **words, paper=paper)


def _of_jury(world: World) -> Iterator[Case]:
    """Pages of jurors, for people who are no jurors, and an invitation."""
    rows = world.get(Contests)
    level, participant = rows.participant
    yield front_page("jury")
    invitation = front_page("jury-door", Thing.OPEN, token=rows.juror_link)
    yield invitation.opening({rows.juror_name})
    yield front_page("jury-door", Thing.ABSENT, token="tidak-ada")
    yield front_page("jury-heat", Thing.FOREIGN, level_id=level)
    words = {"level_id": level, "number": participant}
    yield front_page("jury-participant", Thing.FOREIGN, **words)
    paper = {"paper": rows.evidence[Thing.PUBLISHED], "page_number": 1}
    yield front_page("jury-paper", Thing.FOREIGN, **words, **paper)


def _results(world: World) -> Iterator[Case]:
    """The pages of results on portals: a contest of the regency, near and far."""
    rows = world.get(Contests)
    for place, thing in (
        (Place.REGENCY, Thing.PUBLISHED),
        (Place.ABOVE, Thing.PUBLISHED),
        (Place.BESIDE, Thing.FOREIGN),
    ):
        for name, seen, path in (
            ("results", Thing.PAGE, "/evaluasi/"),
            ("result", thing, f"/evaluasi/{rows.published_level}/"),
            ("result", Thing.ABSENT, f"/evaluasi/{rows.participant[0]}/"),
        ):
            yield Case(("portal", name), Place.REGENCY, seen, world.host(place), path)
