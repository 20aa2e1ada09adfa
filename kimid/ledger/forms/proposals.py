"""The forms of a proposal: what a group writes, and what came of it."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict

from kimid.ledger.actions.proposals import CostLine, FundingData
from kimid.ledger.legal_bases import bases_for
from kimid.ledger.models import HIGHEST, FundingProposal, FundingTarget
from kimid.ledger.models.year_papers import MOST_LINES
from kimid.lib.rupiah import RupiahRefused, read_rupiah
from kimid.lib.text import number
from kimid.ui.fields import DayField

_SHOWN_LINES: Final = 3  # rows of costs that stand there at least
_TEXTS: Final = ("title", "company", "need", "plan", "other_basis")
_YEARS_AHEAD: Final = 1


class CostField(forms.CharField):
    """What one thing costs, as people type it. The value is whole rupiah, or None."""

    def __init__(self, **more: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "placeholder": "2,5jt"}
        super().__init__(max_length=30, widget=forms.TextInput(attrs=attrs), **more)

    def clean(self, value: Any) -> Any:
        """The rupiah of the typed text. Raises ValidationError for what is none."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return read_rupiah(typed, lowest=100, highest=HIGHEST)
        except RupiahRefused as why:
            raise forms.ValidationError(str(why)) from None

    def prepare_value(self, value: Any) -> Any:
        """2500000 gives `2.500.000`."""
        return number(value) if isinstance(value, int) else value


