"""Scheduled checks of own names."""

from contextlib import suppress
from datetime import datetime

from django.utils import timezone

from kimid.events.actor import System
from kimid.queue.schedule import every
from kimid.queue.tasks import task
from kimid.sites.actions import NameActionRefused
from kimid.sites.models import OwnName
from kimid.sites.proof_check import check_proof
from kimid.sites.queries import names_to_check


@every(minutes=60)
@task
def check_due_names() -> None:
    """Start one task for each name that is due, so that a slow name delays no other."""
    for name_id in names_to_check(timezone.now()).values_list("pk", flat=True):
        check_name.enqueue(name_id)


@task(tries=1)  # the next hour is the next try
def check_name(at: datetime, name_id: int) -> None:
    """Check the proof of one name."""
    own_name = OwnName.objects.filter(pk=name_id).first()
    if own_name is not None:
        # Another site has it, or it was given back meanwhile.
        with suppress(NameActionRefused, OwnName.DoesNotExist):
            check_proof(own_name, by=System("proofs are looked for again"), at=at)
