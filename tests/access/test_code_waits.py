"""A code of an office opens what is new; what is older waits for a day or for a second person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access.actions import agree_to_code, grant_on_site
from kimid.access.code_answers import AgreementRefused
from kimid.access.models import AccountStop, CodeWait, WaitEnding
from kimid.access.schedule import end_waits
from kimid.events.models import Event
from kimid.events.permissions import RULES, Role
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.actions import add_code_app
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from tests import build
from tests.access.coding import (
    NEW_PASSWORD,
    OLD_PASSWORD,
    enter,
    fresh,
    handed,
    is_in,
    later,
    signed_in,
    wait_of,
)
from tests.conftest import Door

pytestmark = pytest.mark.django_db

SECRET: Final = "kenari900x"
_SHEET: Final = {
    "title": "Jembatan sudah diperbaiki",
    "lead": "Warga memperbaikinya. Ada 20 orang. Sekarang bisa dilewati.",
    "source_kind": "seen",
    "source_on": "27 November 2026",
    "topic": "community",
    "kind": "news",
}


@dataclass
class Village:
    """A KIM with one chair and one member, and the office above."""

    kim: Kim
    chair: Person
    member: Person
    officer: Person
    office: Site

    @property
    def base(self) -> str:
        return f"/s/{self.kim.site.ruang_label}"


@pytest.fixture
def village() -> Village:
    office = build.portal("6112")
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR, name="Lina")
    chair.set_password(OLD_PASSWORD)
    chair.save()
    return Village(kim, chair, build.member(kim, name="Yohanes"), build.officer("6112"), office)


@pytest.fixture
def move(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    return later(monkeypatch)


def _thief(village: Village) -> Client:
    """The officer herself types the digits that she should have read out."""
    return enter(village.chair, handed(village.office, village.chair, village.officer))


def _sees_old(device: Client, village: Village, draft: Story) -> bool:
    page = device.get(f"{village.base}/berita/{draft.public_id}/ubah/")
    return SECRET in page.content.decode()


def test_the_officer_who_types_the_digits_herself_reads_no_draft(
    village: Village, move: Callable[..., None]
) -> None:
    draft = build.story(village.kim, author=village.chair, title=SECRET)
    shared = build.story(village.kim, Stage.COLLECTED, title=f"{SECRET} bersama")
    build.said(shared, f"{SECRET} dalam obrolan", by=village.member)
    tip = build.tip(village.kim, f"{SECRET} dari warga")
    device = _thief(village)
    assert is_in(device)

    read = "".join(
        device.get(f"{village.base}/{page}", follow=True).content.decode()
        for page in (
            "",
            "berita/",
            "konsep/",
            f"berita/{draft.public_id}/",
            f"berita/{draft.public_id}/ubah/",
            f"berita/{shared.public_id}/",
            f"berita/{shared.public_id}/naskah/",
            "warga/",
            f"warga/{tip.ticket}/",
            "foto/",
            "baca/",
            "tulis/",
            "anggota/",
        )
    )

    assert SECRET not in read
    assert not _sees_old(device, village, draft)
    move(hours=23, minutes=58)
    assert not _sees_old(device, village, draft)
    move(minutes=3)
    assert _sees_old(device, village, draft)


def test_something_new_is_written_and_sent_at_once(village: Village) -> None:
    device = _thief(village)
    number = device.get(f"{village.base}/tulis/").context["form"]["draft"].value()

    saved = device.post(f"{village.base}/tulis/", {**_SHEET, "draft": number})
    on_the_page = device.get("/kode-saya/").content.decode()
    sent = device.post(
        f"{village.base}/berita/{number}/ubah/",
        {**_SHEET, "draft": number, "base": _story(village, number).digest, "send": "1"},
    )

    assert saved.status_code == sent.status_code == 302
    assert _SHEET["title"] in on_the_page
    assert sent.headers["Location"].endswith(f"/berita/{number}/terkirim/")
    assert device.get(sent.headers["Location"]).status_code == 200
    assert _story(village, number).stage == Stage.COLLECTED


def _story(village: Village, number: str) -> Story:
    with on_site(village.kim.site):
        return Story.objects.select_related("site").get(public_id=number)


def test_nothing_is_published_behind_the_wall(village: Village) -> None:
    verified = build.story(village.kim, Stage.VERIFIED)
    device = _thief(village)

    answer = device.post(f"{village.base}/berita/{verified.public_id}/terbitkan/", {"why": "a b c"})
    urgent = device.post(f"{village.base}/berita/{verified.public_id}/terbit-segera/")

    assert (answer.status_code, urgent.status_code) == (409, 409)
    assert "a b c" in answer.content.decode()
    assert _story(village, verified.public_id).stage == Stage.VERIFIED
    assert not fresh(village.chair).has_perm(NewsroomPermission.PUBLISH, verified)


def test_a_new_permission_is_closed_behind_the_wall_unless_it_says_otherwise(
    village: Village,
) -> None:
    _thief(village)
    chair = fresh(village.chair)

    held = {name for name in RULES if chair.has_perm(name, village.kim.site)}

    assert held == {"newsroom.write", "media.upload", "media.see", "media.describe"}
    assert {name for name, rule in RULES.items() if rule.while_waiting} == held | {
        "newsroom.edit",
        "newsroom.see",
        "media.discard",
    }


def test_a_second_person_of_the_group_opens_it(village: Village, ruang: Door) -> None:
    draft = build.story(village.kim, author=village.chair, title=SECRET)
    device = _thief(village)
    wait = wait_of(village.chair)
    yohanes = ruang(village.member)

    page = yohanes.get(f"{village.base}/kim/").content.decode()
    yohanes.post(f"{village.base}/kode/{wait.pk}/setuju/")

    assert f"Kode masuk untuk {village.chair.name}" in page
    assert village.officer.name in page
    assert _sees_old(device, village, draft)
    wait.refresh_from_db()
    assert (wait.ending, wait.set_aside) == (WaitEnding.AGREED, {})


def test_who_asked_whose_code_it_is_and_who_came_later_do_not_agree(village: Village) -> None:
    _thief(village)
    late = build.person()
    grant_on_site(
        village.kim.site,
        person=late,
        role=Role.EDITOR,
        by=build.BUILDER,
        at=timezone.now(),
    )
    grant_on_site(
        village.kim.site, person=village.officer, role=Role.MEMBER, by=build.BUILDER, at=build.AT
    )
    for person in (late, village.officer, village.chair):
        with pytest.raises((AgreementRefused, PermissionDenied)):
            _agree(village, person)
    assert wait_of(village.chair).ended_at is None


def _agree(village: Village, person: Person) -> None:
    agree_to_code(
        village.kim.site, wait=wait_of(village.chair), by=fresh(person), at=timezone.now()
    )


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


def test_a_member_cancels_and_the_record_says_who(village: Village, ruang: Door) -> None:
    device = _thief(village)
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
    writes = phone.post(f"{village.base}/tulis/", {**_SHEET, "draft": "abcdefgh23"})
    again = ruang(village.officer).post(
        "/s/kab-kubu-raya/kode-masuk/", {"login": village.chair.username}
    )

    assert reads.status_code == 200
    assert writes.status_code == 409
    assert _SHEET["lead"] in writes.content.decode()
    assert "dua kali dibatalkan" in again.content.decode()
    assert ruang(village.officer).get(f"/s/kab-kubu-raya/kode/akun/{stop.pk}/").status_code == 404
    office = f"/s/kalimantan-barat/kode/akun/{stop.pk}/"
    assert village.chair.name in ruang(province).get(office).content.decode()

    ruang(province).post(office, {"outcome": "holder", "is_in_view": "on"})

    assert (
        phone.post(f"{village.base}/tulis/", {**_SHEET, "draft": "abcdefgh23"}).status_code == 302
    )


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
    device = enter(village.chair, page.context["digits"].replace(" ", ""))
    phone.post("/kode-saya/batal/")

    assert is_in(device)
    assert not is_in(phone)
    assert device.get(f"{village.base}/tulis/").status_code == 200


def test_a_stopped_account_does_no_action_at_all(village: Village) -> None:
    verified = build.story(village.kim, Stage.VERIFIED)
    Person.objects.filter(pk=village.chair.pk).update(stopped_at=timezone.now())

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

    phone.post("/kode-saya/batal/")

    assert list(Authenticator.objects.order_by("type").values_list("type", "data")) == before


def test_a_second_code_in_the_wait_does_not_make_the_thief_the_one_to_come_back(
    village: Village, move: Callable[..., None]
) -> None:
    phone = signed_in(village.chair)
    _thief(village)
    move(hours=20)
    second = _thief(village)
    assert is_in(second)
    draft = build.story(village.kim, author=village.chair, title=SECRET)
    move(hours=10)
    assert not _sees_old(second, village, draft)

    phone.post("/kode-saya/batal/")

    assert fresh(village.chair).check_password(OLD_PASSWORD)
    assert is_in(phone)
    assert not is_in(second)
    endings = list(CodeWait.objects.order_by("pk").values_list("ending", flat=True))
    assert endings == [WaitEnding.REPLACED, WaitEnding.CANCELLED]


def test_each_place_agrees_for_itself(village: Village, ruang: Door) -> None:
    other = build.kim()
    grant_on_site(other.site, person=village.chair, role=Role.EDITOR, by=build.BUILDER, at=build.AT)
    here = build.story(village.kim, Stage.COLLECTED)
    there = build.story(other, Stage.COLLECTED)
    device = _thief(village)
    wait = wait_of(village.chair)

    ruang(village.member).post(f"{village.base}/kode/{wait.pk}/setuju/")

    base = f"/s/{other.site.ruang_label}"
    assert device.get(f"{village.base}/berita/{here.public_id}/").status_code == 200
    assert device.get(f"{base}/berita/{there.public_id}/").headers["Location"] == "/kode-saya/"
    ruang(build.member(other)).post(f"{base}/kode/{wait.pk}/setuju/")
    assert device.get(f"{base}/berita/{there.public_id}/").status_code == 200


def test_an_official_below_waits_for_a_second_official_or_a_day(
    village: Village, ruang: Door, move: Callable[..., None]
) -> None:
    build.portal("61")
    province = build.officer("61")
    colleague = build.officer("6112")
    digits = handed(Site.objects.get(label="kalimantan-barat"), village.officer, province)
    enter(village.officer, digits)
    wait = wait_of(village.officer)

    assert not fresh(village.officer).has_perm("registry.register", village.office)
    page = ruang(colleague).get("/s/kab-kubu-raya/kode/").content.decode()
    assert "Benar, orangnya yang minta" in page
    ruang(colleague).post(f"/s/kab-kubu-raya/kode/{wait.pk}/setuju/")
    assert fresh(village.officer).has_perm("registry.register", village.office)

    enter(colleague, handed(Site.objects.get(label="kalimantan-barat"), colleague, province))
    assert not fresh(colleague).has_perm("registry.register", village.office)
    move(hours=24, minutes=1)
    assert fresh(colleague).has_perm("registry.register", village.office)


def test_a_day_later_nothing_is_left_aside(village: Village, move: Callable[..., None]) -> None:
    phone = signed_in(village.chair)
    _thief(village)
    move(hours=24, minutes=1)

    end_waits.func(at=timezone.now())
    end_waits.func(at=timezone.now())

    wait = wait_of(village.chair)
    assert (wait.ending, wait.set_aside) == (WaitEnding.TIME, {})
    assert fresh(village.chair).code_wait_until is None
    assert phone.get("/kode-saya/").headers["Location"] == "/"
    assert Event.objects.filter(kind="code.opened").count() == 1


def test_the_clock_turned_back_keeps_it_closed(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = build.story(village.kim, author=village.chair, title=SECRET)
    device = _thief(village)
    earlier = timezone.now() - timedelta(hours=5)
    monkeypatch.setattr(timezone, "now", lambda: earlier)

    assert not _sees_old(device, village, draft)


def test_a_factor_that_the_thief_adds_goes_with_the_cancel(village: Village) -> None:
    phone = signed_in(village.chair)
    _thief(village)
    owner = AccountOwner(fresh(village.chair))
    add_code_app(owner.person, secret="JBSWY3DPEHPK3PXP", by=owner, at=timezone.now())

    phone.post("/kode-saya/batal/")

    assert not Authenticator.objects.exists()


def test_a_stranger_finds_nothing_to_cancel(village: Village, ruang: Door) -> None:
    _thief(village)
    wait = wait_of(village.chair)
    stranger = build.member(build.kim(), Role.CHAIR)

    for who in (stranger, village.officer):
        answer = ruang(who).post(f"{village.base}/kode/{wait.pk}/batal/")
        assert answer.status_code == 404
    elsewhere = f"/s/{build.kim().site.ruang_label}/kode/{wait.pk}/batal/"
    assert ruang(stranger).post(elsewhere).status_code == 404
    assert Client(HTTP_HOST="ruang.localhost").post("/kode-saya/batal/").status_code == 302
    assert wait_of(village.chair).ended_at is None
