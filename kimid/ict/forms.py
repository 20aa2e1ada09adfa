"""What a KIM works with, as its chair or an office types it; and the rules by which an office
judges that.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from kimid.ict.actions import MeansInput, NewIctRules, TrainedMember
from kimid.ict.models import Means, Signal
from kimid.ict.rule_book import (
    CRITERION_SPECS,
    Condition,
    IctCriterion,
    RuleBook,
    Stratum,
    make_condition,
)
from kimid.lib import clock
from kimid.ui.fields import DayField

_MOST_DEVICES: Final = 500
_MOST_TRAINED: Final = 100
_EXAMPLE: Final = "Siti Rahmah, 4 Mei 2025, Diskominfo Kubu Raya"
_NAME_IT: Final = "Tulis dasarnya, misalnya Peraturan Bupati Nomor 12 Tahun 2021 pasal 5."
_STRATA: Final = ("Strata terbawah", "Strata di atasnya", "Strata teratas")
_QUESTIONS: Final = {
    IctCriterion.USED: "Situs dipakai dalam berapa hari terakhir?",
    IctCriterion.DEVICES: "HP dan laptop, paling sedikit",
    IctCriterion.LAPTOPS: "Laptop saja, paling sedikit",
    IctCriterion.TRAINED: "Anggota yang pernah dilatih, paling sedikit",
    IctCriterion.SIGNAL: "Sinyal, paling sedikit",
}


def _number(label: str, least: int, most: int, *, required: bool) -> forms.IntegerField:
    between = f"Isi angka dari {least} sampai {most}."
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        required=required,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), between),
    )


class MeansForm(forms.Form):
    """What a KIM works with: devices, signal, and who was trained when by whom."""

    phones = _number("Berapa HP yang bisa membuka situs?", 0, _MOST_DEVICES, required=True)
    laptops = _number("Berapa laptop atau komputer?", 0, _MOST_DEVICES, required=True)
    signal = forms.TypedChoiceField(
        label="Sinyal di tempat KIM bekerja",
        choices=Signal,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih salah satu."),
    )
    trained = forms.CharField(
        label="Siapa yang pernah dilatih?",
        required=False,
        max_length=20_000,
        help_text=f"Satu orang satu baris: nama, kapan, oleh siapa. Misalnya {_EXAMPLE}",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: QueryDict | None = None, *, known: Means | None, today: date) -> None:
        super().__init__(data, initial=_means_initial(known) if known else None)
        self._today = today

    def clean_trained(self) -> list[TrainedMember]:
        """Everybody once, each with a day that has been."""
        lines = [
            " ".join(line.split())
            for line in self.cleaned_data["trained"].splitlines()
            if line.strip()
        ]
        if len(lines) > _MOST_TRAINED:
            raise ValidationError(f"Ada {len(lines)} orang. Tulis paling banyak {_MOST_TRAINED}.")
        trainings = [self._trained_member(line) for line in lines]
        names = [each.name.lower() for each in trainings]
        if twice := next(
            (each.name for each in trainings if names.count(each.name.lower()) > 1), ""
        ):
            raise ValidationError(
                f"{twice} tertulis dua kali. Tulis sekali, dengan pelatihan yang terakhir."
            )
        return trainings

    def means_input(self) -> MeansInput:
        """What was typed."""
        clean = self.cleaned_data
        return MeansInput(
            clean["phones"], clean["laptops"], Signal(clean["signal"]), clean["trained"]
        )

    def _trained_member(self, line: str) -> TrainedMember:
        parts = [part.strip() for part in line.split(",")]
        days = [
            clock.parse_day(part) for part in parts
        ]  # a name may have a comma of its own: Abdul Muis, S.Pd.
        at = next((place for place, day in enumerate(days) if day), 0)
        name = ", ".join(parts[:at])
        on = days[at]
        trainer = ", ".join(parts[at + 1 :])
        if on is None or not name or not trainer:
            raise ValidationError(
                f"Baris “{line[:40]}” belum lengkap, atau tanggalnya belum terbaca. Contoh:"
                f" {_EXAMPLE}"
            )
        if on > self._today:
            raise ValidationError(
                f"{clock.day(on)} belum lewat. Tulis pelatihan yang sudah diikuti saja."
            )
        return TrainedMember(name[:100], on, trainer[:120])


class IctRulesForm(forms.Form):
    """The rules of a region: what makes a KIM ICT-based, up to three strata, what all of it rests
    on, and why.
    """

    legal_basis = forms.CharField(
        label="Dasar hukum",
        max_length=200,
        help_text=_NAME_IT,
        error_messages={"required": _NAME_IT},
    )
    decided_on = DayField(
        label="Tanggal dasar hukum",
        help_text="Misalnya 4 Mei 2021.",
        error_messages={"required": "Tulis tanggal peraturannya, misalnya 4 Mei 2021."},
    )
    reason = forms.CharField(
        label="Mengapa diubah?",
        max_length=300,
        help_text="Dibaca semua petugas di riwayat aturan.",
        error_messages={"required": "Tulis alasannya. Petugas lain membacanya."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    # The rules that its writer saw when they began.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, book: RuleBook | None, seen: str) -> None:
        super().__init__(data, initial={"seen": seen, **_rules_initial(book)})
        self.fields |= dict(_condition_fields("tik"))
        for at, label in enumerate(_STRATA, 1):
            self.fields[f"strata{at}"] = forms.CharField(label=label, max_length=40, required=False)
            self.fields |= dict(_condition_fields(f"strata{at}"))
        self.is_outdated = False
        self._seen = seen

    def clean(self) -> dict[str, Any]:
        """Require one condition, and a unique name for each stratum with conditions."""
        clean = super().clean() or {}
        if not self.errors and not self._conditions("tik"):
            self.add_error(
                "tik-situs",
                "Isi paling sedikit satu syarat, supaya tidak semua KIM disebut berbasis TIK.",
            )
        names = [clean.get(f"strata{at}", "") for at in range(1, len(_STRATA) + 1)]
        for at, name in enumerate(names, 1):
            if not name and self._conditions(f"strata{at}"):
                self.add_error(f"strata{at}", "Beri nama stratanya, atau kosongkan syaratnya.")
            elif name and name in names[: at - 1]:
                self.add_error(f"strata{at}", "Nama ini sudah dipakai. Pilih nama lain.")
        self.is_outdated = clean.get("seen") != self._seen
        return clean

    def book(self) -> RuleBook:
        """The rules that were typed; a stratum without a name is none."""
        named = [
            (self.cleaned_data[f"strata{at}"], f"strata{at}") for at in range(1, len(_STRATA) + 1)
        ]
        return RuleBook(
            self._conditions("tik"),
            [Stratum(name, self._conditions(part)) for name, part in named if name],
        )

    def rules(self) -> NewIctRules:
        """The rules with all that is said beside them."""
        clean = self.cleaned_data
        return NewIctRules(self.book(), clean["legal_basis"], clean["decided_on"], clean["reason"])

    def based_fields(self) -> list[forms.BoundField]:
        """The fields of being ICT-based."""
        return [self[f"tik-{criterion}"] for criterion in IctCriterion]

    def strata_fields(self) -> list[tuple[forms.BoundField, list[forms.BoundField]]]:
        """Of each stratum its name and its fields."""
        parts = [f"strata{at}" for at in range(1, len(_STRATA) + 1)]
        return [
            (self[part], [self[f"{part}-{criterion}"] for criterion in IctCriterion])
            for part in parts
        ]

    def _conditions(self, part: str) -> list[Condition]:
        values = (
            (criterion, self.cleaned_data.get(f"{part}-{criterion}")) for criterion in IctCriterion
        )
        return [
            make_condition(criterion, int(value))
            for criterion, value in values
            if value not in (None, "")
        ]


class IctRulesRemovalForm(forms.Form):
    """Why own rules are taken back."""

    reason = forms.CharField(
        label="Mengapa dicabut?",
        max_length=300,
        error_messages={"required": "Tulis alasannya. Petugas lain membacanya."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _condition_fields(part: str) -> Iterator[tuple[str, forms.Field]]:
    """One field for every fact; left empty, the fact is not asked for."""
    for criterion, spec in CRITERION_SPECS.items():
        if criterion == IctCriterion.SIGNAL:
            levels = [
                ("", "Tidak disyaratkan"),
                *((level.value, level.label) for level in Signal if level >= spec.least),
            ]
            yield (
                f"{part}-{criterion}",
                forms.ChoiceField(label=_QUESTIONS[criterion], choices=levels, required=False),
            )
        else:
            yield (
                f"{part}-{criterion}",
                _number(_QUESTIONS[criterion], spec.least, spec.most, required=False),
            )


def _rules_initial(book: RuleBook | None) -> dict[str, Any]:
    """Rules as the form shows them."""
    if book is None:
        return {}
    shown: dict[str, Any] = {f"tik-{each.criterion}": each.value for each in book.based}
    for at, stratum in enumerate(book.strata[: len(_STRATA)], 1):
        shown[f"strata{at}"] = stratum.name
        shown |= {f"strata{at}-{each.criterion}": each.value for each in stratum.conditions}
    return shown


def _means_initial(known: Means) -> dict[str, Any]:
    """What was written down last, as the form shows it."""
    lines = [
        f"{each.name}, {clock.day(each.trained_on)}, {each.trainer}"
        for each in known.trained.order_by("pk")
    ]
    return {
        "phones": known.phones,
        "laptops": known.laptops,
        "signal": known.signal,
        "trained": "\n".join(lines),
    }
