"""Paid text never wears the mark of verification, wherever readers or programs have it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kimid.newsroom.actions import confirmations
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.newsroom.share_texts import labels_of, share_text
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.card_words import card_words
from kimid.wire.models import Item
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
# How the box, the badge and the lists say that a story was checked.
MARK: Final = re.compile(
    r"[Dd]ipastikan \d|[Dd]ibenarkan \d|Dipastikan seorang|jadi terverifikasi"
    r"|lalu dipastikan oleh orang|\d warga, |Bagaimana kami memeriksa|(?<!“)Belum terverifikasi"
)
SITES: Final = (
    *("kim-satu", "teluk-kapuas-6112012012", "sungai-raya-611201"),
    *("kab-kubu-raya", "kalimantan-barat", ""),
)
# Lists, search, feeds, screens, and what programs read; data of all of the country besides.
PATHS: Final = (
    *("/", "/arsip/", "/berita/", "/advertorial/", "/cari/?q=Pupuk", "/layar/"),
    *("/rss.xml", "/atom.xml", "/feed.json", "/advertorial/rss.xml", "/advertorial/feed.json"),
)
OF_PORTALS: Final = ("/kabar/", "/data/", "/data.json", "/data.csv")
OWN_PAGES: Final = ("", "papan/")


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _published(kim: Kim, kind: StoryKind) -> Story:
    paid_by = "Toko Maju" if kind == StoryKind.ADVERTORIAL else ""
    return build.of_kind(
        kim, kind, Details(paid_by=paid_by), title="Pupuk murah datang", at=timezone.now()
    )


def _marked(reader: Reader, story: Story) -> set[tuple[str, str]]:
    """Where the mark stands, of all places that have this story and no other."""
    places = [(label, path) for label in SITES for path in PATHS]
    places += [(label, path) for label in SITES[1:] for path in OF_PORTALS]
    places += [("kim-satu", f"{story.path}{page}") for page in OWN_PAGES]
    pages = {(label, path): reader(label).get(path).content for label, path in places}
    assert sum(b"Pupuk murah" in page for page in pages.values()) > len(SITES)
    return {place for place, page in pages.items() if MARK.search(page.decode(errors="replace"))}


def test_the_mark_of_a_checked_story_is_seen_where_it_stands(reader: Reader, kim: Kim) -> None:
    """So that the test below looks for what there is."""
    story = _published(kim, StoryKind.NEWS)

    marked = _marked(reader, story)

    assert marked >= {("kim-satu", story.path), ("kim-satu", f"{story.path}papan/")}
    assert {(label, "/") for label in SITES[:-1]} <= marked


def test_paid_text_wears_it_nowhere_and_says_that_it_is_paid(reader: Reader, kim: Kim) -> None:
    story = _published(kim, StoryKind.ADVERTORIAL)

    assert _marked(reader, story) == set()

    page = reader("kim-satu").get(story.path).content.decode()
    assert "Tulisan ini dibayar, jadi tidak memakai tanda pemeriksaan." in page
    for label in SITES:
        assert "Advertorial" in reader(label).get("/").content.decode(), label


def test_paid_text_that_waits_to_be_checked_again_still_says_that_it_is_paid(
    reader: Reader, kim: Kim
) -> None:
    story = _published(kim, StoryKind.ADVERTORIAL)
    Item.objects.update(verify_by=timezone.now() + timedelta(days=1))
    Story.objects.update(
        stage=Stage.PUBLISHED_UNVERIFIED, verify_by=timezone.now() + timedelta(days=1)
    )
    story.refresh_from_db()

    item = Item.objects.get()

    assert (item.warning, item.badge) == ("Advertorial", ("Advertorial", "boxed"))
    assert (card_words(item).stamp, card_words(item).badge) == ("Advertorial", "")
    assert "[ADVERTORIAL]" in share_text("Judul", "Inti.", "alamat", **labels_of(item))
    assert _marked(reader, story) == set()


def test_who_confirms_it_later_gives_it_no_mark(kim: Kim) -> None:
    story = _published(kim, StoryKind.ADVERTORIAL)
    with on_site(kim.site):
        story.refresh_from_db()
        story.confirmations.update(voided_at=timezone.now())
        Story.objects.update(
            stage=Stage.PUBLISHED_UNVERIFIED, verify_by=timezone.now() + timedelta(days=1)
        )
        Item.objects.update(verify_by=timezone.now() + timedelta(days=1))
        story = Story.objects.select_related("item", "site").get()
        confirmations.confirm(
            story, how_known="Saya melihatnya.", by=build.member(kim), at=timezone.now()
        )

    assert Item.objects.get().check_label == ""


def test_the_database_itself_refuses_the_mark_on_paid_text(kim: Kim) -> None:
    _published(kim, StoryKind.ADVERTORIAL)

    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.update(check_label="Dipastikan 1 anggota")
