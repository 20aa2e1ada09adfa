"""Forms for the check of an entry."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from kimid.evaluation.measures import is_yes_no
from kimid.evaluation.models import AnswerFinding, AnswerKind, Participant, RoundIndicator
from kimid.lib.typed_number import typed_number

_MARK_CHOICES: Final = (("fits", "Sesuai"), ("differs", "Dikoreksi"))
_POINTS: Final = "Isi nilai dari 0 sampai 100."


class CheckRow(NamedTuple):
    """An indicator with the fields of its finding."""

    indicator: RoundIndicator
    mark: BoundField | None  # None for a text, which gets points
    value: BoundField
    note: BoundField


class AnswerCheckForm(forms.Form):
    """A finding for each answer: it fits, or a corrected value and a note. A text gets points.

    Without `is_done`, values and notes may be missing.
    """

    def __init__(
        self, data: QueryDict | None = None, *, participant: Participant, is_done: bool = True
    ) -> None:
        super().__init__(data)
        self._is_done = is_done
        self._asked = [
            each for each in participant.entry.round.form if each["kind"] != AnswerKind.JURY
        ]
        for each in self._asked:
            finding: AnswerFinding | None = participant.checks.get(each["key"])
            self.fields |= _fields(each, finding)

    def rows(self) -> Iterator[CheckRow]:
        """The rows, in the order of the round's form."""
        for each in self._asked:
            key = each["key"]
            mark = self[key] if key in self.fields else None
            yield CheckRow(each, mark, self[f"{key}-value"], self[f"{key}-note"])

    def clean(self) -> dict[str, Any]:
        """A correction needs a value and a note."""
        clean = super().clean() or {}
        for each in self._asked:
            self._clean_row(each, clean)
        return clean

    def findings(self) -> dict[str, AnswerFinding]:
        """The findings by key, without answers that are not checked yet."""
        clean = self.cleaned_data
        findings = {}
        for each in self._asked:
            key = each["key"]
            value = clean.get(f"{key}-value", "")
            note = clean.get(f"{key}-note", "")
            mark = (
                clean.get(key, "") if each["kind"] != AnswerKind.TEXT else ("fits" if value else "")
            )
            if mark:
                keeps = mark == "differs" or each["kind"] == AnswerKind.TEXT
                findings[key] = AnswerFinding(
                    mark=mark, value=value if keeps else "", note=note if keeps else ""
                )
        return findings

    def _clean_row(self, indicator: RoundIndicator, clean: dict[str, Any]) -> None:
        key = indicator["key"]
        value = clean.get(f"{indicator['key']}-value", "").strip()
        if indicator["kind"] == AnswerKind.TEXT:
            points = typed_number(value)
            if value and (points is None or points > 100):
                self.add_error(f"{key}-value", f"{_POINTS} {_about(indicator)}")
            return
        if clean.get(key) != "differs":
            return
        if (
            value
            and indicator["kind"] in (AnswerKind.NUMBER, AnswerKind.MEASURED)
            and typed_number(value) is None
        ):
            self.add_error(
                f"{key}-value", f"Tulis dengan angka, misalnya 3 atau 82,5. {_about(indicator)}"
            )
        elif not value and self._is_done:
            self.add_error(
                f"{key}-value", f"Isi jawaban yang benar menurut kantor. {_about(indicator)}"
            )
        if self._is_done and not clean.get(f"{key}-note"):
            self.add_error(f"{key}-note", f"Tulis alasannya. KIM membacanya. {_about(indicator)}")


class ExclusionForm(forms.Form):
    """The reason to exclude a participant."""

    why = forms.CharField(
        label="Alasannya",
        max_length=300,
        help_text="KIM membacanya. Namanya tidak masuk peringkat.",
        error_messages={"required": "Tulis alasannya. KIM membacanya."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _about(indicator: RoundIndicator) -> str:
    return f"(Pertanyaan: {indicator['question']})"


def _fields(indicator: RoundIndicator, finding: AnswerFinding | None) -> dict[str, forms.Field]:
    key = indicator["key"]
    start = finding or AnswerFinding(mark="", value="", note="")
    fields: dict[str, forms.Field] = {}
    if indicator["kind"] != AnswerKind.TEXT:
        fields[key] = forms.ChoiceField(
            label=indicator["question"],
            choices=_MARK_CHOICES,
            required=False,
            initial=start["mark"],
            widget=forms.RadioSelect,
        )
    fields[f"{key}-value"] = _value_field(indicator, start["value"])
    fields[f"{key}-note"] = forms.CharField(
        label="Alasan koreksi", max_length=300, required=False, initial=start["note"]
    )
    return fields


def _value_field(indicator: RoundIndicator, start: str) -> forms.Field:
    options: dict[str, Any] = {"label": "Jawaban yang benar", "required": False, "initial": start}
    if indicator["kind"] == AnswerKind.YES_NO:
        return forms.ChoiceField(
            **options, choices=[("ya", "Ya"), ("tidak", "Tidak")], widget=forms.RadioSelect
        )
    if is_yes_no(indicator):
        return forms.ChoiceField(
            **options, choices=[("1", "Ya"), ("0", "Tidak")], widget=forms.RadioSelect
        )
    if indicator["kind"] == AnswerKind.CHOICE:
        choices = [(str(number), each["label"]) for number, each in enumerate(indicator["choices"])]
        return forms.ChoiceField(**options, choices=choices, widget=forms.RadioSelect)
    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 6, "autocomplete": "off"})
    label = "Nilai, 0 sampai 100" if indicator["kind"] == AnswerKind.TEXT else "Jawaban yang benar"
    return forms.CharField(**{**options, "label": label}, max_length=6, widget=widget)
