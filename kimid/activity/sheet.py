"""The table of a region as a file for spreadsheets: the same numbers as on its page."""

from django.http import HttpResponse

from kimid.activity.aspects import Aspect
from kimid.activity.regions import Row, Table
from kimid.lib.semicolons import plain, semicolon_table
from kimid.places.models import Dataset
from kimid.registry.sample import REGISTRY, sample_words

_NUMBERS = (*(aspect.label.lower() for aspect in Aspect), "jumlah", "dicatat_sendiri", "kim", "kim_berkegiatan")
_HEAD = ("kode", "nama", "wilayah", *_NUMBERS, "masa", "dihitung", "sumber")


def source_words() -> str:
    """Where the numbers come from."""
    return f"catatan kejadian KIM di kimid{sample_words(Dataset.objects.filter(name=REGISTRY).first())}"


def table_file(table: Table) -> HttpResponse:
    """The table as an answer that browsers save."""
    source = source_words()
    text = semicolon_table(_HEAD, (_cells(row, table, source) for row in table.rows))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"adinda-{table.region.slug}-{table.period.word}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _cells(row: Row, table: Table, source: str) -> list[str | int]:
    place = row.kim.region.full_name if row.kim else row.name
    counted = table.at.isoformat(timespec="minutes") if table.at else ""
    numbers = [*row.numbers, row.count, row.by_hand, row.kims, row.busy]
    return [row.code, plain(row.name), plain(place), *numbers, table.period.word, counted, source]
