"""When regions change, what waits in an office goes on in the one that took its place."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.access.actions import accept_invitation
from kimid.access.models import Grant, Invitation
from kimid.access.one_use_links import LinkHolder, find_link
from kimid.events.actor import System
from kimid.events.permissions import Role
from kimid.offices import actions
from kimid.offices.models import PostChange
from kimid.places.models import Region
from kimid.registry.actions.moving import hand_over_region
from kimid.registry.region_changes import carry_through
from kimid.sites.models import Site
from tests import build
from tests.offices import building

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _ends(code: str, successor: str) -> None:
    """A regency became part of another one, which has a portal of its own."""
    Region.objects.filter(pk=code).update(
        valid_until=timezone.now().date(), successor=build.region(successor)
    )


def _accept(invitation: Invitation, token: str) -> Grant:
    now = timezone.now()
    link = find_link(token, invitation.site)
    assert link is not None
    person = build.person(invitation.name)
    accept_invitation(invitation, account=person, by=LinkHolder(link, now), at=now)
    return Grant.objects.get(person=person)


def test_whoever_was_invited_comes_into_the_office_that_took_its_place() -> None:
    invitation, token = building.invited(timezone.now())
    there = build.portal("6111")
    _ends("6112", "6111")

    carry_through(timezone.now())

    invitation = Invitation.objects.get()
    assert invitation.site == there
    assert _accept(invitation, token).region_id == "6111"


def test_a_role_that_has_not_begun_is_taken_back_in_the_new_office() -> None:
    sitting = build.officer("6112")
    grant = _accept(*building.invited(timezone.now()))
    build.portal("6111")
    _ends("6112", "6111")
    carry_through(timezone.now())

    actions.take_back_invitation(Invitation.objects.get(), by=sitting, at=timezone.now())

    later = timezone.now() + timedelta(days=2)
    assert not Grant.objects.filter(person=grant.person, role=Role.OFFICER).usable(later).exists()


def test_of_two_changes_of_one_post_the_one_of_the_ended_region_is_called_off() -> None:
    now = timezone.now()
    by = build.officer("61")
    change, token = building.ordered(now, by=by)
    there = build.portal("6111")
    Grant.objects.create(
        person=change.holder, role=Role.OFFICER, region_id="6111", starts_at=build.AT
    )
    order = building.order(change.holder, now, successor="Yanti")
    other, _ = actions.order_change(there, order=order, by=by, at=now)
    _ends("6112", "6111")

    hand_over_region(build.region("6112"), by=System("tests"), at=timezone.now())

    assert PostChange.objects.get(closed_at=None) == other
    assert change.invitation is not None
    invitation = Invitation.objects.get(pk=change.invitation.pk)
    with pytest.raises(PermissionDenied):
        _accept(invitation, token)
    assert Site.objects.get(pk=invitation.site_id).region_id == "6111"
