"""What is pressed beside a step of the checklist of papers."""

from typing import Final

from django import forms

from kimid.market.models import GoodsPaperKind, GoodsSort, Product, StepAnswer

_ASK_AGAIN: Final = ("lagi", "Tanyakan lagi")


class StepAnswerForm(forms.Form):
    """Which paper, and what about it."""

    kind = forms.ChoiceField(choices=GoodsPaperKind.choices)
    answer = forms.ChoiceField(choices=[*StepAnswer.choices, _ASK_AGAIN])

    @property
    def kind_of_paper(self) -> GoodsPaperKind:
        return GoodsPaperKind(self.cleaned_data["kind"])

    @property
    def step_answer(self) -> StepAnswer | None:
        """None to be asked again."""
        pressed = self.cleaned_data["answer"]
        return None if pressed == _ASK_AGAIN[0] else StepAnswer(pressed)


class GoodsSortForm(forms.Form):
    """As what a good is sold."""

    sort = forms.ChoiceField(
        label="Barang ini apa?", choices=GoodsSort.choices, widget=forms.RadioSelect
    )

    @classmethod
    def of(cls, product: Product) -> "GoodsSortForm":
        """The form with what it is held for now."""
        return cls(initial={"sort": product.sort})
