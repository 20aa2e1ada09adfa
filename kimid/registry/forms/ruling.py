"""The answer of a region to one rule, as an office types it."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst

from kimid.lib.text import number
from kimid.registry.models import Rule
from kimid.registry.policies import SHAPES, SILENCE, Answer, Number, Ruling, Several, out_of_step
from kimid.ui.fields import DayField

_NAME_IT: Final = "Tulis dasarnya, misalnya Peraturan Bupati Nomor 12 Tahun 2021 pasal 5."


class RulingForm(forms.Form):
    """The answer of a region to one rule, and what it rests on."""

    legal_basis = forms.CharField(label="Dasar hukum", max_length=200, help_text=_NAME_IT, error_messages={"required": _NAME_IT})
    decided_on = DayField(
        label="Tanggal dasar hukum",
        help_text="Misalnya 4 Mei 2021.",
        error_messages={"required": "Tulis tanggal peraturannya, misalnya 4 Mei 2021."},
    )
    field_order = ("answer", "legal_basis", "decided_on")

    def __init__(self, data: QueryDict | None = None, *, found: Mapping[Rule, Ruling], rule: Rule, is_own: bool) -> None:
        self._found, self._rule, ruling = found, rule, found[rule]
        own = {"legal_basis": ruling.legal_basis, "decided_on": ruling.decided_on} if is_own else {}
        super().__init__(data, initial={"answer": ruling.answer, **own})
        self.fields["answer"] = _answer_field(ruling.rule)
        self.order_fields(self.field_order)

    def clean_answer(self) -> Answer:
        """A step of silence comes after the one before it and before the one after it."""
        answer: Answer = self.cleaned_data["answer"]
        other = out_of_step(self._found, self._rule, answer) if self._rule in SILENCE and isinstance(answer, int) else None
        if other is not None:
            is_before = SILENCE.index(other.rule) < SILENCE.index(self._rule)
            word = "lebih dari" if is_before else "kurang dari"
            raise forms.ValidationError(f"Isi {word} {other.said}, karena di sini berlaku: {other.rule.label} {other.said}.")
        return answer


def _answer_field(rule: Rule) -> forms.Field:
    shape = SHAPES[rule]
    return _number_field(rule, shape) if isinstance(shape, Number) else _several_field(rule, shape)


def _number_field(rule: Rule, shape: Number) -> forms.Field:
    between = f"Isi angka dari {number(shape.least)} sampai {number(shape.most)} {shape.unit}."
    return forms.IntegerField(
        label=f"{rule.label}, berapa {shape.unit}?",
        min_value=shape.least,
        max_value=shape.most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), between),
    )


def _several_field(rule: Rule, shape: Several) -> forms.Field:
    return forms.MultipleChoiceField(
        label=rule.label,
        help_text="Boleh lebih dari satu.",
        choices=[(name, capfirst(words)) for name, words in shape.choices.items()],
        required=not shape.nothing,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu."},
    )
