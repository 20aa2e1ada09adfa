"""Uses up a budget at once."""

from datetime import datetime

from kimid.limits.counting import Charge, take
from kimid.limits.sharing import SharedLimit
from kimid.moderation import budgets
from kimid.moderation.senders import Sender


def flood(limit: SharedLimit, subject: str, sender: Sender, at: datetime) -> None:
    """As if the network of this sender had sent all that one network may, held ones too."""
    network = sender.network.hex()
    share = Charge((limit.name, "share", subject, network), limit.share)
    while not take([share], at)[0].is_refused:
        pass
    take([Charge((limit.name, "held", network), budgets.HELD, budgets.HELD.burst)], at)
