"""A photo that is made anew is made anew in entries and plans too: no page shows a face that was hidden, or a gap."""

import pytest

from kimid.activity import reactions
from kimid.activity.models import Entry, Plan
from kimid.events.models import Event
from kimid.media.actions import Stored
from kimid.media.models import Photo
from kimid.newsroom import actions as newsroom
from kimid.sites.guard import on_site
from tests import build
from tests.activity import making

pytestmark = pytest.mark.django_db


def _retouched(photo: Photo) -> Event:
    with on_site(photo.site):
        newsroom.retouch(photo, stored=Stored("2" * 16, 800, 600, (320, 640), 90_000), by=build.BUILDER, at=build.AT)
    return Event.objects.filter(kind="photo.retouched").latest("pk")


def test_entries_and_plans_carry_the_new_photo_with_the_old_words_also_when_told_twice() -> None:
    kim = build.kim()
    photo, other = build.photo(kim), build.photo(kim)
    old = photo.name
    making.entry(kim, photos=(photo.facts(), other.facts()), consent="children_allowed")
    making.plan(kim, photos=(photo.facts(),), before="Gelap.")
    event = _retouched(photo)

    for _ in range(2):
        reactions.carry_anew.call(event.pk)

    first, second = Entry.objects.get().photos
    [before] = Plan.objects.get().before_photos
    assert [first["name"], second["name"], before["name"]] == ["2" * 16, other.name, "2" * 16]
    assert (first["alt"], first["consent"], first["widths"]) == ("Jadwal imunisasi dibacakan", "children_allowed", [320, 640])
    assert before["alt"] == "Gelap."
    assert old not in str(list(Entry.objects.values_list("photos")))


def test_a_group_without_entries_and_plans_is_left_alone() -> None:
    event = _retouched(build.photo(build.kim()))
    reactions.carry_anew.call(event.pk)
    assert not Event.objects.filter(kind="activity.photo_renewed").exists()
