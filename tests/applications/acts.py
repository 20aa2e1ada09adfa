"""A call of each action of applications, for an actor who lacks the permission."""

from typing import Any, Final

from django.db.models import Model

from kimid.applications.actions.applying import Founder
from kimid.applications.checking import FormStep
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import ActKind, Application, Consent, HeadContact
from tests import build, build_registry
from tests.events.action_case import ActionCase


def _application(step: ApplicationStep, /, **arguments: Any) -> ActionCase:
    return lambda: (build_registry.application(step=step), arguments)


def _dropped_paper(made: Application) -> tuple[Model, dict[str, Any]]:
    return made, {"paper": made.papers.latest("pk")}


def _read_paper(**arguments: Any) -> tuple[Model, dict[str, Any]]:
    made = build_registry.application(step=ApplicationStep.SENT)
    return made, {"paper": made.papers.latest("pk"), **arguments}


def _verifiable(made: Application) -> tuple[Model, dict[str, Any]]:
    return made, {"findings": build_registry.fitting(made)}


ACTS: Final[dict[str, ActionCase]] = {
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
        {"kind": ActKind.DISSOLUTION},
    ),
    "kimid.applications.actions.taking_back.take_back_end": lambda: (
        build.kim(),
        {"reason": "Salah tekan."},
    ),
    "kimid.applications.actions.acts.answer_merger": lambda: (
        build.kim(),
        {
            "application": build_registry.application(step=ApplicationStep.SENT),
            "answer": Consent.YES,
            "words": "",
        },
    ),
    "kimid.applications.actions.renewing.begin_renewal": lambda: (
        build.kim(),
        {"today": build.AT.date()},
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
    "kimid.applications.actions.heads.write_head_down": lambda: (
        build.region("6112012012"),
        {"name": "Pak Kades", "phone": "+6281200000002"},
    ),
    "kimid.applications.actions.checking.record_head_view": _application(
        ApplicationStep.SENT, paper="2" * 16, page_number=1
    ),
    "kimid.applications.actions.handling.hold_application": _application(
        ApplicationStep.SENT, holder=None, before=None
    ),
    "kimid.applications.actions.handling.record_letter": _application(
        ApplicationStep.SENT, number="486/KIM/2026", before=""
    ),
    "kimid.applications.actions.handling.write_note": _application(
        ApplicationStep.SENT, text="Sudah ditelepon.", is_shared=False
    ),
    "kimid.applications.actions.handling.hand_on": lambda: (
        build_registry.application(step=ApplicationStep.SENT),
        {"holder": build.person()},
    ),
    "kimid.applications.actions.handling.record_desk_export": lambda: (
        build.region("6112"),
        {"columns": ["kim"], "rows": 1},
    ),
    "kimid.applications.actions.checking.record_paper_view": _application(
        ApplicationStep.SENT, paper="2" * 16, page_number=1
    ),
    "kimid.applications.actions.checking.ask_head_of_village": lambda: (
        made := build_registry.application(),
        {"to": HeadContact(region=made.region, name="Pak Kades", phone="+6281200000002")},
    ),
    "kimid.applications.actions.checking.answer_as_head": _application(
        ApplicationStep.SENT, is_true=True, words=""
    ),
    "kimid.applications.actions.checking.record_head_answer": _application(
        ApplicationStep.SENT, name="Pak Kades", is_true=True, words=""
    ),
    "kimid.applications.actions.checking.escalate": _application(ApplicationStep.SENT),
}
