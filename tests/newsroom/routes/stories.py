"""Stories in the workspace of a group, tried for a story in every state."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from kimid.newsroom.models import Story
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, Door, Place, Route, Said, Thing, Who
from tests.matrix.recorder import EVERYTHING
from tests.matrix.world import World
from tests.media.routes import ATTACHMENT_NAMES, PHOTO_NAMES, MediaFiles

_STATES: Final = (
    Thing.MEMBERS_DRAFT,
    Thing.MEMBERS_STORY,
    Thing.DISCUSSED,
    Thing.VERIFIED,
    Thing.PUBLISHED,
    Thing.WITHDRAWN,
)
_OF_GROUP: Final = dict.fromkeys(_STATES, Said.OK)
_WORDS_FOR: Final = {
    "done": Said.DONE,
    "shown": Said.SHOWN,
    "later": Said.NOT_NOW,
    "step": Said.WRONG_STEP,
    "no": Said.FORBIDDEN,
    "none": Said.ABSENT,
    "asked": Said.INCOMPLETE,
}


def _story(
    posts: str,
    *,
    editors_only: bool = False,
    not_by_author: bool = False,
    asks_another: tuple[Thing, ...] = (),
) -> Route:
    """A form about a story of the group; six words, one for each of `_STATES`. Whoever wrote one
    of `asks_another` is told to let somebody else send it.
    """
    outcomes = [_WORDS_FOR[word] for word in posts.split()]
    return Route(
        Door.GROUP,
        "POST",
        posts=dict(zip(_STATES, outcomes, strict=True)),
        editors_only=editors_only,
        not_by_author=not_by_author,
        own=dict.fromkeys(asks_another, Said.INCOMPLETE),
    )


ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-read"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-stories"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-published"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-drafts"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-write"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-patterns"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-pattern"): Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-keep"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.SHOWN}),
    ("ruang", "ruang-deliver"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.SHOWN}),
    ("ruang", "ruang-preview"): Route(Door.GROUP, "POST", posts={Thing.PAGE: Said.OK}),
    ("ruang", "ruang-retouch"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-retouched"): Route(
        Door.GROUP,
        "GET POST",
        {Thing.OPEN: Said.OK},
        {Thing.OPEN: Said.NOT_NOW},
        others=(frozenset({Who.MEMBER, Who.OTHER_MEMBER}), {Thing.OPEN: Said.ABSENT}),
    ),
    ("ruang", "ruang-cover-photo"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-uncover-photo"): Route(
        Door.GROUP,
        "POST",
        posts={Thing.OPEN: Said.DONE},
        others=(frozenset({Who.MEMBER, Who.OTHER_MEMBER}), {Thing.OPEN: Said.ABSENT}),
    ),
    # The photo of the matrix is not hidden, so nothing is left to put back.
    ("ruang", "ruang-uncover-photos"): Route(
        Door.GROUP,
        "POST",
        posts={Thing.OPEN: Said.NOT_NOW},
        others=(frozenset({Who.MEMBER, Who.OTHER_MEMBER}), {Thing.OPEN: Said.ABSENT}),
    ),
    # Of a story                                     draft    own      discussed verified published
    # withdrawn
    ("ruang", "ruang-story"): Route(Door.GROUP, "GET", _OF_GROUP),
    # Words that come too late, after publishing, are kept beside the story.
    ("ruang", "ruang-edit"): Route(
        Door.GROUP, "GET POST", _OF_GROUP, _story("done done done done done done").posts
    ),
    ("ruang", "ruang-sent"): Route(
        Door.GROUP, "GET", _OF_GROUP | {Thing.MEMBERS_DRAFT: Said.NOT_NOW}
    ),
    ("ruang", "ruang-revisions"): Route(Door.GROUP, "GET", _OF_GROUP),
    ("ruang", "ruang-restore"): Route(
        Door.GROUP,
        "GET POST",
        _OF_GROUP | dict.fromkeys((Thing.PUBLISHED, Thing.WITHDRAWN), Said.NOT_NOW),
        _story("done done done done later later").posts,
    ),
    ("ruang", "ruang-unite"): Route(
        Door.GROUP, "GET POST", _OF_GROUP, _story("done done done done done done").posts
    ),
    ("ruang", "ruang-correct"): Route(
        Door.GROUP,
        "GET POST",
        dict.fromkeys(_STATES, Said.NOT_NOW) | {Thing.PUBLISHED: Said.OK},
        _story("later later later later done later").posts,
        editors_only=True,
    ),
    ("ruang", "ruang-correct-photos"): Route(
        Door.GROUP,
        "GET POST",
        dict.fromkeys(_STATES, Said.NOT_NOW) | {Thing.PUBLISHED: Said.OK},
        _story("later later later later asked later").posts,
        editors_only=True,
    ),
    ("ruang", "ruang-publish-urgent"): Route(
        Door.GROUP,
        "GET POST",
        dict.fromkeys(_STATES, Said.NOT_NOW)
        | dict.fromkeys((Thing.MEMBERS_STORY, Thing.DISCUSSED), Said.OK),
        _story("later done done later later later").posts,
        editors_only=True,
    ),
    ("ruang", "ruang-ask-head"): _story("no       shown    shown     shown    later     later"),
    ("ruang", "ruang-head-note-in-person"): _story(
        "no       done     done      done     later     later",
        asks_another=(Thing.MEMBERS_STORY, Thing.DISCUSSED),
    ),
    ("ruang", "ruang-reply"): _story(
        "no       later    later     later    done      later", editors_only=True
    ),
    ("ruang", "ruang-schedule"): _story(
        "no       later    later     done     later     later", editors_only=True
    ),
    ("ruang", "ruang-unschedule"): _story(
        "no       later    later     later    later     later", editors_only=True
    ),
    ("ruang", "ruang-add-source"): _story("done     done     done      done     later     later"),
    ("ruang", "ruang-see-source"): _story(
        "no      shown    shown     shown    shown     shown", editors_only=True
    ),
    ("ruang", "ruang-throw-away"): _story("done later later later later later"),
    ("ruang", "ruang-send"): _story("done     step     step      step     step      step"),
    ("ruang", "ruang-say"): _story("no       done     done      done     done      done"),
    ("ruang", "ruang-react"): _story(
        "later    later    later     later    later     later"
    ),  # no such message
    ("ruang", "ruang-hear"): _story("no       later    later     later    later     later"),
    ("ruang", "ruang-record-talk"): _story(
        "no       done     done      done     later     later", asks_another=(Thing.MEMBERS_STORY,)
    ),
    ("ruang", "ruang-confirm"): _story(
        "no       done     done      done     later     later", not_by_author=True
    ),
    ("ruang", "ruang-ask-by-link"): _story(
        "no       shown    shown     shown    later     later",
        asks_another=(Thing.MEMBERS_STORY, Thing.DISCUSSED),
    ),
    ("ruang", "ruang-witness"): _story(
        "no       done     done      done     later     later", not_by_author=True
    ),
    # Nobody else has changed one of these.
    ("ruang", "ruang-accept-edit"): _story("later    later    later     later    later     later"),
    # There are others in the group.
    ("ruang", "ruang-publish-unchecked"): _story(
        "no       later    later     later    later     later", editors_only=True
    ),
    ("ruang", "ruang-look-over"): _story(
        "no     later    later     later    later     later", editors_only=True
    ),
    ("ruang", "ruang-approve-links"): _story("no later later later later later"),
    ("ruang", "ruang-ask-office"): _story("later later later later later later"),
    ("ruang", "ruang-publish"): _story(
        "no       step     step      done     step      step", editors_only=True
    ),
    ("ruang", "ruang-before-publishing"): Route(Door.GROUP, "GET", _OF_GROUP, editors_only=True),
    # None of them has just been pressed: `tests/newsroom/test_before_publishing.py` presses one.
    ("ruang", "ruang-countdown"): Route(Door.GROUP, "GET", _OF_GROUP, editors_only=True),
    ("ruang", "ruang-cancel-publishing"): _story(
        "no       later    later     later    later     later", editors_only=True
    ),
    ("ruang", "ruang-withdraw"): _story(
        "no       step     step      step     done      step", editors_only=True
    ),
    # None of them is an event: `tests/newsroom/test_agenda_changes.py` tries one.
    ("ruang", "ruang-call-off"): _story(
        "no       later    later     later    later     later", editors_only=True
    ),
    ("ruang", "ruang-move"): _story(
        "no       later    later     later    later     later", editors_only=True
    ),
    ("ruang", "ruang-sign-as-newsroom"): _story(
        "no       done     done      done     done      later", editors_only=True
    ),
    # None of them is held: `tests/newsroom/test_holding.py` tries those.
    ("ruang", "ruang-end-hold"): _story("none    none     none      none     none      none"),
}
_WORDS: Final = {"title": "Judul baru", "lead": "Inti baru.", "body": "Isi baru."}
_SOURCE: Final = {"source_kind": "seen", "source_name": "Saya", "source_on": "2026-11-20"}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-write": {**_WORDS, **_SOURCE},
    "ruang-pattern": {
        "what": "Air naik",
        "where": "Dusun Sukun",
        "on": "2026-11-20",
        "draft": "23456789ab",
    },
    "ruang-keep": {**_WORDS, **_SOURCE},
    "ruang-deliver": {**_WORDS, **_SOURCE},
    "ruang-preview": _WORDS,
    "ruang-edit": _WORDS,
    "ruang-correct": {
        **_WORDS,
        "was": "Inti lama.",
        "right": "Inti baru.",
        "why": "Salah dengar.",
        "publish": "1",
    },
    "ruang-correct-photos": {"why": "Nama tertukar.", "publish": "1"},
    "ruang-add-source": _SOURCE,
    "ruang-unite": {"close": "1"},
    "ruang-say": {"words": "Sudah dicek?"},
    "ruang-record-talk": {"form": "oral", "people_count": "3", "decision": "publish"},
    "ruang-confirm": {"how_known": "Saya di sana."},
    "ruang-witness": {
        "witness-name": "Pak Karim",
        "witness-paper": "kertas",
        "witness-how_known": "Saya di sana.",
    },
    "ruang-ask-by-link": {"holder_name": "Bu Aminah"},
    "ruang-ask-office": {"officer": "1"},
    "ruang-schedule": {"on": f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}", "hour": "07:00"},
    "ruang-publish-urgent": {"urgency": "disaster", "asked": "Ketua RT 02."},
    "ruang-ask-head": {"head-holder_name": "Pak Kades"},
    "ruang-head-note-in-person": {"tatap-name": "Pak Kades", "tatap-words": "Benar."},
    "ruang-reply": {"who": "Pak Karim", "on": "2026-11-20", "answer": "Bukan saya."},
    "ruang-retouch": {"cut": "0 0 0.5 0.5"},
    "ruang-uncover-photos": {"who": "1"},
    "ruang-call-off": {"batal-reason": "Hujan."},
    "ruang-move": {"pindah-starts_at": "2031-01-02T08:00", "pindah-reason": "Hujan."},
    "ruang-withdraw": {"kind": "wrong", "reason": "Angkanya keliru."},
}
_SHEET: Final = frozenset({*PHOTO_NAMES, *ATTACHMENT_NAMES, "first", "down"})
_PHOTO_BUTTONS: Final = frozenset({"first", "down", "drop", "add_photos"})
_BUTTONS: Final = _PHOTO_BUTTONS | {"begin", "detach", "attach"}
READS: Final[dict[str, set[str]]] = {
    "ruang-write": {*_SHEET, *_BUTTONS, "send", "urgent"},
    "ruang-edit": {*_SHEET, *_BUTTONS, "send", "urgent"},
    "ruang-keep": {*_SHEET},
    "ruang-deliver": {*_SHEET},
    "ruang-preview": {*_SHEET},
    "ruang-correct": {"again", "publish"},
    "ruang-correct-photos": {*PHOTO_NAMES, "again", "publish", *_PHOTO_BUTTONS},
    "ruang-unite": {"close", "base", EVERYTHING},  # each difference has a name of its own
    "ruang-accept-edit": {"base"},
    "ruang-look-over": {"base"},
    "ruang-publish": {"base", "now", "save", "without"},
    "ruang-publish-unchecked": {"base", "now", "save", "without"},
    "ruang-say": {*PHOTO_NAMES},
    "ruang-react": {"message", "feeling"},
    "ruang-approve-links": {"owner"},
    "ruang-end-hold": {"words"},
    "ruang-retouch": {"hide", "cut"},
    "ruang-uncover-photos": {"who"},
}


_OF_PHOTOS: Final = (
    *("ruang-retouch", "ruang-retouched"),
    *("ruang-cover-photo", "ruang-uncover-photo", "ruang-uncover-photos"),
)


def cases(world: World) -> Iterator[Case]:
    """Every story of the group, those of others and one that is not there, on every page."""
    ids = _ids(world)
    for (_, name), route in ROUTES.items():
        if name in _OF_PHOTOS:
            yield from world.get(MediaFiles).cases(world, name)
        elif route.gets.keys() == {Thing.PAGE} and Thing.PUBLISHED not in route.posts:
            words = {"name": "kejadian"} if name == "ruang-pattern" else {}
            yield from world.pages(name, *ALSO_FAR_AWAY, **words)
        else:
            for (place, thing), public_id in ids.items():
                below = _below(name, world.stories.get((place, thing)))
                yield world.page(name, place, thing, public_id=public_id, **below)


def _ids(world: World) -> dict[tuple[Place, Thing], str]:
    """The numbers of stories that are named, by the site on which they are named."""
    mine, theirs = (world.story(place, Thing.DISCUSSED) for place in (Place.A, Place.B))
    return {
        **{(place, thing): story.public_id for (place, thing), story in world.stories.items()},
        (Place.A, Thing.FOREIGN): theirs.public_id,
        (Place.B, Thing.FOREIGN): mine.public_id,
        (Place.A, Thing.ABSENT): "222222",
        (Place.REGENCY, Thing.FOREIGN): mine.public_id,
        (Place.NOWHERE, Thing.FOREIGN): mine.public_id,
    }


def _below(name: str, story: Story | None) -> dict[str, int]:
    """The number in an address below a story: of a version of it, or of a wording beside it."""
    if name == "ruang-unite":
        return {"number": story.conflict_copies.values_list("pk", flat=True)[0] if story else 1}
    return {"ruang-restore": {"number": 1}, "ruang-see-source": {"number": 2}}.get(name, {})
