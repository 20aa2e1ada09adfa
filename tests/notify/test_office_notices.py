"""What waits for an office, and what a group learns of an office."""

from typing import Any, Final

import pytest
from django.utils import timezone

from kimid.applications.actions import checking
from kimid.applications.flow import ApplicationStep
from kimid.events.permissions import Role
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import StopReason, Threat
from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint, Outcome
from kimid.moderation.rules import Reader
from tests import build, build_registry, visitors
from tests.notify.doing import at_the_bell_of, give_notices

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_AT = build.AT
_PROPOSAL: Final[dict[str, Any]] = {"reason": StopReason.MONEY, "words": "Menarik iuran."}


def test_an_application_waits_for_the_regency_until_it_has_an_answer() -> None:
    build.portal("6112")
    officer, above, beside = build.officer("6112"), build.officer("61"), build.officer("6171")
    application = build_registry.application(step=ApplicationStep.SENT)
    give_notices()
    assert [at_the_bell_of(each) for each in (officer, above, beside)] == [
        ["Permohonan menunggu diperiksa"],
        [],
        [],
    ]
    checking.refuse_application(application, reason="SK palsu.", by=officer, at=_AT)
    give_notices()
    assert at_the_bell_of(officer) == []


def test_a_suspension_waits_for_another_officer_and_then_for_the_office_above() -> None:
    for code in ("6112", "61"):
        build.portal(code)
    kim = build.kim()
    first, second, above = build.officer("6112"), build.officer("6112"), build.officer("61")
    chair = build.member(kim, Role.CHAIR)
    suspending.propose_suspension(kim, **_PROPOSAL, by=first, at=_AT)
    give_notices()
    waits = "Usul penangguhan menunggu petugas kedua"
    assert (at_the_bell_of(first), at_the_bell_of(second)) == ([], [waits])

    suspending.agree_to_suspend(kim, by=second, at=_AT)
    give_notices()
    assert at_the_bell_of(second) == []
    assert at_the_bell_of(chair) == ["KIM ditangguhkan"]

    suspending.appeal(kim, words="Iuran itu sukarela.", by=chair, at=_AT)
    give_notices()
    assert at_the_bell_of(above) == ["Keberatan menunggu dijawab"]
    suspending.answer_appeal(kim, is_granted=True, words="Benar.", by=above, at=_AT)
    give_notices()
    assert at_the_bell_of(above) == []


def test_a_chair_learns_of_a_quarantine_at_once() -> None:
    kim = build.kim()
    chair, member = build.member(kim, Role.CHAIR), build.member(kim)
    suspending.quarantine(
        kim, threat=Threat.GAMBLING, words="Judi.", by=build.officer("6112"), at=_AT
    )
    give_notices()
    assert at_the_bell_of(chair) == ["Situs ditutup sementara demi keamanan"]
    assert at_the_bell_of(member) == []


def test_a_report_waits_for_the_editors_of_its_site() -> None:
    kim = build.kim()
    editor, member = build.member(kim, Role.EDITOR), build.member(kim)
    report = moderation.report(
        kim.site,
        path="",
        title=kim.name,
        complaint=Complaint.WRONG,
        words="Jumlahnya keliru.",
        sender=visitors.sender(),
        by=Reader(),
        at=timezone.now(),
    )
    give_notices()
    assert at_the_bell_of(editor) == ["Laporan pembaca menunggu dijawab"]
    assert at_the_bell_of(member) == []
    moderation.answer(
        report, outcome=Outcome.UNCHANGED, words="Sudah dicek.", by=editor, at=timezone.now()
    )
    give_notices()
    assert at_the_bell_of(editor) == []
