"""For every route: the addresses at which it is tried, and a form that would be accepted from whoever may send it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from django.urls import URLPattern, URLResolver, reverse

from kimid.ui.scripts import script_digest
from kimid.ui.sheets import sheet_digest
from tests.matrix.browser import RUANG
from tests.matrix.policy import POLICY, Door, Place, Thing
from tests.matrix.world import World

URLCONFS: Final = ("kim", "portal", "ruang", "media")
_SITES: Final = (Place.A, Place.B, Place.REGENCY, Place.NOWHERE)
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)
_WORDS: Final = {"title": "Judul baru", "lead": "Inti baru.", "body": "Isi baru."}
_SOURCE: Final = {"source_kind": "seen", "source_name": "Saya", "source_on": "2026-11-20"}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-write": {**_WORDS, **_SOURCE},
    "ruang-edit": _WORDS,
    "ruang-add-source": _SOURCE,
    "ruang-say": {"words": "Sudah dicek?"},
    "ruang-record-talk": {"form": "oral", "people_count": "3", "decision": "publish"},
    "ruang-confirm": {"how_known": "Saya di sana."},
    "ruang-ask-by-link": {"holder_name": "Bu Aminah"},
    "ruang-withdraw": {"reason": "Angkanya keliru."},
    "ruang-hide": {"reason": "Sudah lewat."},
    "confirm-by-link": {"how_known": "Saya di sana."},
    "account_login": {"login": "tidak-ada", "password": "tidak-ada-juga"},
}


@dataclass(frozen=True)
class Case:
    """One address of one route: whose site, which thing."""

    route: tuple[str, str]
    place: Place
    thing: Thing
    host: str
    path: str

    @property
    def form(self) -> dict[str, str]:
        """What a lawful visitor would send."""
        return FORMS.get(self.route[1], {})


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
    return [*_public(world), *_front_rooms(), *_of_groups(world), *_of_offices(world)]


def _public(world: World) -> Iterator[Case]:
    for place in (Place.A, Place.B):
        host = f"{world.labels[place]}.kim.localhost"
        yield Case(("kim", "home"), place, Thing.PAGE, host, "/")
        yield Case(("kim", "profile"), place, Thing.PAGE, host, "/profil/")
        for item in (world.story(Place.A, Thing.PUBLISHED).item_id, 999_999_999):
            yield Case(("kim", "read"), place, Thing.PAGE, host, f"/dibaca/{item}.gif")
    for (owner, thing), story in world.stories.items():
        for place in (Place.A, Place.B):
            path = f"/berita/{story.slug or 'warga-desa'}-{story.public_id}/"
            host = f"{world.labels[place]}.kim.localhost"
            yield Case(("kim", "story"), place, thing if owner is place else Thing.FOREIGN, host, path)
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


_BY_DIGEST: Final = {
    "sheet": {"name": "ruang", "digest": sheet_digest("ruang")},
    "script": {"name": "foto", "digest": script_digest("foto")},
}


def _front_rooms() -> Iterator[Case]:
    for name, door in ((name, route.door) for (urlconf, name), route in POLICY.items() if urlconf == "ruang"):
        if door in (Door.VISITOR, Door.PERSON, Door.SIGN_IN, Door.SIGN_OUT):
            yield Case(("ruang", name), Place.NOWHERE, Thing.PAGE, RUANG, _path(name, **_BY_DIGEST.get(name, {})))


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
        if urlconf == "ruang" and route.door in (Door.GROUP, Door.EITHER):
            if route.gets.keys() == {Thing.PAGE} and Thing.PUBLISHED not in route.posts:
                for place in (*_SITES, Place.NATION, Place.BESIDE):
                    yield Case(("ruang", name), place, Thing.PAGE, RUANG, _path(name, site_label=world.labels[place]))
                continue
            for (place, thing), public_id in ids.items():
                path = _path(name, site_label=world.labels[place], public_id=public_id)
                yield Case(("ruang", name), place, thing, RUANG, path)


def _of_offices(world: World) -> Iterator[Case]:
    for name in ("ruang-desk", "ruang-numbers"):
        for place in _OFFICES:
            yield Case(("ruang", name), place, Thing.PAGE, RUANG, _path(name, site_label=world.labels[place]))
    for label, owner in _DESKS:
        thing = Thing.OPEN if label is owner else Thing.FOREIGN
        words = {"site_label": world.labels[label], "placement": world.placements.get(owner, 999_999_999)}
        yield Case(("ruang", "ruang-hide"), label, thing, RUANG, _path("ruang-hide", **words))
        yield Case(("ruang", "ruang-arrange"), label, thing, RUANG, _path("ruang-arrange", **words, verb="utamakan"))
        yield Case(("ruang", "ruang-arrange"), label, Thing.ABSENT, RUANG, _path("ruang-arrange", **words, verb="hapus"))


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


def _path(name: str, /, **words: object) -> str:
    return reverse(name, urlconf="kimid.web.urls.ruang", kwargs=words)
