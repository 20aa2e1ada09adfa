"""One stolen account alone, over HTTP: it brings no working link to anybody."""

import re
from datetime import timedelta
from html import unescape
from typing import Final
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.web_addresses import addresses_in, owner_of
from kimid.newsroom import look_notices
from kimid.newsroom.models import Story
from kimid.notify.queries import waiting_notices
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.newsroom.editor_form import LABEL, TULIS, editor_fields

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

EVIL: Final = "evil-slot.com"
# Every way to write a link to it that the thief thought of.
TRIES: Final = (
    f"[Menang](https://{EVIL}/a)",
    f"[Menang](https://WWW.{EVIL.upper()}:443/a)",
    f"[Menang](https://kalbarprov.go.id@{EVIL}/a)",
    f"[Menang](https:///{EVIL}/a)",
    "[Menang](https://evil-slot%2ecom/a)",
    "[Menang](https://evil-slot。com/a)",
    f"[https://kalbarprov.go.id](https://{EVIL}/b)",
    f"[Menang](https://www.google.com/url?q=https%3A%2F%2F{EVIL})",
    f"[Menang](https://l.facebook.com/l.php?u=https%3A%2F%2F{EVIL})",
    f"[Menang](https://www.youtube.com/redirect?q=https://{EVIL})",
    "[Menang](https://bit.ly/evil-slot)",
    "[Menang](https://t.me/baik/../evil-slot)",
    "[Menang](https://bit.ly/%00evil-slot)",
    "[Menang](https://evil-slot.blogspot.com)",
    "[Menang](https://go.id.evil-slot.com)",
    "[Menang](https://203.0.113.7/evil-slot)",
    f"> [Menang](http://{EVIL})",
    f"- [Menang](http://{EVIL})",
    f"## [Menang](http://{EVIL})",
    "https://www.tiktok.com/@evil-slot/video/1",
    f"www.{EVIL}",
    f"{EVIL}/daftar",
)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label=LABEL)


@pytest.fixture
def thief(kim: Kim) -> Person:
    """The account of a chair, stolen."""
    return build.member(kim, Role.CHAIR, "Ketua yang dicuri")


def _publish(client: Client) -> Story:
    words = {"title": f"Banjir! Buka {EVIL}", "lead": f"Daftar di https://{EVIL}. Segera."}
    source = {"source_kind": "seen", "source_name": "Saya", "source_on": "2026-11-24"}
    fields = {**editor_fields(client), **words, **source, "body": "\n\n".join(TRIES), "send": "1"}
    assert client.post(TULIS, fields).status_code == 302
    story = Story.objects.get()
    client.post(
        f"/s/{LABEL}/berita/{story.public_id}/terbit-segera/",
        {"urgency": "disaster", "asked": "Tidak ada."},
    )
    return Story.objects.select_related("item", "site__region").get()


def _links_out(page: str) -> set[str]:
    """Whose pages the links of this page lead to, and what chats would make links of."""
    hrefs = re.findall(r'href="([^"]+)"', page)
    chats = [unquote(href.partition("text=")[2]) for href in hrefs if "wa.me" in href]
    links = [href for href in hrefs if "wa.me" not in href]
    texts = " ".join([*links, *chats, *re.findall(r'content="([^"]*)"', page)])
    return {owner_of(address) for address in addresses_in(unescape(texts))}


def _pages(story: Story) -> dict[str, str]:
    """Everything public on which the story can stand."""
    portals = ("kim", "kalimantan-barat.kim", "kab-kubu-raya.kim", "teluk-kapuas-6112012012.kim")
    hosts = [f"{LABEL}.kim.localhost", *(f"{portal}.localhost" for portal in portals)]
    asked = [(host, path) for host in hosts for path in ("/", "/rss.xml", "/atom.xml", "/berita/")]
    asked += [(hosts[0], story.path), (hosts[0], f"{story.path}papan/")]
    return {
        f"{host}{path}": Client(HTTP_HOST=host).get(path).content.decode() for host, path in asked
    }


def test_no_disguise_of_a_link_is_a_link_anywhere(kim: Kim, thief: Person, ruang: Door) -> None:
    story = _publish(ruang(thief))
    assert story.is_public
    pages = _pages(story)

    assert "evil-slot titik com" in pages[f"{LABEL}.kim.localhost{story.path}"]
    for address, page in pages.items():
        assert not [owner for owner in _links_out(page) if "evil" in owner], address
        assert "203.0.113.7" not in page, address
        assert EVIL not in page, address


def test_the_others_of_the_group_know_at_once(kim: Kim, thief: Person, ruang: Door) -> None:
    other = build.member(kim, Role.CHAIR)
    _publish(ruang(thief))
    event = Event.objects.filter(kind="story.published_urgently").get()

    look_notices.follow_links.call(event.pk)

    titles = [notice.title for notice in waiting_notices(other, timezone.now())]
    assert "Tautan baru menunggu dilihat" in titles


def test_the_thief_alone_cannot_let_it_pass(kim: Kim, thief: Person, ruang: Door) -> None:
    client = ruang(thief)
    story = _publish(client)
    press = f"/s/{LABEL}/berita/{story.public_id}/tautan-baru/"
    owners = {"owner": story.item.links_in_words if story.item else []}
    helper = build.member(kim, Role.EDITOR, "Akun undangan pencuri")
    Grant.objects.filter(person=helper).update(starts_at=timezone.now() - timedelta(hours=1))

    for hand in (client, ruang(helper)):
        assert hand.post(press, owners).status_code == 302
    for address, page in _pages(story).items():
        assert not [owner for owner in _links_out(page) if "evil" in owner], address
