"""What applications bring to the home of an office, besides those that are late."""

from datetime import date, datetime
from textwrap import shorten
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.applications.colleague_notes import newest_notes
from kimid.applications.desk import is_late
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, ColleagueNote
from kimid.lib import clock
from kimid.places.models import Region
from kimid.registry.rules import RegistryPermission
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.shared_pages.upcoming import (
    DueKind,
    UpcomingRow,
    due_kind,
    due_row,
    due_until,
    office_upcoming,
)

_MOST_NOTES: Final = 4
_NOTE_LETTERS: Final = 120


def _may_see(request: RuangRequest) -> bool:
    return request.person.has_perm(RegistryPermission.REGISTER, request.site)


def _due_here(region: Region, at: datetime, today: date) -> QuerySet[Application]:
    """Those that are promised soon and not late yet."""
    here = Application.objects.below(region.code)
    waiting = here.filter(step=ApplicationStep.SENT, due_on__lte=due_until(today))
    return waiting.exclude(is_late(at))


_DUE: Final = due_kind(DueKind(_due_here, _may_see, day="due_on", region="region_id"))


@office_upcoming(10)
def due_applications(request: RuangRequest) -> UpcomingRow | None:
    """Applications whose promised day comes."""
    what = "permohonan jatuh tempo"
    return due_row(request, _DUE, what, "ruang-applications", "document")


@panel(Spot.OFFICE_COLLEAGUES, 10)
def notes_of_colleagues(request: RuangRequest) -> PagePanel | None:
    """What colleagues wrote last, each with its application."""
    if not _may_see(request):
        return None
    notes = newest_notes(request.site.region, request.person, timezone.now(), how_many=_MOST_NOTES)
    desk = reverse("ruang-applications", args=[request.site.ruang_label])
    rows = [
        (
            f"{note.by.name}, {note.office.name_in_list}",
            _note_text(note, request),
            f"{desk}{note.application_id}/#rekan",
        )
        for note in notes
    ]
    return PagePanel("applications/panels/colleagues.html", {"rows": rows}) if rows else None


def _note_text(note: ColleagueNote, request: RuangRequest) -> str:
    words = shorten(note.text, _NOTE_LETTERS, placeholder=" …")
    region = note.application.region
    area = region.area_within(request.site.region) if region else None
    place = f", {area.abbreviated_name}" if area else ""
    when = clock.short_moment(note.written_at, request.site.region.zone)
    return f"“{words}” {note.application.name}{place}. {when}"
