"""When the region of an office ends, what waits in the office goes to its successor."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from kimid.access.models import Appointment
from kimid.events.permissions import Role
from kimid.events.tables import TABLES, RegionChange
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import StopReason, Suspension
from kimid.notify.models import Notice, NoticeAddress
from kimid.notify.region_changes import movers
from kimid.registry.region_changes import apply_plan, contents_left_behind
from tests import build
from tests.split import split_plan

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

AFTER = build.AT + timedelta(days=420)
OLD, NEW = "6112", "6601"


def _split() -> None:
    apply_plan(split_plan(), version="after", source="tests", at=AFTER)


def test_mailbox_notices_offers_and_suspensions_follow_the_office() -> None:
    kim, officer, colleague = build.kim(), build.officer(OLD), build.officer(OLD)
    now = timezone.now()
    NoticeAddress.objects.create(region_id=OLD, address="kominfo@kuburaya.example")
    Notice.objects.create(
        kind="kim.appealed",
        topic="waiting",
        region_id=OLD,
        role=Role.OFFICER,
        subject="registry.Kim",
        subject_id=str(kim.pk),
        key="satu",
        title="Keberatan",
        why="Anda petugas",
        link="/s/kab-kubu-raya/",
        made_at=now,
    )
    Appointment.objects.create(
        person=build.person(),
        region_id=OLD,
        made_by=officer,
        role=Role.OFFICER,
        acting="plh",
        ends_at=now + timedelta(days=3),
        made_at=now,
    )
    suspending.propose_suspension(kim, reason=StopReason.LAW, words="-", by=officer, at=now)
    kim.refresh_from_db()
    suspending.agree_to_suspend(kim, by=colleague, at=now)

    _split()

    assert NoticeAddress.objects.get().region_id == NEW
    assert Notice.objects.get(key="satu").region_id == NEW
    assert Appointment.objects.get().region_id == NEW
    assert Suspension.objects.get().office_id == NEW
    assert contents_left_behind(AFTER) == {}


def test_the_new_office_keeps_its_own_mailbox() -> None:
    build.officer(OLD)
    old, new = (
        NoticeAddress.objects.create(region_id=code, address=f"{code}@example.id")
        for code in (OLD, "6171")
    )
    mailbox = next(each for each in movers() if each.name == "mailbox")
    assert mailbox.move(build.region(OLD), build.region("6171"), AFTER) == 0
    assert (old.region_id, new.region_id) == (OLD, "6171")


def test_nothing_that_moves_stays_in_a_region_that_ended() -> None:
    build.kim()
    build.officer(OLD)
    _split()

    left = {
        f"{label}.{name}"
        for label, answers in TABLES.items()
        for name, change in answers.regions.items()
        if change == RegionChange.MOVES
        and apps.get_model(label)
        ._base_manager.filter(**{f"{name}__valid_until__isnull": False})
        .exists()
    }
    assert left <= {"access.Grant.region"}  # the old roles ended, and say where they were
