"""A call of each action of roles and links, for an actor who lacks the permission."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

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
from kimid.events.permissions import Role
from kimid.people.models import Person
from tests import build
from tests.events.action_case import ActionCase


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


def _acting() -> ActingPost:
    return ActingPost(build.person(), Role.OFFICER, Acting.DUTY, build.AT.date())


def _asked() -> Appointment:
    by = build.officer("61")
    post = replace(_acting(), last_day=timezone.now().date() + timedelta(days=9))
    return access.appoint_acting(build.region("61"), post=post, by=by, at=timezone.now())


ACTS: Final[dict[str, ActionCase]] = {
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
}
