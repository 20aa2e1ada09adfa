"""A valid call of each registry action, for an actor who lacks the permission."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import Model

from kimid.applications.actions.applying import Founder
from kimid.applications.checking import FormStep
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, Consent, Purpose
from kimid.ict.actions import MeansInput
from kimid.ict.models import Signal
from kimid.lifecycle.actions.silence import VisitReport
from kimid.lifecycle.models import StopReason, Threat
from kimid.onboarding.matching import RowVerdict
from kimid.onboarding.models import ImportRow, RowState
from kimid.onboarding.worksheet import read_worksheet
from kimid.places.models import Region
from kimid.registry.actions.site_images import SiteImage
from kimid.registry.models import Kim, Member, PolicyRule
from tests import build, build_registry
from tests.ict import building as ict

type Case = Callable[[], tuple[Model, dict[str, Any]]]


def _application(step: ApplicationStep, /, **arguments: Any) -> Case:
    return lambda: (build_registry.application(step=step), arguments)


def _decreed(made: Application) -> tuple[Model, dict[str, Any]]:
    assert made.kim is not None
    return made.kim, {"decree": made.kim.decrees.get(), "days": 30}


def _dropped_paper(made: Application) -> tuple[Model, dict[str, Any]]:
    return made, {"paper": made.papers.latest("pk")}


def _read_paper(**arguments: Any) -> tuple[Model, dict[str, Any]]:
    made = build_registry.application(step=ApplicationStep.SENT)
    return made, {"paper": made.papers.latest("pk"), **arguments}


def _verifiable(made: Application) -> tuple[Model, dict[str, Any]]:
    return made, {"findings": build_registry.fitting(made)}


def _judged(row: ImportRow) -> tuple[Model, dict[str, Any]]:
    return row.import_list, {"columns": {}, "verdicts": {row.number: RowVerdict(RowState.NEW)}}


def _on_roster(kim: Kim) -> tuple[Model, dict[str, Any]]:
    return kim, {
        "member": Member.objects.create(kim=kim, name="Mak Inah", joined_on=build.AT.date())
    }


def _ended(code: str) -> Region:
    """A region with a successor."""
    heir = build.region("6171")
    Region.objects.filter(pk=build.region(code).pk).update(
        valid_until=build.AT.date(), successor=heir
    )
    return Region.objects.get(pk=code)


def _of_ended_region(kim: Kim) -> Kim:
    _ended(kim.region_id)
    return kim


REGISTRY: Final[dict[str, Case]] = {
    "kimid.registry.actions.site_images.set_site_image": lambda: (
        build.kim().site,
        {"image": SiteImage.LOGO, "picture": None},
    ),
    "kimid.registry.actions.entering.register_kim": lambda: (
        build.region(),
        {"name": "KIM Baru", "label": "kim-baru"},
    ),
    "kimid.registry.actions.entering.record_decree": lambda: (
        build.kim(),
        {
            "number": "1/2026",
            "issuer_title": "kepala desa",
            "issued_on": build.AT.date(),
            "valid_until": None,
        },
    ),
    "kimid.registry.actions.policy.decide_rule": lambda: (
        build.region("6112"),
        {
            "rule": PolicyRule.MEMBERS,
            "answer": 12,
            "legal_basis": "Perbup 12/2021",
            "decided_on": build.AT.date(),
        },
    ),
    "kimid.registry.actions.policy.remove_own_rule": lambda: (
        build.region("6112"),
        {"rule": PolicyRule.MEMBERS},
    ),
    "kimid.ict.actions.describe_means": lambda: (
        build.kim(),
        {"means_input": MeansInput(1, 0, Signal.SLOW)},
    ),
    "kimid.ict.actions.recount": lambda: (build.region("6112"), {"why": "hari"}),
    "kimid.ict.actions.recount_kim": lambda: (build.kim(), {"why": "kabar"}),
    "kimid.ict.actions.decide_ict": lambda: (
        build.region("6112"),
        {"rules": ict.rules(*ict.needs(devices=1))},
    ),
    "kimid.ict.actions.remove_own_ict_rules": lambda: (
        build.region("6112"),
        {"reason": "Ikut provinsi"},
    ),
    "kimid.applications.actions.applying.begin_application": lambda: (
        build.region("6112"),
        {"founder": Founder("Bu Nur", "+6281200000001")},
    ),
    "kimid.applications.actions.applying.fill_application": _application(
        ApplicationStep.BEGUN, step=FormStep.NAME, values={"name": "KIM", "label": "kim"}
    ),
    "kimid.applications.actions.applying.add_paper": _application(
        ApplicationStep.BEGUN, kind="sk", name="2" * 16, page_count=1, size_bytes=1
    ),
    "kimid.applications.actions.applying.give_pages": lambda: _read_paper(
        page_count=1, size_bytes=1
    ),
    "kimid.applications.actions.applying.refuse_paper": lambda: _read_paper(why="Tidak terbaca."),
    "kimid.applications.actions.applying.remove_paper": lambda: _dropped_paper(
        build_registry.application(step=ApplicationStep.BEGUN)
    ),
    "kimid.applications.actions.applying.send_application": _application(ApplicationStep.BEGUN),
    "kimid.applications.actions.applying.invite_founder": _application(ApplicationStep.VERIFIED),
    "kimid.applications.actions.acts.begin_act": lambda: (
        build.kim(),
        {"purpose": Purpose.DISSOLUTION},
    ),
    "kimid.applications.actions.acts.answer_merger": lambda: (
        build.kim(),
        {
            "application": build_registry.application(step=ApplicationStep.SENT),
            "answer": Consent.YES,
            "words": "",
        },
    ),
    "kimid.registry.actions.roster.add_member": lambda: (
        build.kim(),
        {"name": "Mak Inah", "section": ""},
    ),
    "kimid.registry.actions.roster.record_leaving": lambda: _on_roster(build.kim()),
    "kimid.registry.actions.roster.record_joining": lambda: (
        build.kim(),
        {"person": build.person()},
    ),
    "kimid.registry.actions.chairs.invite_chair": lambda: (build.kim(), {"name": "Bu Salmah"}),
    "kimid.applications.actions.renewing.begin_renewal": lambda: (
        build.kim(),
        {"today": build.AT.date()},
    ),
    "kimid.registry.actions.reminders.record_reminder": lambda: _decreed(
        build_registry.application(step=ApplicationStep.VERIFIED)
    ),
    "kimid.applications.actions.checking.save_findings": _application(
        ApplicationStep.SENT, findings={}
    ),
    "kimid.applications.actions.checking.ask_applicant": _application(
        ApplicationStep.SENT, findings={}, question="Siapa?"
    ),
    "kimid.applications.actions.checking.refuse_application": _application(
        ApplicationStep.SENT, reason="Bukan."
    ),
    "kimid.applications.actions.checking.verify_application": lambda: _verifiable(
        build_registry.application()
    ),
    "kimid.applications.actions.checking.record_paper_view": _application(
        ApplicationStep.SENT, paper="2" * 16, page_number=1
    ),
    "kimid.applications.actions.checking.ask_head_of_village": _application(
        ApplicationStep.SENT, name="Pak Kades", phone="+62811"
    ),
    "kimid.applications.actions.checking.answer_as_head": _application(
        ApplicationStep.SENT, is_true=True, words=""
    ),
    "kimid.applications.actions.checking.record_head_answer": _application(
        ApplicationStep.SENT, name="Pak Kades", is_true=True, words=""
    ),
    "kimid.lifecycle.actions.silence.move_by_silence": lambda: (build.kim(), {}),
    "kimid.lifecycle.actions.silence.record_visit": lambda: (build.kim(), {"visit": VisitReport()}),
    "kimid.lifecycle.actions.silence.ask_revival": lambda: (build.kim(), {"plan": "Kami lanjut."}),
    "kimid.lifecycle.actions.silence.revive": lambda: (build.kim(), {"note": "Lanjut."}),
    "kimid.lifecycle.actions.silence.decline_revival": lambda: (build.kim(), {"note": "Belum."}),
    "kimid.lifecycle.actions.suspending.propose_suspension": lambda: (
        build.kim(),
        {"reason": StopReason.MONEY, "words": "Menarik iuran."},
    ),
    "kimid.lifecycle.actions.suspending.agree_to_suspend": lambda: (build.kim(), {}),
    "kimid.lifecycle.actions.suspending.end_suspension": lambda: (
        build.kim(),
        {"note": "Selesai."},
    ),
    "kimid.lifecycle.actions.suspending.appeal": lambda: (build.kim(), {"words": "Tidak benar."}),
    "kimid.lifecycle.actions.suspending.answer_appeal": lambda: (
        build.kim(),
        {"is_granted": True, "words": "Ya."},
    ),
    "kimid.lifecycle.actions.suspending.quarantine": lambda: (
        build.kim(),
        {"threat": Threat.BREACH, "words": ""},
    ),
    "kimid.lifecycle.actions.suspending.confirm_account": lambda: (
        build.kim(),
        {"person": build.person(), "how": "Datang."},
    ),
    "kimid.lifecycle.actions.suspending.end_account": lambda: (
        build.kim(),
        {"person": build.person(), "how": "Tidak dikenal."},
    ),
    "kimid.lifecycle.actions.suspending.lift_quarantine": lambda: (build.kim(), {"note": "Beres."}),
    "kimid.applications.actions.checking.escalate": _application(ApplicationStep.SENT),
    "kimid.onboarding.actions.begin_import": lambda: (
        build.region("6112"),
        {"file_name": "a.csv", "worksheet": read_worksheet([["Nama KIM", "Desa"]]), "verdicts": []},
    ),
    "kimid.onboarding.actions.choose_columns": lambda: _judged(build_registry.import_row()),
    "kimid.onboarding.actions.choose_place": lambda: (
        build_registry.import_row(),
        {"place": build.region()},
    ),
    "kimid.onboarding.actions.start_import": lambda: (
        build_registry.import_row().import_list,
        {},
    ),
    "kimid.onboarding.actions.enter_row": lambda: (build_registry.import_row(), {}),
    "kimid.registry.actions.moving.record_region_change": lambda: (
        build.region("00"),
        {"source": "x", "counts": {}, "changed": []},
    ),
    "kimid.registry.actions.moving.hand_over_region": lambda: (_ended("6112"), {}),
    "kimid.registry.actions.moving.rename_portal": lambda: (build.portal("6112"), {}),
    "kimid.registry.actions.moving.follow_region": lambda: (_of_ended_region(build.kim()), {}),
}
