"""What becomes of applications when regions change: they follow, with the way to the head of the
village.
"""

from datetime import datetime

from kimid.applications.models import Act, Application, ColleagueNote, HeadContact
from kimid.places.models import Region
from kimid.places.region_moves import RegionMover


def movers() -> list[RegionMover]:
    """Applications stand in a region from when they name it; an office writes down how the head of
    a village is reached.
    """
    return [
        RegionMover("applications", _application_codes, _move_applications, needs_successor=True),
        RegionMover("desk", _desk_codes, _move_desk),
        RegionMover("head", _contact_codes, _move_contact, can_move=_can_move_contact),
    ]


def _application_codes() -> list[str]:
    rows = Application.objects.filter(region__isnull=False)
    return [code for code in rows.values_list("region_id", flat=True) if code]


def _move_applications(old: Region, new: Region, at: datetime) -> int:
    Application.objects.filter(origin_code=old.code).update(origin_code=new.code)
    Act.objects.filter(from_region=old).update(from_region=new)
    Act.objects.filter(to_region=old).update(to_region=new)
    return Application.objects.filter(region=old).update(region=new)


def _desk_codes() -> list[str]:
    """The offices for which somebody holds an application, or wrote a note."""
    held = Application.objects.filter(holder_office__isnull=False).order_by()
    noted = ColleagueNote.objects.order_by()
    return [
        *map(str, held.values_list("holder_office_id", flat=True).distinct()),
        *map(str, noted.values_list("office_id", flat=True).distinct()),
    ]


def _move_desk(old: Region, new: Region, at: datetime) -> int:
    held = Application.objects.filter(holder_office=old).update(holder_office=new)
    return held + ColleagueNote.objects.filter(office=old).update(office=new)


def _contact_codes() -> list[str]:
    return list(HeadContact.objects.values_list("region_id", flat=True))


def _can_move_contact(old: Region, new: Region) -> bool:
    """Unless the office has written down another for the new region."""
    rows = HeadContact.objects
    return rows.filter(region=old).exists() and not rows.filter(region=new).exists()


def _move_contact(old: Region, new: Region, at: datetime) -> int:
    if not _can_move_contact(old, new):
        return 0
    return HeadContact.objects.filter(region=old).update(region=new)
