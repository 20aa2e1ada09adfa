"""What a stolen account of an official did to portals is put right when it is locked."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.lib.codes import Level
from kimid.newsroom.flow import Stage
from kimid.notify.queries import waiting_notices
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.wire import actions
from kimid.wire.models import Item, Placement
from kimid.wire.queries import feed, lead
from tests import build
from tests.lifecycle.closing import do_all_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def thief() -> Person:
    return build.officer("6112", Role.PORTAL_EDITOR)


def _lock(person: Person) -> None:
    people.lock_account(person, by=AccountOwner(person), at=timezone.now())
    do_all_tasks()


def _ago(minutes: int = 60) -> datetime:
    return timezone.now() - timedelta(minutes=minutes)


def _titles() -> list[str]:
    return [row.item.title for row in feed(build.portal("6112")).placements]


def test_front_and_list_are_as_others_had_arranged_them(thief: Person) -> None:
    honest = build.officer("6112", Role.PORTAL_EDITOR)
    hidden, left_out, plain, late = (
        build.placement(story, build.portal("6112")) for story in build.published(build.kim(), 4)
    )
    actions.hide(left_out, reason="Bukan dari sini.", by=honest, at=_ago(90))
    before = _titles()
    for row in (hidden, plain):
        actions.hide(row, reason="Slot.", by=thief, at=_ago())
    actions.show(left_out, by=thief, at=_ago())
    actions.feature(left_out, by=thief, at=_ago())
    actions.feature(late, by=honest, at=_ago(30))
    actions.unfeature(late, by=thief, at=_ago(20))
    assert _titles() != before
    _lock(thief)

    assert _titles() == before
    assert lead(build.portal("6112")) == late
    left_out.refresh_from_db()
    assert (left_out.reason, left_out.featured_at) == ("Bukan dari sini.", None)
    actions.hide(Placement.objects.get(pk=plain.pk), reason="Lain.", by=honest, at=timezone.now())
    assert len(_titles()) == len(before) - 1


def test_what_others_have_arranged_since_stays(thief: Person) -> None:
    honest = build.officer("6112", Role.PORTAL_EDITOR)
    row = build.placement(build.published(build.kim(), 1)[0], build.portal("6112"))
    actions.feature(row, by=thief, at=_ago())
    actions.hide(row, reason="Bukan dari sini.", by=honest, at=_ago(30))
    _lock(thief)

    row.refresh_from_db()
    assert (row.reason, row.featured_at) == ("Bukan dari sini.", None)


def test_a_warning_that_it_sent_on_goes_back_to_where_nobody_needs_to_verify_it() -> None:
    thief = build.officer("6112")
    story = build.story(build.kim(), Stage.PUBLISHED_UNVERIFIED)
    item = Item.objects.get(title=story.title)
    office = build.portal("6112")
    actions.send_on(item, office=office, up_to=Level.REGENCY, by=thief, at=_ago())
    assert story.title in _titles()
    _lock(thief)

    assert story.title not in _titles()
    assert Item.objects.get(pk=item.pk).sent_on_by is None


def test_the_office_and_the_one_above_know_when_one_account_hides_many(thief: Person) -> None:
    colleague, above, other = (
        build.officer(code, role)
        for code, role in (("6112", Role.OFFICER), ("61", Role.OFFICER), ("3404", Role.OFFICER))
    )
    kim = build.kim()
    for number, story in enumerate(build.published(kim, 6), 1):
        row = build.placement(story, build.portal("6112"))
        actions.hide(row, reason="Slot.", by=thief, at=timezone.now())
        do_all_tasks()
        told = [_told(person) for person in (colleague, above, other)]
        assert told == ([0, 0, 0] if number < 5 else [1, 1, 0])


def _told(person: Person) -> int:
    rows = waiting_notices(Person.objects.get(pk=person.pk), timezone.now())
    return sum(row.kind == "portal.many_hidden" for row in rows)
