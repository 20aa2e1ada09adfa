"""A photo that is made anew is made anew in entries and plans too: no page shows a face that was
hidden, or a gap.
"""

from dataclasses import replace

import pytest
from django.utils import timezone

from kimid.activity import queries, reactions
from kimid.activity.actions import entries, plans
from kimid.activity.models import ActivityEntry, Plan
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.media.actions import StoredRenditions
from kimid.media.models import Photo
from kimid.newsroom.actions import content, retouching, writing
from kimid.newsroom.models import Story
from kimid.people import actions as people
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.activity import making

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _retouched(photo: Photo, name: str = "2" * 16) -> Event:
    with on_site(photo.site):
        retouching.retouch(
            photo,
            stored=StoredRenditions(name, 800, 600, (320, 640), 90_000),
            by=build.BUILDER,
            at=build.AT,
        )
    return Event.objects.filter(kind="photo.retouched").latest("pk")


def test_entries_and_plans_carry_the_new_photo_with_the_old_words_also_when_told_twice() -> None:
    kim = build.kim()
    photo = build.photo(kim)
    other = build.photo(kim)
    old = photo.name
    making.entry(kim, photos=(photo.as_picture(), other.as_picture()), consent="children_allowed")
    making.plan(kim, photos=(photo.as_picture(),), before="Gelap.")
    event = _retouched(photo)

    for _ in range(2):
        reactions.replace_retouched_photo.call(event.pk)

    first, second = ActivityEntry.objects.get().photos
    [before] = Plan.objects.get().before_photos
    assert [first["name"], second["name"], before["name"]] == ["2" * 16, other.name, "2" * 16]
    assert (first["alt"], first["consent"], first["widths"]) == (
        "Jadwal imunisasi dibacakan",
        "children_allowed",
        [320, 640],
    )
    assert before["alt"] == "Gelap."
    assert old not in str(list(ActivityEntry.objects.values_list("photos")))


def test_whether_a_photo_is_there_reads_no_entries_with_other_photos(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kim = build.kim()
    photo, *others = [build.photo(kim) for _ in range(3)]
    for each in (photo, *others):
        making.entry(kim, photos=(each.as_picture(),))
    read: list[str] = []

    def seen(pictures: list[Picture]) -> list[Picture]:
        read.extend(each["name"] for each in pictures)
        return pictures

    monkeypatch.setattr(queries, "shown_pictures", seen)
    with on_site(kim.site):
        assert queries.has_photo(kim.site, photo.name)
        assert not queries.has_photo(kim.site, "7" * 16)
    assert read == [photo.name]


def test_a_photo_that_is_retouched_twice_at_once_leaves_no_gap() -> None:
    kim = build.kim()
    photo = build.photo(kim)
    making.entry(kim, photos=(photo.as_picture(),))
    events = [_retouched(photo, letter * 16) for letter in "23"]

    for event in events:
        reactions.replace_retouched_photo.call(event.pk)

    assert [each["name"] for each in ActivityEntry.objects.get().photos] == ["3" * 16]


def test_a_group_without_entries_and_plans_is_left_alone() -> None:
    event = _retouched(build.photo(build.kim()))
    reactions.replace_retouched_photo.call(event.pk)
    assert not Event.objects.filter(kind="activity.photo_renewed").exists()


def _draft_with(photo: Photo, of: Kim) -> Story:
    story = build.story(of)
    said = replace(content.content_of(story), photos=(photo.as_picture(),))
    return writing.edit(story, content=said, by=story.author, at=build.AT)


def _is_used(photo: Photo) -> bool:
    return Photo.objects.get(pk=photo.pk).is_used


def test_a_story_that_lets_a_photo_go_leaves_it_to_activities_that_show_it() -> None:
    kim = build.kim()
    of_entry, of_plan = build.photo(kim), build.photo(kim)
    making.entry(kim, photos=(of_entry.as_picture(),))
    making.plan(kim, photos=(of_plan.as_picture(),))

    for photo in (of_entry, of_plan):
        story = _draft_with(photo, kim)
        writing.discard_draft(story, by=story.author, at=build.AT)

    assert (_is_used(of_entry), _is_used(of_plan)) == (True, True)


def test_an_activity_that_lets_a_photo_go_leaves_it_to_a_story_that_shows_it() -> None:
    kim = build.kim()
    photo, own = build.photo(kim), build.photo(kim)
    entry = making.entry(kim, photos=(photo.as_picture(), own.as_picture()))
    _draft_with(photo, kim)

    entries.correct(entry, data=making.activity_data(), why="Salah foto.", by=entry.by, at=build.AT)

    assert (_is_used(photo), _is_used(own)) == (True, False)


def test_a_plan_that_is_opened_again_lets_the_photos_of_its_result_go() -> None:
    kim = build.kim()
    photo, before = build.photo(kim), build.photo(kim)
    plan = making.plan(kim, photos=(before.as_picture(),))
    plans.begin_plan(plan, by=plan.made_by, at=build.AT)
    result = plans.PlanResult("Lampu menyala lagi.", (photo.as_picture(),))
    plans.finish_plan(plan, result=result, by=plan.made_by, at=build.AT)
    plans.reopen_plan(plan, why="Mati lagi.", by=plan.made_by, at=build.AT)

    assert (_is_used(photo), _is_used(before)) == (False, True)


def test_a_photo_in_both_lists_of_a_plan_stays_with_the_other_one() -> None:
    kim = build.kim()
    photo, siti = build.photo(kim), build.member(kim)
    pictures = (photo.as_picture(),)
    plan = making.plan(kim, person=siti, photos=pictures)
    plans.finish_plan(plan, result=plans.PlanResult("Menyala.", pictures), by=siti, at=build.AT)

    plans.reopen_plan(plan, why="Mati lagi.", by=siti, at=build.AT)

    assert (_is_used(photo), photo.is_public) == (True, False)


def test_a_plan_lets_go_of_the_photo_of_a_result_that_was_in_doubt() -> None:
    kim = build.kim()
    siti, chair = build.member(kim), build.member(kim, Role.CHAIR)
    photo, own = build.photo(kim), build.photo(kim)
    plan = making.plan(kim, person=siti)
    now = timezone.now()
    doubted = plans.PlanResult("Menyala.", (photo.as_picture(),))
    plans.finish_plan(plan, result=doubted, by=siti, at=now)
    people.lock_account(siti, by=AccountOwner(siti), at=now)
    assert (_is_used(photo), photo.is_public) == (True, False)

    seen = plans.PlanResult("Menyala.", (own.as_picture(),))
    plans.finish_plan(plan, result=seen, by=chair, at=now)

    assert (_is_used(photo), own.is_public) == (False, True)
