"""A quarantine is whole: within a minute nothing of the site is anywhere, nobody of the group comes
in, and a release brings back exactly what was there.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media import files
from kimid.newsroom.actions import (
    confirmations,
    content,
    publishing,
    scheduling,
    writing,
)
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.reactions import publish_due
from kimid.people.models import Person
from kimid.queue import claims
from kimid.registry.actions import suspending
from kimid.registry.actions.site_images import SiteImage, set_site_image
from kimid.registry.models import Kim, Threat
from kimid.sites.guard import on_site
from kimid.wire.models import Item, Placement
from tests import build
from tests.media.pictures import encoded, scene

pytestmark = pytest.mark.django_db

_DAY: Final = timedelta(days=1)
_MEDIA: Final = "media.localhost"


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path) -> Path:
    """The folder for the files of this test."""
    settings.MEDIA_DIR = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "on-the-way"
    return tmp_path / "media"


def _work() -> None:
    """A worker does everything that is due, and everything that comes of it."""
    while row := claims.claim("pekerja-1", timezone.now()):
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        claims.succeed(row, timezone.now())


def _close(kim: Kim, *, at: datetime | None = None) -> Person:
    """An officer closes the site of this KIM."""
    officer = build.officer("6112")
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=officer, at=at or timezone.now())
    return officer


def _open(kim: Kim, officer: Person, *, hold_since: datetime | None = None) -> None:
    suspending.lift_quarantine(
        kim, note="Beres.", hold_since=hold_since, by=officer, at=timezone.now()
    )


def _illustrated(kim: Kim, title: str = "") -> Story:
    """A published story with a photo, a document and its card."""
    photo = build.photo(kim, data=encoded(scene(1000, 700)))
    paper = build.attachment(kim)
    files.store(paper.name, {"lampiran.pdf": b"%PDF-1.7 surat edaran"})
    story = build.story(kim, Stage.VERIFIED, title=title)
    with on_site(kim.site):
        words = content.content_of(story)
        changed = content.ContentData(
            words.title,
            words.lead,
            words.body,
            photos=(photo.as_picture(),),
            attachments=(paper.as_attached(),),
        )
        writing.edit(story, content=changed, by=story.author, at=build.AT)
        confirmations.confirm(story, how_known="Saya di sana.", by=build.member(kim), at=build.AT)
    build.publish(story)
    _work()
    story.refresh_from_db()
    return story


def _public(folder: Path) -> dict[str, bytes]:
    """What a front server may read."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in (folder / "public").rglob("*")
        if file.is_file()
    }


def _media_paths(story: Story) -> list[str]:
    assert story.item is not None
    [photo] = story.photos
    [paper] = story.attachments
    return [
        f"/f/{photo['name']}/640.webp",
        f"/kartu/{story.item.card}.jpg",
        f"/lampiran/{paper['name']}.pdf",
    ]


def _answers(paths: list[str]) -> list[int]:
    return [Client(HTTP_HOST=_MEDIA).get(path).status_code for path in paths]


# What readers have
# -----------------------------------------------------------------------------
def test_photos_cards_and_papers_leave_the_media_host_and_the_folder_of_the_front_server(
    media_dir: Path,
) -> None:
    kim = build.kim()
    story = _illustrated(kim)
    neighbour = _illustrated(build.kim())
    logo = build.photo(kim, data=encoded(scene(700, 700)))
    with on_site(kim.site):
        set_site_image(
            kim.site,
            image=SiteImage.LOGO,
            picture=logo.as_picture(),
            by=build.member(kim, Role.CHAIR),
            at=timezone.now(),
        )
    paths = [*_media_paths(story), f"/f/{logo.name}/640.webp"]
    before = _public(media_dir)
    assert _answers(paths) == [200] * 4

    officer = _close(kim)
    assert _answers(paths) == [404, 200, 404, 404]  # a card waits for the task
    _work()

    assert _answers(paths) == [404] * 4
    names = {path.split("/")[2].partition(".")[0] for path in paths}
    assert not [file for file in _public(media_dir) if any(name in file for name in names)]
    assert _answers(_media_paths(neighbour)) == [200] * 3

    _open(kim, officer)
    _work()

    assert _answers(paths) == [200] * 4
    assert _public(media_dir) == before


def test_files_follow_the_site_when_two_tasks_run_in_the_wrong_order(media_dir: Path) -> None:
    kim = build.kim()
    story = _illustrated(kim)
    before = _public(media_dir)
    officer = _close(kim)
    _open(kim, officer)
    _close(kim)
    _work()

    assert not _public(media_dir)
    _open(kim, officer)
    _work()
    assert _public(media_dir) == before
    assert _answers(_media_paths(story)) == [200] * 3


