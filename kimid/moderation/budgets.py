"""Limits for what people send without an account, so that nobody can flood a group.

There is a limit by site, and one by device and network together. Never one by network alone: a
whole village may share one router. Texts that look like advertising have a separate limit, so that
a flood of them does not block the neighbours.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from kimid.moderation.models import Sending
from kimid.moderation.senders import Sender
from kimid.sites.models import Site

WINDOW: Final = timedelta(hours=1)
MAX_PER_SITE: Final = 60
MAX_PER_DEVICE: Final = 6
MAX_PER_NETWORK: Final = 20


class BudgetExceeded(Exception):
    """The limit of the hour is used up. `until` is the moment from which sending works again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def refuse_over_budget(
    site: Site, sender: Sender, at: datetime, *, is_held: bool = False, limit: int = MAX_PER_SITE
) -> None:
    """Raise BudgetExceeded if this site, or this sender, has used up the hour."""
    recent = Sending.objects.filter(site=site, at__gt=at - WINDOW)
    of_site = recent.filter(is_held=is_held)
    if of_site.count() >= limit:
        raise BudgetExceeded(_free_again_at(of_site))
    of_device = recent.filter(device=sender.device)
    of_network = recent.filter(network=sender.network)
    if of_device.count() >= MAX_PER_DEVICE and of_network.count() >= MAX_PER_NETWORK:
        raise BudgetExceeded(_free_again_at(of_device))


def spend(
    site: Site, sender: Sender, at: datetime, *, is_held: bool = False, limit: int = MAX_PER_SITE
) -> None:
    """Count one sending. Raises BudgetExceeded.

    For actions only: they hold the lock on the row of the site, so the limit is exact.
    """
    refuse_over_budget(site, sender, at, is_held=is_held, limit=limit)
    Sending.objects.create(
        site=site, device=sender.device, network=sender.network, at=at, is_held=is_held
    )


def recent_count(site: Site, sender: Sender, at: datetime) -> int:
    """The number of sendings from this device within the hour."""
    return Sending.objects.filter(site=site, device=sender.device, at__gt=at - WINDOW).count()


def _free_again_at(sendings: QuerySet[Sending]) -> datetime:
    return sendings.order_by("at").values_list("at", flat=True)[0] + WINDOW
