"""Evaluations and contests in the matrix: entries of groups, rounds and heats of offices. Who may what, and where."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import EDITORS, GROUP, Door, Place, Route, Said, Thing, Who
from tests.matrix.world import World

_ABOVE: Final = frozenset({Who.PROVINCE, Who.OPERATOR})
_NO_EDITORS: Final = frozenset().union(*GROUP.values()) - EDITORS
_SEEN: Final = {Thing.OPEN: Said.OK, Thing.PUBLISHED: Said.OK}

EVALUATION: Final[dict[tuple[str, str], Route]] = {
    # The group of a KIM. OPEN is an entry that was begun, PUBLISHED one that was sent.
    ("ruang", "ruang-evaluations"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-evaluation"): Route(
        Door.GROUP, "GET POST", _SEEN, {Thing.OPEN: Said.DONE, Thing.PUBLISHED: Said.NOT_NOW}, others=(_NO_EDITORS, {})
    ),
    ("ruang", "ruang-keep-evaluation"): Route(
        Door.EDITORS, "POST", posts={Thing.OPEN: Said.SHOWN, Thing.PUBLISHED: Said.WRONG_STEP}
    ),
    ("ruang", "ruang-drop-evidence"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE, Thing.PUBLISHED: Said.NOT_NOW}),
    ("ruang", "ruang-evidence"): Route(Door.GROUP, "GET", _SEEN),
    # A sent it itself, so there is nothing to dispute.
    ("ruang", "ruang-dispute-entry"): Route(Door.EDITORS, "POST", posts=dict.fromkeys(_SEEN, Said.NOT_NOW)),
    # A KIM that has nobody who can, by the regency
    ("ruang", "ruang-entry-for"): Route(Door.REGENCY, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-keep-entry-for"): Route(Door.REGENCY, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-drop-evidence-for"): Route(Door.REGENCY, "POST", posts={Thing.OPEN: Said.DONE}),
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
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}, others=(_ABOVE, {})
    ),
    ("ruang", "ruang-exclude"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}, others=(_ABOVE, {})),
    # The jury of the heat, and its result, which waits for entries
    ("ruang", "ruang-invite-juror"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.SHOWN}, others=(_ABOVE, {})),
    ("ruang", "ruang-let-juror-go"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}, others=(_ABOVE, {})),
    ("ruang", "ruang-result"): Route(
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.INCOMPLETE}, others=(_ABOVE, {})
    ),
    ("ruang", "ruang-correct-result"): Route(Door.OFFICERS, "GET POST"),  # nothing was published that could be wrong
    # A juror: none of the cast is one, so for them there is no heat and no participant.
    ("ruang", "jury"): Route(Door.PERSON, "GET"),
    ("ruang", "jury-door"): Route(Door.VISITOR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.INCOMPLETE}),
    ("ruang", "jury-heat"): Route(Door.PERSON, "GET"),
    ("ruang", "jury-participant"): Route(Door.PERSON, "GET POST"),
    ("ruang", "jury-paper"): Route(Door.PERSON, "GET"),
    # Readers
    ("portal", "results"): Route(Door.PUBLIC, "GET HEAD"),
    ("portal", "result"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    ("ruang", "ruang-participant-paper"): Route(Door.OFFICERS, "GET", {Thing.OPEN: Said.SHOWN}),
}
_YEARS: Final = {f"{name}_until": f"{day} Desember 2030" for day, name in enumerate(("regency", "province", "nation"), 2)}
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
_GROUPS: Final = (Place.A, Place.B, Place.REGENCY, Place.NATION, Place.NOWHERE)
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)

type Address = tuple[str, Place, Thing, str]


def addresses(world: World) -> Iterator[Address]:
    """Every address of an evaluation in the workspace that is tried."""
    for place in _GROUPS:
        yield from _of_group(world, place)
    yield from _of_jury(world)
    for place in _OFFICES:
        yield from _of_office(world, place)
        yield from _left_to_office(world, place)


def _of_group(world: World, place: Place) -> Iterator[Address]:
    """The rounds of the regency, and the papers of A, named on every site."""
    label = {"site_label": world.labels[place]}
    yield "ruang-evaluations", place, Thing.PAGE, ruang_path("ruang-evaluations", **label)
    for thing, number in (*world.contest.rounds.items(), (Thing.ABSENT, 999_999_999)):
        # What A has sent, B has not begun.
        seen = Thing.OPEN if place is Place.B and thing is Thing.PUBLISHED else thing
        for name in ("ruang-evaluation", "ruang-keep-evaluation", "ruang-dispute-entry"):
            yield name, place, seen, ruang_path(name, **label, number=number)
        paper = world.contest.evidence.get(thing, "2" * 16)
        for name in ("ruang-drop-evidence", "ruang-evidence"):
            own = thing if place is Place.A else Thing.FOREIGN
            yield name, place, own, ruang_path(name, **label, number=number, paper=paper)


def _of_office(world: World, place: Place) -> Iterator[Address]:
    label = {"site_label": world.labels[place]}
    is_above = place in (Place.REGENCY, Place.ABOVE, Place.NATION)
    yield "ruang-rounds", place, Thing.PAGE, ruang_path("ruang-rounds", **label)
    for name in ("ruang-open-round", "ruang-form"):
        for thing, kind in ((Thing.PAGE, "lomba"), (Thing.ABSENT, "arisan")):
            yield name, place, thing, ruang_path(name, **label, kind=kind)
    own = Thing.OPEN if place is Place.REGENCY else Thing.FOREIGN
    for thing, row in ((own, world.contest.indicator), (Thing.ABSENT, 999_999_999)):
        yield "ruang-retire", place, thing, ruang_path("ruang-retire", **label, kind="lomba", row=row)
    seen, number = Thing.OPEN if is_above else Thing.FOREIGN, world.contest.rounds[Thing.PUBLISHED]
    yield "ruang-round", place, seen, ruang_path("ruang-round", **label, number=number)
    yield "ruang-prolong", place, own, ruang_path("ruang-prolong", **label, number=number)
    yield "ruang-take-back-round", place, own, ruang_path("ruang-take-back-round", **label, number=world.contest.untouched)
    heat, participant = world.contest.participant
    for name in ("ruang-heat", "ruang-result", "ruang-invite-juror"):
        yield name, place, seen, ruang_path(name, **label, heat=heat)
    for thing, juror in ((seen, world.contest.juror), (Thing.ABSENT, 999_999_999)):
        yield "ruang-let-juror-go", place, thing, ruang_path("ruang-let-juror-go", **label, heat=heat, juror=juror)
    for thing, which in ((seen, participant), (Thing.ABSENT, 999_999_999)):
        words = {**label, "heat": heat, "number": which}
        for name in ("ruang-participant", "ruang-exclude", "ruang-correct-result"):
            unpublished = Thing.ABSENT if name == "ruang-correct-result" else thing
            yield name, place, unpublished, ruang_path(name, **words)
        paper = {"paper": world.contest.evidence[Thing.PUBLISHED], "sheet": 1}
        yield "ruang-participant-paper", place, thing, ruang_path("ruang-participant-paper", **words, **paper)


def _left_to_office(world: World, place: Place) -> Iterator[Address]:
    """The entry of a KIM that has nobody who can, and that of A, which has."""
    label, own = {"site_label": world.labels[place]}, Thing.OPEN if place is Place.REGENCY else Thing.FOREIGN
    left, kim, paper = world.contest.left
    for thing, which in ((own, kim), (Thing.FOREIGN, world.kims[Place.A].number)):
        words = {**label, "number": left, "kim": which}
        for name in ("ruang-entry-for", "ruang-keep-entry-for"):
            yield name, place, thing, ruang_path(name, **words)
        for name in ("ruang-drop-evidence-for", "ruang-evidence-for"):
            yield name, place, thing, ruang_path(name, **words, paper=paper)


def _of_jury(world: World) -> Iterator[Address]:
    """The heat of the regency, by whoever is no juror of it; and the door, by whoever holds the link."""
    heat, participant = world.contest.participant
    yield "jury", Place.NOWHERE, Thing.PAGE, ruang_path("jury")
    for thing, token in ((Thing.OPEN, world.contest.juror_link), (Thing.ABSENT, "tidak-ada")):
        yield "jury-door", Place.NOWHERE, thing, ruang_path("jury-door", token=token)
    yield "jury-heat", Place.NOWHERE, Thing.FOREIGN, ruang_path("jury-heat", heat=heat)
    yield "jury-participant", Place.NOWHERE, Thing.FOREIGN, ruang_path("jury-participant", heat=heat, number=participant)
    paper = {"paper": world.contest.evidence[Thing.PUBLISHED], "sheet": 1}
    yield "jury-paper", Place.NOWHERE, Thing.FOREIGN, ruang_path("jury-paper", heat=heat, number=participant, **paper)


def results(world: World) -> Iterator[tuple[str, str, Thing, str]]:
    """The pages of results on portals: the host, and what the address names there."""
    near, far = ("kab-kubu-raya", "kalimantan-barat"), ("kalimantan-tengah",)
    for host, thing in (*((each, Thing.PUBLISHED) for each in near), *((each, Thing.FOREIGN) for each in far)):
        yield host, "results", Thing.PAGE, "/evaluasi/"
        yield host, "result", thing, f"/evaluasi/{world.contest.published_heat}/"
        yield host, "result", Thing.ABSENT, f"/evaluasi/{world.contest.participant[0]}/"
