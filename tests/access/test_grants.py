"""Roles: on a site, or on a region and all below it, for as long as they run."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.access.actions import SelfGrantRefused, grant_on_region, grant_on_site
from kimid.access.models import Grant
from kimid.access.queries import workplaces
from kimid.events.permissions import RULES, Role
from kimid.newsroom.flow import Stage
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

MINUTE: Final = timedelta(minutes=1)
SIGHT: Final = ("access.enter", "registry.read_region", "wire.arrange")


def _again(person: Person) -> Person:
    """The same person as the next request loads them."""
    return Person.objects.get(pk=person.pk)


@pytest.mark.parametrize(
    ("held", "asked", "holds"),
    [
        ("61", "61", True),
        ("61", "6112", True),
        ("61", build.TELUK_KAPUAS, True),
        ("61", "62", False),
        ("61", build.PAHANDUT, False),
        ("61", "00", False),
        ("6112", "61", False),
        ("6112", "6112", True),
        ("6112", "6171", False),
        ("00", "00", True),
        ("00", build.PAHANDUT, True),
        (build.TELUK_KAPUAS, build.TELUK_KAPUAS, True),
        (build.TELUK_KAPUAS, "611201", False),
    ],
)
def test_a_role_on_a_region_counts_there_and_below_and_nowhere_else(
    held: str, asked: str, holds: bool
) -> None:
    officer = build.officer(held)

    assert {officer.has_perm(perm, build.region(asked)) for perm in SIGHT} == {holds}


def test_a_grant_counts_from_its_first_moment_until_just_before_its_last() -> None:
    officer = build.officer("61", ends_at=build.AT + timedelta(days=10))
    rows = Grant.objects.filter(person=officer)
    moments = [
        -MINUTE,
        0 * MINUTE,
        timedelta(days=10) - MINUTE,
        timedelta(days=10),
        timedelta(days=11),
    ]

    assert [rows.active(build.AT + after).exists() for after in moments] == [
        False,
        True,
        True,
        False,
        False,
    ]


def test_when_a_grant_has_ended_its_holder_is_a_stranger_again(ruang: Door) -> None:
    build.portal("61")
    officer = build.officer("61", ends_at=timezone.now() + timedelta(hours=1))
    assert ruang(officer).get("/s/kalimantan-barat/angka/").status_code == 200

    Grant.objects.filter(person=officer).update(ends_at=timezone.now())

    assert ruang(officer).get("/s/kalimantan-barat/angka/").status_code == 404
    assert not _again(officer).has_perm("access.enter", build.region("61"))


def test_a_grant_that_begins_tomorrow_does_not_count_today() -> None:
    officer = build.officer("61")
    Grant.objects.filter(person=officer).update(starts_at=timezone.now() + timedelta(days=1))

    assert not _again(officer).has_perm("access.enter", build.region("61"))


def test_a_closed_account_may_do_nothing() -> None:
    officer = build.officer("61")
    officer.is_active = False

    assert not officer.has_perm("access.enter", build.region("61"))


@pytest.mark.parametrize("role", [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR])
@pytest.mark.parametrize(
    "stage", [Stage.DRAFT, Stage.COLLECTED, Stage.VERIFIED, Stage.PUBLISHED, Stage.WITHDRAWN]
)
def test_a_role_on_a_region_never_reaches_into_the_newsroom_of_a_kim(
    role: Role, stage: Stage
) -> None:
    story = build.story(build.kim(), stage)
    office = build.officer("00", role)
    # What a group opens to one officer by name is a row of its own.
    newsroom = {perm for perm in RULES if perm.startswith("newsroom.")}
    newsroom.remove(NewsroomPermission.LOOK_FOR_GROUP)

    assert len(newsroom) > 5
    assert not office.has_perm(NewsroomPermission.LOOK_FOR_GROUP, story)
    assert [
        perm
        for perm in newsroom
        if office.has_perm(perm, story) or office.has_perm(perm, story.site)
    ] == []


@pytest.mark.parametrize("role", [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR])
def test_an_office_finds_no_room_of_a_kim_in_the_workspace(role: Role, ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.COLLECTED, title="Kabar yang belum dibahas")
    office = ruang(build.officer("00", role))

    for path in (
        "",
        "berita/",
        "tulis/",
        f"berita/{story.public_id}/",
        f"berita/{story.public_id}/ubah/",
    ):
        answer = office.get(f"/s/kim-satu/{path}")
        assert answer.status_code == 404
        assert story.title not in answer.content.decode()


def test_a_role_on_a_site_counts_on_that_site_only() -> None:
    mine = build.kim()
    other = build.kim()
    chair = build.member(mine, Role.CHAIR)

    assert chair.has_perm("access.grant_site", mine.site)
    assert chair.has_perm("access.grant_site", mine)
    assert not chair.has_perm("access.grant_site", other.site)
    assert not chair.has_perm("access.grant_site", build.region())


def test_without_a_thing_no_permission_is_held() -> None:
    operator = build.officer("00", Role.OPERATOR)

    assert not operator.has_perm("access.enter")
    assert not operator.has_perm("access.enter", "61")
    assert not operator.has_perm("nobody.registered_this", build.region("61"))


def test_roles_of_a_site_and_of_a_region_are_not_mixed_up() -> None:
    kim = build.kim()
    for site, role in ((kim.site, Role.OFFICER), (build.portal("61"), Role.MEMBER)):
        with pytest.raises(ValueError, match="cannot be held"):
            grant_on_site(site, person=build.person(), role=role, by=build.BUILDER, at=build.AT)
    with pytest.raises(ValueError, match="on a site"):
        grant_on_region(
            build.region("61"),
            person=build.person(),
            role=Role.CHAIR,
            by=build.BUILDER,
            at=build.AT,
        )
    assert not Grant.objects.exists()


def test_the_switcher_lists_every_place_once_kim_first_with_all_roles() -> None:
    kim = build.kim(name="KIM Satu")
    build.kim(name="KIM Dua")
    person = build.member(kim)
    grant_on_site(kim.site, person=person, role=Role.EDITOR, by=build.BUILDER, at=build.AT)
    for code in ("61", "62"):
        build.portal(code)
        grant_on_region(
            build.region(code), person=person, role=Role.OFFICER, by=build.BUILDER, at=build.AT
        )
    ended = datetime(2026, 1, 1, tzinfo=UTC)
    Grant.objects.filter(person=person, region="62").update(starts_at=ended - MINUTE, ends_at=ended)

    places = [(place.site.name, place.role_labels) for place in workplaces(_again(person))]

    assert places == [("KIM Satu", "anggota, redaktur"), ("Provinsi Kalimantan Barat", "petugas")]


def test_who_has_one_place_is_led_there_and_who_has_none_is_told_so(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")

    assert ruang(build.member(kim)).get("/")["Location"] == "/s/kim-satu/"
    assert "Anda belum punya tempat di sini" in ruang(build.person()).get("/").content.decode()


def test_an_office_of_a_district_where_nothing_was_published_yet_has_a_place_to_work(
    ruang: Door,
) -> None:
    officer = build.officer("611201")

    assert ruang(officer).get("/")["Location"] == "/s/sungai-raya-611201/"
    assert ruang(officer).get("/s/sungai-raya-611201/angka/").status_code == 200


def test_the_nation_is_called_nasional_in_the_workspace(ruang: Door) -> None:
    build.portal("00")

    assert ruang(build.officer("00", Role.OPERATOR)).get("/")["Location"] == "/s/nasional/"


@pytest.mark.parametrize(
    "path", ["/", "/tempat/", "/s/kim-satu/", "/s/kim-satu/berita/", "/s/nasional/angka/", "/ui/"]
)
def test_who_is_not_signed_in_is_sent_to_the_door_and_learns_nothing_else(path: str) -> None:
    build.kim(label="kim-satu")
    build.portal("00")

    known = Client(HTTP_HOST="ruang.localhost").get(path)
    assert (known.status_code, known["Location"]) == (302, f"/masuk/?next={path}")


def test_a_site_that_is_not_there_and_one_that_is_not_mine_look_the_same(ruang: Door) -> None:
    build.kim(label="kim-satu")
    stranger = ruang(build.person())

    theirs = stranger.get("/s/kim-satu/")
    nowhere = stranger.get("/s/kim-tidak-ada/")

    assert theirs.status_code == nowhere.status_code == 404
    assert theirs.content == nowhere.content


def test_nobody_gives_a_role_to_themselves() -> None:
    kim = build.kim()
    officer = build.officer("61")

    with pytest.raises(SelfGrantRefused):
        grant_on_site(kim.site, person=officer, role=Role.EDITOR, by=officer, at=build.AT)

    assert not officer.grants.filter(site=kim.site).exists()
