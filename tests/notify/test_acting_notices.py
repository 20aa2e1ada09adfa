"""Whoever is asked to be acting learns it at once, and whoever asked learns the answer."""

from datetime import timedelta
from typing import Final

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.access import actions
from kimid.access.acting import ActingPost, Appointee
from kimid.access.models import Acting, Appointment
from kimid.events.permissions import Role
from kimid.notify.kinds import NOTICE_KINDS
from kimid.notify.models import Notice
from kimid.notify.queries import waiting_notices
from kimid.people.models import Person
from tests import build
from tests.access.coding import fresh

pytestmark = pytest.mark.django_db

_REGENCY: Final = "6112"


def _work() -> None:
    """Run the tasks that listen, each twice as a worker may."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    while row := ready.filter(task_path__contains="notify").order_by("enqueued_at").first():
        for _ in range(2):
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        DBTaskResult.objects.filter(pk=row.pk).update(
            status=TaskResultStatus.SUCCESSFUL, finished_at=timezone.now()
        )


def _notices(person: Person) -> list[tuple[str, str]]:
    waiting = waiting_notices(fresh(person), timezone.now())
    return [(notice.title, notice.link) for notice in waiting]


def _asked() -> Appointment:
    build.portal(_REGENCY)
    now = timezone.now()
    whom, by = build.person("Yuliana"), build.officer(_REGENCY)
    post = ActingPost(whom, Role.OFFICER, Acting.DUTY, (now + timedelta(days=9)).date())
    row = actions.appoint_acting(build.region(_REGENCY), post=post, by=by, at=now)
    _work()
    return row


def _answer(row: Appointment, *, is_accepted: bool) -> None:
    by = Appointee(row.person)
    actions.answer_appointment(row, is_accepted=is_accepted, by=by, at=timezone.now())
    _work()


def test_whoever_is_asked_learns_it_at_once_with_one_link_and_it_goes_with_the_answer() -> None:
    row = _asked()

    assert NOTICE_KINDS["post.offered"].at_once
    title = "Anda ditunjuk sebagai Plt. petugas Kabupaten Kubu Raya"
    assert _notices(row.person) == [(title, "/tugas/")]
    assert row.made_by.name in Notice.objects.get(title=title).why

    _answer(row, is_accepted=False)

    assert _notices(row.person) == []
    told = Notice.objects.get(kind="post.answered")
    assert (told.person, told.title) == (row.made_by, "Yuliana menolak tugas Plt. petugas")


def test_what_an_office_takes_back_or_ends_is_known_to_whom_it_concerns() -> None:
    row = _asked()
    region = build.region(_REGENCY)
    actions.end_acting(region, person=row.person, by=row.made_by, at=timezone.now())
    _work()
    assert _notices(row.person) == []

    whom = build.acting(_REGENCY, by=row.made_by)
    actions.end_acting(region, person=whom, by=row.made_by, at=timezone.now())
    _work()
    assert [title for title, _ in _notices(whom)] == ["Tugas Anda di Kabupaten Kubu Raya diakhiri"]


def test_who_gives_a_post_back_is_told_nothing() -> None:
    whom = build.acting(_REGENCY, by=build.officer(_REGENCY))
    region = build.region(_REGENCY)
    actions.end_acting(region, person=whom, by=Appointee(whom), at=timezone.now())
    _work()

    assert _notices(whom) == []
