"""What a group writes of the plan of a year."""

from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.ledger.actions.sources import SourceData
from kimid.ledger.models import HIGHEST, NAMELESS_KINDS, Fund, FundKind, PlanLine
from kimid.ledger.place_kinds import budget_kind, kind_word, kinds_of
from kimid.lib.rupiah import RupiahRefused, read_rupiah
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.ui.fields import DayField, LineField

_LOWEST: Final = 1_000


class PlannedField(forms.CharField):
    """A sum as people say it: `12jt`, `1.500.000`. The value is whole rupiah; nothing is zero."""

    def __init__(self, *, lowest: int = _LOWEST, **more: Any) -> None:
        attributes = {"autocomplete": "off", "placeholder": more.pop("hint", "")}
        self._lowest = lowest
        super().__init__(max_length=30, widget=forms.TextInput(attrs=attributes), **more)

    def clean(self, value: Any) -> Any:
        """The sum of the typed text. Raises ValidationError for what is none."""
        typed = super().clean(value)
        if not typed.strip("0 .,Rpr"):
            return 0
        try:
            return read_rupiah(typed, lowest=self._lowest, highest=HIGHEST)
        except RupiahRefused as why:
            raise forms.ValidationError(str(why)) from None

    def prepare_value(self, value: Any) -> Any:
        """25000 gives `25.000`, and nothing stays empty."""
        if isinstance(value, int):
            return number(value) if value else ""
        return value


def _line(label: str, most: int, hint: str = "", **more: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": hint})
    return LineField(label=label, max_length=most, widget=widget, **more)


class FundForm(forms.Form):
    """Where money comes from in a year. What the place has is offered, and no other budget."""

    kind = forms.ChoiceField(
        label="Dari mana uangnya?",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu dari mana."},
    )
    name = _line("Namanya, supaya beda dari yang lain", 80, required=False)
    planned = PlannedField(label="Rencana setahun", required=False, hint="12jt")
    dana_desa = PlannedField(
        label="Di dalamnya Dana Desa",
        required=False,
        hint="8jt",
        help_text="Dana Desa sudah ada di dalam anggaran itu. Jangan ditambahkan lagi.",
    )
    legal_basis = _line("Dasarnya", 120, "Perdes 2/2026", required=False)
    giver = _line(
        "Siapa yang memberi",
        100,
        required=False,
        help_text="Perusahaan, kantor, dan yang memberi CSR selalu disebut di halaman umum.",
    )
    names_giver = forms.BooleanField(
        label="Orang, dan boleh disebut di halaman umum. Yang memberi sudah setuju.", required=False
    )
    ends_on = DayField(
        label="Terakhir boleh dipakai",
        required=False,
        help_text="Sesudah hari ini tidak bisa dipakai lagi, misalnya 31 Desember 2026.",
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        year: int,
        region: Region,
        source: Fund | None = None,
    ) -> None:
        super().__init__(data, initial=_values_of(source) if source else None)
        self._year = year
        kinds = kinds_of(region)
        if source is not None:
            kinds = [FundKind(source.kind)]
            self.initial["kind"] = source.kind
        field = cast(forms.ChoiceField, self.fields["kind"])
        field.choices = [(each.value, kind_word(each, region)) for each in kinds]
        if FundKind.DESA_BUDGET not in kinds:
            del self.fields["dana_desa"]
        example = "Perdes 2/2026"
        if budget_kind(region) == FundKind.CITY_BUDGET:
            example = "DPA kelurahan 2026"
        self.fields["legal_basis"].widget.attrs["placeholder"] = example

    def clean(self) -> dict[str, Any]:
        """A giver is named by name, and never of dues."""
        clean = super().clean() or {}
        if not clean.get("names_giver"):
            return clean
        if clean.get("kind") in NAMELESS_KINDS:
            self.add_error("names_giver", "Nama yang membayar iuran tidak ditampilkan.")
        elif not clean.get("giver"):
            self.add_error("giver", "Tulis dulu siapa yang memberi.")
        return clean

    def source_data(self) -> SourceData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        return SourceData(
            kind=FundKind(clean["kind"]),
            year=self._year,
            name=clean["name"],
            planned=clean["planned"],
            dana_desa=clean.get("dana_desa", 0),
            legal_basis=clean["legal_basis"],
            giver=clean["giver"],
            names_giver=clean["names_giver"],
            ends_on=clean["ends_on"],
        )


class PlanLineForm(forms.Form):
    """What a group plans to spend on one thing in a year, and why it was more."""

    name = _line(
        "Untuk apa?",
        80,
        "Cetak papan warta",
        error_messages={"required": "Tulis untuk apa uangnya."},
    )
    planned = PlannedField(
        label="Rencana setahun",
        hint="5jt",
        error_messages={"required": "Tulis jumlahnya, misalnya 5jt. Tulis 0 kalau tidak jadi."},
    )
    explanation = _line(
        "Kenapa beda dari rencana?",
        200,
        "Ongkos perahu naik, disepakati di rapat 4 November",
        required=False,
        help_text="Satu kalimat, terbaca umum.",
    )

    def __init__(self, data: QueryDict | None, *, line: PlanLine | None = None) -> None:
        values = ("name", "planned", "explanation")
        initial = {each: getattr(line, each) for each in values} if line else None
        super().__init__(data, initial=initial)
        if line is None:
            del self.fields["explanation"]
        elif not line.planned:
            self.initial["planned"] = "0"


class RecurringForm(forms.Form):
    """What a group pays every month."""

    purpose = _line(
        "Untuk apa?",
        120,
        "Kuota liputan",
        error_messages={"required": "Tulis untuk apa uangnya."},
    )
    party = _line(
        "Dibayar ke siapa?",
        100,
        "Konter Rahma",
        error_messages={"required": "Tulis dibayar ke siapa."},
    )
    amount = PlannedField(
        label="Berapa sebulan?", hint="350rb", error_messages={"required": "Tulis jumlahnya."}
    )
    day = forms.IntegerField(
        label="Tiap tanggal",
        min_value=1,
        max_value=31,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "5"}
        ),
        help_text="Tulis 31 untuk akhir bulan.",
        error_messages={
            "required": "Tulis tanggalnya, 1 sampai 31.",
            "invalid": "Tulis dengan angka, misalnya 5.",
            "min_value": "Tulis 1 sampai 31.",
            "max_value": "Tulis 1 sampai 31.",
        },
    )

    def clean_amount(self) -> int:
        """Nothing is paid every month for nothing."""
        amount = int(self.cleaned_data["amount"])
        if not amount:
            raise forms.ValidationError("Jumlahnya harus lebih dari nol.")
        return amount


def _values_of(source: Fund) -> dict[str, Any]:
    names = (
        *("kind", "name", "planned", "dana_desa", "legal_basis"),
        *("giver", "names_giver", "ends_on"),
    )
    return {each: getattr(source, each) for each in names}
