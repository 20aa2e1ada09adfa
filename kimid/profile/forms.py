"""The form of a block: made of its shape, so that a further block needs no further form."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.lib.picture import Consent
from kimid.media.forms import ChosenPhotos
from kimid.media.models import ChildrenShown
from kimid.profile.actions.blocks import BlockData
from kimid.profile.shapes import (
    AGREED,
    MOST_ROWS,
    BlockContent,
    BlockInput,
    BlockShape,
    InputType,
)
from kimid.ui.fields import DayField

# Empty rows below those that are there; a new block begins with three.
_ONE_MORE, _MORE_ROWS = 1, 3
_MOST_PHOTOS: Final = 8
_FIRST_YEAR: Final = 1945
# Emergency numbers may have three digits.
_DIGITS: Final = range(3, 16)
# 4212, 4.212 and 12,5: dots between thousands, a comma before what is less than one.
_AMOUNT: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")


class BlockForm(forms.Form):
    """The words of a block, and its rows. A row without any text is no row, so emptying one takes
    it out.
    """

    def __init__(
        self,
        data: QueryDict | None,
        shape: BlockShape,
        *,
        content: BlockContent,
        today: date,
        chosen: ChosenPhotos | None = None,
        proposes: bool = False,
        version: str = "",
    ) -> None:
        super().__init__(data)
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput, initial=version, required=False
        )
        self._shape, self._today, self._chosen = shape, today, chosen
        self.row_count = _row_count(shape, data, content)
        self._add_words(content)
        if shape.columns:
            self.fields["rows"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=self.row_count, required=False
            )
        for number in range(self.row_count):
            row = content["rows"][number] if number < len(content["rows"]) else {}
            for each in shape.columns:
                self.fields[_name(each, number)] = _field(each, row.get(each.name, ""))
        self._add_questions(content, proposes=proposes)

    @classmethod
    def with_more_rows(cls, data: QueryDict, shape: BlockShape, **others: Any) -> "BlockForm":
        """The form with what was typed and some rows more. Nothing is checked yet."""
        typed = _typed(data, shape)
        rest = max(len(typed["rows"]), _rows_in(data)) + _MORE_ROWS - _ONE_MORE
        typed["rows"] += [{} for _ in range(rest - len(typed["rows"]))]
        return cls(None, shape, **{**others, "content": typed, "version": data.get("seen", "")})

    def _add_words(self, content: BlockContent) -> None:
        for each in self._shape.words:
            self.fields[each.name] = _field(each, content["words"].get(each.name, ""))
        if self._shape.has_photos:
            self.fields["children"] = forms.ChoiceField(
                label="Ada wajah anak-anak di foto?",
                choices=ChildrenShown.choices[1:],
                widget=forms.RadioSelect,
                required=False,
                help_text="Kalau orang tuanya belum mengizinkan, pakai foto lain.",
            )

    def _add_questions(self, content: BlockContent, *, proposes: bool) -> None:
        if self._shape.asks_consent:
            self.fields[AGREED] = forms.BooleanField(
                label=self._shape.agreement,
                required=False,
                initial=bool(content["words"].get(AGREED)),
            )
        if proposes:
            self.fields["why"] = forms.CharField(
                label="Kenapa perlu diubah?",
                max_length=300,
                help_text="KIM yang mengurus bagian ini membacanya.",
                error_messages={"required": "Tulis alasannya, supaya mereka mengerti."},
            )

    @property
    def word_fields(self) -> list[forms.BoundField]:
        """The inputs that stand once, in their order."""
        return [self[each.name] for each in self._shape.words]

    @property
    def row_fields(self) -> list[list[forms.BoundField]]:
        """The inputs of each row."""
        columns = self._shape.columns
        return [[self[_name(each, number)] for each in columns] for number in range(self.row_count)]

    @property
    def may_grow(self) -> bool:
        """Whether there is room for more rows."""
        return self.row_count < MOST_ROWS

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        content = self._content(clean)
        for each in self._shape.words:
            if each.missing and not clean.get(each.name) and each.name not in self.errors:
                self.add_error(each.name, each.missing)
        for number in range(self.row_count):
            self._check_row(number, clean)
        if self._shape.columns and not content["rows"] and not self.errors:
            self.add_error(None, f"Isi paling sedikit satu {self._shape.row_noun}.")
        if self._shape.names_somebody(content) and not clean.get(AGREED):
            self.add_error(AGREED, "Tanya dulu orangnya, lalu centang kalau setuju.")
        if self._chosen is not None:
            self._check_photos(self._chosen, clean)
        return clean

    def _check_row(self, number: int, clean: dict[str, Any]) -> None:
        names = {each: _name(each, number) for each in self._shape.columns}
        if not any(clean.get(name) or name in self.errors for name in names.values()):
            return
        for each, name in names.items():
            if each.missing and not clean.get(name) and name not in self.errors:
                self.add_error(name, each.missing)
            if each.type is InputType.YEAR and clean.get(name):
                self._check_year(name, clean[name])

    def _check_year(self, name: str, year: str) -> None:
        is_number = year.isascii() and year.isdigit()
        if not (is_number and _FIRST_YEAR <= int(year) <= self._today.year):
            self.add_error(name, f"Tulis tahun antara {_FIRST_YEAR} dan {self._today.year}.")

    def _check_photos(self, chosen: ChosenPhotos, clean: dict[str, Any]) -> None:
        if not chosen.pictures:
            self.add_error(None, "Tambah paling sedikit satu foto.")
        elif not clean.get("children"):
            self.add_error("children", "Jawab dulu: ada wajah anak-anak di fotonya?")
        if len(chosen.pictures) > _MOST_PHOTOS:
            self.add_error(None, f"Paling banyak {_MOST_PHOTOS} foto. Buang yang tidak perlu.")

    def _content(self, clean: Mapping[str, Any]) -> BlockContent:
        words = {each.name: _text(clean.get(each.name)) for each in self._shape.words}
        if clean.get(AGREED):
            words[AGREED] = "ya"
        rows = [
            {each.name: _text(clean.get(_name(each, number))) for each in self._shape.columns}
            for number in range(self.row_count)
        ]
        return BlockContent(words=words, rows=[row for row in rows if any(row.values())])

    @property
    def seen(self) -> str | None:
        """The version of the block that this form showed. None if it does not say."""
        return self.data.get("seen")

    def show_version(self, version: str) -> None:
        """Say of the posted form that its writer knows of this version now."""
        self.data = {**self.data, "seen": version}

    def block_data(self) -> BlockData:
        """The data of a valid form."""
        consent = self.cleaned_data.get("children") or ChildrenShown.UNASKED.value
        photos = tuple(self._chosen.pictures) if self._chosen else ()
        return BlockData(self._content(self.cleaned_data), photos, cast(Consent, consent))


class ProposalRefusalForm(forms.Form):
    """Why a group lets its block be."""

    why = forms.CharField(
        label="Kenapa tidak dipakai?",
        max_length=300,
        help_text="KIM yang mengusulkan membacanya.",
        error_messages={"required": "Tulis alasannya, supaya mereka mengerti."},
    )


def _name(each: BlockInput, number: int) -> str:
    return f"{each.name}-{number}"


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "").strip()


def _row_count(shape: BlockShape, data: QueryDict | None, content: BlockContent) -> int:
    if not shape.columns:
        return 0
    return _rows_for(content) if data is None else _rows_in(data)


def _rows_for(content: BlockContent) -> int:
    there = len(content["rows"])
    return min(there + (_ONE_MORE if there else _MORE_ROWS), MOST_ROWS)


def _rows_in(data: QueryDict) -> int:
    given = data.get("rows", "")
    return min(int(given), MOST_ROWS) if given.isascii() and given.isdigit() else _MORE_ROWS


def _typed(data: QueryDict, shape: BlockShape) -> BlockContent:
    words = {each.name: data.get(each.name, "") for each in shape.words}
    words |= {AGREED: data.get(AGREED, "")} if shape.asks_consent else {}
    return BlockContent(words=words, rows=list(_typed_rows(data, shape)))


def _typed_rows(data: QueryDict, shape: BlockShape) -> Iterator[dict[str, str]]:
    for number in range(_rows_in(data)):
        yield {each.name: data.get(_name(each, number), "") for each in shape.columns}


def _field(each: BlockInput, value: str) -> forms.Field:
    """The field of an input. What is missing is told by the form: a row may be empty."""
    shared: dict[str, Any] = {
        "label": each.label,
        "required": False,
        "initial": value,
        "help_text": each.help_text,
    }
    if each.type is InputType.CHOICE:
        return forms.ChoiceField(choices=each.choices, **shared)
    if each.type is InputType.DAY:
        return DayField(**{**shared, "initial": _as_day(value)})
    attrs: dict[str, Any] = {"autocomplete": "off", "placeholder": each.example}
    if each.type is InputType.TEXT:
        rows = 8 if each.longest > 1000 else 3
        widget: forms.Widget = forms.Textarea(attrs={"rows": rows})
        return forms.CharField(max_length=each.longest, widget=widget, **shared)
    if each.type is InputType.PHONE:
        attrs |= {"type": "tel"}
    if each.type in {InputType.AMOUNT, InputType.YEAR}:
        attrs |= {"inputmode": "decimal" if each.type is InputType.AMOUNT else "numeric"}
    widget = forms.TextInput(attrs=attrs)
    validators = [_VALIDATORS[each.type]] if each.type in _VALIDATORS else []
    return forms.CharField(max_length=each.longest, widget=widget, validators=validators, **shared)


def _as_day(value: str) -> date | str:
    """The day of a stored text; what somebody typed stays as it is."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def _check_phone(value: str) -> None:
    digits = re.sub(r"[\s().+-]", "", value)
    if not (digits.isascii() and digits.isdigit() and len(digits) in _DIGITS):
        raise forms.ValidationError("Nomornya belum terbaca. Contoh: 0812-3456-7890 atau 119.")


def _check_amount(value: str) -> None:
    if not _AMOUNT.fullmatch(value):
        raise forms.ValidationError("Tulis dengan angka saja. Contoh: 4.212 atau 12,5.")


_VALIDATORS: Final = {InputType.PHONE: _check_phone, InputType.AMOUNT: _check_amount}
