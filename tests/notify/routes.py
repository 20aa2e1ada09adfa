"""Notices: everybody's own list, how they are told, the mailbox of an office, and what links in
e-mails open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.events.permissions import Role
from kimid.notify.mailing import confirm_token, stop_url
from kimid.notify.models import Notice, NoticeAddress
from tests.matrix.case import Case
from tests.matrix.cast import GROUP, OFFICE_PLACES, Door, Route, Said, Thing, Who
from tests.matrix.world import NOW, World, front_page

_BY_LINK: Final = Route(Door.VISITOR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.SHOWN})
ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "notices"): Route(Door.PERSON, "GET"),
    ("ruang", "notices-read"): Route(Door.PERSON, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "notice-choices"): Route(Door.PERSON, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-mailbox"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "confirm-address"): _BY_LINK,
    ("ruang", "stop-mails"): _BY_LINK,
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "notices-read": {"newest": "1"},
    "notice-choices": {
        "address": "rina@contoh.id",
        **dict.fromkeys(("waiting", "mention", "mine", "group"), "digest"),
    },
    "ruang-mailbox": {"address": "kominfo@contoh.go.id"},
}
READS: Final[dict[str, set[str]]] = {"notices-read": {"newest"}}


@dataclass
class LinksInMails:
    """The tokens of the member of A."""

    confirm: str
    stop: str


def furnish(world: World) -> None:
    """A notice for each group and for the office of the regency, with a word that only they read;
    and an address with its links.
    """
    for place, readers in GROUP.items():
        word = world.canaries.hide(f"{place}: notice", readers)
        _notice(f"at {place}", word, site=world.kims[place].site, role=Role.MEMBER)
    word = world.canaries.hide("6112: notice", frozenset({Who.OFFICER}))
    _notice("at 6112", word, region_id="6112", role=Role.OFFICER)
    row = NoticeAddress.objects.create(person=world.people[Who.MEMBER], address="anggota@contoh.id")
    world.put(LinksInMails(confirm_token(row), stop_url(row).rstrip("/").rpartition("/")[2]))


def _notice(key: str, word: str, **to: object) -> None:
    Notice.objects.create(
        kind="story.to_discuss",
        topic="waiting",
        subject="x",
        subject_id="1",
        key=key,
        title=word,
        why=word,
        link="/",
        made_at=NOW,
        **to,
    )


def cases(world: World) -> Iterator[Case]:
    """Each of them, once; false tokens too."""
    links = world.get(LinksInMails)
    yield front_page("notices")
    yield front_page("notices-read")
    yield front_page("notice-choices")
    yield from world.pages("ruang-mailbox", *OFFICE_PLACES)
    yield front_page("confirm-address", Thing.OPEN, token=links.confirm)
    yield front_page("confirm-address", Thing.ABSENT, token=links.stop)
    yield front_page("stop-mails", Thing.OPEN, token=links.stop)
    yield front_page("stop-mails", Thing.ABSENT, token="bohong")
