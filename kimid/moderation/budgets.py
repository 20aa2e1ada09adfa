"""How much may come in without an account, so that nobody can bury a group: by site, and by device and network together.

Never by network alone: a village sits behind one router. What looks like advertising has a budget of its own, so a flood of it
leaves the door open for neighbours.
"""

from datetime import datetime, timedelta
from typing import Final

from kimid.moderation.models import Sending
from kimid.moderation.senders import Sender
from kimid.sites.models import Site

WITHIN: Final = timedelta(hours=1)
MOST_OF_SITE: Final = 60
MOST_OF_DEVICE: Final = 6
MOST_OF_NETWORK: Final = 20


class TooMany(Exception):
    """More came within an hour than people write. `until` says when there is room again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def refuse_over_budget(site: Site, sender: Sender, at: datetime, *, is_held: bool = False, most: int = MOST_OF_SITE) -> None:
    """Raise TooMany when this site, or this sender in its network, has used up the hour."""
    latest = Sending.objects.filter(site=site, at__gt=at - WITHIN)
    of_site = latest.filter(is_held=is_held)
    if of_site.count() >= most:
        raise TooMany(_room_from(of_site.order_by("at").values_list("at", flat=True)[0]))
    of_device, of_network = latest.filter(device=sender.device), latest.filter(network=sender.network)
    if of_device.count() >= MOST_OF_DEVICE and of_network.count() >= MOST_OF_NETWORK:
        raise TooMany(_room_from(of_device.order_by("at").values_list("at", flat=True)[0]))


def spend(site: Site, sender: Sender, at: datetime, *, is_held: bool = False, most: int = MOST_OF_SITE) -> None:
    """Count one sending. For actions: whoever holds the row of the site counts alone, so the limit is exact."""
    refuse_over_budget(site, sender, at, is_held=is_held, most=most)
    Sending.objects.create(site=site, device=sender.device, network=sender.network, at=at, is_held=is_held)


def in_a_row(site: Site, sender: Sender, at: datetime) -> int:
    """How many came from this device within the hour."""
    return Sending.objects.filter(site=site, device=sender.device, at__gt=at - WITHIN).count()


def _room_from(first: datetime) -> datetime:
    return first + WITHIN
