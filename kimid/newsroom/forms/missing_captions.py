"""The captions that a story lacks, asked where its photos stand."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms

from kimid.lib.picture import Picture

# The length of a caption on the sheet of the story.
MAX_CAPTION: Final = 300
_PREFIX: Final = "ket-"


class MissingCaptionsForm(forms.Form):
    """One field for each photo. A photo named in `without` stays out and needs no caption; with
    `may_wait`, what is not written yet is asked again later.
    """

    def __init__(
        self,
        *args: Any,
        pictures: Sequence[Picture],
        without: Sequence[str] = (),
        may_wait: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._names = [picture["name"] for picture in pictures]
        self.without = [name for name in self._names if name in without]
        for picture in pictures:
            name = picture["name"]
            self.fields[f"{_PREFIX}{name}"] = forms.CharField(
                label="Apa yang tampak di foto ini?",
                initial=picture["alt"],
                max_length=MAX_CAPTION,
                required=name not in self.without and not may_wait,
                widget=forms.TextInput(
                    attrs={"placeholder": "Siapa, di mana, kapan", "enterkeyhint": "done"}
                ),
                error_messages={
                    "required": "Tulis apa yang tampak, atau terbitkan tanpa foto ini.",
                    "max_length": (
                        "Paling panjang 300 huruf, tertulis %(show_value)d. Semua tetap di sini."
                    ),
                },
            )

    def field_of(self, name: str) -> forms.BoundField | None:
        """The field below the photo of this name, if its caption is asked."""
        return self[f"{_PREFIX}{name}"] if name in self._names else None

    def captions(self) -> dict[str, str]:
        """What was written, by the name of the photo. After `is_valid`."""
        written = {name: self.cleaned_data[f"{_PREFIX}{name}"] for name in self._names}
        return {name: text for name, text in written.items() if text}
