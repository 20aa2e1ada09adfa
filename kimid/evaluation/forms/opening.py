"""Forms of offices: rounds, their days, and new indicators."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.evaluation.actions.indicators import IndicatorData
from kimid.evaluation.actions.opening import RoundDays, RoundPlan
from kimid.evaluation.models import AnswerKind, Choice, Round, RoundKind
from kimid.evaluation.models.rounds import MAX_WEIGHT
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.measures import MEASURES
from kimid.ui.fields import DayField

_MAX_ADVANCING: Final = 100
# From the first office to the last.
_PARTS: Final = (
    ("regency_until", Level.REGENCY, "Kabupaten dan kota selesai menilai"),
    ("province_until", Level.PROVINCE, "Provinsi selesai menilai"),
    ("nation_until", Level.NATION, "Nasional selesai menilai"),
)
_ADVANCING: Final = (
    ("from_regency", Level.PROVINCE, "Berapa KIM maju dari tiap kabupaten atau kota?"),
    ("from_province", Level.NATION, "Berapa KIM maju dari tiap provinsi?"),
)


class DaysForm(forms.Form):
    """The last day of each part, up to the level of the office. With `round_`, no day may move to
    an earlier one.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        region: Region,
        today: date,
        round_: Round | None = None,
    ) -> None:
        self._region = region
        self._today = today
        self._round = round_
        days = (
            {
                name: getattr(round_, name)
                for name in ("entries_until", *(name for name, _, _ in _PARTS))
            }
            if round_
            else {}
        )
        super().__init__(data, initial=days)
        self.fields["entries_until"] = _day("KIM mengirim isian paling lambat")
        for name, level, label in _PARTS:
            if region.level <= level:
                self.fields[name] = _day(label)

    def clean(self) -> dict[str, Any]:
        """Each part ends after the one before it. No day is over or earlier than before."""
        clean = super().clean() or {}
        before = self._today - timedelta(days=1)
        for name in self._names():
            day = clean.get(name)
            if day is None:
                continue
            previous = getattr(self._round, name) if self._round else None
            if previous is not None and day < previous:
                self.add_error(
                    name, f"Hanya bisa diperpanjang. Isi {clock.day(previous)} atau sesudahnya."
                )
            elif day <= before and day != previous:
                self.add_error(name, f"Isi tanggal sesudah {clock.day(before)}.")
            before = max(before, day)
        return clean

    def days(self) -> RoundDays:
        """The clean data for the action."""
        return RoundDays(**{name: self.cleaned_data[name] for name in self._names()})

    def _names(self) -> list[str]:
        return [
            name
            for name in ("entries_until", *(name for name, _, _ in _PARTS))
            if name in self.fields
        ]


class RoundForm(DaysForm):
    """A new round: title, year, last days, and how many advance."""

    def __init__(
        self, data: QueryDict | None = None, *, region: Region, today: date, kind: RoundKind
    ) -> None:
        super().__init__(data, region=region, today=today)
        self._kind = kind
        self.fields = {"title": _title(kind), "year": _year(today), **self.fields}
        self.initial = {
            **self.initial,
            "title": f"{kind.label} KIM {today.year}",
            "year": today.year,
        }
        for name, level, label in _ADVANCING:
            if region.level < level:
                self.fields[name] = _count(label)

    def plan(self) -> RoundPlan:
        """The clean data for the action."""
        clean = self.cleaned_data
        advancing = {name: clean.get(name) for name, _, _ in _ADVANCING}
        return RoundPlan(self._kind, clean["title"], clean["year"], self.days(), **advancing)


