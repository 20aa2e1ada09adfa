"""What somebody types of money that was or is to be spent."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.ledger.actions.vouchers import SpendingData
from kimid.ledger.book_queries import LineChoice, line_choices, open_advances, spendable_sources
from kimid.ledger.forms.amounts import (
    AmountField,
    NumberedForm,
    day_field,
    short_text,
)
from kimid.ledger.models import Fund, PlanLine, Purse, Voucher, VoucherKind
from kimid.ledger.place_kinds import title_here
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.ui.fields import LineField

SHOP: Final = "toko"
PERSON: Final = "orang"
_OF_ADVANCE: Final = "muka-"
_PURSES: Final = (
    (Purse.OWN.value, "Saya, uang sendiri"),
    (Purse.CASH.value, "Kas kelompok"),
    (Purse.BANK.value, "Rekening kelompok"),
    (Purse.DIRECT.value, "Pemberi dana, langsung ke toko"),
)


class PlanLineSelect(forms.Select):
    """The lines of the plan, each with what a script says of it: how much is planned, and used."""

    lines: dict[str, LineChoice]

    def __init__(self) -> None:
        super().__init__()
        self.lines = {}

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        """An option with its sums."""
        option: dict[str, Any] = super().create_option(name, value, *args, **more)
        if (choice := self.lines.get(str(value))) is not None:
            option["attrs"] |= {"data-planned": choice.line.planned, "data-used": choice.used}
        return option


class ReceiptForm(forms.Form):
    """A receipt that comes later."""

    nota = forms.FileField(
        label="Foto nota", error_messages={"required": "Potret dulu notanya, atau pilih berkasnya."}
    )


class SpendingForm(NumberedForm):
    """What an expense and an advance have in common."""

    amount = AmountField(label="Jumlahnya")
    purpose = short_text(
        "Untuk apa?",
        120,
        "Kertas dan tinta buletin",
        error_messages={"required": "Tulis untuk apa uangnya."},
    )

    def __init__(
        self, data: QueryDict | None = None, *, site: Site, by: Person, **more: Any
    ) -> None:
        self._by = by
        super().__init__(data, site=site, **more)

    def spending_data(self) -> SpendingData:
        """The clean data for the actions."""
        raise NotImplementedError


class ExpenseForm(SpendingForm):
    """An expense, its receipt first."""

    nota = forms.FileField(label="Foto nota", required=False)
    photos = forms.RegexField("[a-z0-9]{16}", required=False, widget=forms.HiddenInput)
    no_paper_reason = LineField(
        label="Kenapa tidak ada nota?",
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Ojek perahu tidak memberi nota"}
        ),
        help_text="Satu kalimat, terbaca umum.",
    )
    party = short_text(
        "Dibayar kepada",
        100,
        "Toko Makmur, Sungai Raya",
        error_messages={"required": "Tulis dibayar kepada siapa."},
    )
    source = forms.ChoiceField(
        label="Dari uang mana?", error_messages={"required": "Pilih dari uang mana."}
    )
    line = forms.ChoiceField(label="Pos rencana", required=False, widget=PlanLineSelect)
    party_kind = forms.ChoiceField(
        label="Itu siapa?",
        choices=[
            (SHOP, "Toko atau usaha, namanya terbaca umum"),
            (PERSON, "Orang, namanya tidak ditampilkan"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: toko atau orang."},
    )
    purse = forms.ChoiceField(
        label="Siapa yang membayar?",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu siapa yang membayar."},
    )
    paper_on = day_field("Tanggal di nota")
    field_order = (
        *("number", "nota", "photos", "no_paper_reason", "amount", "purpose", "party"),
        *("party_kind", "source", "line", "purse", "paper_on"),
    )

    def __init__(self, *args: Any, known: Voucher | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["amount"].label = "Jumlah di nota"
        self._sources = spendable_sources(self._site, self.today)
        self._lines = line_choices(self._site, self.today.year)
        self._advances = open_advances(self._site, self._by)
        mine = [_advance_choice(each) for each in self._advances]
        if known is not None and known.advance is not None:  # sent before: its rest may be nothing
            self._advances.append(known.advance)
            mine.append((f"{_OF_ADVANCE}{known.advance.public_id}", known.advance.purpose))
        self._set_choices("purse", [*_PURSES, *mine])
        self._set_choices("source", self._source_choices())
        rows = [(each.line.public_id, _line_words(each)) for each in self._lines]
        self._set_choices("line", [("", "Di luar rencana"), *rows])
        widget = cast(PlanLineSelect, self.fields["line"].widget)
        widget.lines = {each.line.public_id: each for each in self._lines}
        if len(self._sources) == 1:
            self.initial.setdefault("source", self._sources[0].public_id)

    def first_values(self) -> dict[str, Any]:
        """The receipt is of today, from a shop, and whoever writes has paid it."""
        return {"paper_on": self.today, "party_kind": SHOP, "purse": Purse.OWN.value}

    def clean(self) -> dict[str, Any]:
        """A receipt, or why there is none."""
        clean = super().clean() or {}
        has_receipt = clean.get("photos") or self.data.get("photos")
        if not has_receipt and not clean.get("no_paper_reason"):
            self.add_error("nota", "Potret notanya, atau tulis kenapa tidak ada nota.")
        return clean

    def spending_data(self) -> SpendingData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        advance = self._chosen_advance()
        has_receipt = bool(clean["photos"])
        return SpendingData(
            amount=clean["amount"],
            purpose=clean["purpose"],
            party=clean["party"],
            purse=Purse.ADVANCE if advance else Purse(clean["purse"]),
            paper_on=clean["paper_on"],
            party_is_public=clean["party_kind"] == SHOP,
            source=self.chosen_source(),
            line=self.chosen_line(),
            advance=advance,
            no_paper_reason="" if has_receipt else clean["no_paper_reason"],
        )

    def _chosen_advance(self) -> Voucher | None:
        number = str(self.cleaned_data["purse"]).removeprefix(_OF_ADVANCE)
        return next((each for each in self._advances if each.public_id == number), None)

    def _source_choices(self) -> list[tuple[str, str]]:
        place = self._site.region
        rows = [(each.public_id, _source_words(each, self.today, place)) for each in self._sources]
        return [("", "Pilih satu"), *rows]

    def _set_choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def is_multipart(self) -> bool:
        """Whether a file is lost when the form comes back: no, it waits under its name."""
        return not self.is_bound

    def chosen_source(self) -> Fund | None:
        number = self.cleaned_data.get("source")
        return next((each for each in self._sources if each.public_id == number), None)

    def chosen_line(self) -> PlanLine | None:
        number = self.cleaned_data.get("line")
        return next((each.line for each in self._lines if each.line.public_id == number), None)


class AdvanceForm(SpendingForm):
    """Money that is handed out before it is spent."""

    due_on = day_field(
        "Nota dan sisanya dibawa paling lambat",
        help_text="Misalnya: besok, atau 10 Desember.",
    )
    field_order = ("number", "amount", "purpose", "due_on")

    def clean_due_on(self) -> date:
        """It is not due before it is handed out."""
        on: date = self.cleaned_data["due_on"]
        if on < self.today:
            raise forms.ValidationError("Hari itu sudah lewat. Tulis hari ini atau sesudahnya.")
        return on

    def spending_data(self) -> SpendingData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        return SpendingData(
            amount=clean["amount"],
            purpose=clean["purpose"],
            party=self._by.name,
            purse=Purse.CASH,
            paper_on=self.today,
            kind=VoucherKind.ADVANCE,
            due_on=clean["due_on"],
        )


def _advance_choice(advance: Voucher) -> tuple[str, str]:
    rest = rupiah(advance.amount - advance.used)  # type: ignore[attr-defined]  # an annotation
    number = f"{_OF_ADVANCE}{advance.public_id}"
    return number, f"Uang muka saya: {advance.purpose}, sisa {rest}"


def _source_words(source: Fund, today: date, place: Region) -> str:
    title = title_here(source, place)
    if source.ends_on is not None and source.ends_on < today:
        return f"{title} (berakhir {clock.day(source.ends_on)})"
    return title


def _line_words(choice: LineChoice) -> str:
    return f"{choice.line.name}, sisa {rupiah(choice.rest)}"
