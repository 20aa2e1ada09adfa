"""A call of each action of accounts, for an actor who lacks the permission."""

from typing import Final

from tests import build
from tests.events.action_case import ActionCase

ACTS: Final[dict[str, ActionCase]] = {
    "kimid.people.actions.add_passkey": lambda: (build.person(), {"credential": {}, "name": "HP"}),
    "kimid.people.actions.add_code_app": lambda: (build.person(), {"secret": "JBSWY3DPEHPK3PXP"}),
    "kimid.people.actions.remove_second_factor": lambda: (build.person(), {"factor": 1}),
    "kimid.people.actions.begin_grace": lambda: (build.person(), {}),
    "kimid.people.actions.make_recovery_codes": lambda: (build.person(), {}),
    "kimid.people.actions.make_lock_card": lambda: (build.person(), {}),
    "kimid.people.actions.lock_account": lambda: (build.person(), {}),
    "kimid.people.actions.erase_account": lambda: (build.person(), {}),
    "kimid.people.actions.sign_out_devices": lambda: (build.person(), {"devices": []}),
}
