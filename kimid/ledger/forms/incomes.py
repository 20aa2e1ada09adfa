"""What somebody types of money that came in, that goes to the bank, or that was there before."""

from typing import Any, cast

from django import forms
from django.http import QueryDict

from kimid.ledger.actions.income import IncomeData
from kimid.ledger.book_queries import spendable_sources
from kimid.ledger.forms.amounts import AmountField, NumberedForm, day_field, short_text
from kimid.ledger.models import NAMELESS_KINDS, Fund, FundKind, Purse
from kimid.ledger.place_kinds import title_here
from kimid.sites.models import Site

_CASH = (Purse.CASH.value, "Kas tunai")
_BANK = (Purse.BANK.value, "Rekening bank")
_WHERE_MISSING = {"required": "Pilih dulu: kas atau rekening."}


class IncomeForm(NumberedForm):
    """Money or goods that came in."""

    amount = AmountField(label="Jumlahnya")
    source = forms.ChoiceField(
        label="Dari mana?", error_messages={"required": "Pilih dari mana uangnya."}
    )
    purse = forms.ChoiceField(
        label="Masuk ke mana?",
        choices=[_CASH, _BANK, (Purse.DIRECT.value, "Barang, bukan uang")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: kas, rekening, atau barang."},
    )
    purpose = short_text(
        "Uang apa ini?",
        120,
        "Penjualan kalender meja, 6 buah",
        error_messages={"required": "Tulis ini uang apa."},
    )
    party = short_text(
        "Dari siapa?",
        100,
        "Toko Makmur",
        required=False,
        help_text="Kosongkan untuk iuran. Toko, perusahaan, dan kantor selalu terbaca umum.",
    )
    party_is_public = forms.BooleanField(
        label="Orang, dan namanya boleh terbaca umum. Sudah ditanya.", required=False
    )
    people_count = forms.IntegerField(
        label="Dari berapa orang? (iuran)",
        min_value=0,
        max_value=9_999,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "14"}
        ),
        help_text="Nama yang membayar iuran tidak ditampilkan; jumlah orangnya ya.",
        error_messages={
            "invalid": "Tulis dengan angka, misalnya 14.",
            "min_value": "Tulis 0 atau lebih.",
            "max_value": "Terlalu banyak. Periksa angkanya.",
        },
    )
    on = day_field("Tanggal masuk")

    def __init__(self, data: QueryDict | None = None, *, site: Site, **more: Any) -> None:
        super().__init__(data, site=site, **more)
        self._sources = spendable_sources(site, self.today)
        rows = [(each.public_id, title_here(each, site.region)) for each in self._sources]
        cast(forms.ChoiceField, self.fields["source"]).choices = [("", "Pilih satu"), *rows]
        if len(self._sources) == 1:
            self.initial.setdefault("source", self._sources[0].public_id)

    def first_values(self) -> dict[str, Any]:
        """It came today, in cash."""
        return {"on": self.today, "purse": Purse.CASH.value}

    @property
    def has_sources(self) -> bool:
        return bool(self._sources)

    def clean(self) -> dict[str, Any]:
        """Goods come from a source of goods, and money from any other."""
        clean = super().clean() or {}
        source, purse = self._chosen_source(), clean.get("purse")
        if source is None or not purse:
            return clean
        if (source.kind == FundKind.IN_KIND) != (purse == Purse.DIRECT):
            self.add_error("purse", "Barang tidak masuk kas, dan uang bukan barang. Pilih lagi.")
        if source.kind in NAMELESS_KINDS and not clean.get("people_count"):
            self.add_error("people_count", "Tulis dari berapa orang iuran ini.")
        if clean.get("party_is_public") and not clean.get("party"):
            self.add_error("party", "Tulis dulu namanya.")
        return clean

    def income_data(self) -> IncomeData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        source = self._chosen_source()
        if source is None:
            raise ValueError("the form is not valid")
        return IncomeData(
            amount=clean["amount"],
            purpose=clean["purpose"],
            source=source,
            purse=Purse(clean["purse"]),
            on=clean["on"],
            party=clean["party"],
            party_is_public=clean["party_is_public"],
            people_count=clean["people_count"] or 0,
        )

    def _chosen_source(self) -> Fund | None:
        number = self.cleaned_data.get("source")
        return next((each for each in self._sources if each.public_id == number), None)


class CashMoveForm(NumberedForm):
    """Cash that is brought to the bank, or fetched there."""

    to = forms.ChoiceField(
        label="Ke mana uangnya?",
        choices=[
            (Purse.BANK.value, "Setor: dari kas ke rekening"),
            (Purse.CASH.value, "Ambil: dari rekening ke kas"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: setor atau ambil."},
    )
    amount = AmountField(label="Jumlahnya")
    on = day_field("Tanggal")
    field_order = ("number", "to", "amount", "on")

    def first_values(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}


class OpeningForm(NumberedForm):
    """What the group had before its first entry."""

    purse = forms.ChoiceField(
        label="Ada di mana?",
        choices=[_CASH, _BANK],
        widget=forms.RadioSelect,
        error_messages=_WHERE_MISSING,
    )
    amount = AmountField(label="Berapa yang ada?")
    on = day_field("Dihitung tanggal")
    field_order = ("number", "purse", "amount", "on")

    def first_values(self) -> dict[str, Any]:
        """Today, in cash."""
        return {"on": self.today, "purse": Purse.CASH.value}


class AdvanceRestForm(NumberedForm):
    """What is given back of an advance."""

    amount = AmountField(label="Sisa yang dikembalikan")
    on = day_field("Tanggal kembali")

    def first_values(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}
