"""The subjects and arguments of the actions of notices, for the table of refusals."""

from typing import Final

from kimid.notify.actions import NoticeChoices
from kimid.notify.models import NoticeAddress, Speed
from tests import build
from tests.events.action_case import ActionCase

_CHOICES: Final = NoticeChoices("rina@contoh.id", "WIB", *[Speed.DIGEST] * 4)


def _address() -> NoticeAddress:
    return NoticeAddress.objects.create(person=build.person(), address="rina@contoh.id")


ACTS: Final[dict[str, ActionCase]] = {
    "kimid.notify.actions.mark_read": lambda: (build.person(), {"up_to": 1}),
    "kimid.notify.actions.save_choices": lambda: (build.person(), {"choices": _CHOICES}),
    "kimid.notify.actions.set_mailbox": lambda: (
        build.portal("6112"),
        {"address": "kominfo@contoh.go.id"},
    ),
    "kimid.notify.actions.confirm_address": lambda: (_address(), {}),
    "kimid.notify.actions.stop_mails": lambda: (_address(), {}),
}
