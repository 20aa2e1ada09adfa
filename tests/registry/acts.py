"""A call of each action of the register, for an actor who lacks the permission."""

from typing import Any, Final

from django.db.models import Model

from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.places.models import Region
from kimid.registry.actions.site_images import SiteImage
from kimid.registry.models import Kim, Member, PolicyRule
from tests import build, build_registry
from tests.events.action_case import ActionCase


def _decreed(made: Application) -> tuple[Model, dict[str, Any]]:
    assert made.kim is not None
    return made.kim, {"decree": made.kim.decrees.get(), "days": 30}


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


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.registry.actions.main_address.make_main_address": lambda: (
        build.own_name(build.kim()),
        {},
    ),
    "kimid.registry.actions.main_address.cancel_main_address": lambda: (
        build.own_name(build.kim()),
        {},
    ),
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
    "kimid.registry.actions.reminders.record_reminder": lambda: _decreed(
        build_registry.application(step=ApplicationStep.VERIFIED)
    ),
    "kimid.registry.actions.moving.record_region_change": lambda: (
        build.region("00"),
        {"source": "x", "counts": {}, "changed": []},
    ),
    "kimid.registry.actions.moving.hand_over_region": lambda: (_ended("6112"), {}),
    "kimid.registry.actions.moving.rename_portal": lambda: (build.portal("6112"), {}),
    "kimid.registry.actions.moving.follow_region": lambda: (_of_ended_region(build.kim()), {}),
}
