"""The activity table as a CSV file."""

from django.http import HttpResponse

from kimid.activity.aspects import Aspect
from kimid.activity.region_table import ActivityTable, ActivityTableRow
from kimid.lib.csv_export import csv_text, without_formula
from kimid.places.models import Dataset
from kimid.registry.sample import REGISTRY_DATASET, sample_notice

_NUMBERS = (
    *(aspect.label.lower() for aspect in Aspect),
    "jumlah",
    "dicatat_sendiri",
    "kim",
    "kim_berkegiatan",
)
_HEADER = ("kode", "nama", "wilayah", *_NUMBERS, "masa", "dihitung", "sumber")


def source_text() -> str:
    """The source of the numbers."""
    dataset = Dataset.objects.filter(name=REGISTRY_DATASET).first()
    return f"catatan kejadian KIM di kimid{sample_notice(dataset)}"


def csv_response(table: ActivityTable) -> HttpResponse:
    """The table as a CSV download."""
    source = source_text()
    text = csv_text(_HEADER, (_cells(row, table, source) for row in table.rows))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"adinda-{table.region.slug}-{table.period.slug}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cells(row: ActivityTableRow, table: ActivityTable, source: str) -> list[str | int]:
    place = row.kim.region.full_name if row.kim else row.name
    counted = table.counted_at.isoformat(timespec="minutes") if table.counted_at else ""
    numbers = [*row.aspect_counts, row.count, row.by_hand, row.kims, row.active_kims]
    return [
        row.code,
        without_formula(row.name),
        without_formula(place),
        *numbers,
        table.period.slug,
        counted,
        source,
    ]
