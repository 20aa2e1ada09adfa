"""The forms of an office at the desk of its portal."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms

from kimid.lib.codes import Level
from kimid.wire.models import MAX_GROUP_LENGTH
from kimid.wire.sending_on import REACHES


class SendOnForm(forms.Form):
    """How far an unverified item is sent on."""

    up_to = forms.TypedChoiceField(
        label="Sampai mana?",
        coerce=lambda value: Level(int(value)),
        widget=forms.RadioSelect,
        help_text="Nama Anda dan kantor Anda tercatat, dan tampil di kabarnya.",
        error_messages={"required": "Pilih dulu sampai portal mana."},
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        levels: Iterable[Level] = REACHES,
        auto_id: str,
    ) -> None:
        super().__init__(data, auto_id=auto_id)
        field = cast(forms.TypedChoiceField, self.fields["up_to"])
        choices = [(level.value, REACHES[level]) for level in levels]
        field.choices = choices
        field.initial = choices[0][0]


class HideForm(forms.Form):
    """The reason for hiding an item on a portal."""

    reason = forms.CharField(
        label="Alasannya",
        max_length=200,
        help_text="Dicatat, dan bisa dibaca KIM-nya. Kabarnya sendiri tetap terbit di situs KIM.",
        error_messages={"required": "Tulis alasannya dulu; KIM berhak tahu."},
    )


class AlikeWordsForm(forms.Form):
    """Words that mean the same in a region."""

    words = forms.CharField(
        label="Kata yang searti",
        max_length=MAX_GROUP_LENGTH,
        help_text="Dengan koma di antaranya, misalnya: goro, gotong royong, korve.",
        error_messages={"required": "Tulis dulu kata-katanya."},
    )
