"""Sign-in codes: for whom, how often, how long, and what they end."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from kimid.access.actions import grant_on_site, issue_code, sign_in_with_code
from kimid.access.in_person_codes import (
    AnotherChairCan,
    CodeHolder,
    CodeUsed,
    NotUnderAuthority,
    OnlyForChairs,
    matching_code,
)
from kimid.access.models import CodeWait, InPersonCode
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.people import actions
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from tests import build
from tests.access.coding import enter, fresh, handed
from tests.conftest import Door
from tests.sure import come_in

pytestmark = pytest.mark.django_db

NEW: Final = "ikan-nipah-pagi"


def _enter(login: str, code: str, *, address: str = "127.0.0.1", **more: str) -> Client:
    browser = Client(HTTP_HOST="ruang.localhost", REMOTE_ADDR=address)
    browser.post("/masuk/kode/", {"login": login, "code": code, "password": NEW, **more})
    return browser


def _is_in(browser: Client) -> bool:
    return bool(browser.get("/tempat/").status_code == 200)


def _handed(kim: Kim, whom: Person) -> str:
    return issue_code(kim.site, person=whom, by=build.member(kim, Role.CHAIR), at=timezone.now())


def test_a_member_comes_in_with_what_the_chair_read_out(ruang: Door) -> None:
    kim = build.kim()
    dedi = build.member(kim, name="Dedi")
    shown = ruang(build.member(kim, Role.CHAIR)).post(
        f"/s/{kim.site.ruang_label}/anggota/{dedi.pk}/kode/"
    )
    digits = shown.context["digits"]

    assert _is_in(_enter(dedi.username, digits))
    dedi.refresh_from_db()
    assert dedi.check_password(NEW)
    assert [
        event.kind for event in Event.objects.filter(kind__startswith="code.").order_by("pk")
    ] == ["code.handed", "code.used"]
    assert digits.replace(" ", "") not in str(list(Event.objects.values())) + str(
        list(InPersonCode.objects.values())
    )


def test_a_code_opens_once() -> None:
    kim = build.kim()
    dedi = build.member(kim)
    digits = _handed(kim, dedi)

    assert _is_in(_enter(dedi.username, digits))
    assert not _is_in(_enter(dedi.username, digits))


def test_of_two_who_are_equally_quick_one_gets_in() -> None:
    kim = build.kim()
    dedi = build.member(kim)
    digits = _handed(kim, dedi)
    now = timezone.now()
    first = matching_code(dedi, digits, now)
    second = matching_code(dedi, digits, now)
    assert first is not None
    assert second is not None

    sign_in_with_code(first, password=NEW, reset_factors=False, by=CodeHolder(first), at=now)
    with pytest.raises(CodeUsed):
        sign_in_with_code(second, password=NEW, reset_factors=True, by=CodeHolder(second), at=now)


def test_a_stranger_tries_four_times_and_burns_nothing_for_others() -> None:
    code = build.in_person_code(build.kim(), "123456")
    stranger, elsewhere = "203.0.113.9", "198.51.100.7"
    for number in range(6):
        _enter(code.person.username, f"00000{number}", address=stranger)

    assert not _is_in(_enter(code.person.username, "123456", address=stranger))
    assert _is_in(_enter(code.person.username, "123456", address=elsewhere))


def test_the_door_answers_a_wrong_digit_and_one_too_many_in_the_same_words() -> None:
    code = build.in_person_code(build.kim(), "123456")
    values = {"login": code.person.username, "code": "000000", "password": NEW}
    door = Client(HTTP_HOST="ruang.localhost")
    pages = [door.post("/masuk/kode/", values).content.decode() for _ in range(6)]

    tokens = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert "minta kode baru" in pages[0]
    assert len({tokens.sub("", page) for page in pages}) == 1


def test_on_a_known_phone_the_code_works_while_strangers_in_the_same_village_try() -> None:
    code = build.in_person_code(build.kim(), "123456")
    code.person.set_password(NEW)
    code.person.save()
    phone = Client(HTTP_HOST="ruang.localhost")
    phone.post("/masuk/", {"login": code.person.username, "password": NEW})
    phone.post("/keluar/")
    for _ in range(10):
        _enter(code.person.username, "000000")

    values = {"login": code.person.username, "code": "123456", "password": NEW}
    phone.post("/masuk/kode/", values)

    assert _is_in(phone)


def test_after_ten_minutes_it_opens_nothing() -> None:
    code = build.in_person_code(build.kim(), "123456")

    assert (
        matching_code(code.person, "123456", code.made_at + timedelta(minutes=10, seconds=1))
        is None
    )
    assert (
        matching_code(code.person, "123456", code.made_at + timedelta(minutes=9, seconds=59))
        == code
    )


def test_it_opens_the_account_of_one_person_only() -> None:
    code = build.in_person_code(build.kim(), "123456")
    other = build.in_person_code(build.kim(), "654321")

    assert matching_code(other.person, "123456", timezone.now()) is None
    assert matching_code(code.person, "654321", timezone.now()) is None


def test_a_new_code_ends_the_one_before() -> None:
    kim = build.kim()
    dedi = build.member(kim)
    first = _handed(kim, dedi)
    second = _handed(kim, dedi)

    assert first != second
    assert matching_code(dedi, first, timezone.now()) is None
    assert matching_code(dedi, second, timezone.now()) is not None


def test_an_unknown_name_and_a_wrong_code_are_answered_alike() -> None:
    code = build.in_person_code(build.kim(), "123456")
    pages = []
    for login in (code.person.username, "tidak-ada"):
        answer = Client(HTTP_HOST="ruang.localhost").post(
            "/masuk/kode/", {"login": login, "code": "000000", "password": NEW}
        )
        pages.append(answer.content.decode().replace(login, ""))

    tokens = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert [page for page in pages if "belum cocok" not in page] == []
    assert len({tokens.sub("", page) for page in pages}) == 1


def test_a_password_that_is_too_short_does_not_spend_the_code() -> None:
    code = build.in_person_code(build.kim(), "123456")

    assert not _is_in(_enter(code.person.username, "123456", password="pendek"))
    assert _is_in(_enter(code.person.username, "123456"))


def test_it_ends_every_older_session(ruang: Door) -> None:
    code = build.in_person_code(build.kim(), "123456")
    old = ruang(code.person)
    assert _is_in(old)

    assert _is_in(_enter(code.person.username, "123456"))
    assert not _is_in(old)


def test_a_second_factor_is_asked_for_unless_the_phone_is_lost() -> None:
    kim = build.kim()
    dedi = build.member(kim)
    actions.add_code_app(dedi, secret="JBSWY3DPEHPK3PXP", by=AccountOwner(dedi), at=timezone.now())

    assert not _is_in(_enter(dedi.username, _handed(kim, dedi)))
    assert Authenticator.objects.filter(user=dedi).exists()

    assert _is_in(_enter(dedi.username, _handed(kim, dedi), is_lost="on"))
    assert not Authenticator.objects.filter(user=dedi).exists()


def test_a_chair_hands_none_to_who_is_more_somewhere_else(ruang: Door) -> None:
    """Else the chair of one group would come in as the chair of another, or as an officer."""
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    elsewhere = build.member(kim)
    official = build.officer("6112")
    grant_on_site(
        build.kim().site, person=elsewhere, role=Role.MEMBER, by=build.BUILDER, at=build.AT
    )
    grant_on_site(kim.site, person=official, role=Role.MEMBER, by=build.BUILDER, at=build.AT)

    for person in (elsewhere, official, chair, build.person()):
        with pytest.raises(NotUnderAuthority):
            issue_code(kim.site, person=person, by=chair, at=timezone.now())
    page = ruang(chair).post(f"/s/{kim.site.ruang_label}/anggota/{official.pk}/kode/")
    assert "bukan dari sini" in page.content.decode()
    assert not InPersonCode.objects.exists()


def test_an_office_hands_codes_to_chairs_and_officials_below_only() -> None:
    regency = build.portal("6112")
    province = build.portal("61")
    officer = build.officer("61")
    chair = build.member(build.kim(), Role.CHAIR)
    below = build.officer("6112")
    beside = build.officer("61")
    far = build.member(build.kim(build.PAHANDUT), Role.CHAIR)

    for person in (chair, below):
        assert len(issue_code(province, person=person, by=officer, at=timezone.now())) == 6
    for person in (beside, far, officer):
        with pytest.raises(NotUnderAuthority):
            issue_code(province, person=person, by=officer, at=timezone.now())
    with pytest.raises(NotUnderAuthority):
        issue_code(regency, person=build.officer("6112"), by=below, at=timezone.now())


def test_an_officer_finds_the_chair_by_name_or_phone(ruang: Door) -> None:
    build.portal("6112")
    chair = build.member(build.kim(), Role.CHAIR)
    office = ruang(build.officer("6112"))

    assert (
        "Kode untuk akun ini tidak bisa"
        in office.post("/s/kab-kubu-raya/kode-masuk/", {"login": "entah"}).content.decode()
    )
    digits = office.post("/s/kab-kubu-raya/kode-masuk/", {"login": chair.username}).context[
        "digits"
    ]
    assert _is_in(_enter(chair.username, digits))


def test_an_office_hands_a_code_within_a_kim_only_where_nobody_there_can(ruang: Door) -> None:
    office = build.portal("6112")
    officer = build.officer("6112")
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    member = build.member(kim)
    ruang(chair)

    with pytest.raises(AnotherChairCan):
        handed(office, member, officer)
    with pytest.raises(OnlyForChairs):
        handed(office, build.member(build.kim()), officer)
    second = build.member(kim, Role.CHAIR)
    with pytest.raises(AnotherChairCan):
        handed(office, second, officer)
    assert len(handed(kim.site, second, chair)) == 6
    assert len(handed(office, chair, officer)) == 6


def test_two_chairs_who_both_lost_their_phones_have_the_office(ruang: Door) -> None:
    """Who is signed in nowhere, or waits themselves, hands nobody a code."""
    office = build.portal("6112")
    officer = build.officer("6112")
    kim = build.kim()
    chair, second = build.member(kim, Role.CHAIR), build.member(kim, Role.CHAIR)

    enter(chair, handed(office, chair, officer))

    assert len(handed(office, second, officer)) == 6


def test_in_the_hall_of_a_training_an_officer_hands_codes_to_all_behind_the_same_wall(
    ruang: Door,
) -> None:
    build.portal("6112")
    kim = build.kim()
    member = build.member(kim)
    build.member(kim, Role.CHAIR)
    officer = ruang(build.officer("6112"))
    form = {"login": member.username, "is_in_hall": "on"}

    unnamed = officer.post("/s/kab-kubu-raya/kode-masuk/", form)
    page = officer.post("/s/kab-kubu-raya/kode-masuk/", {**form, "training": "Bimtek KIM 2026"})

    assert "Bimtek apa?" in unnamed.content.decode()
    wait = CodeWait.objects.get(person=member)
    assert wait.training == "Bimtek KIM 2026"
    event = Event.objects.get(kind="code.handed")
    assert event.data["training"] == "Bimtek KIM 2026"
    enter(member, page.context["digits"].replace(" ", ""))
    assert not fresh(member).has_perm("newsroom.enter", kim.site)
    assert fresh(member).has_perm("newsroom.write", kim.site)


def test_somebody_of_two_groups_has_no_chair_above_and_goes_to_the_office() -> None:
    office = build.portal("6112")
    kim, other = build.kim(), build.kim()
    member = build.member(kim)
    for each in (kim, other):
        build.member(each, Role.CHAIR)
    grant_on_site(other.site, person=member, role=Role.MEMBER, by=build.BUILDER, at=build.AT)

    assert len(handed(office, member, build.officer("6112"))) == 6


def test_a_code_of_a_chair_for_a_member_opens_at_once_and_for_a_chair_it_waits() -> None:
    kim = build.kim()
    chair, second = build.member(kim, Role.CHAIR), build.member(kim, Role.CHAIR)
    member = build.member(kim)

    enter(member, handed(kim.site, member, chair))
    enter(second, handed(kim.site, second, chair))

    assert fresh(member).has_perm("newsroom.enter", kim.site)
    assert not fresh(second).has_perm("newsroom.enter", kim.site)


def test_an_officer_hands_no_code_by_the_page_of_the_group(ruang: Door) -> None:
    kim = build.kim()
    member = build.member(kim)

    page = ruang(build.officer("6112")).post(f"/s/{kim.site.ruang_label}/anggota/{member.pk}/kode/")

    assert page.status_code == 404
    assert not InPersonCode.objects.exists()


def test_a_chair_too_shows_a_fresh_proof_before_handing_a_code() -> None:
    kim = build.kim()
    member = build.member(kim)
    browser = Client(HTTP_HOST="ruang.localhost")
    come_in(browser, build.member(kim, Role.CHAIR), shown=None)
    path = f"/s/{kim.site.ruang_label}/anggota/{member.pk}/kode/"

    answer = browser.post(path)

    assert answer.headers["Location"].startswith("/keamanan/pastikan/")
    assert not InPersonCode.objects.exists()


def test_one_asker_makes_three_codes_for_one_person_within_the_hour(
    ruang: Door, move: Callable[..., None]
) -> None:
    kim = build.kim()
    member = build.member(kim)
    chair, second = build.member(kim, Role.CHAIR), build.member(kim, Role.CHAIR)
    path = f"/s/{kim.site.ruang_label}/anggota/{member.pk}/kode/"
    browser = ruang(chair)

    pages = [browser.post(path) for _ in range(4)]
    of_second = ruang(second).post(path)
    move(minutes=21)
    later = handed(kim.site, member, chair)

    given = [bool(page.context["digits"]) for page in (*pages, of_second)]
    assert given == [True, True, True, False, True]
    assert len(later) == 6
    assert "minta rekan Anda" in pages[3].content.decode()
