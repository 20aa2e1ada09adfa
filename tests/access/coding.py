"""A village, and somebody who comes in by a code that was read out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.actions import issue_code
from kimid.access.models import CodeWait
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.models import Site

SECRET: Final = "kenari900x"
SHEET: Final = {
    "title": "Jembatan sudah diperbaiki",
    "lead": "Warga memperbaikinya. Ada 20 orang. Sekarang bisa dilewati.",
    "source_kind": "seen",
    "source_on": "27 November 2026",
    "topic": "community",
    "kind": "news",
}
NEW_PASSWORD: Final = "ikan-nipah-pagi"
OLD_PASSWORD: Final = "kapal-tua-berlayar"


def fresh(person: Person) -> Person:
    """The person as a new request reads them: nothing cached."""
    return Person.objects.get(pk=person.pk)


def handed(site: Site, whom: Person, by: Person, *, training: str = "") -> str:
    """The digits that somebody at this site reads out to this person."""
    return issue_code(site, person=fresh(whom), training=training, by=fresh(by), at=timezone.now())


def enter(whom: Person, digits: str, **more: str) -> Client:
    """A new device on which these digits were typed."""
    device = Client(HTTP_HOST="ruang.localhost")
    form = {"login": whom.username, "code": digits, "password": NEW_PASSWORD, **more}
    device.post("/masuk/kode/", form)
    return device


def signed_in(whom: Person, password: str = OLD_PASSWORD) -> Client:
    """A device on which this person signed in with their password."""
    device = Client(HTTP_HOST="ruang.localhost")
    device.post("/masuk/", {"login": whom.username, "password": password})
    return device


def is_in(device: Client) -> bool:
    """Whether somebody is signed in there."""
    return bool(device.get("/saya/").json()["person"])


def wait_of(person: Person) -> CodeWait:
    """The newest code for this person that waits, or has waited."""
    return CodeWait.objects.filter(person=person).latest("pk")


def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Moves the clock on by so much."""

    def move(**by: float) -> None:
        moment = timezone.now() + timedelta(**by)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return move


@dataclass
class Village:
    """A KIM with one chair and one member, and the office above."""

    kim: Kim
    chair: Person
    member: Person
    officer: Person
    office: Site

    @property
    def base(self) -> str:
        return f"/s/{self.kim.site.ruang_label}"


def thief(village: Village) -> Client:
    """The officer herself types the digits that she should have read out."""
    return enter(village.chair, handed(village.office, village.chair, village.officer))


def sees_old(device: Client, village: Village, draft: Story) -> bool:
    """Whether the editor of this draft opens on a device."""
    page = device.get(f"{village.base}/berita/{draft.public_id}/ubah/")
    return SECRET in page.content.decode()
