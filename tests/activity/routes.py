"""What a group did, wrote down, plans and asks, and the table of an office with one KIM on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.activity.actions import entries, plans, polls
from kimid.media import files
from kimid.sites.guard import on_site
from tests import build
from tests.activity import making
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
from tests.matrix.world import NOW, World
from tests.media.routes import PHOTO_NAMES, MediaFiles

_PAGE: Final = Route(Door.OFFICE, "GET")
_ENTRY: Final = {Thing.OPEN: Said.OK}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-activity"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-note"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-entry"): Route(Door.GROUP, "GET", _ENTRY),
    # The entry is of the member of A, so that all of the group may change it who may change any.
    ("ruang", "ruang-correct-entry"): Route(
        Door.GROUP, "GET POST", _ENTRY, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-withdraw-entry"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-plans"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-plan-new"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-plan"): Route(Door.GROUP, "GET POST", _ENTRY, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-plan-change"): Route(Door.GROUP, "GET POST", _ENTRY, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-plan-ask"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-polls"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-poll-new"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-poll"): Route(Door.GROUP, "GET POST", _ENTRY, {Thing.OPEN: Said.DONE}),
    # The old address of the link leads on without a look at the link.
    ("kim", "moved-rencana"): Route(
        Door.PUBLIC, "GET HEAD POST", {Thing.PAGE: Said.NOT_NOW}, {Thing.PAGE: Said.WRONG_STEP}
    ),
    ("ruang", "plan-answer"): Route(
        Door.VISITOR,
        "GET HEAD POST",
        _ENTRY,
        {Thing.OPEN: Said.SHOWN},
        not_for_group=True,
    ),
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
    "ruang-poll-new": {
        "question": "Rapat hari apa?",
        "choice_1": "Rabu",
        "choice_2": "Sabtu",
        "closes_on": _TOMORROW,
    },
    "ruang-poll": {"langkah": "jawab", "choice": "1"},
    "plan-answer": {"says": "agrees", "words": ""},
    "moved-rencana": {"words": "Benar adanya."},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-note": {*PHOTO_NAMES},
    "ruang-correct-entry": {*PHOTO_NAMES},
    "ruang-plan-new": {*PHOTO_NAMES},
    "ruang-plan-change": {*PHOTO_NAMES},
    "ruang-plan": {"langkah"},
    "plan-answer": {"words"},
    "moved-rencana": {"words"},
    "ruang-poll": {"langkah"},
}
_PAGES: Final = (
    "ruang-activity",
    "ruang-note",
    "ruang-plans",
    "ruang-plan-new",
    "ruang-polls",
    "ruang-poll-new",
)
_NOT_THERE: Final = "2222222222"


@dataclass
class ActivitiesOfA:
    """What the member of A wrote down, plans and asks, and what the link to the plan shows."""

    entry: str
    photo: str
    plan: str
    plan_link: str
    plan_secrets: frozenset[str]
    poll: str


def furnish(world: World) -> None:
    """The member of A wrote an activity down, has a joint plan, and asked the group something."""
    entry, photo = _note(world)
    plan, link, secrets = _plan(world)
    world.put(ActivitiesOfA(entry, photo, plan, link, secrets, _ask(world)))


def _note(world: World) -> tuple[str, str]:
    """An activity with a photo. Group and offices read it, nobody else."""
    readers = GROUP[Place.A] | OFFICE[Place.REGENCY]
    kim = world.kims[Place.A]
    photo = build.photo(kim)
    files.store(photo.name, {"320.webp": b"RIFF0000WEBP"})
    data = making.activity_data(
        on=NOW.date(),
        what=world.canaries.hide("entry: what", readers),
        place=world.canaries.hide("entry: place", readers),
        photos=(photo.as_picture(),),
    )
    with on_site(kim.site):
        entry = entries.note(kim.site, data=data, by=world.people[Who.MEMBER], at=NOW)
    return entry.public_id, photo.name


def _plan(world: World) -> tuple[str, str, frozenset[str]]:
    """The group reads it, and whoever holds the link of the head."""
    kim = world.kims[Place.A]
    by = world.people[Who.MEMBER]
    what = world.canaries.hide("plan: what", GROUP[Place.A])
    name = world.canaries.hide("plan: head of the village", frozenset())
    data = making.plan_data(by, what=what, is_joint=True, due=NOW.date())
    with on_site(kim.site):
        plan = plans.make_plan(kim.site, data=data, origin=plans.PlanOrigin(), by=by, at=NOW)
        _, link = plans.ask_head(plan, holder_name=name, by=by, at=NOW)
    return plan.public_id, link, frozenset({what, name})


def _ask(world: World) -> str:
    """The group reads the question and the choices; the member has answered."""
    kim = world.kims[Place.A]
    by = world.people[Who.MEMBER]
    words, *choices = (
        world.canaries.hide(f"poll: {name}", GROUP[Place.A])
        for name in ("question", "choice", "other choice")
    )
    closes_on = NOW.date() + timedelta(days=7)
    with on_site(kim.site):
        poll = making.poll(kim, by=by, at=NOW, words=words, choices=choices, on=closes_on)
        polls.answer_poll(poll, choice=0, by=by, at=NOW)
    return poll.public_id


def cases(world: World) -> Iterator[Case]:
    """The pages of every group with what is of A, the pages of every office with KIM A, and the
    door of the head of the village to a joint plan.
    """
    rows = world.get(ActivitiesOfA)
    for name in _PAGES:
        yield from world.pages(name, *ALSO_FAR_AWAY)
    for number, names in (
        (rows.entry, ("ruang-entry", "ruang-correct-entry", "ruang-withdraw-entry")),
        (rows.plan, ("ruang-plan", "ruang-plan-change", "ruang-plan-ask")),
        (rows.poll, ("ruang-poll",)),
    ):
        for name in names:
            for place in ALSO_FAR_AWAY:
                yield world.page(name, place, open_at(place, Place.A), number=number)
                yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
    yield from _of_offices(world)
    path = f"/rencana/{rows.plan_link}/"
    door = Case(("ruang", "plan-answer"), Place.A, Thing.OPEN, RUANG, path)
    yield door.opening(rows.plan_secrets)
    absent = "/rencana/tidak-ada/"
    yield Case(("ruang", "plan-answer"), Place.NOWHERE, Thing.ABSENT, RUANG, absent)
    yield Case(("kim", "moved-rencana"), Place.A, Thing.PAGE, world.host(Place.A), path)


def _of_offices(world: World) -> Iterator[Case]:
    for name in ("ruang-activities", "ruang-activities-file"):
        yield from world.pages(name, *OFFICE_PLACES)
    for name in ("ruang-activities-below", "ruang-activities-file-below"):
        yield from world.pages_below(name)
    kim = world.kims[Place.A].pk
    photos = world.get(ActivitiesOfA).photo, world.get(MediaFiles).of_group[Place.A]
    for place in OFFICE_PLACES:
        seen = open_at(place, *OFFICES_OF_A)
        yield world.page("ruang-activity-of", place, seen, kim=kim)
        yield world.page("ruang-activity-of", place, Thing.ABSENT, kim=NUMBER_OF_NOTHING)
        for thing, name in zip((seen, Thing.ABSENT), photos, strict=True):
            words = {"kim": kim, "name": name, "width": 320, "kind": "webp"}
            yield world.page("ruang-activity-photo", place, thing, **words)
