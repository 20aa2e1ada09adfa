"""A code that waits is cancelled: all is as before. The second time the account stands still."""

from collections.abc import Callable
from typing import Final

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access import code_answers
from kimid.access.actions import cancel_code, grant_on_site
from kimid.access.code_answers import CancelRefused
from kimid.access.models import AccountStop, CodeWait, WaitEnding
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.moments import may_go_out
from kimid.people.actions import add_code_app, lock_account, make_lock_card
from kimid.people.locks import is_locked
from kimid.people.models import LockCard, Person
from kimid.people.rules import AccountOwner
from kimid.sites.guard import on_site
from tests import build
from tests.access.coding import (
    NEW_PASSWORD,
    OLD_PASSWORD,
    SECRET,
    SHEET,
    Village,
    enter,
    fresh,
    handed,
    is_in,
    sees_old,
    signed_in,
    thief,
    wait_of,
)
from tests.conftest import Door

pytestmark = pytest.mark.django_db

_PAGE_OF_CODE: Final = ("Kalau kode itu dipakai", "Sampai saat itu", 'class="top__back"')


def test_the_account_says_it_on_every_device_and_cancels_from_one_that_was_signed_out(
    village: Village,
) -> None:
    phone = signed_in(village.chair)
    digits = handed(village.office, village.chair, village.officer)
    asked = phone.get(f"{village.base}/berita/").content.decode()
    device = enter(village.chair, digits)
    assert is_in(device)
    assert not is_in(phone)

    led = phone.get(f"{village.base}/berita/", follow=True).content.decode()
    door = phone.get("/masuk/").content.decode()
    done = phone.post("/kode-saya/batal/").content.decode()

    assert "Bukan saya, batalkan" in asked
    assert village.officer.name in asked
    assert "Bukan saya, batalkan" in led
    assert "/kode-saya/" in door
    assert "Kodenya sudah dibatalkan" in done
    assert is_in(phone)
    assert not is_in(device)
    assert fresh(village.chair).check_password(OLD_PASSWORD)
    assert not fresh(village.chair).check_password(NEW_PASSWORD)
    assert is_in(signed_in(village.chair))
    assert not is_in(signed_in(village.chair, NEW_PASSWORD))


def test_a_code_that_was_not_used_yet_is_cancelled_and_opens_nothing(village: Village) -> None:
    phone = signed_in(village.chair)
    digits = handed(village.office, village.chair, village.officer)

    phone.post("/kode-saya/batal/")

    assert not is_in(enter(village.chair, digits))
    assert is_in(phone)
    assert "Bukan saya" not in phone.get(f"{village.base}/berita/").content.decode()


def test_before_a_code_is_used_its_page_says_what_its_use_would_close_and_leads_back(
    village: Village,
) -> None:
    phone = signed_in(village.chair)
    digits = handed(village.office, village.chair, village.officer)
    before = phone.get("/kode-saya/").content.decode()
    after = enter(village.chair, digits).get("/kode-saya/").content.decode()

    assert [words in before for words in _PAGE_OF_CODE] == [True, False, True]
    assert [words in after for words in _PAGE_OF_CODE] == [False, True, False]


def test_the_office_above_reads_the_cancelled_codes_in_the_order_of_their_days(
    village: Village, ruang: Door, move: Callable[..., None]
) -> None:
    phone = signed_in(village.chair)
    began = clock.short_moment(timezone.now(), "WIB")
    for _ in range(2):
        enter(village.chair, handed(village.office, village.chair, village.officer))
        phone.post("/kode-saya/batal/")
        then = clock.short_moment(timezone.now(), "WIB")
        move(hours=5)
    stop = AccountStop.objects.get()
    page = ruang(build.officer("61")).get(f"/s/kalimantan-barat/kode/akun/{stop.pk}/")

    words = page.content.decode()
    assert words.index(began) < words.index(then) < words.index("Menunggu putusan Anda")


