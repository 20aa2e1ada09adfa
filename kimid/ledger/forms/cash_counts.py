"""How much is in the drawer, by notes and coins."""

from collections.abc import Sequence
from typing import Any, Final, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from kimid.ledger.actions.counts import PIECES, CountData
from kimid.lib.rupiah import rupiah
from kimid.lib.text import number as grouped
from kimid.people.models import Person
from kimid.ui.fields import LineField

_MOST: Final = 9_999
_COINS_BELOW: Final = 1_000
MISSING_NOTE: Final = "catat"
UNEXPLAINED: Final = "selisih"


class PieceField(forms.IntegerField):
    """How many there are of a note or a coin; empty is none."""

    def __init__(self, piece: int) -> None:
        coin = " logam" if piece < _COINS_BELOW else ""
        label = f"{grouped(piece)}{coin}"
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=_MOST,
            widget=forms.TextInput(
                attrs={
                    "class": "input",
                    "inputmode": "numeric",
                    "autocomplete": "off",
                    "aria-label": f"Berapa {'keping' if coin else 'lembar'} {label}",
                    "data-piece": piece,
                }
            ),
            error_messages={
                "invalid": f"{label}: tulis dengan angka.",
                "min_value": f"{label}: tidak bisa kurang dari nol.",
                "max_value": f"{label}: paling banyak {grouped(_MOST)}.",
            },
        )


class CashCountForm(forms.Form):
    """Notes and coins, and what to do about a difference. The book stands in it as the person saw
    it, because it may have changed before the form comes from a phone.
    """

    number = forms.RegexField("[a-z0-9]{1,10}", widget=forms.HiddenInput)
    booked = forms.IntegerField(widget=forms.HiddenInput)
    difference = forms.ChoiceField(
        label="Selisihnya bagaimana?",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (MISSING_NOTE, "Ada yang belum dicatat. Catat sekarang"),
            (UNEXPLAINED, "Belum ketemu. Catat sebagai selisih kas"),
        ],
    )
    explanation = LineField(
        label="Satu kalimat, terbaca umum",
        max_length=110,
        required=False,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "placeholder": "Parkir di Pontianak, notanya tidak ada",
            }
        ),
    )
    counted_with = forms.ChoiceField(label="Menghitung bersama", required=False)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        others: Sequence[tuple[Person, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        for piece in PIECES:
            self.fields[f"p{piece}"] = PieceField(piece)
        field = cast(forms.ChoiceField, self.fields["counted_with"])
        people = [(str(person.pk), f"{person.name}, {role.lower()}") for person, role in others]
        field.choices = [("", "Saya menghitung sendiri"), *people]
        self._others = {str(person.pk): person for person, _role in others}

    @property
    def pieces(self) -> list[tuple[BoundField, int | None]]:
        """The field of each note and coin, with what it comes to once that was read."""
        read = self._read
        return [
            (self[f"p{piece}"], piece * read[piece] if read.get(piece) else None)
            for piece in PIECES
        ]

    @property
    def total(self) -> int | None:
        """What all of it comes to. Rupiah; None before the form was read, or with an error in
        it.
        """
        read = self._read
        return CountData(read).total if len(read) == len(PIECES) else None

    def count_data(self) -> CountData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        return CountData(
            pieces=self._read,
            explanation=clean["explanation"],
            counted_with=self._others.get(clean["counted_with"]),
            books_difference=clean["difference"] == UNEXPLAINED,
        )

    def ask_about(self, difference: int) -> None:
        """Say at its field what is still to be answered about a difference."""
        word = "Kurang" if difference < 0 else "Lebih"
        if not self.cleaned_data["difference"]:
            words = f"{word} {rupiah(abs(difference))} dari buku. Pilih satu."
            self.add_error("difference", words)
        elif not self.cleaned_data["explanation"]:
            self.add_error("explanation", "Tulis satu kalimat, supaya pembaca tahu.")

    @property
    def _read(self) -> dict[int, int]:
        """How many there are of each note and coin that was read."""
        clean = getattr(self, "cleaned_data", {})
        return {piece: clean[f"p{piece}"] or 0 for piece in PIECES if f"p{piece}" in clean}
