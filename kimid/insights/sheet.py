"""The table of a region as a file for spreadsheets: the same numbers as on its pages."""

import csv
from io import StringIO
from typing import Final

from django.http import HttpResponse

from kimid.insights.queries import Table, TableRow
from kimid.lib.codes import Level

_HEAD: Final = (
    "kode",
    "wilayah",
    "desa_dan_kelurahan",
    "desa_dan_kelurahan_ber_kim",
    "kim",
    "sk_berlaku",
    "berbasis_tik",
    "kabar",
    "kabar_30_hari",
    "keadaan",
    "sumber",
)
_MARK: Final = "\ufeff"  # by this mark spreadsheets know that the letters are UTF-8
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def table_file(table: Table, source: str) -> HttpResponse:
    """The table as an answer that browsers save: semicolons, as spreadsheets in Indonesian expect."""
    out = StringIO(_MARK)
    out.seek(len(_MARK))
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEAD)
    writer.writerows(_cells(row, table, source) for row in table.rows)
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="kim-{table.region.slug}-{table.on}.csv"'
    return answer


def _cells(row: TableRow, table: Table, source: str) -> list[str | int]:
    is_own = row.region == table.region and table.region.level < Level.VILLAGE
    name = f"{row.region.full_name} sendiri" if is_own else row.region.full_name
    count = row.count
    numbers = (row.villages, count.villages, count.kims, count.with_decree, count.ict_based, row.stories, row.recent)
    return [row.region.dotted, _plain(name), *numbers, table.on.isoformat(), source]


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
