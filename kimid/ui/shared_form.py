"""A form over what colleagues change too: nobody takes back what another has just saved."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict


class SharedForm(forms.Form):
    """Carries what it showed of each field (`shown-<name>`). A field that was left as shown follows
    what is stored by now. One that was changed, and that somebody else has changed since, is an
    error, once: sent again, it counts. While nothing `is_stored`, there is nothing to take back.
    """

    def __init__(
        self, data: QueryDict | None, *, now: Mapping[str, str], is_stored: bool = True
    ) -> None:
        self._now = now
        self._is_stored = is_stored
        super().__init__(_followed(data, now), initial=dict(now))

    @property
    def shown_fields(self) -> list[tuple[str, str]]:
        """The hidden fields: names and values."""
        return [(f"shown-{name}", value) for name, value in self._now.items()]

    @property
    def typed(self) -> set[str]:
        """The names of the fields that are to be stored: they differ from what is stored."""
        now = self._now.items()
        return {name for name, value in now if _text(self.data.get(name)) != _text(value)}

    def clean(self) -> dict[str, Any]:
        """What was sent, unless it would take back what somebody else has saved."""
        clean = super().clean() or {}
        for name in self.typed if self._is_stored else ():
            if _text(self.data.get(f"shown-{name}")) != _text(self._now[name]):
                stored = self.words_of(name) or "kosong"
                self.add_error(
                    name, f"Baru saja diubah rekan Anda, menjadi: {stored}. Periksa, lalu simpan."
                )
        return clean

    def words_of(self, name: str) -> str:
        """What is stored in a field, as people read it."""
        return self._now[name]


def _followed(data: QueryDict | None, now: Mapping[str, str]) -> QueryDict | None:
    if data is None:
        return None
    sent = data.copy()
    for name, value in now.items():
        shown = _text(sent.get(f"shown-{name}"))
        if _text(sent.get(name, shown)) == shown:
            sent[name] = value
    return sent


def _text(value: str | None) -> str:
    """Browsers send other line ends than are stored."""
    return (value or "").replace("\r\n", "\n")
