"""The versions of the ICT rules of a region, and the changes by each count."""

from collections.abc import Mapping
from typing import Any, Final

from kimid.events.history import HistoryEntry, entries_of
from kimid.events.models import Event
from kimid.events.presenters import sentence_of
from kimid.ict.models import IctRules
from kimid.lib import codes
from kimid.lib.text import enumeration, number
from kimid.places.models import Region

_MOST_SHOWN: Final = 20
_MOST_READ: Final = 120  # of the record: nights in which nothing changed here are left out
_REASONS: Final[Mapping[str, str]] = {
    "aturan": "Aturan berubah",
    "hari": "Hari baru",
    "sarana": "Sarana diisi",
    "kabar": "Ada kabar terbit",
}


def running_rules(region: Region) -> IctRules | None:
    """The rules that hold in this region: its own, or those of the nearest above that has any. One
    query.
    """
    rows = IctRules.objects.select_related("region").filter(
        region__in=codes.lineage(region.code), ended_at=None
    )
    return max(rows, key=lambda row: row.region.level, default=None)


def versions_of(region: Region) -> list[IctRules]:
    """Every version this region itself ever had, newest first. One query."""
    return list(
        IctRules.objects.select_related("region")
        .filter(region=region)
        .order_by("-version")[:_MOST_SHOWN]
    )


def own_rules_below(region: Region) -> list[IctRules]:
    """Regions below that have rules of their own. One query."""
    rows = IctRules.objects.select_related("region").filter(
        region__code__range=codes.span(region.code), ended_at=None
    )
    return list(rows.exclude(region=region).order_by("region")[:_MOST_SHOWN])


def recounts_of(region: Region) -> list[HistoryEntry]:
    """The counts of this region and of those above it that changed something here, and why own
    rules were taken back; newest first. One query.
    """
    kinds = ("ict.recounted", "ict.rules_left_to_above")
    rows = Event.objects.filter(
        subject=Region._meta.label, subject_id__in=codes.lineage(region.code), kind__in=kinds
    )
    texts = ((row, _event_text(row, region)) for row in rows.order_by("-pk")[:_MOST_READ])
    return entries_of(texts)[:_MOST_SHOWN]


def _event_text(row: Event, region: Region) -> str:
    if row.kind == "ict.recounted":
        return recount_text(row.data, row.subject_id, region)
    return sentence_of(row) if row.subject_id == region.code else ""


def recount_text(data: Mapping[str, Any], scope: str, region: Region) -> str:
    """`Aturan berubah: 50 menjadi 47 dari 103 KIM, 3 berubah`; nothing when nothing changed here.

    Of a count of a region above only what became of the KIM here is told, and that by regencies.
    """
    why = _REASONS.get(data["why"], "Dihitung ulang")
    if scope == region.code:
        is_worth_it = data["changed"] or data["why"] == "aturan"
        whole = (
            f"{number(data['before'])} menjadi {number(data['after'])}"
            f" dari {number(data['kims'])} KIM berbasis TIK"
        )
        return f"{why}: {whole}, {number(data['changed'])} KIM berubah" if is_worth_it else ""
    here = [moved for code, moved in data["places"].items() if codes.covers(region.code, code)]
    up, down = (sum(moved[at] for moved in here) for at in (0, 1))
    words = [
        *([f"{number(up)} menjadi berbasis TIK"] if up else []),
        *([f"{number(down)} tidak lagi"] if down else []),
    ]
    return f"{why} di wilayah atas: {enumeration(words)}" if words else ""
