"""Every action refuses an actor without the permission, and then nothing at all has changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from inspect import signature
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils import timezone

from kimid.access import actions as access
from kimid.access.acting import ActingPost
from kimid.access.grant_moves import HandoverRequest
from kimid.access.models import (
    AccountStop,
    Acting,
    Appointment,
    CodeWait,
    Handover,
    Invitation,
    StopOutcome,
)
from kimid.activity.actions import plans
from kimid.activity.models import HeadReply
from kimid.events.catalogue import all_actions
from kimid.events.permissions import Role
from kimid.insights.actions import ReportLine
from kimid.lib.attachment import AttachmentData
from kimid.lib.codes import Level
from kimid.media.actions import Description, StoredRenditions
from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint, Outcome, Report
from kimid.moderation.rules import Reader
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.actions import ConfirmationRules, DnsResult, Introduction
from kimid.sites.guard import across_sites
from kimid.sites.models import Accent, Dye, ProofFinding
from tests import build, past
from tests.activity import making
from tests.evaluation.acts import EVALUATION
from tests.newsroom.acts import NEWSROOM
from tests.notify.acts import NOTIFY
from tests.registry.acts import REGISTRY
from tests.whole import whole_database

# A refusal comes before anything is written.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NAMES: Final = sorted(all_actions())

type Case = Callable[[], tuple[Model, dict[str, Any]]]


def _unverified_item() -> tuple[Model, dict[str, Any]]:
    story = build.story(build.kim(), Stage.PUBLISHED_UNVERIFIED)
    assert story.item is not None
    return story.item, {"office": build.portal("6112"), "up_to": Level.REGENCY}


def _placement() -> tuple[Model, dict[str, Any]]:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    return build.placement(story, build.portal("61")), {}


def _invitation() -> Invitation:
    kim = build.kim()
    return access.invite(
        kim.site, name="Bu Nur", role=Role.MEMBER, by=build.member(kim, Role.CHAIR), at=build.AT
    )[0]


def _handover() -> Handover:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    return access.begin_handover(kim.site, handover_request=_wish(chair), by=chair, at=build.AT)[0]


def _wish(holder: Person) -> HandoverRequest:
    return HandoverRequest(holder, Role.CHAIR, stays=True, name="Bu Nur")


def _leaving() -> tuple[Model, dict[str, Any]]:
    kim = build.kim()
    return kim.site, {"person": build.member(kim)}


def _new_chair() -> tuple[Model, dict[str, Any]]:
    kim = build.kim()
    return kim.site, {"chair": build.member(kim, Role.CHAIR)}


def _wait() -> CodeWait:
    office = build.portal("6112")
    chair = build.member(build.kim(), Role.CHAIR)
    access.issue_code(office, person=chair, by=build.officer("6112"), at=build.AT)
    return CodeWait.objects.get(person=chair)


def _stopped() -> tuple[Model, dict[str, Any]]:
    wait = _wait()
    site = wait.code.site
    stop = AccountStop.objects.create(
        person=wait.person, wait=wait, region=site.region, began_at=build.AT
    )
    return stop, {"outcome": StopOutcome.HOLDER, "site": site}


def _entered() -> Region:
    past.old_report("6112")
    return build.region("6112")


def _acting() -> ActingPost:
    return ActingPost(build.person(), Role.OFFICER, Acting.DUTY, build.AT.date())


def _asked() -> Appointment:
    by = build.officer("61")
    post = replace(_acting(), last_day=timezone.now().date() + timedelta(days=9))
    return access.appoint_acting(build.region("61"), post=post, by=by, at=timezone.now())


def _report() -> Report:
    site = build.kim().site
    arguments: dict[str, Any] = {
        "path": "",
        "title": "KIM",
        "complaint": Complaint.WRONG,
        "words": "Keliru.",
        "sender": build.sender(),
    }
    return moderation.report(site, **arguments, by=Reader(), at=build.AT)


# The subject and the arguments of each action, by the names that it takes. Not every subject is at
# the right stage: the actor is refused before anybody looks at it.
CASES: Final[dict[str, Case]] = {
    "kimid.access.actions.grant_on_site": lambda: (
        build.kim().site,
        {"person": build.person(), "role": Role.MEMBER},
    ),
    "kimid.access.actions.grant_on_region": lambda: (
        build.region("61"),
        {"person": build.person(), "role": Role.OFFICER},
    ),
    "kimid.access.actions.appoint_acting": lambda: (build.region("61"), {"post": _acting()}),
    "kimid.access.actions.end_acting": lambda: (
        build.region("61"),
        {"person": build.officer("61")},
    ),
    "kimid.access.actions.answer_appointment": lambda: (_asked(), {"is_accepted": True}),
    "kimid.access.actions.invite": lambda: (
        build.kim().site,
        {"name": "Bu Nur", "role": Role.MEMBER},
    ),
    "kimid.access.actions.accept_invitation": lambda: (_invitation(), {"account": build.person()}),
    "kimid.access.actions.cancel_invitation": lambda: (_invitation(), {}),
    "kimid.access.actions.end_roles": _leaving,
    "kimid.access.actions.agree_to_chair": _new_chair,
    "kimid.access.actions.leave_group": lambda: (_leaving()[0], {}),
    "kimid.access.actions.begin_handover": lambda: (
        _handover().site,
        {"handover_request": _wish(build.person())},
    ),
    "kimid.access.actions.accept_handover": lambda: (_handover(), {"account": build.person()}),
    "kimid.access.actions.confirm_handover": lambda: (_handover(), {}),
    "kimid.access.actions.cancel_handover": lambda: (_handover(), {}),
    "kimid.sites.actions.change_look": lambda: (
        build.kim().site,
        {"dye": Dye.LAUT, "accent": Accent.PADI},
    ),
    "kimid.sites.actions.introduce": lambda: (
        build.kim().site,
        {"introduction": Introduction("Kami.")},
    ),
    "kimid.sites.actions.arrange_menu": lambda: (build.kim().site, {"names": ["profil"]}),
    "kimid.sites.actions.set_rules": lambda: (build.kim().site, {"rules": ConfirmationRules(2)}),
    "kimid.sites.actions.set_takes_adverts": lambda: (build.kim().site, {"takes": False}),
    "kimid.sites.actions.ask_for_name": lambda: (build.kim().site, {"name": "suka-maju.desa.id"}),
    "kimid.sites.actions.prove_name": lambda: (
        build.own_name(build.kim()),
        {"result": DnsResult(ProofFinding.SEEN)},
    ),
    "kimid.sites.actions.record_check": lambda: (
        build.own_name(build.kim()),
        {"result": DnsResult(ProofFinding.ABSENT)},
    ),
    "kimid.sites.actions.lose_name": lambda: (
        build.own_name(build.kim(), proven=True),
        {"result": DnsResult(ProofFinding.ABSENT)},
    ),
    "kimid.registry.actions.main_address.make_main_address": lambda: (
        build.own_name(build.kim()),
        {},
    ),
    "kimid.registry.actions.main_address.cancel_main_address": lambda: (
        build.own_name(build.kim()),
        {},
    ),
    "kimid.sites.actions.leave_main_address": lambda: (
        build.own_name(build.kim(), main=True),
        {"result": DnsResult(ProofFinding.SEEN)},
    ),
    "kimid.sites.actions.ask_for_main_address": lambda: (
        build.own_name(build.kim(), proven=True),
        {},
    ),
    "kimid.sites.actions.make_label_main_address": lambda: (build.kim().site, {}),
    "kimid.sites.actions.give_back_name": lambda: (build.own_name(build.kim(), main=True), {}),
    "kimid.moderation.actions.answer": lambda: (
        _report(),
        {"outcome": Outcome.UNCHANGED, "words": "Sudah dicek."},
    ),
    "kimid.moderation.actions.see_contact": lambda: (_report(), {}),
    "kimid.moderation.actions.report": lambda: (
        build.kim().site,
        {
            "path": "",
            "title": "KIM",
            "complaint": Complaint.WRONG,
            "words": "Keliru.",
            "sender": build.sender(),
        },
    ),
    "kimid.media.actions.add": lambda: (
        build.kim().site,
        {"stored": StoredRenditions("foto", 640, 480, (320, 640), 30_000)},
    ),
    "kimid.media.actions.describe": lambda: (
        build.photo(build.kim()),
        {"description": Description("Perahu di sungai")},
    ),
    "kimid.media.actions.attach": lambda: (
        build.kim().site,
        {
            "attached": AttachmentData(
                name="2" * 16, kind="sound", title="Rekaman", size=20, weight=60_000
            )
        },
    ),
    "kimid.media.actions.detach": lambda: (build.attachment(build.kim()), {}),
    "kimid.media.actions.discard": lambda: (build.photo(build.kim()), {}),
    "kimid.media.actions.record_avif": lambda: (build.photo(build.kim()), {"weight": 20_000}),
    "kimid.activity.actions.entries.note": lambda: (
        build.kim().site,
        {"data": making.activity_data()},
    ),
    "kimid.activity.actions.entries.correct": lambda: (
        making.entry(build.kim()),
        {"data": making.activity_data(), "why": "Salah tempat."},
    ),
    "kimid.activity.actions.entries.withdraw": lambda: (
        making.entry(build.kim()),
        {"why": "Tidak jadi."},
    ),
    "kimid.activity.actions.photos.renew_photo": lambda: (
        build.photo(build.kim()),
        {"old": "2" * 16},
    ),
    "kimid.activity.actions.plans.make_plan": lambda: (
        build.kim().site,
        {"data": making.plan_data(build.person()), "origin": plans.PlanOrigin()},
    ),
    "kimid.activity.actions.plans.change_plan": lambda: (
        making.plan(build.kim()),
        {"data": making.plan_data(build.person())},
    ),
    "kimid.activity.actions.plans.begin_plan": lambda: (making.plan(build.kim()), {}),
    "kimid.activity.actions.plans.finish_plan": lambda: (
        making.plan(build.kim()),
        {"result": plans.PlanResult("Selesai.")},
    ),
    "kimid.activity.actions.plans.reopen_plan": lambda: (
        making.plan(build.kim()),
        {"why": "Belum."},
    ),
    "kimid.activity.actions.plans.call_off": lambda: (making.plan(build.kim()), {"why": "Batal."}),
    "kimid.activity.actions.plans.ask_head": lambda: (
        making.plan(build.kim(), is_joint=True),
        {"holder_name": "Pak Kades"},
    ),
    "kimid.activity.actions.plans.answer_as_head": lambda: (
        making.plan(build.kim(), is_joint=True),
        {"reply": HeadReply.AGREES, "note": ""},
    ),
    "kimid.activity.actions.plans.record_head_reply": lambda: (
        making.plan(build.kim(), is_joint=True),
        {"name": "Pak Kades", "reply": HeadReply.AGREES, "note": ""},
    ),
    "kimid.activity.actions.polls.ask_poll": lambda: (
        build.kim().site,
        {"question": making.question()},
    ),
    "kimid.activity.actions.polls.answer_poll": lambda: (making.poll(build.kim()), {"choice": 0}),
    "kimid.activity.actions.polls.close_poll": lambda: (making.poll(build.kim()), {}),
    "kimid.activity.actions.polls.take_back_poll": lambda: (making.poll(build.kim()), {}),
    "kimid.activity.actions.polls.show_poll": lambda: (
        making.closed_poll(build.kim(), 0, 0, 1),
        {},
    ),
    "kimid.activity.actions.polls.hide_poll": lambda: (
        making.closed_poll(build.kim(), 0, 0, 1),
        {},
    ),
    "kimid.insights.actions.enter_report": lambda: (
        build.region("6112"),
        {"on": build.AT.date(), "source": "Laporan 2023", "lines": [ReportLine("6112", 3)]},
    ),
    "kimid.insights.actions.remove_report": lambda: (
        _entered(),
        {"on": past.OLD, "source": "Laporan 2023"},
    ),
    "kimid.access.actions.issue_code": _leaving,
    "kimid.access.actions.agree_to_code": lambda: (build.kim().site, {"wait": _wait()}),
    "kimid.access.actions.cancel_code": lambda: (build.kim().site, {"wait": _wait()}),
    "kimid.access.actions.cancel_own_code": lambda: (build.person(), {"wait": _wait()}),
    "kimid.access.actions.open_codes": lambda: (build.person(), {}),
    "kimid.access.actions.decide_stop": _stopped,
    "kimid.access.actions.sign_in_with_code": lambda: (
        build.in_person_code(build.kim()),
        {"password": "ikan-nipah-pagi", "reset_factors": True},
    ),
    "kimid.people.actions.add_passkey": lambda: (build.person(), {"credential": {}, "name": "HP"}),
    "kimid.people.actions.add_code_app": lambda: (build.person(), {"secret": "JBSWY3DPEHPK3PXP"}),
    "kimid.people.actions.remove_second_factor": lambda: (build.person(), {"factor": 1}),
    "kimid.people.actions.begin_grace": lambda: (build.person(), {}),
    "kimid.people.actions.make_recovery_codes": lambda: (build.person(), {}),
    "kimid.people.actions.make_lock_card": lambda: (build.person(), {}),
    "kimid.people.actions.lock_account": lambda: (build.person(), {}),
    "kimid.people.actions.erase_account": lambda: (build.person(), {}),
    "kimid.people.actions.sign_out_devices": lambda: (build.person(), {"devices": []}),
    **EVALUATION,
    **NEWSROOM,
    **NOTIFY,
    **REGISTRY,
    "kimid.wire.actions.send_on": _unverified_item,
    "kimid.wire.actions.set_share_card": lambda: (
        _unverified_item()[0],
        {"name": "kartu", "version": ""},
    ),
    "kimid.wire.actions.feature": _placement,
    "kimid.wire.actions.unfeature": _placement,
    "kimid.wire.actions.show": _placement,
    "kimid.wire.actions.hide": lambda: (_placement()[0], {"reason": "Bukan dari sini."}),
}
STRANGERS: Final[dict[str, Callable[[], Person]]] = {
    "somebody without any role": build.person,
    "the chair of another KIM in the same village": lambda: build.member(build.kim(), Role.CHAIR),
    "an officer of another province": lambda: build.officer("62"),
}


def action_called(name: str) -> Callable[..., object]:
    """The action, as callers import it."""
    module, _, verb = name.rpartition(".")
    function: Callable[..., object] = getattr(import_module(module), verb)
    return function


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("name", NAMES)
def test_an_action_refuses_a_stranger_and_changes_nothing(name: str, stranger: str) -> None:
    assert name in CASES, f"add {name} to the table of this test: its subject and its arguments"
    with across_sites("the table makes its subjects"):
        subject, arguments = CASES[name]()
    action, by = action_called(name), STRANGERS[stranger]()
    before = whole_database()

    # The refusal comes first, so a call with a wrong argument would pass too.
    signature(action).bind(subject, **arguments, by=by, at=build.AT)
    with pytest.raises(PermissionDenied):
        action(subject, **arguments, by=by, at=build.AT)

    assert whole_database() == before


@pytest.mark.parametrize("role", [Role.PORTAL_EDITOR, Role.OFFICER, Role.OPERATOR])
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("kimid.newsroom.")])
def test_no_office_of_any_level_may_touch_a_story_of_a_kim(name: str, role: Role) -> None:
    with across_sites("the table makes its subjects"):
        subject, arguments = CASES[name]()
    office = build.officer("00", role)
    before = whole_database()

    with pytest.raises(PermissionDenied):
        action_called(name)(subject, **arguments, by=office, at=build.AT)

    assert whole_database() == before


def test_the_table_names_no_action_that_is_no_more() -> None:
    assert sorted(CASES) == NAMES
