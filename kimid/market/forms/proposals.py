"""What a seller types into the form of her link, and what a group answers."""

from typing import Any, Final, cast

from django import forms

from kimid.market.actions.proposals import ProposalData
from kimid.market.forms.fields import GoodsForm, PriceField, line, lines
from kimid.market.models import GoodsCategory, Product, Proposal, Stock
from kimid.market.photo_choice import described
from kimid.market.prices import price_and_unit
from kimid.media.forms import ChosenPhotos

# Four words, as she would say it.
_WORDS: Final = {
    Stock.READY: "ada",
    Stock.TO_ORDER: "pesan dulu",
    Stock.IN_SEASON: "musim",
    Stock.SOLD_OUT: "habis",
}
_STOCK_CHOICES: Final = [(each.value, words) for each, words in _WORDS.items()]


class SpokenPriceField(PriceField):
    """A price that may say at once of what it is: `25rb/kg`. The value is whole rupiah."""

    def clean(self, value: Any) -> Any:
        """The price without its unit, which `clean_unit` reads."""
        return super().clean(price_and_unit(value or "")[0])


class ProposalForm(GoodsForm):
    """A good in the words of its seller. Only the name and the price are asked for."""

    WORDS = ("name", "unit", "taste")

    reply = lines("Jawaban Anda untuk KIM", 400, 3, "Hanya KIM yang membacanya.")
    name = line(
        "Barang apa ini?",
        80,
        hint="Misalnya: Madu kelulut, botol 100 ml",
        error_messages={"required": "Tulis nama barangnya."},
    )
    price = SpokenPriceField(
        label="Harganya",
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "15rb"}),
        help_text="Tulis seperti biasa: 15rb, 15.000, atau Rp15.000.",
        error_messages={"required": "Tulis harganya, misalnya 15rb atau 15.000."},
    )
    unit = line("Untuk satu apa?", 30, required=False, hint="botol")
    stock = forms.ChoiceField(
        label="Sekarang barangnya",
        choices=_STOCK_CHOICES,
        widget=forms.RadioSelect,
        required=False,
    )
    taste = lines(
        "Ceritakan sedikit", 200, 3, "Rasanya bagaimana, dibuat dari apa, tahan berapa lama."
    )

    def __init__(self, *args: Any, asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asked:
            del self.fields["reply"]
        stock = self.initial.get("stock", Stock.READY)
        if stock not in _WORDS:
            field = cast(forms.ChoiceField, self.fields["stock"])
            field.choices = [*_STOCK_CHOICES, (stock, str(Stock(stock).label).lower())]

    @property
    def chosen(self) -> ChosenPhotos:
        """Its photos."""
        return self._chosen

    @staticmethod
    def initial_of(row: Product | Proposal) -> dict[str, Any]:
        """The values of what she sent, or of what readers have."""
        return {name: getattr(row, name) for name in ("name", "price", "unit", "stock", "taste")}

    def clean_unit(self) -> str:
        """Of what the price is: as she says here, or beside the price ("25rb/kg"), or a piece."""
        here = str(self.cleaned_data.get("unit") or "")
        _, beside = price_and_unit(str(self.data.get("price", "")))
        if here and beside and here.lower() != beside:
            raise forms.ValidationError(
                f"Di harganya tertulis per {beside}, di sini {here}. Tulis satu saja."
            )
        return here or beside or "buah"

    def clean_stock(self) -> str:
        """There, if she does not say."""
        return self.cleaned_data.get("stock") or Stock.READY.value

    def proposal_data(self) -> ProposalData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        return ProposalData(
            clean["name"],
            clean["price"],
            clean["unit"],
            Stock(clean["stock"]),
            clean["taste"],
            clean.get("reply", ""),
            described(self._chosen.pictures, clean["name"]),
        )


class ApproveForm(forms.Form):
    """Of what sort a good is: the only thing that a seller is not asked."""

    category = forms.ChoiceField(
        label="Jenisnya",
        choices=[("", "Pilih satu"), *GoodsCategory.choices],
        error_messages={"required": "Pilih jenisnya dulu."},
    )


class SellerQuestionForm(forms.Form):
    """What the group wants to know before it shows a good."""

    question = line(
        "Tanya apa?",
        300,
        hint="Digoreng pakai minyak apa, dan tahan berapa hari?",
        error_messages={"required": "Tulis pertanyaannya dulu."},
        help_text="Penjual membacanya di tautannya, dengan nama Anda.",
    )


class RefusalForm(forms.Form):
    """Why a good is not shown."""

    why = line(
        "Kenapa tidak ditampilkan?",
        300,
        hint="Misalnya: fotonya bukan barang sendiri.",
        error_messages={"required": "Tulis alasannya, supaya penjual tahu."},
        help_text="Penjual membaca alasan ini di tautannya.",
    )
