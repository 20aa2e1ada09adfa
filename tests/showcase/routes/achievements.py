"""What a village achieved: public pages, those of its group, of offices, and of links."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.media.paper import stored_pages
from kimid.people.models import Person
from kimid.showcase.actions import achievement_papers as papers
from kimid.showcase.actions import achievements as actions
from kimid.showcase.actions import confirmations
from kimid.showcase.models import Achievement
from kimid.sites.guard import on_site
from tests import build
from tests.matrix.browser import RUANG
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    GROUP,
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
from tests.matrix.world import AT, NOW, PORTALS, World
from tests.media.pictures import encoded, scene
from tests.media.routes import PHOTO_NAMES, MediaFiles
from tests.showcase import achieving

_LIST: Final = Route(Door.PUBLIC, "GET HEAD")
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}
_NOT_THERE: Final = "2222222222"

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "achievements"): _LIST,
    ("portal", "achievements"): _LIST,
    ("kim", "achievements-narrowed"): _LIST,
    ("portal", "achievements-narrowed"): _LIST,
    ("kim", "achievement"): Route(
        Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK, Thing.WITHDRAWN: Said.GONE}
    ),
    ("ruang", "ruang-achievements"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-achievement-new"): Route(
        Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}
    ),
    ("ruang", "ruang-achievement"): Route(Door.GROUP, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-achievement-change"): Route(Door.GROUP, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-achievement-link"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-achievement-papers"): Route(
        Door.GROUP, "POST", posts={Thing.OPEN: Said.NOT_NOW}
    ),  # no file came along
    ("ruang", "ruang-achievement-paper"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-achievement-paper-drop"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-achievement-desk"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-achievement-check"): Route(Door.OFFICERS, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-achievement-proof"): Route(Door.OFFICERS, "GET", _OPEN),
    # Only photos of what an office is asked about.
    ("ruang", "ruang-achievement-photo"): Route(Door.OFFICERS, "GET", {}),
    ("ruang", "achievement-link"): Route(
        Door.VISITOR,
        "GET HEAD POST",
        {Thing.OPEN: Said.OK, Thing.SPENT: Said.GONE},
        {Thing.OPEN: Said.SHOWN, Thing.SPENT: Said.GONE},
        not_for_group=True,
    ),
    # Only photos and papers of the achievement that the link is about.
    ("ruang", "achievement-link-photo"): Route(Door.VISITOR, "GET HEAD", {}),
    ("ruang", "achievement-link-proof"): Route(Door.VISITOR, "GET HEAD", _OPEN),
}
_ACHIEVEMENT: Final = {
    "title": "Juara gasing",
    "who": "Sanggar Dusun Kuala",
    "level": "kecamatan",
    "year": "2019",
    "organiser": "Kecamatan",
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-achievement-new": _ACHIEVEMENT,
    "ruang-achievement": {"langkah": "dinas"},
    "ruang-achievement-change": _ACHIEVEMENT,
    "ruang-achievement-link": {"holder_name": "Ibu Maya Sari"},
    "ruang-achievement-check": {"why": "Foto halaman kedua."},
    "achievement-link": {
        "name": "Ibu Maya Sari",
        "role": "panitia",
        "how_known": "Saya yang menyerahkan piagamnya.",
    },
}
READS: Final[dict[str, set[str]]] = {
    "ruang-achievement-new": {*PHOTO_NAMES},
    "ruang-achievement-change": {*PHOTO_NAMES},
    "ruang-achievement": {"langkah"},
    "ruang-achievement-papers": {papers.PROOF},
    "ruang-achievement-check": {"terverifikasi", "base"},
    "achievement-link": {"how_known"},
}


@dataclass
class AchievementsOfA:
    """One that readers have, one that they had, a draft of somebody who left, one on the desk of
    offices; a paper of each of the last two, and links.
    """

    shown: str
    withdrawn: str
    draft: Achievement
    paper: str
    asked: Achievement
    asked_paper: str
    links: dict[Thing, str]
    secrets: frozenset[str]


def furnish(world: World) -> None:
    """The group of A has one of each. The group reads the draft; of what it asks, offices too."""
    kim, editor = world.kims[Place.A], world.people[Who.EDITOR]
    group = GROUP[Place.A]
    shown = achieving.shown(kim, by=editor, at=AT)
    gone = achieving.shown(kim, by=editor, data=achieving.achievement_data(title="Lama"), at=AT)
    former = build.member(kim)
    secret = world.canaries.hide("achievement: draft", group)
    own = achieving.achievement_data(title=f"Juara {secret}")
    draft = achieving.draft(kim, by=former, data=own, at=AT)
    readers = group | OFFICE[Place.REGENCY] - {Who.PORTAL_EDITOR}
    words = world.canaries.hide("achievement: what an office is asked", readers)
    data = achieving.achievement_data(title=f"Piala {words}")
    asked = achieving.draft(kim, by=former, data=data, at=AT)
    name = world.canaries.hide("achievement: holder of a link", group)
    links = {}
    with on_site(kim.site):
        actions.withdraw_achievement(gone, why="Salah tahun.", by=editor, at=AT)
        confirmations.ask_office(asked, by=former, at=AT)
        own_papers = [_add_paper(draft, former), _add_paper(asked, former)]
        for thing in (Thing.OPEN, Thing.SPENT):
            link, links[thing] = confirmations.ask_by_link(
                draft, holder_name=name, by=build.member(kim), at=NOW
            )
            if thing is Thing.SPENT:
                link.used_at = NOW
                link.save(update_fields=["used_at"])
    shown_secrets = frozenset({secret, name})
    world.put(
        AchievementsOfA(
            shown.path, gone.path, draft, own_papers[0], asked, own_papers[1], links, shown_secrets
        )
    )


def _add_paper(achievement: Achievement, by: Person) -> str:
    with stored_pages([encoded(scene(600, 800), "WEBP")]) as stored:
        papers.add_proof(achievement, **stored._asdict(), by=by, at=AT)
    return stored.name


def cases(world: World) -> Iterator[Case]:
    """The pages of every group with what is of A, of every office, of readers and of links."""
    rows = world.get(AchievementsOfA)
    for name in ("ruang-achievements", "ruang-achievement-new"):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    number = rows.draft.public_id
    for name in ("", "-change", "-link", "-papers"):
        for place in ALSO_FAR_AWAY:
            route, seen = f"ruang-achievement{name}", open_at(place, Place.A)
            yield world.page(route, place, seen, number=number)
            yield world.page(route, place, Thing.ABSENT, number=_NOT_THERE)
    for name in ("ruang-achievement-paper", "ruang-achievement-paper-drop"):
        for place in ALSO_FAR_AWAY:
            seen = open_at(place, Place.A)
            yield world.page(name, place, seen, number=number, paper=rows.paper)
            yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE, paper=rows.paper)
    yield from _of_offices(world, rows)
    yield from _of_readers(world, rows)
    yield from _of_links(world, rows)


def _of_offices(world: World, rows: AchievementsOfA) -> Iterator[Case]:
    yield from world.pages("ruang-achievement-desk", *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        seen = open_at(place, *OFFICES_OF_A)
        check, proof = "ruang-achievement-check", "ruang-achievement-proof"
        yield world.page(check, place, seen, number=rows.asked.pk)
        yield world.page(check, place, Thing.ABSENT, number=NUMBER_OF_NOTHING)
        # Nobody asked an office to look at this one.
        yield world.page(check, place, Thing.FOREIGN, number=rows.draft.pk)
        page = {"paper": rows.asked_paper, "page_number": 1}
        yield world.page(proof, place, seen, number=rows.asked.pk, **page)
        yield world.page(proof, place, Thing.ABSENT, number=rows.draft.pk, **page)

    photo = world.get(MediaFiles).of_group[Place.A]
    words = {"name": photo, "width": 320, "kind": "webp"}
    for place in OFFICE_PLACES:
        number = rows.asked.pk
        yield world.page("ruang-achievement-photo", place, Thing.FOREIGN, number=number, **words)


def _of_readers(world: World, rows: AchievementsOfA) -> Iterator[Case]:
    narrowed = "/prestasi/tingkat/provinsi/"
    for place in (Place.A, Place.B):
        host = world.host(place)
        yield Case(("kim", "achievements"), place, Thing.PAGE, host, "/prestasi/")
        yield Case(("kim", "achievements-narrowed"), place, Thing.PAGE, host, narrowed)
        for thing, path in (
            (Thing.PUBLISHED, rows.shown),
            (Thing.WITHDRAWN, rows.withdrawn),
            (Thing.ABSENT, "/prestasi/tidak-ada/"),
        ):
            seen = thing if place == Place.A else Thing.FOREIGN
            yield Case(("kim", "achievement"), place, seen, host, path)
    for host in PORTALS:
        yield Case(("portal", "achievements"), Place.REGENCY, Thing.PAGE, host, "/prestasi/")
        yield Case(("portal", "achievements-narrowed"), Place.REGENCY, Thing.PAGE, host, narrowed)


def _of_links(world: World, rows: AchievementsOfA) -> Iterator[Case]:
    form = {"base": rows.draft.digest}
    for thing, token in (*rows.links.items(), (Thing.ABSENT, "tidak-ada")):
        path = f"/pastikan-prestasi/{token}/"
        case = Case(("ruang", "achievement-link"), Place.A, thing, RUANG, path, form)
        yield case.opening(rows.secrets) if thing is Thing.OPEN else case
        proof = Thing.OPEN if thing is Thing.OPEN else Thing.ABSENT
        for paper, seen in ((rows.paper, proof), (rows.asked_paper, Thing.FOREIGN)):
            page = f"{path}bukti/{paper}/1.webp"
            yield Case(("ruang", "achievement-link-proof"), Place.A, seen, RUANG, page)
    for place, photo in world.get(MediaFiles).of_group.items():
        path = f"/pastikan-prestasi/{rows.links[Thing.OPEN]}/foto/{photo}/320.webp"
        yield Case(("ruang", "achievement-link-photo"), place, Thing.FOREIGN, RUANG, path)
