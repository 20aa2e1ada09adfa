"""The answer of a region to one rule, as an office types it."""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst

from kimid.lib.text import number
from kimid.registry.models import PolicyRule
from kimid.registry.policies import (
    RULE_TYPES,
    SILENCE_RULES,
    Answer,
    ChoiceRule,
    NumberRule,
    Ruling,
    conflicting_limit,
)
from kimid.ui.fields import DayField

_NAME_IT: Final = "Tulis dasarnya, misalnya Peraturan Bupati Nomor 12 Tahun 2021 pasal 5."


class RulingForm(forms.Form):
    """The answer of a region to one rule, and what it rests on."""

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
    field_order = ("answer", "legal_basis", "decided_on")

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        rulings: Mapping[PolicyRule, Ruling],
        rule: PolicyRule,
        is_own: bool,
    ) -> None:
        self._rulings = rulings
        self._rule = rule
        ruling = rulings[rule]
        own = {"legal_basis": ruling.legal_basis, "decided_on": ruling.decided_on} if is_own else {}
        super().__init__(data, initial={"answer": ruling.answer, **own})
        self.fields["answer"] = _answer_field(ruling.rule)
        self.order_fields(self.field_order)

    def clean_answer(self) -> Answer:
        """A step of silence comes after the one before it and before the one after it."""
        answer: Answer = self.cleaned_data["answer"]
        other = (
            conflicting_limit(self._rulings, self._rule, answer)
            if self._rule in SILENCE_RULES and isinstance(answer, int)
            else None
        )
        if other is not None:
            is_before = SILENCE_RULES.index(other.rule) < SILENCE_RULES.index(self._rule)
            word = "lebih dari" if is_before else "kurang dari"
            raise forms.ValidationError(
                f"Isi {word} {other.text}, karena di sini berlaku: {other.rule.label} {other.text}."
            )
        return answer


def _answer_field(rule: PolicyRule) -> forms.Field:
    rule_type = RULE_TYPES[rule]
    return (
        _number_field(rule, rule_type)
        if isinstance(rule_type, NumberRule)
        else _choice_field(rule, rule_type)
    )


def _number_field(rule: PolicyRule, rule_type: NumberRule) -> forms.Field:
    between = (
        f"Isi angka dari {number(rule_type.minimum)} sampai {number(rule_type.maximum)}"
        f" {rule_type.unit}."
    )
    return forms.IntegerField(
        label=f"{rule.label}, berapa {rule_type.unit}?",
        min_value=rule_type.minimum,
        max_value=rule_type.maximum,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), between),
    )


def _choice_field(rule: PolicyRule, rule_type: ChoiceRule) -> forms.Field:
    return forms.MultipleChoiceField(
        label=rule.label,
        help_text="Boleh lebih dari satu.",
        choices=[(name, capfirst(words)) for name, words in rule_type.choices.items()],
        required=not rule_type.none_text,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu."},
    )
