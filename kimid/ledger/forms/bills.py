"""What a treasurer types about bills."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, cast

from django import forms

from kimid.ledger.actions.bills import BillData, BillPayment
from kimid.ledger.models import HIGHEST, BillLine, Fund, Purse
from kimid.ledger.place_kinds import title_here
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.lib.rupiah import RupiahRefused, read_rupiah
from kimid.lib.text import number
from kimid.newsroom.models import Story
from kimid.places.models import Region
from kimid.ui.fields import DayField, LineField, read_near_days

MOST_LINES: Final = 6
_MOST_PIECES: Final = 9_999
_PURSES: Final = ((Purse.CASH, "Kas tunai"), (Purse.BANK, "Rekening bank"))


def _line(label: str, most: int, **more: Any) -> forms.CharField:
    hint = more.pop("hint", "")
    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": hint})
    return LineField(label=label, max_length=most, widget=widget, **more)


class RupiahField(forms.CharField):
    """A sum as people type it. The value is whole rupiah, or None if it is empty."""

    def clean(self, value: Any) -> Any:
        """The sum of the typed text. Raises ValidationError for what is none."""
        typed = super().clean(value)
        try:
            return read_rupiah(typed, lowest=1, highest=HIGHEST, noun="Harganya") if typed else None
        except RupiahRefused as why:
            raise forms.ValidationError(str(why)) from None

    def prepare_value(self, value: Any) -> Any:
        """75000 gives `75.000`."""
        return number(value) if isinstance(value, int) else value


class BillForm(forms.Form):
    """A bill. Lines without words are none."""

    # What the phone calls it: two taps make one.
    number = forms.RegexField("[a-z0-9]{1,10}", widget=forms.HiddenInput)
    debtor = _line("Kepada siapa?", 100, error_messages={"required": "Tulis siapa yang ditagih."})
    address = _line("Alamatnya", 160, required=False)
    debtor_is_public = forms.BooleanField(
        label="Orang ini setuju namanya tampil di halaman uang. Toko dan kantor selalu tampil.",
        required=False,
    )
    due_on = DayField(
        label="Dibayar paling lambat", error_messages={"required": "Tulis sampai kapan dibayar."}
    )
    how_to_pay = _line(
        "Cara membayar",
        160,
        required=False,
        hint="Misalnya: tunai ke bendahara, atau nomor rekening kelompok",
    )
    story = forms.ChoiceField(label="Untuk advertorial yang mana?", required=False)

    def __init__(self, data: Any, *, stories: Sequence[Story], today: date, **more: Any) -> None:
        super().__init__(data, **more)
        read_near_days(self, today)
        self._stories = {each.public_id: each for each in stories}
        for place in range(1, MOST_LINES + 1):
            self.fields[f"text_{place}"] = _line("Untuk apa?", 100, required=False)
            self.fields[f"count_{place}"] = forms.IntegerField(
                label="Banyaknya", min_value=1, max_value=_MOST_PIECES, required=False
            )
            self.fields[f"price_{place}"] = RupiahField(label="Harga satunya", required=False)
        field = cast(forms.ChoiceField, self.fields["story"])
        titles = [(each.public_id, each.heading) for each in stories]
        field.choices = [("", "Bukan advertorial"), *titles]

    @property
    def line_fields(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The fields of each line."""
        return [
            (self[f"text_{place}"], self[f"count_{place}"], self[f"price_{place}"])
            for place in range(1, MOST_LINES + 1)
        ]

    @property
    def more_lines_opened(self) -> bool:
        """Whether something stands in the lines that are folded away."""
        return any(bound.value() for bounds in self.line_fields[1:] for bound in bounds)

    def clean(self) -> dict[str, Any]:
        """Each line with words has a price, and the other way round."""
        data = super().clean() or self.cleaned_data
        for place in range(1, MOST_LINES + 1):
            text, price = data.get(f"text_{place}"), data.get(f"price_{place}")
            if text and not price and f"price_{place}" not in self.errors:
                self.add_error(f"price_{place}", "Tulis harganya.")
            if price and not text:
                self.add_error(f"text_{place}", "Tulis untuk apa.")
        if not any(data.get(f"text_{place}") for place in range(1, MOST_LINES + 1)):
            self.add_error("text_1", "Tulis paling sedikit satu baris.")
        return data

    def bill_data(self) -> BillData:
        """The clean data for the action."""
        clean = self.cleaned_data
        return BillData(
            debtor=clean["debtor"],
            address=clean["address"],
            debtor_is_public=clean["debtor_is_public"],
            lines=list(self._lines()),
            due_on=clean["due_on"],
            how_to_pay=clean["how_to_pay"],
            story=self._stories.get(clean["story"]),
        )

    def _lines(self) -> list[BillLine]:
        clean = self.cleaned_data
        return [
            (clean[f"text_{place}"], clean[f"count_{place}"] or 1, clean[f"price_{place}"])
            for place in range(1, MOST_LINES + 1)
            if clean[f"text_{place}"]
        ]


class BillPaymentForm(forms.Form):
    """When and into what a bill was paid."""

    number = forms.RegexField("[a-z0-9]{1,10}", widget=forms.HiddenInput)
    on = DayField(
        label="Uangnya diterima tanggal", error_messages={"required": "Tulis tanggalnya."}
    )
    purse = forms.ChoiceField(label="Masuk ke mana?", choices=_PURSES, widget=forms.RadioSelect)
    source = forms.ChoiceField(label="Dicatat sebagai", required=False)

    def __init__(self, data: Any, *, sources: Sequence[Fund], place: Region, today: date) -> None:
        initial = {"number": public_id(10), "on": today, "purse": Purse.CASH}
        super().__init__(data, initial=initial)
        read_near_days(self, today)
        self._sources = {each.public_id: each for each in sources}
        if len(sources) > 1:
            titles = [(each.public_id, title_here(each, place)) for each in sources]
            cast(forms.ChoiceField, self.fields["source"]).choices = titles
        else:
            del self.fields["source"]

    def clean_on(self) -> date:
        """A day that has come."""
        on = cast(date, self.cleaned_data["on"])
        if on > cast(date, self.initial["on"]):
            raise forms.ValidationError(f"Paling baru {clock.day(self.initial['on'])}.")
        return on

    def payment(self) -> BillPayment:
        """The clean data for the action."""
        clean = self.cleaned_data
        only = next(iter(self._sources.values()), None)
        source = self._sources.get(clean["source"]) if "source" in clean else only
        if source is not None and source.year != clean["on"].year:
            source = None  # of the year in which the money came
        return BillPayment(Purse(clean["purse"]), clean["on"], source)


class BillCancelForm(forms.Form):
    """Why a bill is cancelled."""

    why = _line(
        "Kenapa dibatalkan?",
        200,
        hint="Misalnya: nama keliru, diganti nota 010",
        error_messages={"required": "Tulis alasannya. Nomornya tetap terpakai."},
    )
