"""What a group and an office type about papers of goods."""

from datetime import date
from typing import Any, Final, cast

from django import forms

from kimid.lib import clock
from kimid.market.actions.papers import PaperEntry
from kimid.market.check_pages import KNOWN_PAGES, CheckPageRefused, read_check_page
from kimid.market.forms.fields import line
from kimid.market.models import GoodsPaperKind, ProductPaper
from kimid.market.models.papers import MUST_EXPIRE, NEVER_EXPIRES
from kimid.market.paper_numbers import PaperNumberRefused, read_paper_number
from kimid.ui.fields import DayField

_FIRST_YEAR: Final = 1990
_LONGEST_YEARS: Final = 20


class ProductPaperForm(forms.Form):
    """What stands on a paper. The kind of a paper that is written down stays."""

    # The public_id of the row to be: two taps make one.
    code = forms.RegexField("[a-z0-9]{1,10}", required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="Kertas apa?",
        choices=[("", "Pilih satu"), *GoodsPaperKind.choices],
        error_messages={"required": "Pilih kertasnya dulu."},
    )
    number = line(
        "Nomornya",
        60,
        required=False,
        hint="Salin dari kertasnya",
        help_text="“Tidak halal” tidak punya nomor: kosongkan.",
    )
    expires_on = DayField(
        label="Berlaku sampai",
        required=False,
        help_text="Kalau tercetak di kertasnya. P-IRT selalu punya; NIB tidak.",
    )
    issued_on = DayField(label="Tanggal terbit, kalau terbaca", required=False)

    def __init__(self, *args: Any, paper: ProductPaper | None = None, today: date, **more: Any):
        super().__init__(*args, **more)
        self._today, self._kind = today, paper.kind if paper else None
        if paper is not None:
            del self.fields["kind"]
            if paper.is_information:
                del self.fields["number"]

    @staticmethod
    def initial_of(paper: ProductPaper) -> dict[str, Any]:
        """The values of a stored paper."""
        names = ("number", "issued_on", "expires_on")
        return {name: getattr(paper, name) for name in names}

    @property
    def chosen_kind(self) -> GoodsPaperKind | None:
        """The kind of the paper, if one is chosen."""
        name = self._kind or self.cleaned_data.get("kind")
        return GoodsPaperKind(name) if name else None

    def clean_issued_on(self) -> date | None:
        """A day that has been."""
        on = cast(date | None, self.cleaned_data.get("issued_on"))
        if on is not None and (on.year < _FIRST_YEAR or on > self._today):
            raise forms.ValidationError(
                f"Tulis hari yang sudah lewat, paling baru {clock.day(self._today)}."
            )
        return on

    def clean_expires_on(self) -> date | None:
        """A day to come: what is over proves nothing."""
        on = cast(date | None, self.cleaned_data.get("expires_on"))
        if on is not None and on < self._today:
            raise forms.ValidationError(
                "Hari itu sudah lewat, jadi kertasnya habis. Catat yang baru kalau sudah terbit."
            )
        if on is not None and on.year > self._today.year + _LONGEST_YEARS:
            raise forms.ValidationError("Tahunnya terlalu jauh. Periksa lagi kertasnya.")
        return on

    def clean(self) -> dict[str, Any]:
        """What belongs to this kind of paper. Each complaint stands at its field."""
        clean = super().clean() or {}
        kind = self.chosen_kind
        if kind is not None:
            self._clean_number(kind, clean)
            self._clean_end(kind, clean)
        return clean

    def _clean_number(self, kind: GoodsPaperKind, clean: dict[str, Any]) -> None:
        typed = clean.get("number", "")
        if kind == GoodsPaperKind.NOT_HALAL and typed:
            self.add_error("number", "“Tidak halal” tidak punya nomor. Kosongkan.")
            return
        try:
            clean["number"] = read_paper_number(kind, typed)
        except PaperNumberRefused as why:
            self.add_error("number", str(why))

    def _clean_end(self, kind: GoodsPaperKind, clean: dict[str, Any]) -> None:
        if "expires_on" in self.errors:
            return
        on = clean.get("expires_on")
        if kind in MUST_EXPIRE and on is None:
            self.add_error("expires_on", f"Tulis sampai kapan {kind.label} ini berlaku.")
        if kind in NEVER_EXPIRES and on is not None:
            self.add_error("expires_on", f"{kind.label} tidak punya hari habis. Kosongkan.")

    def paper_entry(self) -> PaperEntry:
        """The clean data for the actions."""
        clean = self.cleaned_data
        kind = self.chosen_kind
        if kind is None:
            raise ValueError("a valid form has a kind")
        return PaperEntry(
            kind, clean.get("number", ""), clean.get("issued_on"), clean.get("expires_on")
        )


class PaperCheckForm(forms.Form):
    """The public page on which an office compared a number."""

    page = line(
        "Halaman tempat mengecek",
        200,
        error_messages={"required": "Tulis halaman yang dipakai mengecek."},
        help_text="Pembaca bisa membukanya sendiri. Hanya alamat .go.id.",
    )

    @classmethod
    def for_paper(cls, paper: ProductPaper, data: Any = None) -> "PaperCheckForm":
        """The form beside this paper, with the page that is known for its kind."""
        page = KNOWN_PAGES.get(GoodsPaperKind(paper.kind), "")
        return cls(data, initial={"page": page}, auto_id=f"id_{paper.public_id}_%s")

    def clean_page(self) -> str:
        """The address of a page of the state."""
        try:
            return read_check_page(self.cleaned_data["page"])
        except CheckPageRefused as why:
            raise forms.ValidationError(str(why)) from None


class PaperUnfitForm(forms.Form):
    """Why a paper does not fit a good."""

    why = line(
        "Kenapa tidak cocok?",
        300,
        hint="Misalnya: nomor ini milik usaha lain.",
        error_messages={"required": "Tulis alasannya, supaya KIM tahu apa yang diperbaiki."},
        help_text="Dibaca KIM-nya. Pembaca tidak melihat kertas ini lagi.",
    )

    @classmethod
    def for_paper(cls, paper: ProductPaper, data: Any = None) -> "PaperUnfitForm":
        """The form beside this paper."""
        return cls(data, auto_id=f"id_{paper.public_id}_%s")