def test_a_card_that_was_to_be_drawn_when_the_site_closed_is_not_public(media_dir: Path) -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    officer = _close(kim)
    _work()

    card = Item.objects.get(site=kim.site).card
    assert card
    assert not _public(media_dir)

    _open(kim, officer)
    _work()
    assert _answers([f"/kartu/{card}.jpg"]) == [200]
    assert story.path


def test_a_story_that_is_withdrawn_during_a_quarantine_does_not_come_back(media_dir: Path) -> None:
    kim = build.kim()
    story = _illustrated(kim)
    officer = _close(kim)
    _work()
    with on_site(kim.site):
        publishing.withdraw(
            story, reason="Angkanya keliru.", by=build.member(kim, Role.EDITOR), at=timezone.now()
        )
    _work()
    _open(kim, officer)
    _work()

    assert not _public(media_dir)
    assert not (media_dir / "aside" / "kartu").exists() or not list(
        (media_dir / "aside").rglob("*.jpg")
    )


def test_nothing_of_the_site_stands_on_any_host_and_all_of_it_comes_back(
    reader: Callable[[str], Client],
) -> None:
    title = "Panen kepiting bakau melimpah"
    kim = build.kim()
    other = build.kim()
    story = _illustrated(kim, title)
    kim.site.merged_into = None
    hosts = {
        "": ["/", "/berita/", "/rss.xml", "/atom.xml", "/cari/?q=kepiting", "/sitemap.xml"],
        "kalimantan-barat": ["/", "/berita/", "/rss.xml", "/cari/?q=kepiting"],
        "kab-kubu-raya": ["/", "/berita/", "/rss.xml", "/cari/?q=kepiting"],
        other.site.label: ["/", "/cari/?q=kepiting"],
        kim.site.label: ["/", story.path, f"{story.path}papan/", "/rss.xml", "/arsip/"],
    }

    def seen() -> list[tuple[str, str, bool]]:
        return [
            (host, path, title in reader(host).get(path).text)
            for host, paths in hosts.items()
            for path in paths
        ]

    before = seen()
    officer = _close(kim)
    assert not [each for each in seen() if each[2]]
    _open(kim, officer)
    assert seen() == before
    assert sum(each[2] for each in before) >= 14


def test_what_a_group_took_over_closes_with_the_site_that_published_it(
    reader: Callable[[str], Client],
) -> None:
    kim = build.kim()
    heir = build.kim()
    story = build.story(kim, Stage.PUBLISHED, title="Jembatan gantung selesai")
    item = Item.objects.get(site=kim.site)
    Placement.objects.create(
        portal=heir.site, item=item, kind=item.kind, published_at=item.published_at
    )
    assert story.title in reader(heir.site.label).get("/").text
    _close(kim)
    assert story.title not in reader(heir.site.label).get("/").text


# Release
# -----------------------------------------------------------------------------
def test_what_doubtful_accounts_published_is_held_at_the_release(
    reader: Callable[[str], Client],
) -> None:
    kim = build.kim()
    now = timezone.now()
    old = build.story(kim, Stage.PUBLISHED)
    new, honest = (build.story(kim, Stage.VERIFIED) for _ in range(2))
    build.publish(new, at=now - timedelta(hours=1))
    build.publish(honest, at=now - timedelta(hours=1))
    assert honest.editor is not None
    officer = _close(kim)
    suspending.confirm_account(
        kim, person=honest.editor, how="Dikenal.", by=officer, at=timezone.now()
    )
    _open(kim, officer, hold_since=now - _DAY)

    site = reader(kim.site.label)
    assert [site.get(each.path).status_code for each in (old, new, honest)] == [200, 410, 200]
    front = reader("kab-kubu-raya").get("/").text
    assert [each.path in front for each in (old, new, honest)] == [True, False, True]
    assert Event.objects.get(kind="kim.released").data["held"] == 1


def test_what_was_scheduled_by_a_frozen_account_is_not_published() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.VERIFIED)
    editor = build.member(kim, Role.EDITOR)
    now = timezone.now()
    with on_site(kim.site):
        scheduling.schedule(story, publish_at=now + timedelta(hours=1), by=editor, at=now)
    officer = _close(kim)
    _open(kim, officer)
    publish_due.func(at=now + timedelta(hours=2))
    _work()

    with on_site(kim.site):
        story.refresh_from_db()
    assert story.stage == Stage.VERIFIED


def _again(person: Person) -> Person:
    """The same person in the next request."""
    return Person.objects.get(pk=person.pk)