def test_a_member_cancels_and_the_record_says_who(village: Village, ruang: Door) -> None:
    device = thief(village)
    yohanes = ruang(village.member)

    yohanes.post(f"{village.base}/kode/{wait_of(village.chair).pk}/batal/")
    page = yohanes.get(f"{village.base}/kode/").content.decode()

    assert not is_in(device)
    assert "Dibatalkan Yohanes" in page
    assert village.officer.name in page
    assert Event.objects.filter(kind="code.cancelled").count() == 1


def test_after_a_second_cancel_the_account_only_reads_until_the_office_above_decides(
    village: Village, ruang: Door
) -> None:
    province = build.officer("61")
    phone = signed_in(village.chair)
    for _ in range(2):
        enter(village.chair, handed(village.office, village.chair, village.officer))
        phone.post("/kode-saya/batal/")

    stop = AccountStop.objects.get()
    reads = phone.get(f"{village.base}/berita/")
    writes = phone.post(f"{village.base}/tulis/", {**SHEET, "draft": "abcdefgh23"})
    again = ruang(village.officer).post(
        "/s/kab-kubu-raya/kode-masuk/", {"login": village.chair.username}
    )

    assert reads.status_code == 200
    assert writes.status_code == 409
    assert SHEET["lead"] in writes.content.decode()
    assert "dua kali dibatalkan" in again.content.decode()
    assert ruang(village.officer).get(f"/s/kab-kubu-raya/kode/akun/{stop.pk}/").status_code == 404
    office = f"/s/kalimantan-barat/kode/akun/{stop.pk}/"
    assert village.chair.name in ruang(province).get(office).content.decode()

    ruang(province).post(office, {"outcome": "holder", "is_in_view": "on"})

    assert phone.post(f"{village.base}/tulis/", {**SHEET, "draft": "abcdefgh23"}).status_code == 302


def test_the_office_above_hands_a_new_code_and_no_old_phone_cancels_it(
    village: Village, ruang: Door
) -> None:
    province = build.officer("61")
    phone = signed_in(village.chair)
    for _ in range(2):
        enter(village.chair, handed(village.office, village.chair, village.officer))
        phone.post("/kode-saya/batal/")
    office = f"/s/kalimantan-barat/kode/akun/{AccountStop.objects.get().pk}/"

    page = ruang(province).post(office, {"outcome": "new_code", "is_in_view": "on"})
    assert "Bukan saya, batalkan" not in phone.get("/kode-saya/").content.decode()
    phone.post("/kode-saya/batal/")
    device = enter(village.chair, page.context["digits"].replace(" ", ""))
    phone.post("/kode-saya/batal/")

    assert is_in(device)
    assert not is_in(phone)
    assert device.get(f"{village.base}/tulis/").status_code == 200


def test_the_owner_of_an_account_that_only_reads_locks_it_and_comes_back_by_the_office_above(
    village: Village, ruang: Door
) -> None:
    province = build.officer("61")
    phone = signed_in(village.chair)
    for _ in range(2):
        enter(village.chair, handed(village.office, village.chair, village.officer))
        phone.post("/kode-saya/batal/")

    led = phone.get("/kode-saya/").content.decode()
    made = phone.post("/keamanan/kartu/").status_code
    page = phone.get("/akun-dibajak/")
    pressed = phone.post("/akun-dibajak/", follow=True)

    assert 'href="/akun-dibajak/"' in led
    assert (made, LockCard.objects.count()) == (409, 0)
    assert "Kunci akun saya sekarang" in page.content.decode()
    assert pressed.status_code == 200
    assert "Datang dengan KTP ke kantor di atas" in pressed.content.decode()
    assert is_locked(fresh(village.chair))
    assert fresh(village.chair).may_only_read
    assert not is_in(phone)
    office = f"/s/kalimantan-barat/kode/akun/{AccountStop.objects.get().pk}/"
    answer = ruang(province).post(office, {"outcome": "new_code", "is_in_view": "on"})
    device = enter(village.chair, answer.context["digits"].replace(" ", ""))
    assert is_in(device)
    assert not is_locked(fresh(village.chair))


