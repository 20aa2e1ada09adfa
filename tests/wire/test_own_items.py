"""An official sends on and gives back nothing of their own group, and nothing on the first day of
an acting post.
"""

from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.access.grants import officers_above
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.lib.codes import Level
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.wire import actions
from kimid.wire.models import Item
from kimid.wire.rules import WirePermission
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_REGENCY: Final = "6112"


def _item(kim: Kim) -> Item:
    story = build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    return Item.objects.select_related("site__region").get(pk=story.item_id or 0)


def _send_on(item: Item, by: Person) -> Item:
    office, again = build.portal(_REGENCY), Person.objects.get(pk=by.pk)
    return actions.send_on(item, office=office, up_to=Level.REGENCY, by=again, at=timezone.now())


def _joined(kim: Kim, person: Person, *, days_ago: int = 30) -> Person:
    since = timezone.now() - timedelta(days=days_ago)
    Grant.objects.create(person=person, role=Role.MEMBER, site=kim.site, starts_at=since)
    return Person.objects.get(pk=person.pk)


def test_an_officer_of_the_group_does_not_send_it_on_and_reads_who_can() -> None:
    kim = build.kim()
    item = _item(kim)
    own, other = _joined(kim, build.officer(_REGENCY)), build.officer(_REGENCY)

    with pytest.raises(actions.SendOnRefused, match=other.name):
        _send_on(item, own)
    assert _send_on(item, other).sent_on_by == other


def test_nor_does_whoever_they_have_appointed_however_long_ago() -> None:
    kim = build.kim()
    item = _item(kim)
    own = _joined(kim, build.officer(_REGENCY))
    build.officer("61")
    helper = build.acting(_REGENCY, by=own, at=timezone.now() - timedelta(days=9))

    with pytest.raises(actions.SendOnRefused, match="menunjuk Anda"):
        _send_on(item, helper)


def test_who_is_acting_sends_on_after_three_days_and_reads_who_can_before() -> None:
    item = _item(build.kim())
    officer = build.officer(_REGENCY)
    helper = build.acting(_REGENCY, by=officer)

    with pytest.raises(actions.SendOnRefused, match=f"tiga hari.*{officer.name}"):
        _send_on(item, helper)
    Grant.objects.filter(person=helper).update(starts_at=timezone.now() - timedelta(days=4))
    assert _send_on(item, helper).sent_on_by == helper


def test_who_is_acting_and_alone_sends_on_on_the_first_day() -> None:
    item = _item(build.kim())
    officer = build.officer(_REGENCY)
    helper = build.acting(_REGENCY, by=officer)
    Grant.objects.filter(person=officer).update(ends_at=timezone.now())

    assert _send_on(item, helper).sent_on_by == helper


def test_the_desk_says_in_words_who_sends_it_on(ruang: Door) -> None:
    kim = build.kim()
    item = _item(kim)
    build.portal(_REGENCY)
    own, other = _joined(kim, build.officer(_REGENCY)), build.officer(_REGENCY)

    path = f"/s/kab-kubu-raya/meja/mendesak/{item.pk}/teruskan/"
    page = ruang(own).post(path, {"up_to": Level.REGENCY}, follow=True).text

    assert "kelompok Anda sendiri" in page
    assert other.name in page


def test_what_is_held_of_ones_own_group_is_given_back_by_another_or_a_settled_member() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    Story.objects.filter(pk=story.pk).update(held_at=timezone.now(), held_account=build.member(kim))
    story.refresh_from_db()
    other = build.officer(_REGENCY)
    newcomer = _joined(kim, build.officer(_REGENCY), days_ago=1)
    settled = _joined(kim, build.officer(_REGENCY))

    may = [each.has_perm(WirePermission.END_HOLD, story) for each in (newcomer, settled, other)]
    assert may == [False, True, True]


def test_a_group_asks_no_officer_of_its_own_to_look_unless_there_is_nobody_else() -> None:
    kim = build.kim()
    own = _joined(kim, build.officer(_REGENCY))
    assert officers_above(kim.site, timezone.now()) == [own]

    province = build.officer("61")
    assert officers_above(kim.site, timezone.now()) == [province]
