"""A quarantine is whole: within a minute nothing of the site is anywhere, nobody of the group comes
in, and a release brings back exactly what was there.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.applications.flow import ApplicationStep
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lifecycle.actions import suspending
from kimid.newsroom.actions import (
    publishing,
    scheduling,
)
from kimid.newsroom.flow import Stage
from kimid.newsroom.reactions import publish_due
from kimid.registry.actions import entering
from kimid.registry.actions.site_images import SiteImage, set_site_image
from kimid.sites.guard import on_site
from kimid.wire.models import Item, Placement
from tests import build, build_registry
from tests.conftest import Door
from tests.lifecycle.closing import (
    close_site,
    do_all_tasks,
    illustrated_story,
    media_answers,
    media_paths,
    open_again,
    public_files,
)
from tests.media.pictures import encoded, scene

pytestmark = pytest.mark.django_db

_DAY: Final = timedelta(days=1)


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path) -> Path:
    """The folder for the files of this test."""
    settings.MEDIA_DIR = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "on-the-way"
    return tmp_path / "media"


# What readers have
# -----------------------------------------------------------------------------
def test_photos_cards_and_papers_leave_the_media_host_and_the_folder_of_the_front_server(
    media_dir: Path,
) -> None:
    kim = build.kim()
    story = illustrated_story(kim)
    neighbour = illustrated_story(build.kim())
    logo = build.photo(kim, data=encoded(scene(700, 700)))
    with on_site(kim.site):
        set_site_image(
            kim.site,
            image=SiteImage.LOGO,
            picture=logo.as_picture(),
            by=build.member(kim, Role.CHAIR),
            at=timezone.now(),
        )
    paths = [*media_paths(story), f"/f/{logo.name}/640.webp"]
    do_all_tasks()
    assert media_answers([*paths, *media_paths(neighbour)]) == [200] * 7
    before = public_files(media_dir)

    officer = close_site(kim)
    assert media_answers(paths) == [404] * 4
    do_all_tasks()

    assert media_answers(paths) == [404] * 4
    names = {path.split("/")[2].partition(".")[0] for path in paths}
    assert not [file for file in public_files(media_dir) if any(name in file for name in names)]
    assert media_answers(media_paths(neighbour)) == [200] * 3

    open_again(kim, officer)
    do_all_tasks()

    assert media_answers(paths) == [200] * 4
    assert public_files(media_dir) == before


def test_files_follow_the_site_when_two_tasks_run_in_the_wrong_order(media_dir: Path) -> None:
    kim = build.kim()
    story = illustrated_story(kim)
    before = public_files(media_dir)
    officer = close_site(kim)
    open_again(kim, officer)
    close_site(kim)
    do_all_tasks()

    assert not public_files(media_dir)
    open_again(kim, officer)
    do_all_tasks()
    assert public_files(media_dir) == before
    assert media_answers(media_paths(story)) == [200] * 3


def test_a_card_that_was_to_be_drawn_when_the_site_closed_is_not_public(media_dir: Path) -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    officer = close_site(kim)
    do_all_tasks()

    card = Item.objects.get(site=kim.site).card
    assert card
    assert not public_files(media_dir)

    open_again(kim, officer)
    do_all_tasks()
    assert media_answers([f"/kartu/{card}.jpg"]) == [200]
    assert story.path


def test_a_story_that_is_withdrawn_during_a_quarantine_does_not_come_back(media_dir: Path) -> None:
    kim = build.kim()
    story = illustrated_story(kim)
    officer = close_site(kim)
    do_all_tasks()
    with on_site(kim.site):
        publishing.withdraw(
            story, reason="Angkanya keliru.", by=build.member(kim, Role.EDITOR), at=timezone.now()
        )
    do_all_tasks()
    open_again(kim, officer)
    do_all_tasks()

    assert not public_files(media_dir)
    assert not (media_dir / "aside" / "kartu").exists() or not list(
        (media_dir / "aside").rglob("*.jpg")
    )


def test_nothing_of_the_site_stands_on_any_host_and_all_of_it_comes_back(
    reader: Callable[[str], Client],
) -> None:
    title = "Panen kepiting bakau melimpah"
    kim = build.kim()
    other = build.kim()
    story = illustrated_story(kim, title)
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
    officer = close_site(kim)
    assert not [each for each in seen() if each[2]]
    open_again(kim, officer)
    assert seen() == before
    assert sum(each[2] for each in before) >= 14


def test_nothing_leads_to_a_closed_site_and_the_register_goes_on_naming_the_group(
    reader: Callable[[str], Client],
) -> None:
    kim = build.kim(name="KIM Tepi Kapuas")
    build.portal(build.TELUK_KAPUAS)
    village = "teluk-kapuas-6112012012"
    lists = [
        (village, "/"),
        (village, "/kim/"),
        ("kab-kubu-raya", "/kim/"),
        ("", "/kim/"),
        ("", "/peta/situs-1.xml"),
    ]

    def leads_there() -> list[bool]:
        return [kim.site.url in reader(label).get(path).text for label, path in lists]

    assert leads_there() == [True] * 5
    officer = close_site(kim)
    assert leads_there() == [False] * 5
    assert all(kim.name in reader(label).get(path).text for label, path in lists[:4])
    open_again(kim, officer)
    assert leads_there() == [True] * 5


def test_no_page_of_the_workspace_leads_to_a_closed_site(ruang: Door) -> None:
    kim = build.kim(name="KIM Tepi Kapuas")
    today = timezone.now().date()
    entering.record_decree(
        kim,
        number="1/2026",
        issuer_title="kepala desa",
        issued_on=today - 30 * _DAY,
        valid_until=today + 30 * _DAY,
        by=build.BUILDER,
        at=build.AT,
    )
    build.portal("6112")
    begun = build_registry.application(step=ApplicationStep.BEGUN)
    names = Client(HTTP_HOST="ruang.localhost"), f"/daftar-kim/{begun.code}/nama/"
    numbers = ruang(build.officer("6112")), f"/s/kab-kubu-raya/angka/{build.TELUK_KAPUAS}/"
    ending = ruang(build.officer("6112", Role.PORTAL_EDITOR)), "/s/kab-kubu-raya/angka/"

    def seen() -> list[tuple[bool, bool]]:
        pages = [door.get(path).text for door, path in (names, numbers, ending)]
        return [(kim.name in page, f'href="{kim.site.url}' in page) for page in pages]

    assert seen() == [(True, True)] * 3
    close_site(kim)
    assert seen() == [(True, False)] * 3


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
    close_site(kim)
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
    officer = close_site(kim)
    suspending.confirm_account(
        kim, person=honest.editor, how="Dikenal.", by=officer, at=timezone.now()
    )
    open_again(kim, officer, hold_since=now - _DAY)

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
    officer = close_site(kim)
    open_again(kim, officer)
    publish_due.func(at=now + timedelta(hours=2))
    do_all_tasks()

    with on_site(kim.site):
        story.refresh_from_db()
    assert story.stage == Stage.VERIFIED
