"""Whoever brings somebody into a group is no second person to what they do there in the first days:
one old account invites one of its own, lets it ask, and would agree to itself.
"""

from collections.abc import Callable
from typing import Final

import pytest
from django.utils import timezone

from kimid.access.actions import agree_to_code, confirm_handover
from kimid.access.bringing_in import who_brought_in
from kimid.access.code_answers import AgreementRefused
from kimid.access.leading import ChairNotAgreed, agree_to
from kimid.access.models import Handover
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.actions.main_address import make_main_address
from kimid.sites.actions import NameActionRefused, ask_for_main_address
from kimid.sites.proof_check import proof_text
from tests import build
from tests.access.coding import Village, enter, fresh, handed, wait_of
from tests.conftest import Door
from tests.names import Zone

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_NAME: Final = "slot88-maxwin.com"


@pytest.fixture
def guest(village: Village) -> Person:
    """A chair whom the old one has just invited."""
    return _invited(village, village.chair)


def _invited(village: Village, by: Person, role: Role = Role.CHAIR) -> Person:
    guest = build.person("Tamu")
    build.accepted(village.kim, guest, by=fresh(by), at=timezone.now(), role=role)
    return guest


def _successor_of(village: Village, holder: Person) -> Person:
    """Somebody new to whom a chair who has just come hands their own post over."""
    person = build.person("Penerus")
    running = Handover.objects.create(
        site=village.kim.site,
        role=Role.CHAIR,
        holder=holder,
        stays=True,
        name=person.name,
        begun_at=timezone.now(),
        successor=person,
        accepted_at=timezone.now(),
    )
    confirm_handover(running, by=fresh(holder), at=timezone.now())
    return person


def test_the_chain_goes_on_to_who_has_been_here_for_days(village: Village, guest: Person) -> None:
    third = _successor_of(village, guest)
    hands = who_brought_in([third.pk], village.kim.site.pk, timezone.now())

    assert hands == {guest.pk, village.chair.pk}
    assert not who_brought_in([village.member.pk], village.kim.site.pk, timezone.now())


def test_after_three_days_nobody_is_behind_them(
    village: Village, guest: Person, move: Callable[..., None]
) -> None:
    move(days=3)
    assert not who_brought_in([guest.pk], village.kim.site.pk, timezone.now())


def test_who_invited_the_chair_who_asks_leads_no_reader_away(
    village: Village, guest: Person, zone: Zone, ruang: Door
) -> None:
    own = build.own_name(village.kim, _NAME, proven=True, at=timezone.now())
    zone.put(f"_kimid.{_NAME}", "TXT", proof_text(own))
    own = ask_for_main_address(own, by=guest, at=timezone.now())
    page = ruang(village.chair)

    assert "Setuju, pakai sekarang" not in page.get(f"{village.base}/kim/alamat-baru/").text
    with pytest.raises(NameActionRefused, match="mengundang"):
        make_main_address(own, by=fresh(village.chair), at=timezone.now())
    make_main_address(own, by=fresh(village.member), at=timezone.now())

    village.kim.site.refresh_from_db()
    assert village.kim.site.own_name == _NAME


def test_who_invited_the_chair_who_hands_a_code_does_not_agree_to_it(
    village: Village, guest: Person, ruang: Door
) -> None:
    """The old chair signs out everywhere, so that the new one may hand it."""
    enter(village.member, handed(village.kim.site, village.member, guest))
    wait = wait_of(village.member)
    other = build.member(village.kim)

    shown = ruang(village.chair).get(f"{village.base}/kode/").text
    assert "orangnya yang minta" not in shown
    with pytest.raises(AgreementRefused):
        agree_to_code(village.kim.site, wait=wait, by=fresh(village.chair), at=timezone.now())
    agree_to_code(village.kim.site, wait=wait, by=fresh(other), at=timezone.now())

    assert wait_of(village.member).ended_at is not None


def test_who_invited_a_chair_agrees_to_none_whom_that_one_let_follow(
    village: Village, guest: Person
) -> None:
    third = _successor_of(village, guest)

    with pytest.raises(ChairNotAgreed):
        agree_to(third, village.kim.site, by=fresh(village.chair), at=timezone.now())
