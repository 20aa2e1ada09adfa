"""A chair who has just come does not act alone over people who were there before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.access.actions import (
    agree_to_chair,
    begin_handover,
    confirm_handover,
    end_roles,
    grant_on_site,
    invite,
    leave_group,
)
from kimid.access.grant_moves import HandoverRequest
from kimid.access.group_ending import LastChair
from kimid.access.in_person_codes import AnotherChairCan, OlderChairCan
from kimid.access.leading import ChairNotAgreed, TooNew
from kimid.access.models import Grant, Handover
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.people.actions import lock_account
from kimid.people.models import LockCard, Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from tests import build
from tests.access.coding import (
    OLD_PASSWORD,
    Village,
    enter,
    fresh,
    handed,
    is_in,
    sees_old,
    signed_in,
    wait_of,
)
from tests.access.coding import SECRET as OLD_TITLE
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_DAY: Final = timedelta(days=1)
type Act = Callable[["Group", Person], object]


@dataclass
class Group:
    """An old chair and an old member, and a chair who has come a minute ago."""

    kim: Kim
    chair: Person
    member: Person
    new: Person

    @property
    def people(self) -> str:
        return f"/s/{self.kim.site.ruang_label}/anggota/"


@pytest.fixture
def group(village: Village) -> Group:
    return Group(village.kim, village.chair, village.member, _new_chair(village.kim))


def _new_chair(kim: Kim) -> Person:
    person = build.person("Baru")
    grant_on_site(
        kim.site,
        person=person,
        role=Role.CHAIR,
        by=build.BUILDER,
        at=timezone.now() - timedelta(minutes=1),
    )
    return person


def _end_old_chair(group: Group, by: Person) -> object:
    return end_roles(group.kim.site, person=group.chair, by=fresh(by), at=timezone.now())


def _end_member(group: Group, by: Person) -> object:
    return end_roles(group.kim.site, person=group.member, by=fresh(by), at=timezone.now())


def _invite_chair(group: Group, by: Person) -> object:
    return invite(group.kim.site, name="Teman", role=Role.CHAIR, by=fresh(by), at=timezone.now())


def _hand_over_post_of_old_chair(group: Group, by: Person) -> object:
    asked = HandoverRequest(group.chair, Role.CHAIR, stays=False, name="Teman")
    return begin_handover(group.kim.site, handover_request=asked, by=fresh(by), at=timezone.now())


def _confirm_handover_of_old_chair(group: Group, by: Person) -> object:
    running = Handover.objects.create(
        site=group.kim.site,
        role=Role.CHAIR,
        holder=group.chair,
        stays=False,
        name="Teman",
        begun_at=timezone.now(),
        successor=build.person("Teman"),
        accepted_at=timezone.now(),
    )
    return confirm_handover(running, by=fresh(by), at=timezone.now())


each_power = pytest.mark.parametrize(
    "act",
    [
        _end_member,
        _invite_chair,
        _hand_over_post_of_old_chair,
        _confirm_handover_of_old_chair,
        _end_old_chair,
    ],
)


@each_power
def test_a_new_chair_does_not_act_alone_over_who_was_there_before(group: Group, act: Act) -> None:
    with pytest.raises(TooNew):
        act(group, group.new)


@each_power
def test_after_three_days_a_chair_is_no_new_one(
    group: Group, act: Act, move: Callable[..., None]
) -> None:
    move(days=3)
    act(group, group.new)


@each_power
def test_once_a_second_person_has_agreed_the_new_chair_acts(group: Group, act: Act) -> None:
    agree_to_chair(group.kim.site, chair=group.new, by=group.member, at=timezone.now())
    act(group, group.new)


@pytest.mark.parametrize("act", [_end_member, _invite_chair, _end_old_chair])
def test_a_group_in_which_nobody_is_old_begins_as_ever(act: Act) -> None:
    """Its first chair, a second one an hour later, and a member who came by a code of the hall."""
    kim = build.kim()
    first, second, member = _new_chair(kim), _new_chair(kim), build.person()
    grant_on_site(kim.site, person=member, role=Role.MEMBER, by=build.BUILDER, at=timezone.now())

    act(Group(kim, first, member, second), second)


def test_an_old_account_that_is_locked_could_be_harmed_too(group: Group) -> None:
    for person in (group.chair, group.member):
        lock_account(person, by=AccountOwner(person), at=timezone.now())

    with pytest.raises(TooNew):
        _end_old_chair(group, group.new)


def test_an_old_chair_leaves_the_group_to_no_chair_of_a_minute_but_hands_over(
    group: Group,
) -> None:
    with pytest.raises(LastChair):
        leave_group(group.kim.site, by=fresh(group.chair), at=timezone.now())
    own_post = HandoverRequest(group.chair, Role.CHAIR, stays=False, chosen=group.member)

    assert begin_handover(
        group.kim.site, handover_request=own_post, by=fresh(group.chair), at=timezone.now()
    )


def test_a_chair_who_cannot_act_leaves_with_the_others_free_to_begin_anew(group: Group) -> None:
    Grant.objects.filter(person__in=[group.chair, group.member]).update(ends_at=timezone.now())

    assert _invite_chair(group, group.new)


def test_who_brought_the_chair_in_and_who_has_just_come_do_not_agree_to_them(
    group: Group,
) -> None:
    guest, at = build.person("Tamu"), timezone.now()
    build.accepted(group.kim, guest, by=group.chair, at=at, role=Role.CHAIR)
    for by in (group.chair, group.new, guest):
        with pytest.raises(ChairNotAgreed):
            agree_to_chair(group.kim.site, chair=guest, by=fresh(by), at=timezone.now())

    agree_to_chair(group.kim.site, chair=guest, by=fresh(group.member), at=timezone.now())

    event = Event.objects.filter(kind="chair.agreed").get()
    assert event.data == {"person": guest.pk}
    assert Grant.objects.get(person=guest).agreed_by == group.member


def test_the_page_says_who_is_new_and_a_member_agrees_there(group: Group, ruang: Door) -> None:
    own, page = ruang(group.new), ruang(group.member)
    assert "Anda ketua yang baru" in own.get(group.people).content.decode()
    shown = page.get(group.people).content.decode()
    assert "Benar, dia ketua kita" in shown
    assert "Baru ketua yang baru" in shown

    page.post(f"{group.people}{group.new.pk}/setuju/")

    assert "ketua yang baru" not in own.get(group.people).content.decode()


def test_every_refusal_says_what_to_do_and_loses_nothing(group: Group, ruang: Door) -> None:
    page = ruang(group.new)
    words = "dikerjakan ketua yang lebih lama"

    invited = page.post(f"{group.people}undang/", {"name": "Bu Teman", "role": "chair"})
    ended = page.post(f"{group.people}{group.member.pk}/berhenti/", follow=True)
    over = page.post(
        f"{group.people}{group.chair.pk}/serah-terima/chair/",
        {"successor": "baru", "name": "Bu Teman", "stays": "ya", "is_signed": "on"},
    )
    own = page.post(f"{group.people}{group.member.pk}/setuju/", follow=True)

    for answer in (invited, ended, over):
        assert words in answer.content.decode()
    assert 'value="Bu Teman"' in invited.content.decode()
    assert 'value="Bu Teman"' in over.content.decode()
    assert "bukan yang mengundangnya" in own.content.decode()


def test_a_new_chair_invites_members_as_ever(group: Group) -> None:
    at = timezone.now()
    assert invite(group.kim.site, name="Adik", role=Role.MEMBER, by=fresh(group.new), at=at)


def test_where_an_older_chair_can_a_new_one_hands_no_code(group: Group, ruang: Door) -> None:
    signed_in(group.chair)

    with pytest.raises(OlderChairCan):
        handed(group.kim.site, group.member, group.new)
    page = ruang(group.new).post(f"{group.people}{group.member.pk}/kode/")
    assert "ketua yang lebih lama bisa memberi kodenya" in page.content.decode()


def test_a_code_of_a_new_chair_waits_behind_the_wall(group: Group, village: Village) -> None:
    """The older chair lost her phone, so nobody else can; a second person agrees, or a day goes."""
    draft = build.story(group.kim, author=group.member, title=OLD_TITLE)
    device = enter(group.member, handed(group.kim.site, group.member, group.new))

    assert is_in(device)
    assert wait_of(group.member).has_wall
    assert not sees_old(device, village, draft)


def test_a_new_chair_is_none_who_stands_in_the_place_of_the_office(
    village: Village, group: Group, ruang: Door
) -> None:
    ruang(group.new)
    assert len(handed(village.office, village.chair, village.officer)) == 6
    agree_to_chair(group.kim.site, chair=group.new, by=group.member, at=timezone.now())

    with pytest.raises(AnotherChairCan):
        handed(village.office, village.chair, village.officer)


def test_a_member_cancels_what_the_chair_handed_on_every_device(
    village: Village, group: Group
) -> None:
    group.member.set_password(OLD_PASSWORD)
    group.member.save()
    draft = build.story(group.kim, author=group.member, title=OLD_TITLE)
    phone, laptop = signed_in(group.member), signed_in(group.member)
    device = enter(group.member, handed(group.kim.site, group.member, group.chair))
    assert sees_old(device, village, draft)  # she knows the face: nothing waits
    assert "Bukan saya, batalkan" in device.get("/tempat/").content.decode()
    assert not is_in(laptop)
    page = phone.get("/kode-saya/").content.decode()
    assert "Bukan saya, batalkan" in page
    assert "Yang lama terbuka" not in page

    phone.post("/kode-saya/batal/")

    assert [is_in(each) for each in (phone, laptop, device)] == [True, True, False]
    assert fresh(group.member).check_password(OLD_PASSWORD)


def test_a_code_of_the_chair_cannot_be_agreed_away_and_ends_after_a_day(
    village: Village, group: Group, ruang: Door, move: Callable[..., None]
) -> None:
    other = build.member(group.kim, name="Siti")
    enter(group.member, handed(group.kim.site, group.member, group.chair))
    wait = wait_of(group.member)
    page = ruang(other)
    shown = page.get(f"{village.base}/kode/").content.decode()
    assert "orangnya yang minta" not in shown
    assert "bisa dibatalkan" in shown

    page.post(f"{village.base}/kode/{wait.pk}/setuju/")
    assert wait_of(group.member).ended_at is None
    move(hours=25)

    assert "Dipakai" in page.get(f"{village.base}/kode/").content.decode()
    assert "Batalkan kodenya" not in page.get(f"{village.base}/kode/").content.decode()


def test_who_typed_a_code_of_the_chair_does_not_lock_the_account_by_one_press(
    group: Group,
) -> None:
    device = enter(group.member, handed(group.kim.site, group.member, group.chair))

    assert device.post("/akun-dibajak/").status_code == 422


def test_who_typed_a_code_of_the_chair_makes_no_card_that_locks_the_owner_out(
    group: Group,
) -> None:
    device = enter(group.member, handed(group.kim.site, group.member, group.chair))

    answer = device.post("/keamanan/kartu/")

    assert answer.status_code == 409
    assert "Lihat kodenya" in answer.text
    assert not LockCard.objects.filter(person=group.member).exists()
