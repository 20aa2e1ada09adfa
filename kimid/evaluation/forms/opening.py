"""How an office opens a round, prolongs it, and asks more."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.http import QueryDict

from kimid.evaluation.actions import Days, Plan, Question
from kimid.evaluation.measures import MEASURES
from kimid.evaluation.models import Choice, Kind, Round, RoundKind
from kimid.evaluation.models.rounds import HIGHEST_WEIGHT
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.ui.fields import DayField

_MOST: Final = 100
# From the office that checks first to the one that has the last word.
_PARTS: Final = (
    ("regency_until", Level.REGENCY, "Kabupaten dan kota selesai menilai"),
    ("province_until", Level.PROVINCE, "Provinsi selesai menilai"),
    ("nation_until", Level.NATION, "Nasional selesai menilai"),
)
_GO_ON: Final = (
    ("from_regency", Level.PROVINCE, "Berapa KIM maju dari tiap kabupaten atau kota?"),
    ("from_province", Level.NATION, "Berapa KIM maju dari tiap provinsi?"),
)


class DaysForm(forms.Form):
    """The last day of each part, up to the level of the office. With `round`, none moves to an earlier day."""

    def __init__(self, data: QueryDict | None = None, *, region: Region, today: date, found: Round | None = None) -> None:
        self._region, self._today, self._round = region, today, found
        days = {name: getattr(found, name) for name in ("entries_until", *(name for name, _, _ in _PARTS))} if found else {}
        super().__init__(data, initial=days)
        self.fields["entries_until"] = _day("KIM mengirim isian paling lambat")
        for name, level, label in _PARTS:
            if region.level <= level:
                self.fields[name] = _day(label)

    def clean(self) -> dict[str, Any]:
        """Each part ends after the one before it, and none is over already or ends earlier than it was said."""
        clean, before = super().clean() or {}, self._today - timedelta(days=1)
        for name in self._names():
            day = clean.get(name)
            if day is None:
                continue
            was = getattr(self._round, name) if self._round else None
            if was is not None and day < was:
                self.add_error(name, f"Hanya bisa diperpanjang. Isi {clock.day(was)} atau sesudahnya.")
            elif day <= before and day != was:
                self.add_error(name, f"Isi tanggal sesudah {clock.day(before)}.")
            before = max(before, day)
        return clean

    def days(self) -> Days:
        """The clean data as the action takes it."""
        return Days(**{name: self.cleaned_data[name] for name in self._names()})

    def _names(self) -> list[str]:
        return [name for name in ("entries_until", *(name for name, _, _ in _PARTS)) if name in self.fields]


class RoundForm(DaysForm):
    """A new round: its name, its year, its days, and how many go on."""

    def __init__(self, data: QueryDict | None = None, *, region: Region, today: date, kind: RoundKind) -> None:
        super().__init__(data, region=region, today=today)
        self._kind = kind
        self.fields = {"title": _title(kind), "year": _year(today), **self.fields}
        self.initial = {**self.initial, "title": f"{kind.label} KIM {today.year}", "year": today.year}
        for name, level, label in _GO_ON:
            if region.level < level:
                self.fields[name] = _count(label)

    def plan(self) -> Plan:
        """The clean data as the action takes it."""
        clean = self.cleaned_data
        go_on = {name: clean.get(name) for name, _, _ in _GO_ON}
        return Plan(self._kind, clean["title"], clean["year"], self.days(), **go_on)


class QuestionForm(forms.Form):
    """A question that a region adds to what is asked above it."""

    question = forms.CharField(
        label="Pertanyaan, atau yang dinilai juri", max_length=200, error_messages={"required": "Tulis pertanyaannya."}
    )
    kind = forms.ChoiceField(
        label="Cara menjawab", choices=Kind, widget=forms.RadioSelect, error_messages={"required": "Pilih cara menjawabnya."}
    )
    weight = forms.IntegerField(
        label="Bobot",
        min_value=0,
        max_value=HIGHEST_WEIGHT,
        help_text="0 berarti dibaca saja, tidak ikut dihitung.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), "Isi angka dari 0 sampai 100."),
    )
    help_text = forms.CharField(label="Penjelasan untuk KIM", max_length=300, required=False)
    asks_evidence = forms.BooleanField(label="Minta bukti: kabar sendiri atau foto dokumen", required=False)
    full = forms.IntegerField(
        label="Nilai penuh mulai angka berapa?",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="Untuk jawaban angka dan yang dihitung sistem.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Isi angka dari 1."),
    )
    measure = forms.ChoiceField(label="Yang dihitung sistem", required=False, widget=forms.Select(attrs={"class": "input"}))
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
        measure = self.fields["measure"]
        assert isinstance(measure, forms.ChoiceField)  # noqa: S101  # for mypy: it is declared above
        measure.choices = [("", "Tidak ada"), *((each.name, each.label) for each in MEASURES.values())]

    def clean(self) -> dict[str, Any]:
        """A number says when it is full, a measure what is counted, a choice between what."""
        clean = super().clean() or {}
        kind = clean.get("kind")
        if kind in (Kind.NUMBER, Kind.MEASURED) and not clean.get("full") and "full" not in self.errors:
            self.add_error("full", "Tulis mulai angka berapa nilainya penuh.")
        if kind == Kind.MEASURED and not clean.get("measure"):
            self.add_error("measure", "Pilih yang dihitung.")
        if kind == Kind.CHOICE and len(_lines(clean)) < 2:
            self.add_error("choices", "Tulis paling sedikit dua pilihan, satu baris satu.")
        return clean

    def said(self) -> Question:
        """The clean data as the action takes it; what belongs to another kind of answer is left out."""
        clean, kind = self.cleaned_data, Kind(self.cleaned_data["kind"])
        lines = _lines(clean) if kind == Kind.CHOICE else []
        steps = max(len(lines) - 1, 1)
        return Question(
            clean["question"],
            kind,
            clean["weight"],
            clean["basis"],
            asks_evidence=clean["asks_evidence"] and kind not in (Kind.MEASURED, Kind.JURY),
            help_text=clean["help_text"],
            full=clean["full"] if kind in (Kind.NUMBER, Kind.MEASURED) else 0,
            measure=clean["measure"] if kind == Kind.MEASURED else "",
            choices=[Choice(label=line, share=at * 100 // steps) for at, line in enumerate(lines)],
        )


def _lines(clean: Mapping[str, Any]) -> list[str]:
    return [line.strip() for line in clean.get("choices", "").splitlines() if line.strip()]


def _day(label: str) -> DayField:
    return DayField(label=label, error_messages={"required": "Tulis tanggalnya, misalnya 30 November 2026."})


def _title(kind: RoundKind) -> forms.CharField:
    return forms.CharField(
        label="Nama", max_length=100, error_messages={"required": f"Tulis namanya, misalnya {kind.label} KIM."}
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
    between = f"Isi angka dari 1 sampai {_MOST}."
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=_MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), between),
    )