class FundingForm(forms.Form):
    """What a group asks for. Everything but the title may come later."""

    number = forms.RegexField("^[a-z0-9]{1,10}$", required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    target = forms.ChoiceField(
        label="Untuk siapa?",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu untuk siapa proposal ini."},
    )
    company = forms.CharField(
        label="Nama perusahaan",
        max_length=100,
        required=False,
        help_text="Hanya kalau untuk perusahaan.",
    )
    year = forms.TypedChoiceField(label="Untuk tahun", coerce=int)
    title = forms.CharField(
        label="Judul",
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Misalnya: Papan warta di tiap RT"}
        ),
        error_messages={"required": "Tulis judulnya dulu. Yang lain boleh menyusul."},
    )
    need = forms.CharField(
        label="Apa yang dibutuhkan, dan mengapa?",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Dua atau tiga kalimat. Siapa yang merasakan kalau ini tidak ada?",
    )
    plan = forms.CharField(
        label="Apa yang akan dikerjakan?",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Apa, di mana, kapan, dan siapa yang mengerjakan.",
    )
    legal_bases = forms.MultipleChoiceField(
        label="Dasar hukum", required=False, widget=forms.CheckboxSelectMultiple
    )
    other_basis = forms.CharField(
        label="Dasar lain",
        max_length=200,
        required=False,
        help_text="Misalnya nomor peraturan atau surat yang dipakai di tempat Anda.",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        own: FundingTarget,
        term: str,
        today: date,
        initial: dict[str, Any] | None = None,
    ) -> None:
        """`own` is the village or the kelurahan: whichever this place has; `term` is its word."""
        super().__init__(data, initial=initial)
        targets = (own, FundingTarget.COMPANY)
        first = (initial or {}).get("year", today.year)
        years = range(min(first, today.year), today.year + _YEARS_AHEAD + 1)
        names = (term, str(FundingTarget.COMPANY.label))
        self._offer("target", list(zip(map(str, targets), names, strict=True)))
        self._offer("year", [(year, str(year)) for year in reversed(years)])
        bases = bases_for(targets)
        self._offer("legal_bases", [(basis.key, basis.in_choice) for basis in bases])
        for at in range(1, MOST_LINES + 1):
            self.fields[f"item_{at}"] = forms.CharField(
                label=f"Keperluan {at}", max_length=120, required=False
            )
            self.fields[f"cost_{at}"] = CostField(label=f"Biaya {at}", required=False)

    @classmethod
    def first_values(cls, proposal: FundingProposal) -> dict[str, Any]:
        """What the form of a draft shows in the beginning."""
        values: dict[str, Any] = {name: getattr(proposal, name) for name in _TEXTS}
        for at, line in enumerate(proposal.lines.all(), start=1):
            values |= {f"item_{at}": line.name, f"cost_{at}": line.amount}
        return values | {
            "target": proposal.target,
            "year": proposal.year,
            "legal_bases": proposal.legal_bases,
            "version": proposal.version,
        }

    def take_version(self, version: int) -> None:
        """Let the next press save over what stands there now; all that was typed stays."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        ticked = self.cleaned_data.get("legal_bases", [])
        self.data = typed | {"version": str(version), "legal_bases": ticked}

    @property
    def line_pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The rows of costs: those that are filled, and some more."""
        return self._pairs(0, self._last_shown())

    @property
    def more_pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The rows that few need."""
        return self._pairs(self._last_shown(), MOST_LINES)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("target") == FundingTarget.COMPANY and not clean.get("company"):
            self.add_error("company", "Tulis nama perusahaannya.")
        for at in range(1, MOST_LINES + 1):
            item, cost = clean.get(f"item_{at}"), clean.get(f"cost_{at}")
            if item and cost is None and f"cost_{at}" not in self.errors:
                self.add_error(f"cost_{at}", f"Berapa biaya {item}?")
            if cost and not item:
                self.add_error(f"item_{at}", "Untuk apa biaya ini?")
        return clean

    def proposal_data(self) -> FundingData:
        """The data of a valid form."""
        clean = self.cleaned_data
        return FundingData(
            target=FundingTarget(clean["target"]),
            year=clean["year"],
            title=clean["title"],
            company=clean["company"],
            need=clean["need"],
            plan=clean["plan"],
            lines=list(self._lines()),
            legal_bases=tuple(clean["legal_bases"]),
            other_basis=clean["other_basis"],
        )

    def _lines(self) -> Iterator[CostLine]:
        for at in range(1, MOST_LINES + 1):
            item, cost = self.cleaned_data[f"item_{at}"], self.cleaned_data[f"cost_{at}"]
            if item and cost:
                yield CostLine(item, cost)

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _last_shown(self) -> int:
        filled = [
            at
            for at in range(1, MOST_LINES + 1)
            if self[f"item_{at}"].value() or self[f"cost_{at}"].value()
        ]
        return min(max(_SHOWN_LINES, 1 + max(filled, default=0)), MOST_LINES)

    def _pairs(self, first: int, last: int) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"item_{at}"], self[f"cost_{at}"]) for at in range(first + 1, last + 1)]


class HandOverForm(forms.Form):
    """To whom it was handed, and when."""

    to = forms.CharField(
        label="Kepada siapa?",
        max_length=100,
        help_text="Nama dan jabatan yang menerima, misalnya: Pak Darmawan, kasi pemerintahan.",
        error_messages={"required": "Tulis siapa yang menerimanya."},
    )
    on = DayField(
        label="Hari apa?", error_messages={"required": "Tulis harinya, misalnya 24-11-2026."}
    )


class GrantForm(forms.Form):
    """How much was granted, and when."""

    amount = CostField(
        label="Berapa yang dikabulkan?",
        error_messages={"required": "Tulis jumlah yang dikabulkan."},
    )
    decided_on = DayField(
        label="Hari apa?", error_messages={"required": "Tulis harinya, misalnya 24-11-2026."}
    )


class DeclineForm(forms.Form):
    """Why it was not granted, and when."""

    why = forms.CharField(
        label="Apa alasannya?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu kalimat, supaya tahun depan tahu apa yang perlu diperbaiki.",
        error_messages={"required": "Tulis alasannya dalam satu kalimat."},
    )
    declined_on = DayField(
        label="Hari apa?", error_messages={"required": "Tulis harinya, misalnya 24-11-2026."}
    )


class GrantedSourceForm(forms.Form):
    """As what source of its year a grant is planned."""

    name = forms.CharField(
        label="Nama sumber dana",
        max_length=80,
        required=False,
        help_text="Supaya beda dari sumber lain tahun itu. Boleh kosong.",
    )
    legal_basis = forms.CharField(
        label="Nomor peraturan atau surat",
        max_length=120,
        required=False,
        help_text="Yang menetapkan bantuannya.",
    )
