"""Who learns of a sign-in code: its person, everybody who can cancel it, and who decides."""

from typing import Final

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.access.models import AccountStop
from kimid.access.schedule import end_waits
from kimid.events.permissions import Role
from kimid.notify.kinds import NOTICE_KINDS
from kimid.notify.letters import of_one
from kimid.notify.models import Notice
from kimid.notify.queries import waiting_notices
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.models import Site
from tests import build
from tests.access.coding import OLD_PASSWORD, enter, fresh, handed, later, signed_in, wait_of
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_KINDS: Final = {
    "code.handed",
    "code.of_colleague",
    "code.answered",
    "account.to_decide",
    "account.decided",
}


def _work() -> None:
    """Run the tasks that listen, in the order of their events."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    while (
        row := ready.filter(task_path__contains="notify").order_by("enqueued_at").first()
    ) is not None:
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        DBTaskResult.objects.filter(pk=row.pk).update(
            status=TaskResultStatus.SUCCESSFUL, finished_at=timezone.now()
        )


def _titles(person: Person) -> list[str]:
    return [notice.title for notice in waiting_notices(fresh(person), timezone.now())]


def _links(person: Person) -> list[str]:
    return [notice.link for notice in waiting_notices(fresh(person), timezone.now())]


def _village() -> tuple[Kim, Person, Person, Person, Site]:
    office = build.portal("6112")
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR, name="Lina")
    chair.set_password(OLD_PASSWORD)
    chair.save()
    return kim, chair, build.member(kim, name="Yohanes"), build.officer("6112"), office


def test_the_person_and_the_group_learn_who_asked_and_where_to_cancel(ruang: Door) -> None:
    kim, chair, member, officer, office = _village()
    stranger = build.member(build.kim())
    phone = signed_in(chair)

    handed(office, chair, officer)
    _work()

    assert _titles(chair) == ["Kode masuk untuk akun Anda diminta"]
    assert _links(chair) == ["/kode-saya/"]
    assert _titles(member) == ["Kode masuk untuk Lina diminta"]
    assert _links(member) == [f"/s/{kim.site.ruang_label}/kode/"]
    assert officer.name in Notice.objects.get(person=chair).why
    assert _titles(stranger) == []
    assert phone.get(_links(chair)[0]).status_code == 200
    assert ruang(member).get(_links(member)[0]).status_code == 200


def test_a_mail_about_it_leaves_at_once_and_names_nobody() -> None:
    _kim, chair, _member, officer, office = _village()
    handed(office, chair, officer)
    _work()

    assert all(NOTICE_KINDS[kind].at_once for kind in _KINDS)
    for notice in Notice.objects.filter(kind__in=_KINDS):
        letter = of_one(notice, "https://ruang.kim.id/")
        assert not any(each.name in letter.subject + letter.body for each in (chair, officer))


def test_a_newer_code_of_the_same_asker_takes_the_place_of_the_older_one() -> None:
    _kim, chair, member, officer, office = _village()
    for _ in range(3):
        handed(office, chair, officer)
        _work()

    assert _titles(chair) == ["Kode masuk untuk akun Anda diminta"]
    assert _titles(member) == ["Kode masuk untuk Lina diminta"]


def test_a_cancel_ends_what_waits_and_who_asked_learns_it(ruang: Door) -> None:
    kim, chair, member, officer, office = _village()
    handed(office, chair, officer)
    _work()

    ruang(member).post(f"/s/{kim.site.ruang_label}/kode/{wait_of(chair).pk}/batal/")
    _work()

    assert _titles(member) == []
    assert _titles(officer) == ["Kode masuk untuk Lina dibatalkan"]
    assert _titles(chair) == ["Kode masuk untuk Lina dibatalkan"]
    assert "Yohanes" in Notice.objects.filter(person=officer).latest("pk").why


def test_after_the_second_cancel_the_office_above_is_asked(ruang: Door) -> None:
    _kim, chair, member, officer, office = _village()
    province = build.officer("61")
    nation = build.officer("00", Role.OPERATOR)
    phone = signed_in(chair)
    for _ in range(2):
        enter(chair, handed(office, chair, officer))
        phone.post("/kode-saya/batal/")
    _work()

    [link] = _links(province)
    assert _titles(province) == ["Akun Lina hanya bisa membaca"]
    assert ruang(province).get(link).status_code == 200
    assert "Akun Lina hanya bisa membaca" not in _titles(officer) + _titles(nation)

    ruang(province).post(link, {"outcome": "holder", "is_in_view": "on"})
    _work()

    assert AccountStop.objects.get().decided_by == province
    assert _titles(province) == []
    assert "Akun Lina diputuskan" in _titles(chair)
    assert "Akun Lina diputuskan" in _titles(member)


def test_the_office_of_whoever_put_the_asker_there_is_not_asked() -> None:
    _kim, chair, _member, officer, _office = _village()
    province = build.officer("61")
    district = build.TELUK_KAPUAS[:6]
    helper = build.acting(district, by=officer)
    phone = signed_in(chair)
    for _ in range(2):
        enter(chair, handed(build.portal(district), chair, helper))
        phone.post("/kode-saya/batal/")
    _work()

    assert _titles(province) == ["Akun Lina hanya bisa membaca"]
    assert "Akun Lina hanya bisa membaca" not in _titles(officer)


def test_a_day_later_nothing_waits_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    _kim, chair, member, officer, office = _village()
    enter(chair, handed(office, chair, officer))
    _work()
    later(monkeypatch)(hours=24, minutes=1)

    end_waits.func(at=timezone.now())
    _work()

    assert _titles(member) == []
    assert _titles(chair) == ["Kata sandi akun Anda diganti lewat kode masuk"]


def test_a_member_learns_of_a_code_of_the_chair_too() -> None:
    kim, chair, member, _officer, _office = _village()
    handed(kim.site, member, chair)
    _work()

    assert _titles(member) == ["Kode masuk untuk akun Anda diminta"]
    assert "Lina" in Notice.objects.get(person=member).why


def test_the_list_of_notices_is_closed_behind_the_wall() -> None:
    """It names what waits: titles of others, and who mentioned whom."""
    _kim, chair, _member, officer, office = _village()
    device = enter(chair, handed(office, chair, officer))

    assert device.get("/pemberitahuan/").headers["Location"] == "/kode-saya/"
