"""Who entered, sent and decided on an application, where an office did all of it."""

from typing import NamedTuple

from kimid.access.acting_office import ActingOffice, actors_of, office_title
from kimid.access.grants import OFFICERS
from kimid.access.models import Grant
from kimid.applications.models import Application
from kimid.events.history import events_about
from kimid.people.models import Person
from kimid.places.models import Region

_SENT = "application.sent"
_DECIDED = ("application.verified", "application.refused")


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


def decider_of(application: Application) -> str:
    """Who decided on it, for which office, and in place of which one; empty before that. One query
    at most, and those of an old event.
    """
    actor = _actors_of(application).get("decided") if application.decided_at else None
    return actor.in_full if actor is not None else ""


def hands_text(application: Application) -> str:
    """For readers: which office entered, sent and verified it, if an office entered it; else empty.
    Two queries at most and those of its related rows and of old events.
    """
    entry = office_entry_of(application)
    if entry is None or application.decided_by is None or application.deciding_office is None:
        return ""
    actors = _actors_of(application)
    text = (
        f"Diisi {office_title(entry.office)} atas nama kelompok; dikirim"
        f" {_office_of(actors.get('sent'), 'pendirinya')}; diputuskan"
        f" {_office_of(actors.get('decided'), office_title(application.deciding_office))}."
    )
    if entry.by == application.decided_by:
        return f"{text} Yang mengisi dan yang memutuskan orang yang sama."
    if entry.office == application.deciding_office:
        return f"{text} Keduanya dari kantor yang sama."
    return text


def _actors_of(application: Application) -> dict[str, ActingOffice]:
    """Who sent it last, and who decided on it."""
    rows = list(events_about(application).filter(kind__in=(_SENT, *_DECIDED)).order_by("pk"))
    actors = actors_of(rows)
    return {"sent" if row.kind == _SENT else "decided": actors[row.pk] for row in rows}


def _office_of(actor: ActingOffice | None, otherwise: str) -> str:
    return (actor.in_public if actor is not None else "") or otherwise
