"""A photo that is hidden from readers leaves every subject that shows it, with its cards, and comes
back when an editor shows it again.
"""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.activity.actions import plans
from kimid.activity.lines import lines_for_office
from kimid.activity.models import Plan
from kimid.activity.queries import activities_of, has_photo
from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.media.models import Photo
from kimid.newsroom.actions import covering
from kimid.profile.models import ProfileBlock
from kimid.profile.shown import ShownBlock
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.models import Item
from tests import build
from tests.activity import making as activity
from tests.lifecycle.closing import do_all_tasks
from tests.market import making as market
from tests.media.pictures import encoded, scene
from tests.profile import making as profile
from tests.showcase import achieving
from tests.showcase import making as showcase

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
type Shown = Callable[[Kim, list[Photo]], str]


@pytest.fixture(autouse=True)
def media_dir(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_DIR = tmp_path / "media"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def photos(kim: Kim) -> list[Photo]:
    """The first is the one to hide."""
    return [build.photo(kim, data=encoded(scene(900, 600))) for _ in range(2)]


def _cover(photo: Photo) -> None:
    with on_site(photo.site):
        covering.cover(photo, by=build.member(photo.site.kim), at=timezone.now())
    do_all_tasks()


def _uncover(photo: Photo) -> None:
    with on_site(photo.site):
        editor = build.member(photo.site.kim, Role.EDITOR)
        covering.uncover(photo, by=editor, at=timezone.now())
    do_all_tasks()


def _potential(kim: Kim, photos: list[Photo]) -> str:
    pictures = [photo.as_picture() for photo in photos]
    return showcase.shown(kim, data=showcase.potential_data(pictures)).path


def _achievement(kim: Kim, photos: list[Photo]) -> str:
    pictures = [photo.as_picture() for photo in photos]
    return achieving.shown(kim, data=achieving.achievement_data(pictures)).path


def _product(kim: Kim, photos: list[Photo]) -> str:
    pictures = [photo.as_picture() for photo in photos]
    seller = market.seller(kim, photos=pictures[:1])
    return market.shown(kim, seller, photos=pictures).path


@pytest.mark.parametrize("shown", [_potential, _achievement, _product])
def test_a_hidden_photo_leaves_pages_lists_and_cards(
    kim: Kim, photos: list[Photo], reader: Reader, shown: Shown
) -> None:
    path = shown(kim, photos)
    do_all_tasks()
    face, other = (photo.name for photo in photos)
    [before] = Item.objects.all()
    assert face in reader("kim-satu").get(path).text

    _cover(photos[0])

    page = reader("kim-satu").get(path).text
    assert (face in page, other in page) == (False, True)
    [item] = Item.objects.all()
    assert (item.picture or {})["name"] == other
    media = Client(HTTP_HOST="media.localhost")
    cards = [media.get(f"/kartu/{each.card}.jpg").status_code for each in (before, item)]
    assert cards == [404, 200]

    _uncover(photos[0])
    [item] = Item.objects.all()
    assert (item.picture or {})["name"] == face


def test_a_hidden_photo_leaves_the_gallery_of_a_village(kim: Kim, reader: Reader) -> None:
    block = profile.gallery(kim)
    [name] = block.photo_names
    assert name in reader("kim-satu").get("/wilayah/").text

    _cover(Photo.objects.get(name=name))

    assert ShownBlock(ProfileBlock.objects.get()).photos == []
    page = reader("kim-satu").get("/wilayah/")
    assert (page.status_code, name in page.text) == (200, False)


def test_no_office_has_a_hidden_photo_of_an_activity(
    kim: Kim, photos: list[Photo], settings: Settings
) -> None:
    face, other = photos
    activity.entry(kim, photos=tuple(photo.as_picture() for photo in photos))
    assert has_photo(kim.site, face.name)

    _cover(face)

    assert [has_photo(kim.site, each.name) for each in (face, other)] == [False, True]
    settings.ROOT_URLCONF = "kimid.web.urls.ruang"
    month = lines_for_office(activities_of(kim.site))
    [line] = [line for lines in month.values() for line in lines if line.is_by_hand]
    assert cast(Picture, line.picture)["name"] == other.name


def test_a_hidden_photo_leaves_the_results_of_plans(kim: Kim, photos: list[Photo]) -> None:
    plan = activity.plan(kim, photos=(photos[0].as_picture(),), before="Gelap.")
    result = plans.PlanResult("Menyala.", tuple(photo.as_picture() for photo in photos))
    plans.finish_plan(plan, result=result, by=plan.made_by, at=build.AT)

    _cover(photos[0])

    plan = Plan.objects.get()
    assert plan.shown_before == []
    assert [each["name"] for each in plan.shown_after] == [photos[1].name]
