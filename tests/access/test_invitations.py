"""Invitations: a link lets one person in. Whoever leaves keeps what they wrote."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access import actions
from kimid.access.actions import grant_on_site
from kimid.access.group_ending import LastChair
from kimid.access.models import Invitation, OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, find_link
from kimid.access.queries import members_of
from kimid.events.permissions import Role
from kimid.lib.whatsapp import whatsapp_url
from kimid.newsroom.actions import confirmations
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.people.publishing_proof import GRACE
from kimid.registry.models import Kim
from kimid.ui.qr import qr_picture
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_ACCOUNT = {
    "name": "Siti Rahmah",
    "username": "siti.rahmah",
    "phone": "0812 0000 0042",
    "password": "ikan-nipah-pagi",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def chair(kim: Kim) -> Person:
    return build.member(kim, Role.CHAIR)


def _invited(kim: Kim, chair: Person, role: Role = Role.MEMBER) -> tuple[Invitation, str]:
    return actions.invite(kim.site, name="Siti Rahmah", role=role, by=chair, at=timezone.now())


def _roles(kim: Kim) -> dict[str, tuple[Role, ...]]:
    return {member.person.name: member.roles for member in members_of(kim.site, timezone.now())}


def test_the_invited_opens_an_account_and_is_in(kim: Kim, chair: Person, ruang: Door) -> None:
    answer = (
        ruang(chair)
        .post("/s/kim-satu/anggota/undang/", {"name": "Siti Rahmah", "role": "editor"})
        .content.decode()
    )
    address = answer.partition("/undangan/")[2].partition("<")[0]
    message = (
        f"Siti Rahmah, Anda diundang ke {kim.site.name}. "
        f"Buka tautan ini: http://ruang.localhost/undangan/{address}"
    )
    assert f'href="{whatsapp_url(message)}"' in answer
    phone = Client(HTTP_HOST="ruang.localhost")

    assert "redaktur" in phone.get(f"/undangan/{address}").content.decode()
    assert phone.post(f"/undangan/{address}", _ACCOUNT).status_code == 302
    assert phone.get("/s/kim-satu/").status_code == 200
    assert _roles(kim)["Siti Rahmah"] == (Role.EDITOR,)


def test_an_invitation_without_a_name_says_so_on_top_of_the_page(
    kim: Kim, chair: Person, ruang: Door
) -> None:
    back = ruang(chair).post("/s/kim-satu/anggota/undang/", {"name": "", "role": "editor"})

    page = back.content.decode()
    assert back.status_code == 422
    assert page.index('id="periksa-isian"') < page.index('href="#id_name"') < page.index("<h1>")
    assert page.count('id="periksa-isian"') == 1


def test_membership_begins_on_the_day_that_it_is_in_the_village(kim: Kim) -> None:
    late = datetime(2024, 11, 24, 20, 0, tzinfo=UTC)
    grant_on_site(kim.site, person=build.person(), role=Role.MEMBER, by=build.BUILDER, at=late)

    assert [member.since for member in members_of(kim.site, timezone.now())] == [date(2024, 11, 25)]


def test_looking_at_an_invitation_uses_nothing_up(kim: Kim, chair: Person) -> None:
    _invitation, token = _invited(kim, chair)
    for _ in range(3):
        assert (
            Client(HTTP_HOST="ruang.localhost").get(f"/undangan/kim-satu/{token}/").status_code
            == 200
        )
    assert OneUseLink.objects.get().used_at is None


def test_a_link_lets_one_in_and_no_second(kim: Kim, chair: Person) -> None:
    invitation, token = _invited(kim, chair)
    link = find_link(token, kim.site)
    assert link is not None
    now = timezone.now()
    actions.accept_invitation(invitation, account=build.person(), by=LinkHolder(link, now), at=now)
    with pytest.raises((LinkUsed, PermissionDenied)):
        actions.accept_invitation(
            invitation, account=build.person(), by=LinkHolder(link, now), at=now
        )
    assert (
        Client(HTTP_HOST="ruang.localhost").get(f"/undangan/kim-satu/{token}/").status_code == 410
    )


def test_a_link_to_confirm_a_story_opens_no_door(kim: Kim) -> None:
    holder = build.link_holder(build.story(kim, Stage.DISCUSSED))
    invitation = Invitation.objects.create(
        site=kim.site,
        name="X",
        role="chair",
        made_by=build.person(),
        made_at=build.AT,
        expires_at=build.AT + timedelta(days=1),
    )
    with pytest.raises(PermissionDenied):
        actions.accept_invitation(invitation, account=build.person(), by=holder, at=timezone.now())


def test_an_invitation_taken_back_opens_nothing(kim: Kim, chair: Person, ruang: Door) -> None:
    invitation, token = _invited(kim, chair)
    ruang(chair).post(f"/s/kim-satu/anggota/undangan/{invitation.pk}/batal/")
    assert (
        Client(HTTP_HOST="ruang.localhost")
        .post(f"/undangan/kim-satu/{token}/", _ACCOUNT)
        .status_code
        == 410
    )
    assert not Person.objects.filter(username="siti.rahmah").exists()


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("username", "Siti Rahmah", "huruf kecil"),
        ("username", "dedi", "sudah dipakai"),
        ("phone", "12", "belum terbaca"),
        ("password", "pendek", "10"),
        ("password", "1234567890", "umum"),
    ],
)
def test_bad_input_is_answered_and_kept(
    kim: Kim, chair: Person, field: str, typed: str, error: str
) -> None:
    Person.objects.create_person("dedi", None, name="Dedi")
    _invitation, token = _invited(kim, chair)
    answer = Client(HTTP_HOST="ruang.localhost").post(
        f"/undangan/kim-satu/{token}/", _ACCOUNT | {field: typed}
    )
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert typed in answer.content.decode()
    assert not Person.objects.filter(username="siti.rahmah").exists()


def test_whoever_leaves_is_out_at_once_and_their_stories_stay(
    kim: Kim, chair: Person, ruang: Door
) -> None:
    writer = build.member(kim, name="Dedi")
    story = build.story(kim, Stage.PUBLISHED, author=writer)
    assert ruang(chair).post(f"/s/kim-satu/anggota/{writer.pk}/berhenti/").status_code == 302
    assert ruang(writer).get("/s/kim-satu/").status_code == 404
    story.refresh_from_db()
    assert story.author == writer


def test_whoever_leaves_keeps_no_invitation_to_come_back_by(
    kim: Kim, chair: Person, ruang: Door
) -> None:
    former = build.member(kim, Role.CHAIR)
    _invitation, token = _invited(kim, former, Role.CHAIR)
    _invitation, others = _invited(kim, chair)

    ruang(chair).post(f"/s/kim-satu/anggota/{former.pk}/berhenti/")

    assert ruang(former).post(f"/undangan/kim-satu/{token}/").status_code == 410
    assert former.name not in _roles(kim)
    assert (
        Client(HTTP_HOST="ruang.localhost").get(f"/undangan/kim-satu/{others}/").status_code == 200
    )


def test_whoever_leaves_no_longer_looks_in_through_a_link_to_confirm(
    kim: Kim, chair: Person, ruang: Door
) -> None:
    asker = build.member(kim)
    story = build.story(kim, Stage.DISCUSSED)
    _link, token = confirmations.ask_by_link(
        story, holder_name="Pak Jamhari", by=asker, at=timezone.now()
    )
    reader = Client(HTTP_HOST="ruang.localhost")
    assert reader.get(f"/pastikan/{token}/").status_code == 200

    ruang(chair).post(f"/s/kim-satu/anggota/{asker.pk}/berhenti/")

    assert reader.get(f"/pastikan/{token}/").status_code == 410


def test_a_group_keeps_a_chair(kim: Kim, chair: Person) -> None:
    with pytest.raises(LastChair):
        actions.end_roles(kim.site, person=chair, by=chair, at=timezone.now())
    build.member(kim, Role.CHAIR)
    actions.end_roles(kim.site, person=chair, by=chair, at=timezone.now())
    assert chair.name not in _roles(kim)


def test_members_see_the_group_and_only_the_chair_invites(
    kim: Kim, chair: Person, ruang: Door
) -> None:
    member = build.member(kim)
    assert "Undang anggota" not in ruang(member).get("/s/kim-satu/anggota/").content.decode()
    assert "Undang anggota" in ruang(chair).get("/s/kim-satu/anggota/").content.decode()
    assert (
        ruang(member)
        .post("/s/kim-satu/anggota/undang/", {"name": "X", "role": "chair"})
        .status_code
        == 404
    )
    assert ruang(build.officer()).get("/s/kim-satu/anggota/").status_code == 404


def test_what_an_invitation_lacks_is_asked_before_a_password_is(
    kim: Kim, chair: Person, ruang: Door
) -> None:
    began = timezone.now() - GRACE - timedelta(days=1)
    Person.objects.filter(pk=chair.pk).update(factor_asked_at=began)
    phone = ruang(chair)

    back = phone.post("/s/kim-satu/anggota/undang/", {"name": "", "role": "editor"})
    asked = phone.post("/s/kim-satu/anggota/undang/", {"name": "Siti Rahmah", "role": "editor"})

    assert back.status_code == 422
    assert "Siapa yang Anda undang?" in back.content.decode()
    assert (asked.status_code, "/keamanan/" in asked["Location"]) == (302, True)


def test_who_stands_beside_the_chair_scans_the_invitation(
    kim: Kim, chair: Person, ruang: Door
) -> None:
    answer = ruang(chair).post(
        "/s/kim-satu/anggota/undang/", {"name": "Siti Rahmah", "role": "member"}
    )

    page = answer.content.decode()
    address = re.findall(r"http://ruang.localhost/undangan/kim-satu/[\w-]+/", page)[0]
    assert qr_picture(address) in unescape(page)


def test_leaving_the_account_and_leaving_the_group_are_two_words(
    kim: Kim, chair: Person, ruang: Door
) -> None:
    phone = ruang(chair)
    pages = (phone.get(path).content.decode() for path in ("/s/kim-satu/anggota/", "/tempat/"))
    words = ("Keluar dari akun", "Berhenti dari KIM", "Saya keluar")

    assert [[each in page for each in words] for page in pages] == [
        [False, True, False],
        [True, False, False],
    ]
