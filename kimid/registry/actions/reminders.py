"""Reminding a KIM of its decree."""

from datetime import datetime

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.registry.models import Decree, Kim
from kimid.registry.rules import RegistryPermission


@action(needs=RegistryPermission.EDIT, records="kim.reminded")
def record_reminder(kim: Kim, *, decree: Decree, days: int, by: Actor, at: datetime) -> Kim:
    """Put on record that the KIM was reminded so many days before its decree ends."""
    add_event_data(decree=decree.number, days=days)
    touch(kim.site.tag)
    return kim
