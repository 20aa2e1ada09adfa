"""Who entered, sent and decided on an application, where an office did all of it."""

from typing import NamedTuple

from kimid.access.grants import OFFICERS
from kimid.access.models import Grant
from kimid.applications.models import Application
from kimid.events.models import Event
from kimid.people.models import Person
from kimid.places.models import Region


class OfficeEntry(NamedTuple):
    """An official who entered an application, and for which office."""

    by: Person
    office: Region


def office_entry_of(application: Application) -> OfficeEntry | None:
    """Who entered it for an office; None if the group did. One query at most."""
    entered = application.entered_by
    if entered is None:
        return None
    scope = application.scope()
    held = Grant.objects.filter(person=entered, role__in=OFFICERS, region__isnull=False)
    posts = held.active(application.begun_at).select_related("region")
    regions = [post.region for post in posts if post.region and post.covers(scope)]
    nearest = max(regions, key=lambda region: region.level, default=None)
    return OfficeEntry(entered, nearest) if nearest is not None else None


def is_of_one_office(application: Application) -> bool:
    """Whether the office that decided has entered it too. One query at most."""
    entry = office_entry_of(application)
    return entry is not None and entry.office == application.deciding_office


def hands_text(application: Application) -> str:
    """Who entered, sent and verified it, if an office entered it; else empty. Two queries at most
    and those of its related rows.
    """
    entry = office_entry_of(application)
    decided, office = application.decided_by, application.deciding_office
    if entry is None or decided is None or office is None:
        return ""
    events = Event.objects.filter(
        subject=Application._meta.label, subject_id=str(application.pk), kind="application.sent"
    )
    sent = events.order_by("-pk").values_list("actor_name", flat=True).first()
    text = (
        f"Diisi petugas, {entry.by.name} ({entry.office.full_name}), atas nama kelompok; dikirim"
        f" {sent or entry.by.name}; diputuskan {decided.name} ({office.full_name})."
    )
    if entry.by == decided:
        return f"{text} Yang mengisi dan yang memutuskan orang yang sama."
    if entry.office == office:
        return f"{text} Keduanya dari kantor yang sama."
    return text
