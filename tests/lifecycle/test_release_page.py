"""The page on which an office looks at a KIM in quarantine, and opens its site again."""

from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.access.actions import invite
from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.change_dangers import DANGERS, danger_of
from kimid.lifecycle.changes_since import changes_since
from kimid.lifecycle.models import Threat
from kimid.newsroom.actions import unchecked, urgent
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Urgency
from kimid.notify.models import Notice
from kimid.people.models import Person
from kimid.registry.actions import entering
from kimid.registry.models import Kim
from kimid.sites import actions as sites
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from tests import build
from tests.conftest import Answer
from tests.conftest import Door as InRuang
from tests.lifecycle.closing import do_all_tasks

pytestmark = pytest.mark.django_db

_DAY: Final = timedelta(days=1)


def close_site(kim: Kim) -> Person:
    build.portal("6112")
    officer = build.officer("6112")
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=officer, at=timezone.now())
    return officer


def _page(kim: Kim) -> str:
    return f"/s/kab-kubu-raya/pembinaan/{kim.pk}/karantina/"


def test_an_officer_says_whose_accounts_are_whose_and_opens_the_site(ruang: InRuang) -> None:
    kim = build.kim()
    chair, thief = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    desk = ruang(close_site(kim))
    page = _page(kim)

    def send(**words: object) -> Answer:
        return desk.post(page, words)

    missing = send(langkah="pastikan", person=chair.pk, how="")
    assert (missing.status_code, "Tulis dulu cara" in missing.text) == (422, True)
    assert send(langkah="pastikan", person=chair.pk, how="Datang.").status_code == 302
    assert send(langkah="akhiri", person=thief.pk, how="Tidak dikenal.").status_code == 302
    after = desk.get(page).text
    assert "Semua akun sudah diperiksa." in after
    assert "Datang." in after
    week_ago = f"{clock.today(timezone.now() - 7 * _DAY, 'WIB'):%d-%m-%Y}"
    untold = send(langkah="buka", note="", holds="on", since=week_ago)
    assert untold.status_code == 422
    assert send(langkah="buka", note="Beres.", holds="on", since=week_ago).status_code == 302

    assert Site.objects.get(pk=kim.site_id).stage == "active"
    assert "Dibuka lagi" in desk.get(page).text


@pytest.mark.parametrize("code", ["62", "611202"])
def test_another_office_does_not_find_the_page(ruang: InRuang, code: str) -> None:
    kim = build.kim()
    close_site(kim)
    portal = build.portal(code)

    path = f"/s/{portal.ruang_label}/pembinaan/{kim.pk}/karantina/"
    assert ruang(build.officer(code)).get(path).status_code == 404


def test_what_changed_stands_there_in_words_and_no_draft_is_named(ruang: InRuang) -> None:
    kim = build.kim()
    now = timezone.now()
    chair = build.member(kim, Role.CHAIR)
    draft = build.story(kim, Stage.DRAFT, title="Rahasia yang belum dikirim")
    story = build.story(kim, Stage.VERIFIED, title="Pasar murah Paya Kumang")
    build.publish(story, at=now - timedelta(hours=1))
    invite(kim.site, name="admin2", role=Role.EDITOR, by=chair, at=now - timedelta(hours=1))
    desk = ruang(close_site(kim))

    text = desk.get(f"{_page(kim)}?sejak=1+November+2024").text

    for words in ("Kabar diterbitkan", story.title, "Undangan dibuat", "admin2, redaktur"):
        assert words in text
    assert draft.title not in text
    first = changes_since(kim, now - _DAY).groups
    assert [group.text for group in first[:2]] == ["Kabar diterbitkan", "Undangan dibuat"]
    assert desk.get(f"{_page(kim)}?sejak=kapan-kapan").status_code == 200


def test_whoever_changed_something_for_an_office_stands_there_with_it() -> None:
    kim = build.kim()
    officer = build.officer("6112")
    entering.record_decree(
        kim,
        number="9/2026",
        issuer_title="camat",
        issued_on=build.AT.date(),
        valid_until=None,
        by=officer,
        at=build.AT,
    )

    named = {group.who for group in changes_since(kim, build.AT - _DAY).groups}
    assert f"{officer.name}, Diskominfo Kabupaten Kubu Raya" in named
    assert officer.name not in named


def test_the_list_of_changes_costs_as_much_for_three_as_for_one(
    django_assert_num_queries: object,
) -> None:
    kim = build.kim()
    for _ in range(3):
        build.story(kim, Stage.PUBLISHED)

    with django_assert_num_queries(3):  # type: ignore[operator]  # a fixture of pytest-django
        changes = changes_since(kim, build.AT - _DAY)
    assert changes.total > 10


