"""A photo that is made anew is made anew in entries and plans too: no page shows a face that was
hidden, or a gap.
"""

import pytest

from kimid.activity import reactions
from kimid.activity.models import ActivityEntry, Plan
from kimid.events.models import Event
from kimid.media.actions import StoredRenditions
from kimid.media.models import Photo
from kimid.newsroom.actions import retouching
from kimid.sites.guard import on_site
from tests import build
from tests.activity import making

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _retouched(photo: Photo) -> Event:
    with on_site(photo.site):
        retouching.retouch(
            photo,
            stored=StoredRenditions("2" * 16, 800, 600, (320, 640), 90_000),
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


def test_a_group_without_entries_and_plans_is_left_alone() -> None:
    event = _retouched(build.photo(build.kim()))
    reactions.replace_retouched_photo.call(event.pk)
    assert not Event.objects.filter(kind="activity.photo_renewed").exists()
