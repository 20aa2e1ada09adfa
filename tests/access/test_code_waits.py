"""A code of an office opens what is new; what is older waits for a day or for a second person."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimid.access.actions import agree_to_code, grant_on_site, issue_code
from kimid.access.code_answers import AgreementRefused
from kimid.access.models import WaitEnding
from kimid.access.schedule import end_waits
from kimid.events.models import Event
from kimid.events.permissions import RULES, Role
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.people.models import Person
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from tests import build, visitors
from tests.access.coding import (
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


def test_the_officer_who_types_the_digits_herself_reads_no_draft(
    village: Village, move: Callable[..., None]
) -> None:
    draft = build.story(village.kim, author=village.chair, title=SECRET)
    shared = build.story(village.kim, Stage.COLLECTED, title=f"{SECRET} bersama")
    build.said(shared, f"{SECRET} dalam obrolan", by=village.member)
    tip = visitors.tip(village.kim, f"{SECRET} dari warga")
    device = thief(village)
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
    assert not sees_old(device, village, draft)
    move(hours=23, minutes=58)
    assert not sees_old(device, village, draft)
    move(minutes=3)
    assert sees_old(device, village, draft)


def test_what_waits_in_the_outbox_for_something_older_stays_there_and_says_why(
    village: Village,
) -> None:
    shared = build.story(village.kim, Stage.COLLECTED)
    device = thief(village)

    answer = device.post(
        f"{village.base}/berita/{shared.public_id}/pesan/",
        {"words": "Dari tadi malam.", "number": "abcdefgh23"},
        headers={"Accept": "application/json"},
    )

    assert answer.status_code == 409
    assert "Kode masuk Anda masih menunggu" in answer.json()["error"]
    assert "Tulisan tetap ada di HP ini" in answer.json()["error"]


def test_something_new_is_written_and_sent_at_once(village: Village) -> None:
    device = thief(village)
    number = device.get(f"{village.base}/tulis/").context["form"]["draft"].value()

    saved = device.post(f"{village.base}/tulis/", {**SHEET, "draft": number})
    on_the_page = device.get("/kode-saya/").content.decode()
    sent = device.post(
        f"{village.base}/berita/{number}/ubah/",
        {**SHEET, "draft": number, "base": _story(village, number).digest, "send": "1"},
    )

    assert saved.status_code == sent.status_code == 302
    assert SHEET["title"] in on_the_page
    assert sent.headers["Location"].endswith(f"/berita/{number}/terkirim/")
    assert device.get(sent.headers["Location"]).status_code == 200
    assert _story(village, number).stage == Stage.COLLECTED


def _story(village: Village, number: str) -> Story:
    with on_site(village.kim.site):
        return Story.objects.select_related("site").get(public_id=number)


def test_nothing_is_published_behind_the_wall(village: Village) -> None:
    verified = build.story(village.kim, Stage.VERIFIED)
    device = thief(village)

    answer = device.post(f"{village.base}/berita/{verified.public_id}/terbitkan/", {"why": "a b c"})
    urgent = device.post(f"{village.base}/berita/{verified.public_id}/terbit-segera/")

    assert (answer.status_code, urgent.status_code) == (409, 409)
    assert "a b c" in answer.content.decode()
    assert _story(village, verified.public_id).stage == Stage.VERIFIED
    assert not fresh(village.chair).has_perm(NewsroomPermission.PUBLISH, verified)


def test_a_new_permission_is_closed_behind_the_wall_unless_it_says_otherwise(
    village: Village,
) -> None:
    thief(village)
    chair = fresh(village.chair)

    held = {name for name in RULES if chair.has_perm(name, village.kim.site)}

    assert held == {"access.send", "newsroom.write", "media.upload", "media.see", "media.describe"}
    assert {name for name, rule in RULES.items() if rule.while_waiting} == held | {
        "newsroom.edit",
        "newsroom.see",
        "media.discard",
    }


def test_a_second_person_of_the_group_opens_it(village: Village, ruang: Door) -> None:
    draft = build.story(village.kim, author=village.chair, title=SECRET)
    device = thief(village)
    wait = wait_of(village.chair)
    yohanes = ruang(village.member)

    page = yohanes.get(f"{village.base}/kim/").content.decode()
    yohanes.post(f"{village.base}/kode/{wait.pk}/setuju/")

    assert f"Kode masuk untuk {village.chair.name}" in page
    assert village.officer.name in page
    assert sees_old(device, village, draft)
    wait.refresh_from_db()
    assert (wait.ending, wait.set_aside) == (WaitEnding.AGREED, {})


def test_who_asked_whose_code_it_is_and_who_came_later_do_not_agree(village: Village) -> None:
    thief(village)
    late = build.person()
    two_days_ago = timezone.now() - timedelta(days=2)
    grant_on_site(
        village.kim.site, person=late, role=Role.EDITOR, by=build.BUILDER, at=two_days_ago
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


def test_each_place_agrees_for_itself(village: Village, ruang: Door) -> None:
    other = build.kim()
    grant_on_site(other.site, person=village.chair, role=Role.EDITOR, by=build.BUILDER, at=build.AT)
    here = build.story(village.kim, Stage.COLLECTED)
    there = build.story(other, Stage.COLLECTED)
    device = thief(village)
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
    thief(village)
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
    device = thief(village)
    earlier = timezone.now() - timedelta(hours=5)
    monkeypatch.setattr(timezone, "now", lambda: earlier)

    assert not sees_old(device, village, draft)


def test_whoever_the_asker_appointed_as_acting_does_not_agree_in_an_office() -> None:
    build.portal("6112")
    office = build.portal("611201")
    officer, whom, colleague = (build.officer(code) for code in ("6112", "611201", "611201"))
    stand_in = build.acting("611201", by=officer, at=timezone.now() - timedelta(days=9))
    issue_code(build.portal("6112"), person=whom, by=officer, at=timezone.now())
    wait = wait_of(whom)

    with pytest.raises(AgreementRefused):
        agree_to_code(office, wait=wait, by=stand_in, at=timezone.now())
    agree_to_code(office, wait=wait, by=colleague, at=timezone.now())
