"""What an office fills in when it brings its own list."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import Truncator

from kimid.media.tables import MAX_BYTES, MAX_ROWS, Table, TableRefused, read_table
from kimid.onboarding.models import ImportColumn, ImportList

_WANTED: Final = (ImportColumn.NAME, ImportColumn.VILLAGE)
_UNUSED: Final = "Tidak dipakai"
_LONGEST_CELL: Final = 200


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
    """What each column of the file holds."""

    def __init__(self, data: QueryDict | None = None, *, import_list: ImportList) -> None:
        super().__init__(data)
        held = {at: name for name, at in import_list.columns.items()}
        for at, heading in enumerate(import_list.headings):
            self.fields[f"kolom-{at}"] = forms.ChoiceField(
                label=heading or f"Kolom {at + 1}",
                choices=[("", _UNUSED), *ImportColumn.choices],
                required=False,
                initial=held.get(at, ""),
            )

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        chosen = [name for name in clean.values() if name]
        twice = next((name for name in chosen if chosen.count(name) > 1), "")
        if twice:
            label = ImportColumn(twice).label
            raise ValidationError(f"Dua kolom dipilih sebagai “{label}”. Pilih satu saja.")
        for column in _WANTED:
            if column not in chosen:
                raise ValidationError(f"Pilih kolom yang berisi “{column.label}”.")
        return clean

    def columns(self) -> dict[str, int]:
        """The place of each column that is there."""
        return {
            held: int(name.removeprefix("kolom-"))
            for name, held in self.cleaned_data.items()
            if held
        }

    @property
    def used(self) -> list[forms.BoundField]:
        return [field for field in self if field.value()]

    @property
    def unused(self) -> list[forms.BoundField]:
        return [field for field in self if not field.value()]

    @property
    def unused_words(self) -> str:
        """`3 kolom lain tidak dipakai: No, Ket, Ttd`."""
        names = ", ".join(str(field.label) for field in self.unused)
        return f"{len(self.unused)} kolom lain tidak dipakai: {Truncator(names).chars(80)}"


class RowForm(forms.Form):
    """What an office says about one row: a village, other cells, or that it is left out."""

    putusan = forms.ChoiceField(
        choices=[(each, each) for each in ("desa", "sel", "lain", "lewati", "kembali")]
    )
    pilihan = forms.CharField(required=False, max_length=10)  # code of a village

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        for column in ImportColumn:
            self.fields[column.value] = forms.CharField(
                label=column.label,
                required=False,
                max_length=_LONGEST_CELL,
                error_messages={
                    "max_length": f"{column.label} paling panjang {_LONGEST_CELL} huruf."
                },
            )

    @property
    def cells(self) -> dict[str, str]:
        """The cells that came along; no other is changed."""
        return {
            column.value: self.cleaned_data[column.value]
            for column in ImportColumn
            if column.value in self.data
        }

    @property
    def refusal(self) -> str:
        """The first thing that is wrong with it."""
        return next((str(why) for errors in self.errors.values() for why in errors), "")


def has_needed_columns(import_list: ImportList) -> bool:
    """Whether it is known where the names and the villages stand; else somebody has to say it."""
    return all(column in import_list.columns for column in _WANTED)
