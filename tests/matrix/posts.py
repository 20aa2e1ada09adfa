"""Posts that change hands, in the matrix: who may what, and at which addresses."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing, Who
from tests.matrix.register import Address
from tests.matrix.world import World

POSTS: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-hand-over"): Route(Door.CHAIR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-agree-handover"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-call-off-handover"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "take-over"): Route(Door.VISITOR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.SHOWN}),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-hand-over": {"successor": "baru", "name": "Bu Nur", "stays": "ya", "is_signed": "on"},
    "take-over": {"name": "Bu Nur", "username": "bu.nur", "password": "ikan-nipah-pagi", "phone": ""},
}
_SITES: Final = (Place.A, Place.B, Place.REGENCY, Place.NOWHERE)


def addresses(world: World) -> Iterator[Address]:
    """The post of the editor of A, and the handovers of A, named on every site."""
    editor = {"person": world.people[Who.EDITOR].pk, "role": "editor"}
    for place in _SITES:
        label, thing = {"site_label": world.labels[place]}, Thing.OPEN if place is Place.A else Thing.FOREIGN
        yield "ruang-hand-over", place, thing, ruang_path("ruang-hand-over", **label, **editor)
        yield "ruang-hand-over", place, Thing.ABSENT, ruang_path("ruang-hand-over", **label, **{**editor, "role": "chair"})
        for name in ("ruang-agree-handover", "ruang-call-off-handover"):
            yield name, place, thing, ruang_path(name, **label, handover=world.handover)
        yield "take-over", place, thing, ruang_path("take-over", **label, token=world.handover_link)
