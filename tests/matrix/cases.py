"""For every route: the addresses at which it is tried, and a form that would be accepted from whoever may send it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from django.urls import URLPattern, URLResolver

from kimid.lib import clock
from kimid.newsroom.models import Story
from kimid.ui.scripts import script_digest
from kimid.ui.sheets import sheet_digest
from tests import past
from tests.matrix import (
    activity,
    acts,
    documents,
    doors,
    evaluation,
    ict,
    life,
    numbers,
    officials,
    own_names,
    posts,
    register,
    roster,
)
from tests.matrix.browser import RUANG, ruang_path
from tests.matrix.cast import Door, Place, Thing, Who
from tests.matrix.forms import FORMS
from tests.matrix.policy import MACHINES, PAPER, POLICY
from tests.matrix.world import AT, World

URLCONFS: Final = ("kim", "portal", "ruang", "media")
_SITES: Final = (Place.A, Place.B, Place.REGENCY, Place.NOWHERE)
_NUMBERS_BELOW: Final = (
    *("ruang-numbers-below", "ruang-numbers-file-below"),
    *("ruang-numbers-book-below", "ruang-numbers-report-below"),
)
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)
_TIPS: Final = ("ruang-tip", "ruang-tip-story", "ruang-tip-answer", "ruang-tip-sender")
# Pages of a group that are named by more than their site.
_NAMED: Final[dict[str, dict[str, object]]] = {"ruang-pattern": {"name": "kejadian"}, "ruang-photo-piece": {"name": "2" * 16}}
_MEETINGS: Final = ("ruang-meeting", "ruang-keep-meeting")
_PHOTOS: Final = ("ruang-photo", "ruang-discard-photo", "ruang-photo-file", "ruang-attachment-file", "ruang-retouch")
# Routes of groups whose addresses stand elsewhere.
_OTHERS: Final = (*register.REGISTER, *activity.ACTIVITY, *evaluation.EVALUATION)
_ELSEWHERE: Final = frozenset({*_PHOTOS, *_TIPS, *_MEETINGS, *(name for _, name in _OTHERS)})


@dataclass(frozen=True)
class Case:
    """One address of one route: whose site, which thing."""

    route: tuple[str, str]
    place: Place
    thing: Thing
    host: str
    path: str
    slip: str = ""

    @property
    def form(self) -> dict[str, str]:
        """What a lawful visitor would send."""
        said = FORMS.get(self.route[1], {})
        return {**said, "slip": self.slip} if self.slip else said


def route_names(urlconf: str) -> set[tuple[str, str]]:
    """All routes of an urlconf by name. A pattern without a name is listed by its route, and so is missing from the policy."""
    return set(_names(urlconf, import_module(f"kimid.web.urls.{urlconf}").urlpatterns))


def _names(urlconf: str, patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(urlconf, pattern.url_patterns)
        else:
            yield urlconf, pattern.name or f"a route without a name: {pattern.pattern}"


def cases(world: World) -> list[Case]:
    """Every address that is tried."""
    return [
        *_public(world),
        *_of_notes(world),
        *_of_plans(world),
        *_paper(world),
        *_of_machines(world),
        *_reports(world),
        *_results(world),
        *_tips(world),
        *_meetings(world),
        *_front_rooms(),
        *_of_groups(world),
        *_of_photos(world),
        *_of_cloth(world),
        *_of_offices(world),
        *_of_the_register(world),
        *_of_answerers(world),
        *_of_chairs_and_editors(world),
    ]


def _told(world: World) -> Iterator[Case]:
    """Every story at its address, and in its second language, on both sites."""
    for (owner, thing), story in world.stories.items():
        for place in (Place.A, Place.B):
            path = f"/berita/{story.slug or 'warga-desa'}-{story.public_id}/"
            host = f"{world.labels[place]}.kim.localhost"
            for route, below in (("story", ""), ("story-in", "jv/"), ("notice", "papan/")):
                yield Case(("kim", route), place, thing if owner is place else Thing.FOREIGN, host, f"{path}{below}")


def _public(world: World) -> Iterator[Case]:
    for place in (Place.A, Place.B):
        host = f"{world.labels[place]}.kim.localhost"
        yield Case(("kim", "home"), place, Thing.PAGE, host, "/")
        yield Case(("kim", "profile"), place, Thing.PAGE, host, "/profil/")
        for item in (world.story(Place.A, Thing.PUBLISHED).item_id, 999_999_999):
            yield Case(("kim", "read"), place, Thing.PAGE, host, f"/dibaca/{item}.gif")
            yield Case(("kim", "shared"), place, Thing.PAGE, host, f"/dibagikan/{item}/")
    yield from _told(world)
    for thing, token in (*world.tokens.items(), (Thing.ABSENT, "tidak-ada")):
        for host, seen in (("kim-kenari.kim.localhost", thing), ("kim-merpati.kim.localhost", Thing.ABSENT)):
            own = thing is Thing.FOREIGN and host.startswith("kim-merpati")
            yield Case(
                ("kim", "confirm-by-link"), Place.B if own else Place.A, Thing.OPEN if own else seen, host, f"/pastikan/{token}/"
            )
    for host in (
        "kim.localhost",
        "kalimantan-barat.kim.localhost",
        "kab-kubu-raya.kim.localhost",
        "teluk-kapuas-6112012012.kim.localhost",
    ):
        yield Case(("portal", "home"), Place.REGENCY, Thing.PAGE, host, "/")
        yield Case(("portal", "directory"), Place.REGENCY, Thing.PAGE, host, "/kim/")
        yield Case(("portal", "directory-part"), Place.REGENCY, Thing.PAGE, host, "/kim/berbasis-tik/")
        yield Case(("portal", "directory-part"), Place.REGENCY, Thing.ABSENT, host, "/kim/lain/")
        yield Case(("portal", "data"), Place.REGENCY, Thing.PAGE, host, "/data/")
        yield Case(("portal", "terms"), Place.REGENCY, Thing.PAGE, host, "/syarat/")
        yield Case(("portal", "data-file"), Place.REGENCY, Thing.PAGE, host, "/data.csv")
        yield Case(("portal", "data-book"), Place.REGENCY, Thing.PAGE, host, "/data.xlsx")
        yield Case(("portal", "data-open"), Place.REGENCY, Thing.PAGE, host, "/data.json")
        yield Case(("portal", "data-report"), Place.REGENCY, Thing.PAGE, host, "/data.pdf")
        for name, path in (("data-in-order", "urut/kim"), ("data-part", "saring/belum")):
            yield Case(("portal", name), Place.REGENCY, Thing.PAGE, host, f"/data/{path}/")
            yield Case(("portal", name), Place.REGENCY, Thing.ABSENT, host, f"/data/{path}-lain/")
        kept = Thing.PAGE if host.startswith("kab-") else Thing.FOREIGN
        yield Case(("portal", "data-beside"), Place.REGENCY, kept, host, f"/data/banding/{past.OLD}-{world.old_report}/")
        map_there = Thing.ABSENT if host.startswith("teluk-kapuas") else Thing.PAGE  # a village is one dot
        yield Case(("portal", "data-map"), Place.REGENCY, map_there, host, "/peta.svg")
        yield Case(("portal", "report"), Place.REGENCY, Thing.PAGE, host, "/lapor/")
        yield Case(("portal", "report-ticket"), Place.REGENCY, Thing.FOREIGN, host, f"/laporan/{world.tickets[Place.A]}/")


def _of_notes(world: World) -> Iterator[Case]:
    """The door of the head of the village."""
    for place in (Place.A, Place.B):
        host = f"{world.labels[place]}.kim.localhost"
        for owner, token in (*world.notes.items(), (Place.NOWHERE, "tidak-ada")):
            yield Case(("kim", "head-note"), place, Thing.OPEN if owner is place else Thing.FOREIGN, host, f"/catatan/{token}/")


def _of_plans(world: World) -> Iterator[Case]:
    """The door of the head of the village to a joint plan."""
    for place in (Place.A, Place.B):
        host = f"{world.labels[place]}.kim.localhost"
        for thing, token in ((Thing.OPEN if place is Place.A else Thing.FOREIGN, world.plan_link), (Thing.ABSENT, "tidak-ada")):
            yield Case(("kim", "plan-answer"), place, thing, host, f"/rencana/{token}/")


def _paper(world: World) -> Iterator[Case]:
    """Lists and plain words, which every public site has; and months in which nothing was published."""
    month = f"/arsip/{clock.in_zone(AT, 'WIB'):%Y/%m}/"
    paths = ("/pengumuman/", "/arsip/", month, f"{month}galeri/", "/tentang/", "/pedoman/", "/kontak/")
    for kind, place in (("kim", Place.A), ("portal", Place.REGENCY), ("portal", Place.NATION)):
        host = f"{world.labels[place]}.kim.localhost" if place is not Place.NATION else "kim.localhost"
        for name, path in zip(PAPER, paths, strict=True):
            yield Case((kind, name), place, Thing.PAGE, host, path)
        for name, path in (("archive-month", "/arsip/2019/01/"), ("archive-kind", "/arsip/2019/01/galeri/")):
            yield Case((kind, name), place, Thing.ABSENT, host, path)
    yield Case(("kim", "proof"), Place.A, Thing.PAGE, f"{world.labels[Place.A]}.kim.localhost", "/sk/")


def _of_machines(world: World) -> Iterator[Case]:
    for kind, host in (("kim", f"{world.labels[Place.A]}.kim.localhost"), ("portal", "kab-kubu-raya.kim.localhost")):
        for name, path in MACHINES.items():
            yield Case((kind, name), Place.A, Thing.PAGE, host, path)
    host = f"{world.labels[Place.A]}.kim.localhost"
    yield Case(("kim", "sitemap-month"), Place.A, Thing.PAGE, host, f"/peta/{clock.in_zone(AT, 'WIB'):%Y-%m}.xml")
    yield Case(("kim", "sitemap-month"), Place.A, Thing.ABSENT, host, "/peta/2019-01.xml")
    for number, thing in ((1, Thing.PAGE), (0, Thing.ABSENT), (99, Thing.ABSENT)):
        yield Case(("portal", "sitemap-sites"), Place.NATION, thing, "kim.localhost", f"/peta/situs-{number}.xml")


def _of_cloth(world: World) -> Iterator[Case]:
    for kind, host in (("kim", f"{world.labels[Place.A]}.kim.localhost"), ("portal", "kim.localhost")):
        for name, path in (("favicon", "/favicon.svg"), ("icon", "/ikon-192.png"), ("manifest", "/manifest.webmanifest")):
            yield Case((kind, name), Place.A, Thing.PAGE, host, path)
    yield Case(("media", "provinces"), Place.NATION, Thing.PAGE, "media.localhost", "/kain/provinsi.svg")
    for code, thing in (("6112012012", Thing.PAGE), ("9999", Thing.ABSENT)):
        yield Case(("media", "cloth"), Place.A, thing, "media.localhost", f"/kain/{code}-tile.daun-kunyit.svg")


_WORDS_OF: Final[dict[str, dict[str, object]]] = {
    **doors.WORDS,
    "icon": {"size": 192},
    "sheet": {"name": "ruang", "digest": sheet_digest("ruang")},
    "script": {"name": "foto", "digest": script_digest("foto")},
}


# Front rooms whose addresses name something.
_BY_OTHER_WAYS: Final = ("invitation", "take-over", "apply", "head-answer", "certificate", "jury")


def _front_rooms() -> Iterator[Case]:
    for name, door in ((name, route.door) for (urlconf, name), route in POLICY.items() if urlconf == "ruang"):
        if door in (Door.VISITOR, Door.PERSON, Door.SIGN_IN, Door.SIGN_OUT) and not name.startswith(_BY_OTHER_WAYS):
            yield Case(("ruang", name), Place.NOWHERE, Thing.PAGE, RUANG, ruang_path(name, **_WORDS_OF.get(name, {})))


def _of_groups(world: World) -> Iterator[Case]:
    foreign = world.story(Place.A, Thing.DISCUSSED), world.story(Place.B, Thing.DISCUSSED)
    ids = {(place, thing): story.public_id for (place, thing), story in world.stories.items()}
    ids |= {
        (Place.A, Thing.FOREIGN): foreign[1].public_id,
        (Place.B, Thing.FOREIGN): foreign[0].public_id,
        (Place.A, Thing.ABSENT): "222222",
        (Place.REGENCY, Thing.FOREIGN): foreign[0].public_id,
        (Place.NOWHERE, Thing.FOREIGN): foreign[0].public_id,
    }
    for (urlconf, name), route in POLICY.items():
        if urlconf == "ruang" and route.door in (Door.GROUP, Door.EITHER) and name not in _ELSEWHERE:
            if route.gets.keys() == {Thing.PAGE} and Thing.PUBLISHED not in route.posts:
                for place in (*_SITES, Place.NATION, Place.BESIDE):
                    named = _NAMED.get(name, {})
                    yield Case(
                        ("ruang", name), place, Thing.PAGE, RUANG, ruang_path(name, site_label=world.labels[place], **named)
                    )
                continue
            for (place, thing), public_id in ids.items():
                which = _which(name, world.stories.get((place, thing)))
                path = ruang_path(name, site_label=world.labels[place], public_id=public_id, **which)
                yield Case(("ruang", name), place, thing, RUANG, path)


def _which(name: str, story: Story | None) -> dict[str, int]:
    """The number in an address below a story: of a version of it, or of a wording beside it."""
    if name == "ruang-unite":
        return {"number": story.asides.values_list("pk", flat=True)[0] if story else 1}
    return {"ruang-restore": {"number": 1}, "ruang-see-source": {"number": 2}}.get(name, {})


def _of_photos(world: World) -> Iterator[Case]:
    for route in _PHOTOS:
        for place in (Place.A, Place.B, Place.REGENCY, Place.NOWHERE):
            for owner, thing in ((Place.A, Thing.OPEN), (Place.B, Thing.OPEN), (Place.NOWHERE, Thing.ABSENT)):
                words: dict[str, object] = {"site_label": world.labels[place], "name": world.photos[owner]}
                words |= {"width": 320, "kind": "webp"} if route == "ruang-photo-file" else {}
                words |= {"ending": "pdf"} if route == "ruang-attachment-file" else {}
                seen = thing if owner is place else Thing.FOREIGN
                yield Case(("ruang", route), place, seen, RUANG, ruang_path(route, **words))
    for thing in (Thing.PUBLISHED, Thing.DRAFT, Thing.ABSENT):
        name = world.public_files[thing]
        yield Case(("media", "photo"), Place.A, thing, "media.localhost", f"/f/{name}/320.webp")
        yield Case(("media", "card"), Place.A, thing, "media.localhost", f"/kartu/{name}.jpg")
        yield Case(("media", "attachment"), Place.A, thing, "media.localhost", f"/lampiran/{name}.pdf")
    for odd in ("/f/{}/321.webp", "/f/{}/320.svg", "/f/{}/320.html"):
        path = odd.format(world.public_files[Thing.PUBLISHED])
        yield Case(("media", "photo"), Place.A, Thing.ABSENT, "media.localhost", path)


def _of_offices(world: World) -> Iterator[Case]:
    for name in ("ruang-desk", "ruang-numbers", "ruang-numbers-file", "ruang-numbers-book", "ruang-numbers-report"):
        for place in _OFFICES:
            yield Case(("ruang", name), place, Thing.PAGE, RUANG, ruang_path(name, site_label=world.labels[place]))
    for name in _NUMBERS_BELOW:
        for place in _OFFICES:
            inside, outside = (place.value, "11") if place.value.isdigit() else ("6112", "62")
            for thing, code in ((Thing.PAGE, inside), (Thing.ABSENT, "abc"), (Thing.FOREIGN, outside)):
                yield Case(("ruang", name), place, thing, RUANG, ruang_path(name, site_label=world.labels[place], code=code))
    for label, owner in _DESKS:
        thing = Thing.OPEN if label is owner else Thing.FOREIGN
        words = {"site_label": world.labels[label], "placement": world.placements.get(owner, 999_999_999)}
        yield Case(("ruang", "ruang-hide"), label, thing, RUANG, ruang_path("ruang-hide", **words))
        yield Case(("ruang", "ruang-arrange"), label, thing, RUANG, ruang_path("ruang-arrange", **words, verb="utamakan"))
        yield Case(("ruang", "ruang-arrange"), label, Thing.ABSENT, RUANG, ruang_path("ruang-arrange", **words, verb="hapus"))


def _of_the_register(world: World) -> Iterator[Case]:
    known = (register, posts, doors, documents, ict, life, own_names, activity, acts, evaluation, numbers, officials, roster)
    for name, place, thing, path in (address for each in known for address in each.addresses(world)):
        yield Case(("ruang", name), place, thing, RUANG, path)


def _results(world: World) -> Iterator[Case]:
    for host, name, thing, path in evaluation.results(world):
        yield Case(("portal", name), Place.REGENCY, thing, f"{host}.kim.localhost", path)


def _reports(world: World) -> Iterator[Case]:
    for place, thing in ((Place.A, Thing.OPEN), (Place.B, Thing.FOREIGN)):
        host, story = f"{world.labels[place]}.kim.localhost", world.story(place, Thing.PUBLISHED)
        yield Case(("kim", "report"), place, Thing.PAGE, host, "/lapor/")
        yield Case(("kim", "report-page"), place, Thing.PAGE, host, f"/lapor{story.path}")
        yield Case(("kim", "report-page"), place, Thing.ABSENT, host, "/lapor/profil/")
        yield Case(("kim", "report-ticket"), place, thing, host, f"/laporan/{world.tickets[Place.A]}/")


def _tips(world: World) -> Iterator[Case]:
    """The form for everybody, the page of a ticket, and the tip of A named on every site."""
    for place, thing in ((Place.A, Thing.OPEN), (Place.B, Thing.FOREIGN)):
        host = f"{world.labels[place]}.kim.localhost"
        yield Case(("kim", "tip"), place, Thing.PAGE, host, "/kirim-kabar/", world.slips[place])
        yield Case(("kim", "tip-ticket"), place, thing, host, f"/kirim-kabar/{world.tips[Place.A]}/")
        yield Case(("kim", "poster"), place, Thing.PAGE, host, "/kirim-kabar/poster/")
    for name in _TIPS:
        for place in (*_SITES, Place.NATION, Place.BESIDE):
            thing = Thing.OPEN if place is Place.A else Thing.FOREIGN
            path = ruang_path(name, site_label=world.labels[place], ticket=world.tips[Place.A])
            yield Case(("ruang", name), place, thing, RUANG, path)


def _meetings(world: World) -> Iterator[Case]:
    """The meeting of A, named on every site."""
    for name in _MEETINGS:
        for place in (*_SITES, Place.NATION, Place.BESIDE):
            thing = Thing.OPEN if place is Place.A else Thing.FOREIGN
            path = ruang_path(name, site_label=world.labels[place], number=world.meetings[Place.A])
            yield Case(("ruang", name), place, thing, RUANG, path)


def _of_chairs_and_editors(world: World) -> Iterator[Case]:
    """The people and the look of a group: pages of a site, and things of A named on every site."""
    for name in (
        "ruang-invite",
        "ruang-introduction",
        "ruang-logo",
        "ruang-cover",
        "ruang-look",
        "ruang-rules",
        "ruang-adverts",
        "ruang-menu",
    ):
        for place in (*_SITES, Place.NATION):
            yield Case(("ruang", name), place, Thing.PAGE, RUANG, ruang_path(name, site_label=world.labels[place]))
    member, invitation = world.people[Who.MEMBER].pk, world.invitations[Place.A]
    things: tuple[tuple[str, dict[str, object]], ...] = (
        ("ruang-end-roles", {"person": member}),
        ("ruang-hand-code", {"person": member}),
        ("ruang-take-back", {"invitation": invitation}),
    )
    for name, words in things:
        for place in _SITES:
            thing = Thing.OPEN if place is Place.A else Thing.FOREIGN
            yield Case(("ruang", name), place, thing, RUANG, ruang_path(name, site_label=world.labels[place], **words))
    for place in _SITES:
        label = world.labels[place]
        for section, thing in (("profil", Thing.OPEN), ("lapak", Thing.ABSENT)):
            yield Case(
                ("ruang", "ruang-move-up"), place, thing, RUANG, ruang_path("ruang-move-up", site_label=label, section=section)
            )
        thing = Thing.OPEN if place is Place.A else Thing.FOREIGN
        path = ruang_path("invitation", site_label=label, token=world.invited[Place.A])
        yield Case(("ruang", "invitation"), place, thing, RUANG, path)


def _of_answerers(world: World) -> Iterator[Case]:
    ticket = world.tickets[Place.A]
    for place in (*_SITES, Place.NATION, Place.BESIDE):
        words = {"site_label": world.labels[place]}
        yield Case(("ruang", "ruang-reports"), place, Thing.PAGE, RUANG, ruang_path("ruang-reports", **words))
        thing = Thing.OPEN if place in (Place.A, Place.REGENCY, Place.NATION) else Thing.FOREIGN
        for name in ("ruang-report", "ruang-report-contact"):
            yield Case(("ruang", name), place, thing, RUANG, ruang_path(name, **words, ticket=ticket))


_DESKS: Final = (
    (Place.REGENCY, Place.REGENCY),
    (Place.ABOVE, Place.ABOVE),
    (Place.BESIDE, Place.BESIDE),
    (Place.NATION, Place.NATION),
    (Place.REGENCY, Place.ABOVE),
    (Place.BESIDE, Place.REGENCY),
    (Place.REGENCY, Place.A),
    (Place.REGENCY, Place.NOWHERE),
    (Place.A, Place.A),
)
