"""An office above decides about a stopped account: above the posts of those who asked."""

import pytest

from kimid.access.models import AccountStop
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.people.models import Person
from tests import build
from tests.access.coding import Village, enter, fresh, handed, signed_in

pytestmark = pytest.mark.django_db

_DISTRICT = build.TELUK_KAPUAS[:6]


def _stopped(village: Village, asker: Person, region: str = _DISTRICT) -> AccountStop:
    """The stop after two codes that somebody asked for by the portal of this region."""
    site = build.portal(region)
    phone = signed_in(village.chair)
    for _ in range(2):
        enter(village.chair, handed(site, village.chair, asker))
        phone.post("/kode-saya/batal/")
    return AccountStop.objects.get()


def _may_decide(stop: AccountStop, *people: Person) -> list[bool]:
    return [fresh(each).has_perm(AccessPermission.DECIDE_STOP, stop) for each in people]


def _helper_of(officer: Person, region: str = _DISTRICT) -> Person:
    """Somebody whom this officer has let stand in there."""
    return build.acting(region, by=officer)


def test_an_officer_does_not_decide_about_codes_that_her_own_helper_asked_for(
    village: Village,
) -> None:
    colleague, province = build.officer("6112"), build.officer("61")

    stop = _stopped(village, _helper_of(village.officer))

    assert _may_decide(stop, village.officer, colleague, province) == [False, True, True]


def test_who_was_put_there_by_one_who_asked_does_not_decide(village: Village) -> None:
    asker, other = (build.officer("00", Role.OPERATOR) for _ in range(2))
    helper = _helper_of(asker, "00")

    stop = _stopped(village, asker, "6112")

    assert _may_decide(stop, asker, helper, other) == [False, False, True]


def test_the_post_of_who_asked_counts_and_not_the_portal_that_she_used(village: Village) -> None:
    colleague, province = build.officer("6112"), build.officer("61")

    stop = _stopped(village, village.officer)

    assert stop.region_id == "6112"
    assert _may_decide(stop, village.officer, colleague, province) == [False, False, True]
