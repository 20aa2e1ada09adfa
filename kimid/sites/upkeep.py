"""What happens to own names by themselves: their proof is looked for again, and who has lost it is served no more."""

from contextlib import suppress
from datetime import datetime

from django.utils import timezone

from kimid.events.actor import System
from kimid.queue.schedule import every
from kimid.queue.tasks import task
from kimid.sites.actions import NameNotNow
from kimid.sites.checking import check
from kimid.sites.models import OwnName
from kimid.sites.queries import names_to_check


@every(minutes=60)
@task
def look_after_names() -> None:
    """Have every name checked whose time has come, each by a task of its own: one that nobody answers for holds up no other."""
    for own_id in names_to_check(timezone.now()).values_list("pk", flat=True):
        check_name.enqueue(own_id)


@task(tries=1)  # the next hour is the next try
def check_name(own_id: int) -> None:
    """Look for the proof of one name."""
    check_name_at(own_id, timezone.now())


def check_name_at(own_id: int, at: datetime) -> None:
    """Do that as of this moment."""
    own = OwnName.objects.filter(pk=own_id).first()
    if own is not None:
        with suppress(NameNotNow, OwnName.DoesNotExist):  # another site has it, or it was given back meanwhile
            check(own, by=System("proofs are looked for again"), at=at)
