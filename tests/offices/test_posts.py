"""The office above invites, ends and replaces; who sits there hears of it before it counts."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access.actions import accept_invitation
from kimid.access.grants import roles_at
from kimid.access.invitations import OFFICE_NOTICE
from kimid.access.makers import MakerLeft
from kimid.access.models import Grant, Invitation
from kimid.access.one_use_links import LinkHolder, find_link
from kimid.events.permissions import Role
from kimid.offices import actions, queries
from kimid.offices.models import PostChange
from kimid.offices.orders import (
    MOST_PER_DAY,
    ChangeOver,
    LeavingOfficial,
    NoSuchPost,
    TooManyToday,
)
from kimid.offices.schedule import end_posts
from kimid.people.locks import close_all
from kimid.people.models import Person
from tests import build
from tests.conftest import Door
from tests.notify.doing import at_the_bell_of, give_notices
from tests.offices import building
from tests.sure import come_in

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _accepted(invitation: Invitation, token: str, at: datetime) -> Person:
    link = find_link(token, invitation.site)
    assert link is not None
    person = build.person(invitation.name)
    return accept_invitation(invitation, account=person, by=LinkHolder(link, at), at=at)


def _may(person: Person, at: datetime) -> bool:
    return Grant.objects.filter(person=person, role=Role.OFFICER).usable(at).exists()


def test_into_a_vacant_office_somebody_comes_at_once() -> None:
    now = timezone.now()
    person = _accepted(*building.invited(now), now)

    assert _may(person, now)
    grant = Grant.objects.get(person=person)
    assert (grant.region_id, grant.ends_at, grant.acting) == ("6112", None, "")


def test_where_somebody_sits_the_new_one_begins_a_day_later_and_can_be_taken_back() -> None:
    now = timezone.now()
    sitting = build.officer("6112")
    invitation, token = building.invited(now)
    give_notices()
    assert at_the_bell_of(sitting) == ["Ratna diundang sebagai petugas Kabupaten Kubu Raya"]

    person = _accepted(invitation, token, now)
    assert not _may(person, now + OFFICE_NOTICE - timedelta(minutes=1))
    assert _may(person, now + OFFICE_NOTICE)

    row = queries.invitation_here(building.office(), invitation.pk, now)
    assert row is not None
    actions.take_back_invitation(row, by=sitting, at=now)
    assert not _may(person, now + OFFICE_NOTICE + timedelta(minutes=1))


def test_a_change_ends_the_post_on_its_day_and_the_successor_begins_then() -> None:
    now = timezone.now()
    change, token = building.ordered(now)
    assert change.invitation is not None
    successor = _accepted(change.invitation, token, now)
    before, after = change.ends_at - timedelta(minutes=1), change.ends_at + timedelta(minutes=1)

    end_posts.func(at=before)
    assert (_may(change.holder, before), _may(successor, before)) == (True, False)
    end_posts.func(at=after)
    assert (_may(change.holder, after), _may(successor, after)) == (False, True)
    change.refresh_from_db()
    assert change.is_done
    end_posts.func(at=after)  # a second run finds nothing


def test_a_letter_of_yesterday_still_leaves_a_day_and_a_yes_ends_it_at_once() -> None:
    now = timezone.now()
    change, _ = building.ordered(now, days=-2)
    assert change.ends_at == now + OFFICE_NOTICE
    assert change.invitation is not None
    later = now + timedelta(hours=1)

    actions.agree_to_change(change, by=LeavingOfficial(change.holder), at=later)

    assert not _may(change.holder, later + timedelta(seconds=1))
    change.invitation.refresh_from_db()
    assert change.invitation.not_before == later


def test_until_its_day_a_change_can_be_called_off_and_its_link_works_no_more() -> None:
    now = timezone.now()
    by = build.officer("61")
    change, token = building.ordered(now, by=by)
    assert change.invitation is not None

    actions.call_change_off(change, by=by, at=now + timedelta(hours=2))

    end_posts.func(at=now + timedelta(days=9))
    assert _may(change.holder, now + timedelta(days=9))
    with pytest.raises(PermissionDenied):
        _accepted(change.invitation, token, now + timedelta(hours=3))
    with pytest.raises(ChangeOver):
        actions.call_change_off(change, by=by, at=now + timedelta(hours=3))


def test_a_post_is_changed_once_at_a_time_and_only_of_who_has_it() -> None:
    now = timezone.now()
    by = build.officer("61")
    change, _ = building.ordered(now, by=by)

    for holder in (change.holder, build.officer("6111")):
        with pytest.raises(NoSuchPost):
            actions.order_change(
                building.office(), order=building.order(holder, now), by=by, at=now
            )


def test_one_person_writes_down_at_most_five_a_day() -> None:
    now = timezone.now()
    by = build.officer("61")
    for _ in range(MOST_PER_DAY):
        building.invited(now, by=by)

    with pytest.raises(TooManyToday):
        building.invited(now, by=by)
    with pytest.raises(TooManyToday):
        building.ordered(now, by=by)
    building.invited(now + timedelta(days=1, minutes=1), by=by)


def test_whoever_invited_and_left_stands_behind_nothing() -> None:
    now = timezone.now()
    by = build.officer("61")
    invitation, token = building.invited(now, by=by)
    Grant.objects.filter(person=by).update(ends_at=now)

    with pytest.raises(MakerLeft):
        _accepted(invitation, token, now)
    assert not Grant.objects.filter(region="6112", role=Role.OFFICER).exists()


def test_locking_a_stolen_account_calls_off_all_that_it_ordered() -> None:
    now = timezone.now()
    thief = build.officer("61")
    change, token = building.ordered(now, by=thief)
    assert change.invitation is not None
    friend = _accepted(change.invitation, token, now)

    close_all(thief, now + timedelta(hours=1), is_new=True)

    later = now + timedelta(days=9)
    end_posts.func(at=later)
    assert (_may(change.holder, later), _may(friend, later)) == (True, False)


def test_what_a_stopped_account_ordered_is_called_off_on_its_day() -> None:
    now = timezone.now()
    change, _ = building.ordered(now)
    Person.objects.filter(pk=change.made_by_id).update(stopped_at=now)

    end_posts.func(at=change.ends_at + timedelta(minutes=1))

    change.refresh_from_db()
    assert (change.closed_at is not None, change.is_done) == (True, False)
    assert _may(change.holder, change.ends_at + timedelta(minutes=2))


def test_a_stopped_official_still_sits_and_an_old_invitation_waits_for_who_came_since() -> None:
    now = timezone.now()
    old, token = building.invited(now)
    assert old.not_before is None
    first = _accepted(*building.invited(now), now)
    second = _accepted(old, token, now + timedelta(hours=1))
    assert (_may(first, now), _may(second, now + timedelta(hours=2))) == (True, False)
    give_notices()
    assert any("menerima undangan" in title for title in at_the_bell_of(first))

    Person.objects.filter(pk=first.pk).update(stopped_at=now)
    assert building.invited(now)[0].not_before == now + OFFICE_NOTICE


def test_who_was_taken_back_stays_out_also_when_the_holder_agrees() -> None:
    now = timezone.now()
    change, token = building.ordered(now, days=5)
    assert change.invitation is not None
    successor = _accepted(change.invitation, token, now)
    actions.take_back_invitation(change.invitation, by=change.holder, at=now)
    assert queries.accepted_not_begun(change.region, now) == []

    by = LeavingOfficial(change.holder)
    actions.agree_to_change(change, by=by, at=now + timedelta(hours=1))

    assert not any(_may(successor, now + timedelta(hours=hours)) for hours in range(0, 200, 6))


def test_whoever_is_to_leave_gives_no_posts_any_more() -> None:
    now = timezone.now()
    change, _ = building.ordered(now)

    with pytest.raises(PermissionDenied):
        building.invited(now, "611201", by=change.holder)


def test_at_the_nation_only_its_operators_give_posts() -> None:
    now = timezone.now()
    with pytest.raises(PermissionDenied):
        building.invited(now, "00", by=build.officer("00"))
    invitation, _ = building.invited(now, "00", by=build.officer("00", Role.OPERATOR))
    assert invitation.not_before == now + OFFICE_NOTICE  # an operator sits there


def test_an_office_that_nobody_worked_in_is_opened_and_filled(ruang: Door) -> None:
    build.children("61")
    build.portal("61")
    browser = ruang(build.officer("61"))
    page = browser.get("/s/kalimantan-barat/jabatan/di-bawah/").content.decode()
    assert "/s/kalimantan-barat/jabatan/buka/6112/" in page

    opened = browser.post("/s/kalimantan-barat/jabatan/buka/6112/")
    assert opened["Location"] == "/s/kab-kubu-raya/jabatan/"
    assert "Undang petugas" in browser.get("/s/kab-kubu-raya/jabatan/").content.decode()


def _post(client: Client, path: str, **data: str) -> tuple[int, str]:
    answer = client.post(path, data)
    return answer.status_code, answer.content.decode()


def _guest(link: str, username: str) -> Person:
    """Somebody without account opens the link and comes in."""
    guest = Client(HTTP_HOST="ruang.localhost")
    assert "mengundang Anda menjadi" in guest.get(link).content.decode()
    account = {"name": "Ratna Dewi", "username": username, "password": "ikan-nipah-pagi"}
    assert guest.post(link, account).status_code == 302
    person = Person.objects.get(username=username)
    person.is_verified = True
    return person


def _letter() -> dict[str, str]:
    today = timezone.now().date()
    return {
        "reason": "moved",
        "letter_number": "800/1",
        "letter_on": f"{today:%d-%m-%Y}",
        "first_day": f"{today + timedelta(days=2):%d-%m-%Y}",
        "successor": "Joko",
    }


@pytest.mark.parametrize(("above", "office"), [("00", "61"), ("61", "6112"), ("6112", "611201")])
def test_three_levels_invite_and_replace_by_their_screens(
    above: str, office: str, ruang: Door
) -> None:
    site = build.portal(office)
    browser = ruang(build.officer(above, Role.OPERATOR if above == "00" else Role.OFFICER))
    base = f"/s/{site.ruang_label}/jabatan"
    assert "Kosong" in browser.get(f"{base}/").content.decode()

    status, page = _post(browser, f"{base}/undang/", name="Ratna Dewi", role="officer")
    link = re.search(r"/undangan/[\w.-]+/[\w-]+/", page)
    assert (status, bool(link)) == (200, True)
    ratna = _guest(link[0] if link else "", "ratna.dewi")
    assert roles_at(ratna, site.scope()) == {Role.OFFICER}

    status, page = _post(browser, f"{base}/{ratna.pk}/officer/ganti/", **_letter())
    assert (status, "Undangan untuk Joko" in page) == (200, True)
    shown = browser.get(f"{base}/").content.decode()
    assert "Ratna Dewi mutasi" in shown
    assert "Penggantinya Joko." in shown

    own = Client(HTTP_HOST="ruang.localhost")
    come_in(own, ratna)
    assert "surat 800/1" in own.get("/tugas/berakhir/").content.decode()
    change = PostChange.objects.get()
    assert own.post("/tugas/berakhir/", {"setuju": change.pk}).status_code == 302
    change.refresh_from_db()
    assert change.agreed_at is not None


def test_vacant_posts_of_a_province_are_listed_first_also_of_a_new_regency(ruang: Door) -> None:
    build.children("61")
    build.portal("61")
    build.officer("6112")
    browser = ruang(build.officer("61"))

    page = browser.get("/s/kalimantan-barat/jabatan/di-bawah/").content.decode()
    narrowed = browser.get("/s/kalimantan-barat/jabatan/di-bawah/?hanya=kosong").content.decode()
    vacant = re.sub(r"\s+", " ", narrowed)

    offices = queries.offices_below(build.region("61"))
    assert f"<strong>{2 * len(offices) - 1} kosong.</strong>" in re.sub(r"\s+", " ", page)
    rows = page.split("<tr")[2:]
    assert "Kabupaten Kubu Raya" in rows[-1]
    assert vacant.count("belum pernah ada") == 2 * len(offices) - 1


def test_the_officials_of_an_office_lead_to_the_posts_below(ruang: Door) -> None:
    build.portal("61")

    page = ruang(build.officer("61")).get("/s/kalimantan-barat/petugas/").text

    assert 'href="/s/kalimantan-barat/jabatan/di-bawah/"' in page
