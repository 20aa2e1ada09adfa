"""The subjects and arguments of the actions of notices, for the table of refusals."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import Model

from kimid.notify.actions import NoticeChoices
from kimid.notify.models import NoticeAddress, Speed
from tests import build

_CHOICES: Final = NoticeChoices("rina@contoh.id", "WIB", *[Speed.DIGEST] * 4)


def _address() -> NoticeAddress:
    return NoticeAddress.objects.create(person=build.person(), address="rina@contoh.id")


NOTIFY: Final[dict[str, Callable[[], tuple[Model, dict[str, Any]]]]] = {
    "kimid.notify.actions.mark_read": lambda: (build.person(), {"up_to": 1}),
    "kimid.notify.actions.save_choices": lambda: (build.person(), {"choices": _CHOICES}),
    "kimid.notify.actions.set_mailbox": lambda: (
        build.portal("6112"),
        {"address": "kominfo@contoh.go.id"},
    ),
    "kimid.notify.actions.confirm_address": lambda: (_address(), {}),
    "kimid.notify.actions.stop_mails": lambda: (_address(), {}),
}
