"""A call of each action of sites, for an actor who lacks the permission."""

from typing import Final

from kimid.sites.actions import ConfirmationRules, DnsResult, Introduction
from kimid.sites.models import Accent, Dye, ProofFinding
from tests import build
from tests.events.action_case import ActionCase

ACTS: Final[dict[str, ActionCase]] = {
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
}
