"""One thief has two accounts: what the second gives back, writes over or confirms is nobody else's
look, once it is locked too.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, holding, publishing, putting_back
from kimid.newsroom.actions.content import CorrectionNote, content_of
from kimid.newsroom.flow import Stage
from kimid.newsroom.held_stories import words_before
from kimid.newsroom.models import Story
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.actions.site_images import SiteImage, set_site_image
from kimid.registry.models import Kim
from kimid.sites import actions as sites
from kimid.sites.models import Site
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LEAD: Final = "Rapat warga hari Senin di balai. Ada 30 orang yang ikut."
_HOUR: Final = timedelta(hours=1)


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def first(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


@pytest.fixture
def second(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


def _lock(person: Person) -> None:
    people.lock_account(person, by=AccountOwner(person), at=timezone.now())


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


def _correct(story: Story, was: str, right: str, by: Person) -> None:
    now = _again(story)
    words = replace(content_of(now), lead=now.lead.replace(was, right))
    note = CorrectionNote(was, right, "Salah dengar.")
    publishing.correct(now, content=words, note=note, by=by, at=timezone.now() - _HOUR)


def _introduce(kim: Kim, words: str, by: Person) -> None:
    site = Site.objects.get(pk=kim.site.pk)
    introduction = sites.Introduction(words)
    sites.introduce(site, introduction=introduction, by=by, at=timezone.now() - _HOUR)


def test_texts_and_pictures_go_back_to_what_stood_there_before_both(
    kim: Kim, first: Person, second: Person
) -> None:
    logos = [build.photo(kim) for _ in range(3)]
    honest = build.member(kim, Role.CHAIR)
    for by, logo in zip((honest, first, second), logos, strict=True):
        _introduce(kim, f"Kata {by.name}.", by)
        set_site_image(
            Site.objects.get(pk=kim.site.pk),
            image=SiteImage.LOGO,
            picture=logo.as_picture(),
            by=by,
            at=timezone.now() - _HOUR,
        )
    _lock(second)
    _lock(first)

    site = Site.objects.get(pk=kim.site.pk)
    assert (site.about, (site.logo or {}).get("name")) == (f"Kata {honest.name}.", logos[0].name)


@pytest.mark.parametrize("gives_back", [holding.end_hold, putting_back.put_back])
def test_a_story_that_the_second_gave_back_goes_back_to_the_words_before_the_first(
    kim: Kim, first: Person, second: Person, gives_back: Callable[..., Story]
) -> None:
    story = build.story(kim, Stage.PUBLISHED, lead=LEAD)
    _correct(story, "30", "3000", first)
    _lock(first)
    gives_back(_again(story), by=second, at=timezone.now() - _HOUR / 2)
    _correct(story, "Senin", "Selasa", second)
    _lock(second)

    held = _again(story)
    assert held.is_held
    assert words_before([held])[story.pk].lead == LEAD


def test_what_the_first_did_is_held_again_when_the_second_alone_had_looked(
    kim: Kim, first: Person, second: Person
) -> None:
    story = build.story(kim, Stage.VERIFIED)
    publishing.publish(story, by=first, at=timezone.now() - 3 * _HOUR)
    _lock(first)
    holding.end_hold(_again(story), by=second, at=timezone.now())
    first.locks.update(ended_at=timezone.now())
    second.locks.create(begun_at=timezone.now(), by_card=False)
    assert not _again(story).is_held

    _lock(first)

    assert _again(story).is_held


def test_words_that_come_back_do_not_count_the_confirmation_of_the_second(
    kim: Kim, first: Person, second: Person
) -> None:
    story = build.story(kim, Stage.DISCUSSED, lead=LEAD)
    confirmations.confirm(story, how_known="Ya.", by=second, at=timezone.now() - _HOUR)
    build.publish(_again(story), at=timezone.now() - _HOUR)
    _correct(story, "hari Senin di balai. Ada 30 orang", "di balai. Semua orang", first)
    _lock(second)
    _lock(first)

    putting_back.put_back(_again(story), by=build.member(kim, Role.EDITOR), at=timezone.now())

    assert _again(story).is_unverified
