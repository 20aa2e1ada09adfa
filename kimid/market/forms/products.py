"""What a group types about goods."""

from collections.abc import Sequence
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.events.actor import Actor
from kimid.market.actions.products import ProductData
from kimid.market.forms.fields import GoodsForm, PriceField, line, lines
from kimid.market.models import GoodsCategory, Product, Seller, Stock
from kimid.market.photo_choice import described
from kimid.media.forms import ChosenPhotos
from kimid.sites.models import Site

MAX_PHOTOS: Final = 4


class ProductForm(GoodsForm):
    """What somebody sells: the photo first, the price as they say it."""

    WORDS = ("name", "unit", "stock_words", "taste", "about", "ingredients", "delivery")

    seller = forms.ChoiceField(
        label="Siapa penjualnya?", error_messages={"required": "Pilih penjualnya dulu."}
    )
    name = line(
        "Apa barangnya?",
        80,
        hint="Misalnya: Madu kelulut, botol 100 ml",
        error_messages={"required": "Tulis nama barangnya."},
    )
    price = PriceField(
        label="Berapa harganya?",
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "15rb"}),
        error_messages={"required": "Tulis harganya, misalnya 15rb atau 15.000."},
    )
    unit = line(
        "Untuk satu apa?",
        30,
        hint="botol",
        error_messages={"required": "Tulis satuannya, misalnya botol, kilo, atau lembar."},
    )
    stock = forms.ChoiceField(
        label="Sekarang bagaimana?",
        choices=Stock.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu dulu."},
    )
    stock_words = line(
        "Tambahan tentang stok", 80, required=False, hint="Misalnya: goreng lagi Selasa"
    )
    category = forms.ChoiceField(
        label="Jenisnya",
        choices=[("", "Pilih satu"), *GoodsCategory.choices],
        error_messages={"required": "Pilih jenisnya dulu."},
    )
    taste = line(
        "Satu kalimat: bagaimana rasanya, atau apa yang khas?",
        200,
        required=False,
        hint="Asam dulu, lalu manis.",
    )
    about = lines("Cerita barang", 1200, 4, "Cara membuatnya, cara menyimpannya.")
    ingredients = line("Bahan, kalau dimakan", 300, required=False, hint="tenggiri, sagu, garam")
    minimum = forms.IntegerField(
        label="Pesan paling sedikit",
        required=False,
        min_value=1,
        max_value=1000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Tulis dengan angka, misalnya 2.",
            "min_value": "Paling sedikit 1.",
            "max_value": "Paling banyak 1.000.",
        },
    )
    delivery = line(
        "Diambil atau dikirim?", 200, required=False, hint="Ambil di dermaga; Pontianak tiap Jumat"
    )

    def __init__(
        self,
        data: QueryDict | None,
        chosen: ChosenPhotos,
        *,
        sellers: Sequence[Seller],
        site: Site,
        by: Actor,
        initial: dict[str, Any] | None = None,
        has_halal: bool = False,
    ) -> None:
        super().__init__(data, chosen, site=site, by=by, initial=initial, has_halal=has_halal)
        field = cast(forms.ChoiceField, self.fields["seller"])
        field.choices = [(each.public_id, f"{each.name}, {each.place}") for each in sellers]

    @staticmethod
    def initial_of(product: Product) -> dict[str, Any]:
        """The values of a stored product."""
        names = [*ProductForm.WORDS, "price", "stock", "category", "minimum"]
        values = {name: getattr(product, name) for name in names}
        return values | {"seller": product.seller.public_id}

    def clean_minimum(self) -> int:
        """One, if nobody says more."""
        return self.cleaned_data.get("minimum") or 1

    def product_data(self) -> ProductData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        texts = {name: clean[name] for name in ProductForm.WORDS}
        return ProductData(
            **texts,
            category=GoodsCategory(clean["category"]),
            price=clean["price"],
            stock=Stock(clean["stock"]),
            minimum=clean["minimum"],
            photos=described(self._chosen.pictures, clean["name"]),
        )


class WithdrawProductForm(forms.Form):
    """Why readers have a good no more."""

    why = line(
        "Kenapa ditarik?",
        300,
        hint="Misalnya: Bu Salmah berhenti membuatnya.",
        error_messages={"required": "Tulis alasannya, supaya pembaca tahu."},
        help_text="Pembaca yang membuka alamatnya melihat alasan ini.",
    )
