"""The roster of a KIM: everybody of the group, also without a phone; leaving by oneself, and coming
back as the same person.
"""

from datetime import date, timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.tasks import Task
from django.test import Client

from kimid.access.actions import leave_group
from kimid.access.group_ending import LastChair
from kimid.access.queries import members_of
from kimid.applications.actions import renewing
from kimid.applications.flow import ApplicationStep
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.registry import reactions
from kimid.registry.actions import roster
from kimid.registry.models import Kim, Member, Officer
from kimid.registry.roster import RosterEntry, roster_of
from tests import build, build_registry
from tests.conftest import Door

pytestmark = pytest.mark.django_db

TODAY: Final = date(2024, 12, 1)
LATER: Final = build.AT + timedelta(days=10)


@pytest.fixture
def kim() -> Kim:
    """A KIM with a decree, two officers and nine members, none with an account."""
    kim = build_registry.application(step=ApplicationStep.VERIFIED).kim
    assert kim is not None
    return kim


def _roster(kim: Kim) -> list[tuple[str, str, bool]]:
    roster = roster_of(kim, members_of(kim.site, LATER), TODAY)
    return [
        (each.name, each.post_and_section, bool(each.role))
        for each in (*roster.officers, *roster.members)
    ]


def _notify(kind: str, reaction: Task[[int], None]) -> None:
    reaction.call(Event.objects.filter(kind=kind).latest("pk").pk)


def test_officers_with_terms_and_members_of_the_decree_stand_on_it_with_or_without_an_account(
    kim: Kim,
) -> None:
    build.member(kim, Role.CHAIR, name="Hasan Basri")
    roster = roster_of(kim, members_of(kim.site, LATER), TODAY)

    assert roster.officers[0] == RosterEntry(
        "Hasan Basri", "Ketua", "", "1 Juli 2024 sampai 30 Juni 2029", "ketua"
    )
    assert [(each.post_and_section, each.role) for each in roster.officers[1:]] == [
        ("Seksi Dokumentasi", "")
    ]
    assert [each.name for each in roster.members] == [
        f"Anggota {number}" for number in range(1, 10)
    ]
    assert (roster.people_count, roster.sign_in_count, list(roster.not_listed)) == (11, 1, [])


def test_the_chair_writes_down_who_has_no_phone_and_who_has_left_and_nobody_else_does(
    kim: Kim,
) -> None:
    chair = build.member(kim, Role.CHAIR, name="Hasan Basri")
    roster.add_member(kim, name="Mak Inah", section="Dokumentasi", by=chair, at=LATER)

    assert ("Mak Inah", "Anggota Dokumentasi", False) in _roster(kim)
    with pytest.raises(roster.AlreadyOnRoster):
        roster.add_member(kim, name="mak inah", section="", by=chair, at=LATER)
    for stranger in (
        build.member(kim, Role.EDITOR),
        build.member(build.kim(), Role.CHAIR),
        build.officer("6112"),
    ):
        with pytest.raises(PermissionDenied):
            roster.add_member(kim, name="Pak Udin", section="", by=stranger, at=LATER)
    roster.record_leaving(kim, member=Member.objects.get(name="Mak Inah"), by=chair, at=LATER)
    assert "Mak Inah" not in [name for name, _, _ in _roster(kim)]
    roster.add_member(kim, name="Mak Inah", section="", by=chair, at=LATER)


def test_a_new_decree_names_who_belongs_from_now_on(kim: Kim) -> None:
    chair = build.member(kim, Role.CHAIR, name="Hasan Basri")
    made = renewing.begin_renewal(kim, today=TODAY, by=chair, at=LATER)

    assert made.members == [f"Anggota {number}" for number in range(1, 10)]


