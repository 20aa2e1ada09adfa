"""What posts in offices bring to pages that subjects share."""

from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.access.rules import AccessPermission
from kimid.lib.text import enumeration, number
from kimid.offices.queries import offices_without_officer
from kimid.places.by_region import compiled_by_region
from kimid.places.models import Region
from kimid.shared_pages.late import LateList, LateRow, office_late
from kimid.shared_pages.links import LinkList, RailCount, SharedLink, register_links

_MOST_NAMED: Final = 3


def _vacant_here(region: Region, at: datetime) -> QuerySet[Region]:
    return offices_without_officer(region, at)


register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            50,
            "Petugas",
            "ruang-officials",
            "shield",
            needs=AccessPermission.SEE_OFFICIALS,
            count=RailCount(_vacant_here, "kantor tanpa petugas", is_pressing=True),
            covers=("jabatan",),
        )
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            112,
            "Petugas kantor di bawah",
            "ruang-offices-below",
            "people",
            "Jabatan yang kosong, undangan, mutasi",
            needs=AccessPermission.SEE_OFFICIALS,
        ),
    ],
)


@compiled_by_region
def _vacant_by_name(region: Region, at: datetime) -> QuerySet[Region]:
    return offices_without_officer(region, at).order_by("name")


@office_late(20)
def vacant_offices(request: RuangRequest) -> LateList | None:
    """Offices directly below without an officer. One query."""
    if not request.person.has_perm(AccessPermission.SEE_OFFICIALS, request.site):
        return None
    names = [each.full_name for each in _vacant_by_name(request.site.region, timezone.now())]
    if not names:
        return LateList("", [], "")
    href = reverse("ruang-offices-below", args=[request.site.ruang_label])
    count = f"{number(len(names))} kantor tanpa petugas"
    listed = enumeration(names[:_MOST_NAMED])
    others = len(names) - _MOST_NAMED
    text = f"{listed}, dan {number(others)} lagi" if others > 0 else listed
    return LateList(count, [LateRow(count, text, "", f"{href}?hanya=kosong")], "")