def test_the_owner_of_an_account_that_only_reads_locks_it_and_does_nothing_else(
    village: Village,
) -> None:
    Person.objects.filter(pk=village.chair.pk).update(stopped_at=timezone.now())
    chair, now = fresh(village.chair), timezone.now()
    owner = AccountOwner(chair)

    for whom, act in ((chair, make_lock_card), (village.member, lock_account)):
        with pytest.raises(PermissionDenied):
            act(whom, by=owner, at=now)
    lock_account(chair, by=owner, at=now)
    assert is_locked(chair)


def _scheduled(story: Story, village: Village) -> Story:
    story.scheduled_by = fresh(village.chair)
    return story


def test_a_stopped_account_does_no_action_at_all(village: Village) -> None:
    verified = build.story(village.kim, Stage.VERIFIED)
    Person.objects.filter(pk=village.chair.pk).update(stopped_at=timezone.now())

    assert not may_go_out(_scheduled(verified, village))
    with on_site(village.kim.site), pytest.raises(PermissionDenied):
        publishing.publish(verified, by=fresh(village.chair), at=timezone.now())


def test_cancelling_brings_back_the_second_factor_too(village: Village) -> None:
    phone = signed_in(village.chair)
    owner = AccountOwner(village.chair)
    add_code_app(village.chair, secret="JBSWY3DPEHPK3PXP", by=owner, at=timezone.now())
    before = list(Authenticator.objects.order_by("type").values_list("type", "data"))
    digits = handed(village.office, village.chair, village.officer)
    assert is_in(enter(village.chair, digits, is_lost="on"))
    assert not Authenticator.objects.exists()
    assert fresh(village.chair).factor_lost_at is not None

    phone.post("/kode-saya/batal/")

    assert list(Authenticator.objects.order_by("type").values_list("type", "data")) == before
    assert fresh(village.chair).factor_lost_at is None


def test_a_second_code_in_the_wait_does_not_make_the_thief_the_one_to_come_back(
    village: Village, move: Callable[..., None]
) -> None:
    phone = signed_in(village.chair)
    thief(village)
    move(hours=20)
    second = thief(village)
    assert is_in(second)
    draft = build.story(village.kim, author=village.chair, title=SECRET)
    move(hours=10)
    assert not sees_old(second, village, draft)

    phone.post("/kode-saya/batal/")

    assert fresh(village.chair).check_password(OLD_PASSWORD)
    assert is_in(phone)
    assert not is_in(second)
    endings = list(CodeWait.objects.order_by("pk").values_list("ending", flat=True))
    assert endings == [WaitEnding.REPLACED, WaitEnding.CANCELLED]


def test_a_factor_that_the_thief_adds_goes_with_the_cancel(village: Village) -> None:
    phone = signed_in(village.chair)
    thief(village)
    owner = AccountOwner(fresh(village.chair))
    add_code_app(owner.person, secret="JBSWY3DPEHPK3PXP", by=owner, at=timezone.now())

    phone.post("/kode-saya/batal/")

    assert not Authenticator.objects.exists()


def test_a_stranger_finds_nothing_to_cancel(village: Village, ruang: Door) -> None:
    thief(village)
    wait = wait_of(village.chair)
    stranger = build.member(build.kim(), Role.CHAIR)

    for who in (stranger, village.officer):
        answer = ruang(who).post(f"{village.base}/kode/{wait.pk}/batal/")
        assert answer.status_code == 404
    elsewhere = f"/s/{build.kim().site.ruang_label}/kode/{wait.pk}/batal/"
    assert ruang(stranger).post(elsewhere).status_code == 404
    assert Client(HTTP_HOST="ruang.localhost").post("/kode-saya/batal/").status_code == 302
    assert wait_of(village.chair).ended_at is None


