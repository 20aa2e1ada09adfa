"""What an official held goes to whoever comes into their post, whichever happens first."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kimid.access.actions import accept_invitation, grant_on_region
from kimid.access.models import Invitation
from kimid.access.one_use_links import LinkHolder, find_link
from kimid.applications.actions import handling
from kimid.applications.desk_people import notes_for
from kimid.applications.models import Application
from kimid.applications.successors import hand_on_work
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.offices.schedule import end_posts
from kimid.people.models import Person
from tests import build, build_registry
from tests.offices import building

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LONG_AGO = timedelta(days=2)


def _held_by(holder: Person, at: datetime) -> Application:
    made = build_registry.application()
    handling.hold_application(made, holder=holder, before=None, by=holder, at=at)
    handling.write_note(made, text="Kepala desa baru", is_shared=False, by=holder, at=at)
    return made


def _accepted(invitation: Invitation, token: str, at: datetime) -> Person:
    link = find_link(token, invitation.site)
    assert link is not None
    person = build.person(invitation.name)
    return accept_invitation(invitation, account=person, by=LinkHolder(link, at), at=at)


def _follow(kind: str) -> None:
    hand_on_work.call(Event.objects.filter(kind=kind).latest("pk").pk)


@pytest.mark.parametrize("first", ["who comes", "who leaves"])
def test_a_successor_holds_what_the_leaver_held(first: str) -> None:
    then, now = timezone.now() - LONG_AGO, timezone.now()
    change, token = building.ordered(then, days=0)
    made = _held_by(change.holder, then)
    assert change.invitation is not None

    if first == "who comes":
        successor = _accepted(change.invitation, token, then)
        end_posts.func(at=now)
        _follow("official.changed")
    else:
        end_posts.func(at=now)
        _follow("official.changed")
        made.refresh_from_db()
        assert made.holder == change.holder  # nobody has come yet
        successor = _accepted(change.invitation, token, now)
        _follow("member.joined")

    made.refresh_from_db()
    assert made.holder == successor
    assert [note.text for note in notes_for(made, successor)] == ["Kepala desa baru"]


def test_who_filled_it_in_does_not_come_to_hold_it() -> None:
    then, now = timezone.now() - LONG_AGO, timezone.now()
    change, token = building.ordered(then, days=0)
    made = _held_by(change.holder, then)
    assert change.invitation is not None
    successor = _accepted(change.invitation, token, then)
    Application.objects.filter(pk=made.pk).update(handled_by=[successor.pk])

    end_posts.func(at=now)
    _follow("official.changed")

    made.refresh_from_db()
    assert made.holder == change.holder


@pytest.mark.parametrize("joined", ["the office, while the leaver is back", "a group"])
def test_an_old_change_takes_nothing_away(joined: str) -> None:
    then, now = timezone.now() - LONG_AGO, timezone.now()
    change, token = building.ordered(then, days=0)
    assert change.invitation is not None
    successor = _accepted(change.invitation, token, then)
    end_posts.func(at=now)
    made = build_registry.application()
    Application.objects.filter(pk=made.pk).update(holder=change.holder, holder_office="6112")
    if joined == "a group":
        kim = build.kim()
        build.accepted(kim, successor, by=build.member(kim, Role.CHAIR), at=now)
    else:
        place = build.region("6112")
        grant_on_region(place, person=change.holder, role=Role.OFFICER, by=build.BUILDER, at=now)

    _follow("member.joined")

    made.refresh_from_db()
    assert made.holder == change.holder
