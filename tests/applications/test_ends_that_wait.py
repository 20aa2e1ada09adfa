"""What an office above has stopped no lower one ends; and a group is told by name of its end."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from kimid.applications.actions import checking
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import ActKind, Application
from kimid.events.permissions import Role
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import StopReason, Threat
from kimid.notify.models import Notice
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build, build_registry
from tests.applications.asking import AT, NEIGHBOUR, answered, ask_for, chaired
from tests.lifecycle.closing import do_all_tasks

pytestmark = pytest.mark.django_db


def _verify(made: Application, by: Person) -> Application:
    return checking.verify_application(made, findings=build_registry.fitting(made), by=by, at=AT)


def _suspended(kim: Kim, office: str) -> None:
    suspending.propose_suspension(
        kim, reason=StopReason.MONEY, words="Iuran.", by=build.officer(office), at=AT
    )
    suspending.agree_to_suspend(kim, by=build.officer(office), at=AT)


def _closed(kim: Kim, office: str) -> None:
    suspending.quarantine(
        kim, threat=Threat.BREACH, words="", by=build.officer(office), at=timezone.now()
    )


@pytest.mark.parametrize(
    ("stop", "words"), [(_suspended, "ditangguhkan"), (_closed, "ditutup demi keamanan")]
)
def test_a_regency_ends_no_kim_that_its_province_has_stopped(
    stop: Callable[[Kim, str], None], words: str
) -> None:
    kim, chair = chaired()
    into, _other = chaired("", NEIGHBOUR)
    made = answered(ask_for(kim, chair, ActKind.MERGER, into=into))
    stop(kim, "61")

    with pytest.raises(checking.NotVerifiable, match=words):
        _verify(made, build.officer("6112"))
    kim.refresh_from_db()
    assert kim.ended_on is None


@pytest.mark.parametrize("stop", [_suspended, _closed])
def test_the_office_that_stopped_a_kim_ends_it(stop: Callable[[Kim, str], None]) -> None:
    kim, chair = chaired()
    made = ask_for(kim, chair)
    stop(kim, "6112")

    assert _verify(made, build.officer("6112")).step == ApplicationStep.VERIFIED


def test_the_people_of_a_group_are_told_what_an_office_asks_for_them_and_that_it_ended() -> None:
    kim, chair = chaired()
    people = {chair.pk, build.member(kim, Role.EDITOR).pk}
    made = ask_for(kim, build.officer("6112"))
    do_all_tasks()
    asked = list(Notice.objects.filter(kind="kim.act").order_by("pk"))
    _verify(made, build.officer("6112"))
    do_all_tasks()
    told = list(Notice.objects.filter(kind="kim.act").exclude(pk__in=[row.pk for row in asked]))

    assert [{row.person_id for row in rows} for rows in (asked, told)] == [people, people]
    assert "menunggu diperiksa" in asked[0].title
    assert "disahkan" in told[0].title
    assert "Diisi oleh petugas, bukan oleh KIM" in told[0].why
    assert (
        "Bukan kami yang mengajukan? Sampaikan sekarang ke Kominfo Kalimantan Barat" in told[0].why
    )