def test_whoever_comes_in_by_an_invitation_is_who_the_roster_names(kim: Kim) -> None:
    chair = build.member(kim, Role.CHAIR)
    whom = build.person("Siti Rahmah")
    build.accepted(kim, whom, by=chair, at=LATER)
    _notify("member.joined", reactions.on_member_joined)
    stranger = build.person("Orang Baru")
    build.accepted(kim, stranger, by=chair, at=LATER)
    _notify("member.joined", reactions.on_member_joined)

    assert Officer.objects.get(kim=kim, name="Siti Rahmah").person == whom
    assert ("Orang Baru", "Anggota", True) in _roster(kim)
    assert Member.objects.filter(kim=kim, person=stranger).count() == 1


def test_whoever_leaves_and_comes_back_is_the_same_person_with_the_same_stories(
    kim: Kim, ruang: Door
) -> None:
    chair = build.member(kim, Role.CHAIR)
    whom = build.person("Dedi Kurniawan")
    build.accepted(kim, whom, by=chair, at=LATER)
    _notify("member.joined", reactions.on_member_joined)
    story = build.story(kim, Stage.PUBLISHED, author=whom)
    draft = build.story(kim, Stage.DRAFT, author=whom)
    leave_group(kim.site, by=Person.objects.get(pk=whom.pk), at=LATER + timedelta(hours=1))
    _notify("member.left", reactions.on_member_left)

    assert ruang(whom).get(f"/s/{kim.site.label}/").status_code == 404
    assert "Dedi Kurniawan" not in [name for name, _, _ in _roster(kim)]
    story.refresh_from_db()
    assert (story.author, story.stage) == (whom, Stage.PUBLISHED)
    build.accepted(kim, whom, by=chair, at=LATER + timedelta(hours=2))
    _notify("member.joined", reactions.on_member_joined)
    assert (
        ruang(Person.objects.get(pk=whom.pk))
        .get(f"/s/{kim.site.label}/konsep/")
        .content.decode()
        .count(draft.title)
        > 0
    )
    assert Person.objects.filter(name="Dedi Kurniawan").count() == 1
    assert ("Dedi Kurniawan", "Anggota", True) in [
        (each.name, each.post_and_section, bool(each.role))
        for each in roster_of(kim, members_of(kim.site, LATER + timedelta(hours=3)), TODAY).members
    ]


def test_the_last_chair_hands_over_before_leaving(kim: Kim) -> None:
    chair = build.member(kim, Role.CHAIR)
    with pytest.raises(LastChair):
        leave_group(kim.site, by=chair, at=LATER)


@pytest.fixture
def group(kim: Kim, ruang: Door) -> Client:
    """The chair in front of the pages of the group."""
    return ruang(build.member(kim, Role.CHAIR, name="Hasan Basri"))


def test_the_page_shows_everybody_and_keeps_what_was_typed(kim: Kim, group: Client) -> None:
    path = f"/s/{kim.site.label}/kim/susunan/"
    page = group.get(path).content.decode()

    assert all(
        words in page for words in ("11 orang", "Seksi Dokumentasi", "Tanpa akun", "30 Juni 2029")
    )
    twice = group.post(f"{path}tambah/", {"name": "Anggota 3", "section": "Warta"})
    assert twice.status_code == 422
    assert "Nama ini sudah ada di susunan" in twice.content.decode()
    assert "Warta" in twice.content.decode()
    assert group.post(f"{path}tambah/", {"name": "Mak Inah", "section": ""}).status_code == 302
    member = Member.objects.get(name="Mak Inah")
    assert group.post(f"{path}{member.pk}/keluar/").status_code == 302
    assert group.post(f"{path}{member.pk}/keluar/").status_code == 404


def test_leaving_asks_first_and_the_only_chair_is_told_what_to_do(
    kim: Kim, group: Client, ruang: Door
) -> None:
    path = f"/s/{kim.site.label}/anggota/keluar/"

    assert "atas nama Anda" in group.get(path).content.decode()
    assert group.post(path)["Location"] == f"/s/{kim.site.label}/anggota/"
    member = ruang(build.member(kim))
    assert member.get(path).status_code == 200
    assert member.post(path)["Location"] == "/tempat/"
    assert member.get(path).status_code == 404
