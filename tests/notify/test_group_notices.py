"""Who learns of a new chair, and that a role was ended."""

from datetime import datetime
from typing import Final

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.access.actions import (
    NewAccount,
    accept_handover,
    begin_handover,
    confirm_handover,
    end_roles,
    grant_on_site,
)
from kimid.access.grant_moves import HandoverRequest
from kimid.access.one_use_links import LinkHolder, link_by_token
from kimid.events.permissions import Role
from kimid.notify.kinds import NOTICE_KINDS, NoticeTopic
from kimid.notify.models import Notice
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.notify.doing import at_the_bell_of

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_KINDS: Final = ("group.role_ended", "group.new_chair")
_ANTON: Final = NewAccount("anton.w", "Anton Wijaya", "ikan-nipah-pagi")


def _work() -> None:
    """Run the tasks about groups twice, in the order of the events, as after a worker that died."""
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path__contains="group_notices"
    )
    for row in waiting.order_by("enqueued_at", "pk"):
        for _ in range(2):
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.delete()


def _hand_over(kim: Kim, holder: Person, by: Person, role: Role, at: datetime) -> None:
    DBTaskResult.objects.all().delete()  # of the roles of the builders
    asked = HandoverRequest(holder, role, stays=True, name="Anton Wijaya")
    row, token = begin_handover(kim.site, handover_request=asked, by=by, at=at)
    link = link_by_token(token)
    assert link is not None
    accept_handover(row, account=_ANTON, by=LinkHolder(link, at), at=at)
    confirm_handover(row, by=by, at=at)
    _work()


def test_whose_role_was_ended_learns_by_whom_and_whom_to_call(ruang: Door) -> None:
    kim = build.kim(name="KIM Suara Teluk")
    chair, member = build.member(kim, Role.CHAIR, name="Lina"), build.member(kim)

    end_roles(kim.site, person=member, by=chair, at=timezone.now())
    _work()

    assert at_the_bell_of(member) == ["Peran Anda di KIM Suara Teluk diakhiri"]
    [notice] = Notice.objects.filter(person=member)
    assert "Oleh Lina." in notice.why
    assert "petugas Kominfo" in notice.why
    browser = ruang(Person.objects.get(pk=member.pk))
    assert notice.title in browser.get("/pemberitahuan/").content.decode()
    assert browser.get(notice.link).status_code == 200


def test_whose_post_another_one_handed_over_learns_it() -> None:
    kim = build.kim(name="KIM Suara Teluk")
    chair, editor = build.member(kim, Role.CHAIR), build.member(kim, Role.EDITOR)

    _hand_over(kim, editor, chair, Role.EDITOR, timezone.now())

    words = "Jabatan redaktur Anda di KIM Suara Teluk diserahkan kepada Anton Wijaya"
    assert at_the_bell_of(editor) == [words]
    assert at_the_bell_of(chair) == []


def test_who_hands_over_the_own_post_is_not_told_of_it_but_all_learn_of_the_chair() -> None:
    kim = build.kim(name="KIM Suara Teluk")
    chair, editor, member = (
        build.member(kim, role) for role in (Role.CHAIR, Role.EDITOR, Role.MEMBER)
    )

    _hand_over(kim, chair, chair, Role.CHAIR, timezone.now())

    assert at_the_bell_of(editor) == ["Anton Wijaya sekarang ketua KIM Suara Teluk"]
    assert at_the_bell_of(chair) == at_the_bell_of(member) == []
    assert at_the_bell_of(Person.objects.get(username="anton.w")) == []


def test_chairs_and_editors_learn_of_a_new_chair_by_an_invitation_or_a_grant() -> None:
    kim = build.kim(name="KIM Suara Teluk")
    chair, editor, member = (
        build.member(kim, role) for role in (Role.CHAIR, Role.EDITOR, Role.MEMBER)
    )
    guest, other, helper = build.person("Tamu"), build.person("Teman"), build.person("Adik")
    now = timezone.now()
    _work()
    before = Notice.objects.filter(kind__in=_KINDS).count()

    build.accepted(kim, guest, by=chair, at=now, role=Role.CHAIR)
    build.accepted(kim, helper, by=chair, at=now, role=Role.EDITOR)
    _work()
    assert at_the_bell_of(chair)[0] == "Tamu sekarang ketua KIM Suara Teluk"
    assert "Diundang" in Notice.objects.filter(kind="group.new_chair").latest("pk").why
    grant_on_site(kim.site, person=other, role=Role.CHAIR, by=build.BUILDER, at=now)
    _work()

    assert Notice.objects.filter(kind__in=_KINDS).count() == before + 2
    titles = {f"{name} sekarang ketua KIM Suara Teluk" for name in ("Tamu", "Teman")}
    assert set(at_the_bell_of(editor)) >= titles
    assert at_the_bell_of(member) == []
    assert "Tamu sekarang ketua KIM Suara Teluk" not in at_the_bell_of(guest)


def test_a_mail_about_it_leaves_at_once_and_names_nobody() -> None:
    for kind in map(NOTICE_KINDS.__getitem__, _KINDS):
        assert kind.at_once
        assert kind.topic == NoticeTopic.SAFETY
        assert "%" not in kind.outside
