"""What an office fills in when it brings its own list."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from kimid.media.tables import MAX_BYTES, MAX_ROWS, Table, TableRefused, read_table
from kimid.onboarding.models import ImportColumn, ImportList, ImportRow
from kimid.places.models import Region

_WANTED: Final = (ImportColumn.NAME, ImportColumn.VILLAGE)
_NONE: Final = "Tidak ada di daftar ini"


class ImportFileForm(forms.Form):
    """The file of an office."""

    file = forms.FileField(
        label="Berkas daftar KIM",
        help_text=(
            f"Excel (.xlsx, .xls) atau CSV, paling besar {MAX_BYTES // 1024**2} MB"
            f" dan {MAX_ROWS // 1000}.000 baris."
        ),
        error_messages={
            "required": "Pilih berkasnya dulu.",
            "empty": "Berkas ini kosong. Pilih berkas yang lain.",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )
    table: Table

    def clean_file(self) -> Any:
        """The file as it came; what it holds is then in `table`."""
        file = self.cleaned_data["file"]
        try:
            # Checked before reading: a file above the limit does not come into memory at all.
            if file.size > MAX_BYTES:
                raise TableRefused("heavy")
            self.table = read_table(file.read())
        except TableRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file


class ImportColumnsForm(forms.Form):
    """Which column of the file holds what."""

    def __init__(self, data: QueryDict | None = None, *, import_list: ImportList) -> None:
        super().__init__(data)
        named = [
            (str(at), heading or f"Kolom {at + 1}")
            for at, heading in enumerate(import_list.headings)
        ]
        for column in ImportColumn:
            self.fields[column.value] = forms.ChoiceField(
                label=column.label,
                choices=named if column in _WANTED else [("", _NONE), *named],
                required=column in _WANTED,
                initial=str(import_list.columns.get(column.value, "")),
            )

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        chosen = [at for at in clean.values() if at]
        if len(chosen) != len(set(chosen)):
            raise ValidationError(
                "Satu kolom dipilih dua kali. Pilih kolom yang lain untuk salah satunya."
            )
        return clean

    def columns(self) -> dict[str, int]:
        """The place of each column that is there."""
        return {name: int(at) for name, at in self.cleaned_data.items() if at}


class ImportPlacesForm(forms.Form):
    """For each row that may mean several villages, the one it means; rows left open stay so."""

    def __init__(
        self, data: QueryDict | None = None, *, rows: Sequence[ImportRow], places: dict[str, Region]
    ) -> None:
        super().__init__(data)
        self._rows = rows
        for row in rows:
            choices = [
                (code, _place_label(places[code])) for code in row.candidates if code in places
            ]
            self.fields[f"baris-{row.number}"] = forms.ChoiceField(
                label=(
                    f"Baris {row.number}: {row.cell(ImportColumn.NAME)},"
                    f" {row.cell(ImportColumn.VILLAGE)}"
                ),
                help_text=row.why,
                choices=[("", "Nanti saja"), *choices],
                required=False,
            )

    def chosen(self) -> list[tuple[ImportRow, str]]:
        """The rows for which a village was chosen, with its code."""
        named = [(row, str(self.cleaned_data.get(f"baris-{row.number}", ""))) for row in self._rows]
        return [(row, code) for row, code in named if code]


def _place_label(region: Region) -> str:
    above = region.parent.full_name if region.parent is not None else ""
    return f"{region.full_name}, {above} ({region.dotted_code})"
