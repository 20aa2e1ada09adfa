"""Who holds, moves, hides, corrects and publishes at the same moment takes locks in one order
(`kimid/wire/front.py`): they wait for each other, and nobody is thrown out.

Each test stops the first act in its middle, lets the second come, and lets both go on. In another
order each would have what the other waits for: PostgreSQL then ends one of them.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from django.db import models
from django.utils import timezone

from kimid.events.actor import System
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, holding, publishing, writing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.places.models import Region
from kimid.registry.actions.moving import follow_region
from kimid.registry.models import Kim
from kimid.wire import actions as wire
from kimid.wire.models import Item, Placement, RegionTally, SearchRow
from tests import build
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.all_sites]

KUALA_KARANG: Final = "6112082004"  # another district of the same regency


def _published_now(kim: Kim, editor: Person) -> Story:
    story = build.story(kim, Stage.VERIFIED)
    return publishing.publish(story, by=editor, at=timezone.now() - timedelta(hours=1))


def _lock(person: Person) -> Callable[[], object]:
    return lambda: people.lock_account(person, by=AccountOwner(person), at=timezone.now())


def _move(kim: Kim) -> Callable[[], object]:
    build.region(KUALA_KARANG)
    Region.objects.filter(pk=kim.region_id).update(
        valid_until=build.AT.date(), successor=KUALA_KARANG
    )
    return lambda: follow_region(
        Kim.objects.get(pk=kim.pk), by=System("regions"), at=timezone.now()
    )


def _correct(story: Story, words: content.ContentData, editor: Person) -> Callable[[], object]:
    note = content.CorrectionNote("Rabu", "Kamis", "Diundur.")
    return lambda: publishing.correct(
        Story.objects.get(pk=story.pk), content=words, note=note, by=editor, at=timezone.now()
    )


def _last_placement(story: Story) -> models.QuerySet[Placement]:
    last = Placement.objects.filter(item=story.item).order_by("-pk").values("pk")[:1]
    return Placement.objects.filter(pk__in=list(last.values_list("pk", flat=True)))


def test_a_story_is_held_while_its_kim_moves() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    story = _published_now(kim, editor)
    move = _move(kim)

    one_after_the_other(_last_placement(story), _lock(editor), move)

    item = Item.objects.get(pk=story.item_id or 0)
    assert (item.is_held, item.region_id) == (True, KUALA_KARANG)
    assert not Placement.objects.filter(item=item, hidden_at=None).exists()


def test_a_story_is_given_back_while_its_kim_moves() -> None:
    kim = build.kim()
    editor, second = build.member(kim, Role.EDITOR), build.member(kim)
    story = _published_now(kim, editor)
    _lock(editor)()
    move = _move(kim)

    def give_back() -> None:
        holding.end_hold(Story.objects.get(pk=story.pk), by=second, at=timezone.now())

    one_after_the_other(_last_placement(story), give_back, move)

    item = Item.objects.get(pk=story.item_id or 0)
    assert (item.is_held, item.region_id) == (False, KUALA_KARANG)
    assert not Placement.objects.filter(item=item).exclude(hidden_at=None).exists()


def test_a_story_is_corrected_while_its_kim_moves_and_stays_where_the_kim_went() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    items = Item.objects.filter(pk=story.item_id or 0)
    editor = build.member(kim, Role.EDITOR)
    correct = _correct(story, content.content_of(story), editor)

    one_after_the_other(items, _move(kim), correct)

    assert items.get().region_id == KUALA_KARANG


def test_an_editor_hides_an_agenda_on_a_portal_while_its_time_is_corrected() -> None:
    kim = build.kim()
    story = build.of_kind(kim, StoryKind.AGENDA, Details(starts_at=build.AT, venue="Balai desa"))
    portal = build.portal("6112")
    editor, portal_editor = build.member(kim, Role.EDITOR), build.officer("6112")
    words = content.content_of(story)
    later = replace(words, details=replace(words.details, starts_at=build.AT + timedelta(days=1)))

    def hide() -> None:
        placement = Placement.objects.get(item=story.item, portal=portal)
        wire.hide(placement, reason="Ganda.", by=portal_editor, at=timezone.now())

    one_after_the_other(
        SearchRow.objects.filter(item=story.item), _correct(story, later, editor), hide
    )

    hidden = Placement.objects.get(item=story.item, portal=portal)
    assert (bool(hidden.hidden_at), hidden.starts_at) == (True, later.details.starts_at)


def test_a_story_is_held_while_another_with_the_same_photo_is_published() -> None:
    kim = build.kim()
    thief, editor = build.member(kim, Role.EDITOR), build.member(kim, Role.EDITOR)
    photo = build.photo(kim)
    first, second = (build.story(kim, Stage.VERIFIED) for _ in range(2))
    for story in (first, second):
        words = replace(content.content_of(story), photos=(photo.as_picture(),))
        writing.edit(story, content=words, by=story.author, at=build.AT)
        confirmations.confirm(story, how_known="Di sana.", by=build.member(kim), at=build.AT)
    publishing.publish(first, by=thief, at=timezone.now() - timedelta(hours=1))

    def publish() -> None:
        publishing.publish(Story.objects.get(pk=second.pk), by=editor, at=timezone.now())

    one_after_the_other(RegionTally.objects.filter(region="00"), publish, _lock(thief))

    assert (Story.objects.get(pk=first.pk).is_held, photo.is_public) == (True, True)
