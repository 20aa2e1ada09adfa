"""A call of each action of lending, for an actor who lacks the permission."""

from typing import Final

from kimid.events.permissions import Role
from kimid.registry.models import Kim
from tests import build
from tests.events.action_case import ActionCase
from tests.example_subject.lending import actions
from tests.example_subject.lending.models import Loan, Tool, ToolType

_ACTIONS: Final = "tests.example_subject.lending.actions"
TENT: Final = actions.ToolData("Tenda arisan", "Muat empat puluh orang.", ToolType.TENT)


def offered(kim: Kim) -> Tool:
    """A tool of this group that readers see."""
    return actions.offer(kim.site, data=TENT, by=build.member(kim, Role.EDITOR), at=build.AT)


def lent(kim: Kim) -> Loan:
    """A loan that is not back."""
    return actions.lend(
        offered(kim),
        borrower="Bu Aminah",
        due_on=build.AT.date(),
        by=build.member(kim),
        at=build.AT,
    )


ACTS: Final[dict[str, ActionCase]] = {
    f"{_ACTIONS}.offer": lambda: (build.kim().site, {"data": TENT}),
    f"{_ACTIONS}.lend": lambda: (
        offered(build.kim()),
        {"borrower": "Pak Udin", "due_on": build.AT.date()},
    ),
    f"{_ACTIONS}.take_back": lambda: (lent(build.kim()), {}),
    f"{_ACTIONS}.withdraw": lambda: (offered(build.kim()), {"why": "Sobek."}),
    f"{_ACTIONS}.show_again": lambda: (offered(build.kim()), {}),
    f"{_ACTIONS}.renew_photo": lambda: (build.photo(build.kim()), {"old": "2" * 16}),
    f"{_ACTIONS}.add_receipt": lambda: (lent(build.kim()), {"kind": "terima", "stored": None}),
}
