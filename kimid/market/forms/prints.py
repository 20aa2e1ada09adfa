"""What a group ticks for the printer."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms

from kimid.market.labels import COPIES, MOST_LABELS, PAPERS
from kimid.market.models import Product

_ONE_PAGE: Final = "10"


class LabelsForm(forms.Form):
    """For which goods price tags are printed, and how many for each."""

    goods = forms.MultipleChoiceField(
        label="Barang yang mau diberi label",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Centang dulu barangnya.",
            "invalid_choice": "Barang itu tidak tampil lagi. Periksa centangnya.",
        },
    )
    copies = forms.TypedChoiceField(
        label="Berapa label untuk tiap barang?",
        choices=[(number, str(number)) for number in COPIES],
        coerce=int,
        initial=_ONE_PAGE,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih jumlahnya.", "invalid_choice": "Pilih salah satu."},
    )

    def __init__(self, products: Sequence[Product], data: Any = None) -> None:
        super().__init__(data)
        self._products = products
        field = self.fields["goods"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [
                (each.public_id, f"{each.name}, {each.price_words}") for each in products
            ]

    @property
    def chosen(self) -> list[Product]:
        """The ticked goods, in the order of the list."""
        ticked = self.cleaned_data["goods"]
        return [each for each in self._products if each.public_id in ticked]

    def clean(self) -> dict[str, Any]:
        """Refuse what nobody prints by purpose."""
        data = super().clean() or self.cleaned_data
        if len(data.get("goods", ())) * data.get("copies", 0) > MOST_LABELS:
            self.add_error(
                "copies",
                f"Sekali cetak paling banyak {MOST_LABELS} label. Kurangi jumlahnya, atau cetak "
                "dua kali.",
            )
        return data


class FlyerForm(forms.Form):
    """How large a flyer is, and whether the number of the seller stands on it."""

    paper = forms.ChoiceField(
        label="Ukuran kertas", choices=[(size, size.upper()) for size in PAPERS], initial=PAPERS[0]
    )
    with_phone = forms.BooleanField(required=False)
