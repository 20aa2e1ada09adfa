"""What an office finds of each answer of an entry."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from kimid.evaluation.measures import is_yes_no
from kimid.evaluation.models import Asked, Kind, Mark, Participant

_MARKS: Final = (("fits", "Sesuai"), ("differs", "Dikoreksi"))
_POINTS: Final = "Isi nilai dari 0 sampai 100."


class CheckRow(NamedTuple):
    """An indicator with the fields in which an office says what it found."""

    asked: Asked
    mark: BoundField | None  # none where it gives points
    value: BoundField
    note: BoundField


class CheckForm(forms.Form):
    """Each answer: it fits, or what holds instead and why. An answer in words gets its points.

    Unless `is_done`, what holds and why may still be missing.
    """

    def __init__(self, data: QueryDict | None = None, *, participant: Participant, is_done: bool = True) -> None:
        super().__init__(data)
        self._is_done = is_done
        self._asked = [each for each in participant.entry.round.form if each["kind"] != Kind.JURY]
        for each in self._asked:
            known: Mark | None = participant.checks.get(each["key"])
            self.fields |= _fields(each, known)

    def rows(self) -> Iterator[CheckRow]:
        """In the order of the form."""
        for each in self._asked:
            key = each["key"]
            mark = self[key] if key in self.fields else None
            yield CheckRow(each, mark, self[f"{key}-value"], self[f"{key}-note"])

    def clean(self) -> dict[str, Any]:
        """Whoever corrects says what holds, and why."""
        clean = super().clean() or {}
        for each in self._asked:
            self._clean_row(each, clean)
        return clean

    def marks(self) -> dict[str, Mark]:
        """What was found, of all that was looked at."""
        clean, found = self.cleaned_data, {}
        for each in self._asked:
            key = each["key"]
            value, note = clean.get(f"{key}-value", ""), clean.get(f"{key}-note", "")
            mark = clean.get(key, "") if each["kind"] != Kind.WORDS else ("fits" if value else "")
            if mark:
                keeps = mark == "differs" or each["kind"] == Kind.WORDS
                found[key] = Mark(mark=mark, value=value if keeps else "", note=note if keeps else "")
        return found

    def _clean_row(self, asked: Asked, clean: dict[str, Any]) -> None:
        key, value = asked["key"], clean.get(f"{asked['key']}-value", "").strip()
        if asked["kind"] == Kind.WORDS:
            if value and not (_is_number(value) and int(value) <= 100):
                self.add_error(f"{key}-value", f"{_POINTS} {_about(asked)}")
            return
        if clean.get(key) != "differs":
            return
        if value and asked["kind"] in (Kind.NUMBER, Kind.MEASURED) and not _is_number(value):
            self.add_error(f"{key}-value", f"Tulis dengan angka, misalnya 3. {_about(asked)}")
        elif not value and self._is_done:
            self.add_error(f"{key}-value", f"Isi jawaban yang benar menurut kantor. {_about(asked)}")
        if self._is_done and not clean.get(f"{key}-note"):
            self.add_error(f"{key}-note", f"Tulis alasannya. KIM membacanya. {_about(asked)}")


class ExclusionForm(forms.Form):
    """Why an entry does not take part in the ranking."""

    why = forms.CharField(
        label="Alasannya",
        max_length=300,
        help_text="KIM membacanya. Namanya tidak masuk peringkat.",
        error_messages={"required": "Tulis alasannya. KIM membacanya."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _about(asked: Asked) -> str:
    return f"(Pertanyaan: {asked['question']})"


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 6


def _fields(asked: Asked, known: Mark | None) -> dict[str, forms.Field]:
    key, start = asked["key"], known or Mark(mark="", value="", note="")
    fields: dict[str, forms.Field] = {}
    if asked["kind"] != Kind.WORDS:
        fields[key] = forms.ChoiceField(
            label=asked["question"], choices=_MARKS, required=False, initial=start["mark"], widget=forms.RadioSelect
        )
    fields[f"{key}-value"] = _value_field(asked, start["value"])
    fields[f"{key}-note"] = forms.CharField(label="Alasan koreksi", max_length=300, required=False, initial=start["note"])
    return fields


def _value_field(asked: Asked, start: str) -> forms.Field:
    said: dict[str, Any] = {"label": "Jawaban yang benar", "required": False, "initial": start}
    if asked["kind"] == Kind.YES_NO:
        return forms.ChoiceField(**said, choices=[("ya", "Ya"), ("tidak", "Tidak")], widget=forms.RadioSelect)
    if is_yes_no(asked):
        return forms.ChoiceField(**said, choices=[("1", "Ya"), ("0", "Tidak")], widget=forms.RadioSelect)
    if asked["kind"] == Kind.CHOICE:
        choices = [(str(number), each["label"]) for number, each in enumerate(asked["choices"])]
        return forms.ChoiceField(**said, choices=choices, widget=forms.RadioSelect)
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"})
    label = "Nilai, 0 sampai 100" if asked["kind"] == Kind.WORDS else "Jawaban yang benar"
    return forms.CharField(**{**said, "label": label}, max_length=6, widget=widget)