def test_offices_and_other_groups_of_its_people_are_told(ruang: InRuang) -> None:
    kim, elsewhere = build.kim(), build.kim()
    for code in ("61", "00"):
        build.portal(code)
    member = build.member(kim)
    other_chair = build.member(elsewhere, Role.CHAIR)
    build.accepted(elsewhere, member, by=other_chair, at=timezone.now() - timedelta(minutes=1))
    officer = close_site(kim)
    suspending.end_account(kim, person=member, how="Bukan.", by=officer, at=timezone.now())
    do_all_tasks()

    rows = Notice.objects.filter(
        kind__in=["kim.quarantined_below", "account.in_doubt", "account.settled"]
    )
    assert {(row.kind, row.region_id or row.site_id, row.person_id) for row in rows} == {
        ("kim.quarantined_below", "6112", None),
        ("kim.quarantined_below", "61", None),
        ("kim.quarantined_below", "00", None),
        ("account.in_doubt", elsewhere.site_id, None),
        ("account.settled", kim.site_id, member.pk),
    }
    assert not Notice.objects.filter(person=officer).exists()


def test_a_piece_of_a_photo_on_its_way_is_not_taken(ruang: InRuang) -> None:
    kim = build.kim()
    member = build.member(kim)
    close_site(kim)
    phone = ruang(member)

    answer = phone.post(
        f"/s/{kim.site.label}/foto/{'2' * 16}/potongan/",
        b"x" * 100,
        content_type="application/octet-stream",
        HTTP_UPLOAD_OFFSET="0",
        HTTP_UPLOAD_LENGTH="1000",
    )

    assert answer.status_code in {302, 404}
    assert "have" not in answer.text


@pytest.mark.parametrize(
    ("kind", "data", "rank"),
    [
        ("story.office_looked", {}, "Tautan dan frasa iklan"),
        ("story.links_shown", {}, "Tautan dan frasa iklan"),
        ("story.recounted", {}, "Terbit, dikoreksi, atau ditampilkan"),
        ("story.confirmed", {"verified": True}, "Terbit, dikoreksi, atau ditampilkan"),
        ("photo.retouched", {}, "Terbit, dikoreksi, atau ditampilkan"),
        ("story.confirmed", {}, "Pekerjaan kelompok yang lain"),
        ("story.written", {}, "Pekerjaan kelompok yang lain"),
    ],
)
def test_what_readers_get_is_not_among_the_rest(
    kind: str, data: dict[str, object], rank: str
) -> None:
    assert danger_of(Event(kind=kind, data=data)).title == rank


def test_what_is_most_dangerous_stands_first_and_the_page_says_why(ruang: InRuang) -> None:
    kim = build.kim()
    now = timezone.now()
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)
    lie = sites.Introduction("Main slot di sini.")
    sites.introduce(kim.site, introduction=lie, by=chair, at=now)
    invite(kim.site, name="admin2", role=Role.EDITOR, by=chair, at=now)
    build.publish(build.story(kim, Stage.VERIFIED), at=now)
    linked = build.story(kim, Stage.VERIFIED, body="Baca [ini](https://slot88.com/a).")
    build.publish(linked, at=now)
    with on_site(kim.site):
        urgent.publish_urgent(
            build.story(kim, Stage.COLLECTED),
            urgency=Urgency.DISASTER,
            asked="Ketua RT.",
            by=editor,
            at=now,
        )
    only = build.kim("6112012013")
    alone = build.member(only, Role.CHAIR)
    story = build.story(only, Stage.COLLECTED, author=alone)
    Grant.objects.filter(site=only.site).exclude(person=alone).update(ends_at=build.AT + _DAY)
    with on_site(only.site):
        unchecked.publish_unchecked(story, by=alone, at=now)

    assert [group.text for group in changes_since(kim, now).groups[:5]] == [
        "Kabar mendesak diterbitkan, belum terverifikasi",
        "Kabar diterbitkan, dengan tautan baru",
        "Kabar diterbitkan",
        "Undangan dibuat",
        "Keterangan dan kontak KIM diubah",
    ]
    [first, *_] = changes_since(only, now).groups
    assert first.text == "Kabar diterbitkan satu-satunya akun, belum terverifikasi"
    page = ruang(close_site(kim)).get(_page(kim)).text
    heads = [page.index(danger.title) for danger in DANGERS[:5]]
    assert heads == sorted(heads)
    assert all(danger.why in " ".join(page.split()) for danger in DANGERS[:5])
