"""What a group types about sellers."""

from datetime import date
from typing import Any, Final, cast

from django import forms

from kimid.lib import clock
from kimid.market.actions.sellers import SellerConsent, SellerData
from kimid.market.forms.fields import GoodsForm, PhoneField, ShopField, line, lines
from kimid.market.models import Seller
from kimid.market.phones import phone_in_words
from kimid.market.photo_choice import described
from kimid.ui.fields import DayField

_FIRST_YEAR: Final = 2000


class SellerForm(GoodsForm):
    """Who sells, and that they agreed."""

    WORDS = ("name", "place", "story")

    name = line(
        "Nama penjual",
        80,
        hint="Misalnya: Bu Salmah",
        error_messages={"required": "Tulis namanya, seperti tetangga memanggilnya."},
    )
    is_group = forms.BooleanField(label="Ini kelompok, bukan satu orang", required=False)
    place = line(
        "Dusun atau RT",
        80,
        hint="Misalnya: Dusun Hulu RT 03",
        error_messages={"required": "Tulis dusun atau RT-nya."},
    )
    phone = PhoneField(
        label="Nomor WhatsApp atau telepon",
        required=False,
        max_length=30,
        widget=forms.TextInput(
            attrs={"inputmode": "tel", "autocomplete": "off", "placeholder": "0812-5550-123"}
        ),
        help_text="Pembaca melihatnya sesudah menekan tombol. Tidak punya HP? Kosongkan.",
    )
    story = lines("Ceritanya", 800, 4, "Sejak kapan, dengan siapa, apa yang khas.")
    shop_link = ShopField(
        label="Punya toko di Tokopedia, Shopee, atau lainnya?",
        required=False,
        max_length=300,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "placeholder": "tokopedia.com/nama"}
        ),
        help_text="Menjadi tautan sesudah redaktur lain membukanya.",
    )
    consent_by = line(
        "Siapa yang bilang ya?",
        80,
        hint="Misalnya: Bu Salmah sendiri",
        error_messages={
            "required": "Tulis siapa yang mengizinkan. Tanpa izin, jangan ditampilkan."
        },
    )
    consent_to = line(
        "Bilang kepada siapa?",
        80,
        error_messages={"required": "Tulis siapa dari KIM yang menanyakannya."},
    )
    consent_on = DayField(
        label="Tanggal berapa?",
        error_messages={"required": "Tulis tanggalnya, misalnya 4 November 2026."},
    )

    @staticmethod
    def initial_of(seller: Seller) -> dict[str, Any]:
        """The values of a stored seller."""
        names = (
            "name",
            "is_group",
            "place",
            "story",
            "shop_link",
            "consent_by",
            "consent_to",
            "consent_on",
        )
        values = {name: getattr(seller, name) for name in names}
        return values | {"phone": phone_in_words(seller.phone) if seller.phone else ""}

    def clean_consent_on(self) -> date:
        """A day that has been."""
        on = self.cleaned_data.get("consent_on")
        if on is None:
            raise forms.ValidationError(self.fields["consent_on"].error_messages["required"])
        if on.year < _FIRST_YEAR or on > self.initial["today"]:
            raise forms.ValidationError(
                f"Tulis hari yang sudah lewat, paling baru {clock.day(self.initial['today'])}."
            )
        return cast(date, on)

    def seller_data(self) -> SellerData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        return SellerData(
            clean["name"],
            clean["place"],
            SellerConsent(clean["consent_by"], clean["consent_to"], clean["consent_on"]),
            clean["phone"],
            clean["story"],
            clean["is_group"],
            clean["shop_link"],
            described(self._chosen.pictures[:1], clean["name"]),
        )
