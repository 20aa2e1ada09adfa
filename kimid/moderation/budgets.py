"""How much people send without an account. What is over a budget is taken and held, not refused.

One network alone can fill neither the mailbox of a group nor the desk of the nation: it has a share
of each, and networks that did not send before have places of their own. Only a network that goes on
after six hundred held ones must wait ten seconds for each, so that it does not fill the disk.
Reports have no such end: nobody is refused who says that something is wrong.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kimid.limits.counting import Charge, Rate, give_back, is_full, take
from kimid.limits.sharing import Attempt, SharedLimit, attempt, attempt_own
from kimid.moderation.senders import Sender
from kimid.sites.models import Site

_MINUTE: Final = timedelta(minutes=1)
# What a site or the nation takes in an hour besides what it holds; a share is that of one network.
_HOURLY: Final = Rate(60, _MINUTE)
TIPS: Final = SharedLimit(
    "tip", share=Rate(20, 3 * _MINUTE), repeated=_HOURLY, first=_HOURLY, network=_HOURLY
)
REPORTS: Final = SharedLimit(
    "report", share=Rate(20, 3 * _MINUTE), repeated=_HOURLY, first=_HOURLY, network=_HOURLY
)
APPLICATIONS: Final = SharedLimit(
    "application",
    share=Rate(10, 6 * _MINUTE),
    repeated=Rate(300, _MINUTE / 5),
    first=Rate(300, _MINUTE / 5),
    network=Rate(10, 6 * _MINUTE),
)
_KNOWN_DEVICE: Final = Rate(20, 3 * _MINUTE)
HELD: Final = Rate(600, _MINUTE / 6)  # of one network at all sites
# Photos of tips of one network at all sites: alone it does not fill the room where they wait.
_PHOTOS: Final = Rate(20, _MINUTE / 2)
# Counts and refuses nothing: after an hour three of the texts of a device are forgotten.
_OF_DEVICE: Final = Rate(1_000_000, 20 * _MINUTE)


class BudgetExceeded(Exception):
    """This network sent too many. `until` is the moment from which sending works again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@dataclass(frozen=True)
class Spending:
    """Whether something that came in has a place, and how many came from this device before."""

    attempt: Attempt
    recent_count: int

    @property
    def is_over(self) -> bool:
        """Whether the budget is used up, so that it is held."""
        return not self.attempt.is_taken


def spend(limit: SharedLimit, subject: str, sender: Sender, at: datetime) -> Spending:
    """Count one text of a sender. Refuses nothing. One statement while there is room."""
    if sender.is_known:
        device = (limit.name, "known device", subject, sender.device.hex())
        return Spending(attempt_own(device, _KNOWN_DEVICE, at), 0)
    device_charge = Charge((limit.name, "device", subject, sender.device.hex()), _OF_DEVICE)
    made = attempt(limit, subject, sender.network.hex(), at, further=[device_charge])
    return Spending(made, round(made.levels[0].count - 1))


def hold(limit: SharedLimit, sender: Sender, spending: Spending, at: datetime) -> None:
    """Count a text among the held ones, and no longer among the others. Raises BudgetExceeded."""
    if not spending.is_over:
        give_back(spending.attempt.charges, at)
    level = take([_held(limit, sender)], at)[0]
    if level.is_refused:
        raise BudgetExceeded(at + level.wait)


def refuse_flood(sender: Sender, at: datetime) -> None:
    """Raise BudgetExceeded if this network may send no tip now. Counts nothing. One query."""
    if is_full(_held(TIPS, sender), at):
        raise BudgetExceeded(at + HELD.interval)


def take_photo(sender: Sender, at: datetime) -> bool:
    """Count a photo of a tip. False if this network has sent too many lately."""
    return not take([Charge(("tip photo", sender.network.hex()), _PHOTOS)], at)[0].is_refused


def subject_of(site: Site) -> str:
    """The budget of a site, by name."""
    return f"site {site.pk}"


def _held(limit: SharedLimit, sender: Sender) -> Charge:
    source = sender.device if sender.is_known else sender.network
    return Charge((limit.name, "held", source.hex()), HELD)
