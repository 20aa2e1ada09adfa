"""What forms about sellers and goods have in common."""

from typing import Any

from django import forms
from django.http import QueryDict

from kimid.events.actor import Actor
from kimid.lib.rupiah import RupiahRefused
from kimid.lib.text import number
from kimid.market.goods_words import goods_refusal
from kimid.market.phones import PhoneRefused, read_phone
from kimid.market.prices import read_price
from kimid.market.shop_links import ShopRefused, read_shop
from kimid.media.forms import ChosenPhotos
from kimid.sites.models import Site


class PriceField(forms.CharField):
    """A price as people say it. The value is whole rupiah."""

    def clean(self, value: Any) -> Any:
        """The price of the typed text. Raises ValidationError for what is none."""
        typed = super().clean(value)
        try:
            return read_price(typed)
        except RupiahRefused as why:
            raise forms.ValidationError(str(why)) from None

    def prepare_value(self, value: Any) -> Any:
        """25000 gives `25.000`."""
        return number(value) if isinstance(value, int) else value


class PhoneField(forms.CharField):
    """A number as people write it. The value is digits with the country in front."""

    def clean(self, value: Any) -> Any:
        """The number of the typed text. Raises ValidationError for what is none."""
        typed = super().clean(value)
        try:
            return read_phone(typed) if typed else ""
        except PhoneRefused as why:
            raise forms.ValidationError(str(why)) from None


class ShopField(forms.CharField):
    """The address of a shop on a marketplace, as people copy it."""

    def clean(self, value: Any) -> Any:
        """The address over https. Raises ValidationError for another."""
        typed = super().clean(value)
        try:
            return read_shop(typed) if typed else ""
        except ShopRefused as why:
            raise forms.ValidationError(str(why)) from None


def line(label: str, most: int, **more: Any) -> forms.CharField:
    hint = more.pop("hint", "")
    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": hint})
    return forms.CharField(label=label, max_length=most, widget=widget, **more)


def lines(label: str, most: int, rows: int, hint: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "placeholder": hint})
    return forms.CharField(label=label, max_length=most, widget=widget, required=False)


class GoodsForm(forms.Form):
    """A form whose words readers get, with photos."""

    # The public_id of the row to be: two taps make one.
    number = forms.RegexField("[a-z0-9]{1,10}", required=False, widget=forms.HiddenInput)

    WORDS: tuple[str, ...] = ()

    def __init__(
        self,
        data: QueryDict | None,
        chosen: ChosenPhotos,
        *,
        site: Site,
        by: Actor,
        initial: dict[str, Any] | None = None,
        has_halal: bool = False,
    ) -> None:
        super().__init__(data, initial=initial)
        self._chosen, self._site, self._by = chosen, site, by
        self._has_halal = has_halal

    def clean(self) -> dict[str, Any]:
        """Each refused word is shown at its field."""
        clean = super().clean() or {}
        for name in self.WORDS:
            typed, has_halal = clean.get(name, ""), self._has_halal
            if why := goods_refusal(self._site, typed, by=self._by, has_halal=has_halal):
                self.add_error(name, why)
        return clean
