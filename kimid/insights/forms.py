"""What an office fills in of an earlier report: its day, its source, and three numbers for each
region.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict

from kimid.insights.actions import ReportLine
from kimid.insights.earlier_reports import EarlierReport
from kimid.insights.models import Snapshot
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.ui.fields import DayField

_MAX_COUNT: Final = 100_000
_COLUMNS: Final = (("kim", "KIM"), ("sk", "dengan SK"), ("tik", "berbasis TIK"))


class CountField(forms.IntegerField):
    """How many; also as people write thousands, `1.234`. None when left empty."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "size": 5, "class": "input"}
    )

    def to_python(self, value: Any) -> int | None:
        """Read what was typed."""
        return super().to_python(
            value.replace(".", "").replace(" ", "") if isinstance(value, str) else value
        )


class ReportFormRow(NamedTuple):
    """A region and its three fields."""

    region: Region
    fields: Sequence[BoundField]


class EarlierReportForm(forms.Form):
    """An earlier report. Lines that are left empty are not told of; a report that is corrected
    keeps its day and its source.
    """

    on = DayField(
        label="Keadaan tanggal",
        help_text="Misalnya 25 Maret 2023.",
        error_messages={"required": "Tulis tanggal laporannya."},
    )
    source = forms.CharField(
        label="Sumber",
        max_length=200,
        help_text="Nama laporan atau media, dengan tanggalnya. Pembaca ikut melihatnya.",
        error_messages={"required": "Tulis dulu dari mana angkanya."},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        regions: Sequence[Region],
        today: date,
        report: EarlierReport | None = None,
        existing: Mapping[str, Snapshot] | None = None,
    ) -> None:
        super().__init__(
            data, initial={"on": report.on, "source": report.source} if report else None
        )
        self._regions = regions
        self._today = today
        self._existing = existing or {}
        for region in regions:
            row = self._existing.get(region.code)
            numbers = (row.kims, row.with_decree, row.ict_based) if row else (None, None, None)
            for (word, name), value in zip(_COLUMNS, numbers, strict=True):
                self.fields[f"{word}-{region.code}"] = _count_field(
                    f"{region.full_name}, {name}", value
                )
        if report:
            self.fields["on"].disabled = self.fields["source"].disabled = True

    def rows(self) -> Iterator[ReportFormRow]:
        """Every region with its fields, in the order in which the form was given them."""
        for region in self._regions:
            yield ReportFormRow(region, [self[f"{word}-{region.code}"] for word, _ in _COLUMNS])

    def clean_on(self) -> date:
        """A day that has been."""
        on: date = self.cleaned_data["on"]
        if on >= self._today:
            raise ValidationError(
                "Pilih tanggal sebelum hari ini. Angka hari ini sudah dihitung dari register."
            )
        return on

    def clean(self) -> dict[str, Any]:
        """At least one line, and in each no part that is larger than its whole."""
        clean = super().clean() or {}
        for region in self._regions:
            self._check_line(region, *(clean.get(f"{word}-{region.code}") for word, _ in _COLUMNS))
        if not self.errors and not self.lines():
            raise ValidationError("Isi dulu banyaknya KIM, paling sedikit untuk satu wilayah.")
        return clean

    def lines(self) -> list[ReportLine]:
        """What was filled in. A made-up line that nobody changed stays marked as one."""
        lines = []
        for region in self._regions:
            kims, decrees, ict = (
                self.cleaned_data.get(f"{word}-{region.code}") for word, _ in _COLUMNS
            )
            if kims is not None:
                line = ReportLine(region.code, kims, decrees, ict)
                lines.append(line._replace(is_sample=self._is_made_up(line)))
        return lines

    def warnings(self) -> list[str]:
        """What looks odd, though it may be so: a sum that is not that of its lines."""
        whole, *parts = self._regions
        counts = {line.region: line.kims for line in self.lines()}
        below = [counts[region.code] for region in parts if region.code in counts]
        total = counts.get(whole.code)
        if total is None or not below or total == sum(below):
            return []
        return [
            f"{whole.full_name} {number(total)} KIM, padahal jumlah baris di bawahnya"
            f" {number(sum(below))}."
        ]

    def _check_line(
        self, region: Region, kims: int | None, decrees: int | None, ict: int | None
    ) -> None:
        for word, part in (("sk", decrees), ("tik", ict)):
            if part is None or f"kim-{region.code}" in self.errors:
                continue
            if kims is None:
                self.add_error(
                    f"kim-{region.code}", f"{region.name_in_list}: isi juga banyaknya KIM."
                )
                return
            if part > kims:
                self.add_error(
                    f"{word}-{region.code}",
                    f"{region.name_in_list}: {number(part)} lebih banyak daripada KIM-nya.",
                )

    def _is_made_up(self, line: ReportLine) -> bool:
        row = self._existing.get(line.region)
        return (
            row is not None
            and row.is_sample
            and line.numbers == [row.kims, row.with_decree, row.ict_based]
        )


def _count_field(label: str, value: int | None) -> CountField:
    messages = {
        "invalid": f"{label}: tulis angka saja.",
        "min_value": f"{label}: paling sedikit 0.",
        "max_value": f"{label}: terlalu banyak. Periksa lagi angkanya.",
    }
    return CountField(
        label=label,
        required=False,
        min_value=0,
        max_value=_MAX_COUNT,
        initial=value,
        error_messages=messages,
    )
