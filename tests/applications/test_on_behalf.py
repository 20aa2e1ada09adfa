"""An officer registers a group that has no phone: the screens speak of its founder, and its office
finds the draft again.
"""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kimid.applications.actions import acts, applying
from kimid.applications.checking import FormStep
from kimid.applications.models import ActKind, Application
from kimid.applications.queries import drafts_of
from kimid.applications.rules import ApplicationPermission
from kimid.events.permissions import Role
from kimid.people.models import Person
from tests import build
from tests.applications.asking import AT, chaired

pytestmark = pytest.mark.django_db

OFFICE = "/s/kab-kubu-raya/permohonan/"

type Door = Callable[[Person], Client]


def _begun(by: Person, place: str = "6112") -> Application:
    made = applying.begin_application(
        build.region(place),
        founder=applying.Founder("Pak Tua", "+6281200000009"),
        by=by,
        at=build.AT,
    )
    return applying.fill_application(
        made,
        step=FormStep.PLACE,
        values={"region": build.region(), "hamlet": ""},
        by=by,
        at=build.AT,
    )


def test_an_officer_enters_a_group_on_its_behalf_and_is_kept_with_it() -> None:
    checker = build.officer("6112")
    made = _begun(checker)

    assert (made.entered_by, made.origin_code, made.is_on_behalf) == (checker, "6112", True)


def test_officers_of_the_office_that_began_it_go_on_and_nobody_of_another() -> None:
    made = _begun(build.officer("6112"))
    able = [
        build.officer("6112"),
        build.officer("61"),
        build.officer("6171"),
        build.officer("6112", Role.PORTAL_EDITOR),
    ]

    assert [each.has_perm(ApplicationPermission.FILL, made) for each in able] == [
        True,
        False,
        False,
        False,
    ]
    with pytest.raises(PermissionDenied):
        applying.fill_application(
            made, step=FormStep.NAME, values={"name": "x", "label": "x"}, by=able[1], at=build.AT
        )


def test_what_an_office_began_for_a_kim_is_gone_on_with_by_whoever_began_it_only() -> None:
    kim, _chair = chaired()
    officer = build.officer("6112")
    made = acts.begin_act(kim, kind=ActKind.MOVE, by=officer, at=AT)

    assert [
        each.has_perm(ApplicationPermission.FILL, made) for each in (officer, build.officer("6112"))
    ] == [
        True,
        False,
    ]


def test_the_form_asks_for_the_founder_and_not_for_the_officer(ruang: Door) -> None:
    officer = ruang(build.officer("6112"))
    page = officer.get(f"{OFFICE}baru/").content.decode()
    wrong = officer.post(f"{OFFICE}baru/", {}).content.decode()

    assert "Nama pendiri" in page
    assert "Nomor HP pendiri" in page
    assert "Nama Anda" not in page
    assert "Nama pendiri: Tulis nama pendirinya dulu." in wrong
    assert "Tulis nama Anda" not in wrong


def test_the_screens_after_it_speak_of_the_kim_and_the_code_goes_to_the_founder(
    ruang: Door,
) -> None:
    person = build.officer("6112")
    made = _begun(person)
    officer = ruang(person)
    place, name, status = (
        officer.get(f"/daftar-kim/{made.code}/{path}").content.decode()
        for path in ("tempat/", "nama/", "")
    )

    assert "KIM Anda" not in place + name + status
    assert f"Kode pendiri: {made.spaced_code}" in status
    assert "Serahkan kode ini kepada pendiri, Pak Tua." in status
    assert "https://wa.me/6281200000009?" in status
    assert f'href="{OFFICE}"' in status
    founder = Client(HTTP_HOST="ruang.localhost").get(f"/daftar-kim/{made.code}/").content.decode()
    assert f"Kode Anda: {made.spaced_code}" in founder
    assert "6281200000009" not in founder


def test_an_officer_reads_in_which_region_the_places_are_and_not_that_they_are_near(
    ruang: Door,
) -> None:
    build.region()
    person = build.officer("6112")
    page = (
        ruang(person)
        .get(f"/daftar-kim/{_begun(person).code}/tempat/?cari=Teluk+Kapuas")
        .content.decode()
    )

    assert "<legend>Di Kabupaten Kubu Raya</legend>" in page
    assert "dekat Anda" not in page


def test_only_an_office_is_told_of_its_list(ruang: Door) -> None:
    person = build.officer("6112")
    made = _begun(person)
    visitors = (ruang(person), Client(HTTP_HOST="ruang.localhost"))

    pages = [each.get(f"/daftar-kim/{made.code}/tempat/").content.decode() for each in visitors]
    assert ["permohonan" in page for page in pages] == [True, False]


def test_many_drafts_cost_no_more_than_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    person = build.officer("6112")
    place = build.region("6112")
    for many in (1, 3):
        while Application.objects.count() < many:
            _begun(person)
        reader = Person.objects.get(pk=person.pk)
        with django_assert_num_queries(2):  # the drafts, and the grants
            assert (
                len([(each.entered_by, each.applicant) for each in drafts_of(place, reader)])
                == many
            )


def test_a_draft_stands_on_the_desk_of_the_office_that_began_it_alone(ruang: Door) -> None:
    made = _begun(build.officer("6112"))
    own = ruang(build.officer("6112"))
    above = ruang(build.officer("61"))
    url = f"/daftar-kim/{made.code}/"

    desk = own.get(OFFICE).content.decode()
    assert "Belum dikirim, diisi kantor" in desk
    assert url in desk
    assert made.code not in above.get("/s/kalimantan-barat/permohonan/").content.decode()
    assert made.code not in above.get(OFFICE).content.decode()


def test_whoever_saves_for_later_reads_the_code_once_more(ruang: Door) -> None:
    person = build.officer("6112")
    made = _begun(person)
    officer = ruang(person)
    saved = officer.post(f"/daftar-kim/{made.code}/surat/", {"simpan": "ya"}, follow=True)

    assert (
        f"Tersimpan. Kode pendiri {made.spaced_code}: dengan kode ini isiannya dilanjutkan nanti."
        in saved.content.decode()
    )


def test_whoever_asks_for_a_kim_on_behalf_of_its_office_comes_back_to_its_sheet(
    ruang: Door,
) -> None:
    kim, _chair = chaired()
    person = build.officer("6112")
    made = acts.begin_act(kim, kind=ActKind.DISSOLUTION, by=person, at=AT)

    assert (
        f'href="/s/kab-kubu-raya/daftar-kim/{kim.number}/"'
        in ruang(person).get(f"/daftar-kim/{made.code}/").content.decode()
    )
