"""Feeds, read by feedparser as strictly as it can."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.newsroom.actions import content, publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.models import Item, Placement
from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]

PICTURE = {
    "name": "abc123",
    "width": 1600,
    "height": 900,
    "widths": [320, 640, 960, 1600],
    "focus": [50, 50],
    "alt": "Perahu di sungai",
    "caption": "",
    "credit": "",
    "avif": False,
    "is_drawn": True,
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="teluk-kapuas", name="KIM Teluk Kapuas")


def _read(reader: Reader, label: str, path: str) -> Any:
    answer = reader(label).get(path)
    assert answer.status_code == 200
    feed = feedparser.parse(
        answer.content, response_headers={"content-type": answer["Content-Type"]}
    )
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_feed_tells_what_stands_on_its_site_newest_first(
    kim: Kim, reader: Reader, form: str
) -> None:
    build.story(kim, Stage.PUBLISHED, title="Panen & <lada>")
    later = build.story(
        kim, Stage.VERIFIED, title="Ronda malam", lead="Lima orang berjaga. Semua aman. Besok lagi."
    )
    build.publish(later, at=build.AT + timedelta(days=1))
    Item.objects.filter(path=later.path).update(picture=PICTURE)

    for label in ("teluk-kapuas", "kalimantan-barat", ""):
        feed = _read(reader, label, f"/{form}.xml")
        newest, older = feed.entries
        address = f"http://teluk-kapuas.kim.localhost{later.path}"
        assert (newest.title, older.title) == ("Ronda malam", "Panen & <lada>")
        assert newest.link == newest.id == address
        assert newest.summary == "Lima orang berjaga. Semua aman. Besok lagi."
        assert newest.author == f"{later.author.name}, KIM Teluk Kapuas"
        assert newest.published_parsed[:3] == (2024, 11, 25)
        assert newest.enclosures[0].href == "http://media.localhost/f/abc123/960.webp"
        assert newest.enclosures[0].type == "image/webp"
        host = f"{label}.kim.localhost".removeprefix(".")
        assert {"rel": "self", "href": f"http://{host}/{form}.xml"}.items() <= _self_link(
            feed
        ).items()
        assert feed.feed.language == "id"


def _self_link(feed: Any) -> Any:
    return next(link for link in feed.feed.links if link["rel"] == "self")


def test_a_kind_has_feeds_of_its_own(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED, title="Posyandu pindah")
    Item.objects.filter(path=story.path).update(kind=StoryKind.ANNOUNCEMENT)
    assert story.item is not None
    story.item.placements.update(kind=StoryKind.ANNOUNCEMENT)

    counts = {
        word: len(_read(reader, "", f"/{word}/rss.xml").entries)
        for word in ("berita", "pengumuman", "galeri")
    }

    assert counts == {"berita": 0, "pengumuman": 1, "galeri": 0}
    assert len(_read(reader, "", "/pengumuman/atom.xml").entries) == 1
    assert reader("").get("/lain/rss.xml").status_code == 404


def test_a_correction_shows_in_the_feed_as_an_update(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED, title="Panen lada", lead="Tiga karung.")
    note = content.CorrectionNote("Tiga karung.", "Empat karung.", "Salah hitung.")
    with on_site(kim.site):
        publishing.correct(
            story,
            content=build.words("Panen lada", "Empat karung."),
            note=note,
            by=build.member(kim, Role.EDITOR),
            at=build.AT + timedelta(days=2),
        )

    [entry] = _read(reader, "kalimantan-barat", "/atom.xml").entries

    assert entry.summary == "Empat karung."
    assert (entry.updated_parsed[:3], entry.published_parsed[:3]) == (
        (2024, 11, 26),
        (2024, 11, 24),
    )


def test_no_sign_in_a_story_can_break_a_feed(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    Item.objects.filter(path=story.path).update(
        title="Panen\x01 \ufffelada", summary="Satu\x08.", byline="De\x0bdi"
    )

    for label in ("teluk-kapuas", "kalimantan-barat", ""):
        for form in ("rss", "atom"):
            [entry] = _read(reader, label, f"/{form}.xml").entries
            assert (entry.title, entry.summary, entry.author) == (
                "Panen lada",
                "Satu.",
                "Dedi, KIM Teluk Kapuas",
            )


def test_a_feed_has_thirty_and_no_hidden_or_withdrawn(kim: Kim, reader: Reader) -> None:
    build.published(kim, 31)
    gone = build.story(kim, Stage.WITHDRAWN, title="Kabar yang ditarik")
    left_out = build.story(kim, Stage.PUBLISHED, title="Kabar yang tidak tampil di sini")
    Placement.objects.filter(item=left_out.item, portal__region="00").update(
        hidden_at=build.AT, reason="Sudah lewat.", stands_in_front=False
    )

    titles = {
        label: {entry.title for entry in _read(reader, label, "/rss.xml").entries}
        for label in ("", "teluk-kapuas")
    }

    assert {label: len(found) for label, found in titles.items()} == {"": 30, "teluk-kapuas": 30}
    assert gone.title not in titles[""] | titles["teluk-kapuas"]
    assert left_out.title in titles["teluk-kapuas"] - titles[""]


def test_an_empty_feed_is_a_feed_and_the_same_at_every_request(reader: Reader) -> None:
    empty = build.region(build.PAHANDUT).portal_label

    for path in ("/rss.xml", "/atom.xml", "/galeri/rss.xml"):
        assert _read(reader, empty, path).entries == []
        first, second = (reader(empty).get(path).content for _ in range(2))
        assert first == second


def test_pages_name_their_feeds(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED)

    for path in ("/", story.path):
        page = reader("teluk-kapuas").get(path).content.decode()
        for form in ("rss", "atom"):
            assert (
                f'<link rel="alternate" type="application/{form}+xml" title="Kabar KIM Teluk'
                f' Kapuas" href="/{form}.xml">' in page
            )


def test_a_json_feed_says_the_same_as_the_rss(kim: Kim, reader: Reader) -> None:
    story = build.story(kim, Stage.PUBLISHED, title='Panen "lada" & <jahe>')
    Item.objects.filter(path=story.path).update(picture=PICTURE)

    answer = reader("teluk-kapuas").get("/feed.json")

    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "http://teluk-kapuas.kim.localhost/feed.json"
    [entry] = feed["items"]
    [same] = feedparser.parse(reader("teluk-kapuas").get("/rss.xml").content).entries
    assert (entry["url"], entry["title"]) == (same.link, 'Panen "lada" & <jahe>')
    assert entry["image"] == "http://media.localhost/f/abc123/960.webp"
    assert entry["authors"] == [{"name": same.author}]
    assert reader("teluk-kapuas").get("/galeri/feed.json").json()["items"] == []


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_group_chooses_whether_its_feeds_bring_the_whole_text(
    is_whole: bool, kim: Kim, reader: Reader
) -> None:
    kim.site.full_feeds = is_whole
    kim.site.save()
    build.story(kim, Stage.PUBLISHED, lead="Inti kabar.", body="Paragraf <b>kedua</b>.")

    for label in ("teluk-kapuas", "kalimantan-barat"):
        for path in ("/rss.xml", "/atom.xml"):
            [entry] = feedparser.parse(reader(label).get(path).content).entries
            whole = entry.get("content", [{"value": ""}])[0]["value"]
            assert ("Paragraf &lt;b&gt;kedua&lt;/b&gt;." in whole) == is_whole, path
        [entry] = reader(label).get("/feed.json").json()["items"]
        assert ("kedua" in entry.get("content_html", "")) == is_whole
        assert ("content_text" in entry) != is_whole
