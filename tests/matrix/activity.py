"""Activities in the matrix: what a group did, wrote down, plans and asks, and the table of an office with one KIM on it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils import timezone

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.world import World

_PAGE: Final = Route(Door.OFFICE, "GET")
_ENTRY: Final = {Thing.OPEN: Said.OK}

ACTIVITY: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-activity"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-note"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-entry"): Route(Door.GROUP, "GET", _ENTRY),
    # The entry is of the member of A, so that all of the group may change it who may change any.
    ("ruang", "ruang-correct-entry"): Route(Door.GROUP, "GET POST", _ENTRY, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-withdraw-entry"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-plans"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-plan-new"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-plan"): Route(Door.GROUP, "GET POST", _ENTRY, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-plan-change"): Route(Door.GROUP, "GET POST", _ENTRY, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-plan-ask"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-polls"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-poll-new"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-poll"): Route(Door.GROUP, "GET POST", _ENTRY, {Thing.OPEN: Said.DONE}),
    ("kim", "plan-answer"): Route(Door.PUBLIC, "GET HEAD POST", _ENTRY, {Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-activities"): _PAGE,
    ("ruang", "ruang-activities-file"): _PAGE,
    ("ruang", "ruang-activities-below"): _PAGE,
    ("ruang", "ruang-activities-file-below"): _PAGE,
    ("ruang", "ruang-activity-of"): Route(Door.OFFICE, "GET", _ENTRY),
    ("ruang", "ruang-activity-photo"): Route(Door.OFFICE, "GET", _ENTRY),
}
_DAY: Final = f"{timezone.now() - timedelta(days=1):%d-%m-%Y}"
_TOMORROW: Final = f"{timezone.now() + timedelta(days=1):%d-%m-%Y}"
_PLAN: Final = {"what": "Parit dikeruk.", "doer": "head", "due": _TOMORROW, "is_joint": "on"}
_SAID: Final = {"aspect": "discuss", "what": "Diskusi di pos ronda.", "place": "RT 02", "on": _DAY}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-note": _SAID,
    "ruang-correct-entry": {**_SAID, "why": "Salah tempat."},
    "ruang-withdraw-entry": {"why": "Tidak jadi."},
    "ruang-plan-new": _PLAN,
    "ruang-plan": {"langkah": "mulai"},
    "ruang-plan-change": _PLAN,
    "ruang-plan-ask": {"holder_name": "Pak Usman"},
    "ruang-poll-new": {"question": "Rapat hari apa?", "choice_1": "Rabu", "choice_2": "Sabtu", "closes_on": _TOMORROW},
    "ruang-poll": {"langkah": "jawab", "choice": "1"},
    "plan-answer": {"says": "agrees", "words": ""},
}
_GROUPS: Final = (Place.A, Place.B, Place.REGENCY, Place.NATION, Place.BESIDE, Place.NOWHERE)
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)

type Address = tuple[str, Place, Thing, str]


def addresses(world: World) -> Iterator[Address]:
    """The pages of every group with the entry of A, and the pages of every office with KIM A."""
    for place in _GROUPS:
        label = {"site_label": world.labels[place]}
        for name in ("ruang-activity", "ruang-note", "ruang-plans", "ruang-plan-new", "ruang-polls", "ruang-poll-new"):
            yield name, place, Thing.PAGE, ruang_path(name, **label)
        for name in ("ruang-entry", "ruang-correct-entry", "ruang-withdraw-entry"):
            seen = Thing.OPEN if place is Place.A else Thing.FOREIGN
            yield name, place, seen, ruang_path(name, **label, number=world.entry)
            yield name, place, Thing.ABSENT, ruang_path(name, **label, number="2222222222")
        for name in ("ruang-plan", "ruang-plan-change", "ruang-plan-ask"):
            seen = Thing.OPEN if place is Place.A else Thing.FOREIGN
            yield name, place, seen, ruang_path(name, **label, number=world.plan)
            yield name, place, Thing.ABSENT, ruang_path(name, **label, number="2222222222")
        yield "ruang-poll", place, seen, ruang_path("ruang-poll", **label, number=world.poll)
        yield "ruang-poll", place, Thing.ABSENT, ruang_path("ruang-poll", **label, number="2222222222")
    for place in _OFFICES:
        yield from _of_office(world, place)


def _of_office(world: World, place: Place) -> Iterator[Address]:
    label = {"site_label": world.labels[place]}
    for name in ("ruang-activities", "ruang-activities-file"):
        yield name, place, Thing.PAGE, ruang_path(name, **label)
    inside, outside = (place.value, "11") if place.value.isdigit() else ("6112", "62")
    for name in ("ruang-activities-below", "ruang-activities-file-below"):
        for thing, code in ((Thing.PAGE, inside), (Thing.ABSENT, "abc"), (Thing.FOREIGN, outside)):
            yield name, place, thing, ruang_path(name, **label, code=code)
    seen = Thing.OPEN if place in (Place.REGENCY, Place.ABOVE, Place.NATION) else Thing.FOREIGN
    kim = world.kims[Place.A].pk
    yield "ruang-activity-of", place, seen, ruang_path("ruang-activity-of", **label, kim=kim)
    yield "ruang-activity-of", place, Thing.ABSENT, ruang_path("ruang-activity-of", **label, kim=999_999_999)
    photo = {"width": 320, "kind": "webp"}
    for thing, name in ((seen, world.entry_photo), (Thing.ABSENT, world.photos[Place.A])):
        yield "ruang-activity-photo", place, thing, ruang_path("ruang-activity-photo", **label, kim=kim, name=name, **photo)