def test_cancelling_the_code_that_ended_a_lock_locks_the_account_again(village: Village) -> None:
    chair = fresh(village.chair)
    lock_account(chair, by=AccountOwner(chair), at=timezone.now())
    digits = handed(village.office, village.chair, village.officer)
    enter(village.chair, digits)
    assert not is_locked(fresh(village.chair))

    wait = wait_of(village.chair)
    code_answers.cancel(wait, by=village.officer, at=timezone.now())

    assert is_locked(fresh(village.chair))
    assert not is_in(signed_in(village.chair))


def test_codes_that_nobody_used_stop_no_account(village: Village) -> None:
    phone = signed_in(village.chair)
    for _ in range(2):
        handed(village.office, village.chair, village.officer)
        phone.post("/kode-saya/batal/")

    assert not AccountStop.objects.exists()
    assert phone.get(f"{village.base}/tulis/").status_code == 200


def test_who_hands_codes_and_takes_them_back_stops_no_account(village: Village) -> None:
    other = build.member(village.kim, Role.CHAIR)
    for _ in range(2):
        enter(other, handed(village.kim.site, other, village.chair))
        with on_site(village.kim.site):
            taken = wait_of(other)
            cancel_code(village.kim.site, wait=taken, by=fresh(village.chair), at=timezone.now())

    assert not AccountStop.objects.exists()
    assert not fresh(other).may_only_read


def test_who_came_a_moment_ago_cancels_no_code_and_is_told_who_can(
    village: Village, ruang: Door
) -> None:
    device = thief(village)
    new = build.person("Baru")
    grant_on_site(
        village.kim.site, person=new, role=Role.MEMBER, by=build.BUILDER, at=timezone.now()
    )
    browser = ruang(new)
    shown = browser.get(f"{village.base}/kode/").content.decode()
    answer = browser.post(
        f"{village.base}/kode/{wait_of(village.chair).pk}/batal/", follow=True
    ).content.decode()

    assert "Batalkan kodenya" not in shown
    assert "tiga hari sebelum kode itu diberikan" in answer
    assert is_in(device)
    assert wait_of(village.chair).ended_at is None


def test_who_typed_the_digits_herself_does_not_lock_the_account_in_the_name_of_its_owner(
    village: Village,
) -> None:
    phone = signed_in(village.chair)
    card = make_lock_card(village.chair, by=AccountOwner(village.chair), at=timezone.now())
    device = thief(village)

    answer = device.post("/akun-dibajak/")

    assert answer.status_code == 422
    assert "hanya bisa dikunci dengan kartunya" in answer.content.decode()
    assert not is_locked(fresh(village.chair))
    phone.post("/kode-saya/batal/")
    assert is_in(phone)
    assert phone.post("/akun-dibajak/", {"code": card}).status_code == 302
    assert is_locked(fresh(village.chair))


def test_the_card_on_paper_locks_on_a_device_that_came_in_by_a_code(village: Village) -> None:
    card = make_lock_card(village.chair, by=AccountOwner(village.chair), at=timezone.now())
    device = thief(village)

    assert device.post("/akun-dibajak/", {"code": card}).status_code == 302

    assert is_locked(fresh(village.chair))
    assert not is_in(device)


def test_who_came_a_moment_ago_takes_back_only_what_they_handed_themselves(
    village: Village,
) -> None:
    site = village.kim.site
    other, new = build.member(village.kim, Role.CHAIR), build.person("Baru")
    grant_on_site(site, person=new, role=Role.CHAIR, by=build.BUILDER, at=timezone.now())
    handed(site, other, new)
    with on_site(site):
        cancel_code(site, wait=wait_of(other), by=fresh(new), at=timezone.now())
    assert wait_of(other).ended_at is not None
    device = enter(other, handed(site, other, village.chair))
    handed(site, other, new)

    with on_site(site), pytest.raises(CancelRefused):
        cancel_code(site, wait=wait_of(other), by=fresh(new), at=timezone.now())

    assert is_in(device)