class QuestionForm(forms.Form):
    """A new indicator of a region."""

    question = forms.CharField(
        label="Pertanyaan, atau yang dinilai juri",
        max_length=200,
        error_messages={"required": "Tulis pertanyaannya."},
    )
    kind = forms.ChoiceField(
        label="Cara menjawab",
        choices=AnswerKind,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara menjawabnya."},
    )
    weight = forms.IntegerField(
        label="Bobot",
        min_value=0,
        max_value=MAX_WEIGHT,
        help_text="0 berarti dibaca saja, tidak ikut dihitung.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Isi angka dari 0 sampai 100."
        ),
    )
    help_text = forms.CharField(label="Penjelasan untuk KIM", max_length=300, required=False)
    asks_evidence = forms.BooleanField(
        label="Minta bukti: kabar sendiri atau foto dokumen", required=False
    )
    full = forms.IntegerField(
        label="Nilai penuh mulai angka berapa?",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="Untuk jawaban angka dan yang dihitung sistem.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Isi angka dari 1."),
    )
    measure = forms.ChoiceField(
        label="Yang dihitung sistem", required=False, widget=forms.Select(attrs={"class": "input"})
    )
    choices = forms.CharField(
        label="Pilihan jawaban",
        required=False,
        max_length=1_000,
        help_text="Satu baris satu pilihan, dari nilai terendah sampai tertinggi.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    basis = forms.CharField(
        label="Dasarnya",
        max_length=200,
        help_text="Misalnya Juknis Lomba KIM 2027. Kalau belum ada, tulis kesepakatan kantor.",
        error_messages={"required": "Tulis dasarnya. KIM membacanya."},
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        cast(forms.ChoiceField, self.fields["measure"]).choices = [
            ("", "Tidak ada"),
            *((each.name, each.label) for each in MEASURES.values()),
        ]

    def clean(self) -> dict[str, Any]:
        """Require the fields that the kind of answer needs."""
        clean = super().clean() or {}
        kind = clean.get("kind")
        if (
            kind in (AnswerKind.NUMBER, AnswerKind.MEASURED)
            and not clean.get("full")
            and "full" not in self.errors
        ):
            self.add_error("full", "Tulis mulai angka berapa nilainya penuh.")
        if kind == AnswerKind.MEASURED and not clean.get("measure"):
            self.add_error("measure", "Pilih yang dihitung.")
        if kind == AnswerKind.CHOICE and len(_lines(clean)) < 2:
            self.add_error("choices", "Tulis paling sedikit dua pilihan, satu baris satu.")
        return clean

    def indicator_data(self) -> IndicatorData:
        """The clean data for the action, without fields of other kinds of answers."""
        clean = self.cleaned_data
        kind = AnswerKind(self.cleaned_data["kind"])
        lines = _lines(clean) if kind == AnswerKind.CHOICE else []
        steps = max(len(lines) - 1, 1)
        return IndicatorData(
            clean["question"],
            kind,
            clean["weight"],
            clean["basis"],
            asks_evidence=clean["asks_evidence"]
            and kind not in (AnswerKind.MEASURED, AnswerKind.JURY),
            help_text=clean["help_text"],
            full=clean["full"] if kind in (AnswerKind.NUMBER, AnswerKind.MEASURED) else 0,
            measure=clean["measure"] if kind == AnswerKind.MEASURED else "",
            choices=[Choice(label=line, share=at * 100 // steps) for at, line in enumerate(lines)],
        )


def _lines(clean: Mapping[str, Any]) -> list[str]:
    return [line.strip() for line in clean.get("choices", "").splitlines() if line.strip()]


def _day(label: str) -> DayField:
    return DayField(
        label=label, error_messages={"required": "Tulis tanggalnya, misalnya 30 November 2026."}
    )


def _title(kind: RoundKind) -> forms.CharField:
    return forms.CharField(
        label="Nama",
        max_length=100,
        error_messages={"required": f"Tulis namanya, misalnya {kind.label} KIM."},
    )


def _year(today: date) -> forms.IntegerField:
    near = f"Isi {today.year - 1} sampai {today.year + 1}."
    return forms.IntegerField(
        label="Tahun yang dinilai",
        min_value=today.year - 1,
        max_value=today.year + 1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), near),
    )


def _count(label: str) -> forms.IntegerField:
    between = f"Isi angka dari 1 sampai {_MAX_ADVANCING}."
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=_MAX_ADVANCING,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), between),
    )
