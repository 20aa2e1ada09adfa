"""Photos and documents: in the workspace of their group, and on the host of media."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction

from kimid.media import files
from kimid.media.models import NAME_LENGTH
from kimid.media.usage import show_media
from tests import build
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, GROUP_PLACES, Door, Place, Route, Said, Thing
from tests.matrix.recorder import EVERYTHING
from tests.matrix.world import World
from tests.media.pictures import encoded, scene

_PUBLIC: Final = Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK})

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("media", "photo"): _PUBLIC,
    ("media", "attachment"): _PUBLIC,
    ("ruang", "ruang-photos"): Route(
        Door.GROUP, "GET POST", posts={Thing.PAGE: Said.NOT_NOW}
    ),  # no file came along
    ("ruang", "ruang-photo-piece"): Route(
        Door.GROUP, "POST", posts={Thing.PAGE: Said.OK}
    ),  # without bytes it only asks
    ("ruang", "ruang-photo"): Route(
        Door.GROUP, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-discard-photo"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-attach"): Route(
        Door.GROUP, "POST", posts={Thing.PAGE: Said.NOT_NOW}
    ),  # no file came along
    ("ruang", "ruang-attachment-file"): Route(Door.GROUP, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-photo-file"): Route(Door.GROUP, "GET", {Thing.OPEN: Said.OK}),
}
FORMS: Final[dict[str, dict[str, str]]] = {"ruang-photo": {"alt": "Perahu di sungai"}}
# What a form with photos and one with documents read, in every app.
PHOTO_NAMES: Final = frozenset({"photos", "foto", "drop"})
ATTACHMENT_NAMES: Final = frozenset({"attachments", "dokumen", "suara", "detach"})
READS: Final[dict[str, set[str]]] = {
    "ruang-photos": {*PHOTO_NAMES},
    "ruang-attach": {*ATTACHMENT_NAMES},
    "ruang-photo-piece": {EVERYTHING},  # the bytes of a photo are no form
}
_HOST: Final = "media.localhost"


@dataclass
class MediaFiles:
    """The names of photos and documents: of each group, and by what shows them."""

    of_group: dict[Place, str] = field(default_factory=dict)
    public: dict[Thing, str] = field(default_factory=dict)

    def cases(self, world: World, name: str, **words: object) -> Iterator[Case]:
        """A page about the photo of A, of B and of nobody, named on every site."""
        for place in GROUP_PLACES:
            for owner, photo in self.of_group.items():
                own = Thing.ABSENT if owner is Place.NOWHERE else Thing.OPEN
                seen = own if owner is place else Thing.FOREIGN
                yield world.page(name, place, seen, name=photo, **words)


def furnish(world: World) -> None:
    """A photo and a document of each group that nothing shows yet, and one of A that something
    published carries.
    """
    made = MediaFiles()
    for place in (Place.A, Place.B):
        made.of_group[place] = build.photo(world.kims[place]).name
        build.attachment(world.kims[place], name=made.of_group[place])
        stored = {
            "320.webp": b"RIFF0000WEBP",
            "1600.webp": encoded(scene(), "WEBP"),
            "lampiran.pdf": b"%PDF-1.7",
        }
        files.store(made.of_group[place], stored)
    made.of_group[Place.NOWHERE] = "2" * NAME_LENGTH
    shown = build.photo(world.kims[Place.A]).name
    build.attachment(world.kims[Place.A], name=shown)
    files.store(shown, {"320.webp": b"RIFF0000WEBP", "lampiran.pdf": b"%PDF-1.7"})
    with transaction.atomic():
        show_media(world.kims[Place.A].site, [shown])
    made.public = {
        Thing.PUBLISHED: shown,
        Thing.DRAFT: made.of_group[Place.A],
        Thing.ABSENT: made.of_group[Place.NOWHERE],
    }
    world.put(made)


def cases(world: World) -> Iterator[Case]:
    """Photos and documents of both groups on all sites, and every file by its public address."""
    made = world.get(MediaFiles)
    for name in ("ruang-photos", "ruang-attach"):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    yield from world.pages("ruang-photo-piece", *ALSO_FAR_AWAY, name="2" * NAME_LENGTH)
    for name in ("ruang-photo", "ruang-discard-photo"):
        yield from made.cases(world, name)
    yield from made.cases(world, "ruang-photo-file", width=320, kind="webp")
    yield from made.cases(world, "ruang-attachment-file", ending="pdf")
    for thing, name in made.public.items():
        yield Case(("media", "photo"), Place.A, thing, _HOST, f"/f/{name}/320.webp")
        yield Case(("media", "attachment"), Place.A, thing, _HOST, f"/lampiran/{name}.pdf")
    for odd in ("321.webp", "320.svg", "320.html"):
        path = f"/f/{made.public[Thing.PUBLISHED]}/{odd}"
        yield Case(("media", "photo"), Place.A, Thing.ABSENT, _HOST, path)
