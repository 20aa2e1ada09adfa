"""What officials of an office arrange among themselves about an application."""

from collections.abc import Sequence
from typing import Final, cast

from django import forms
from django.http import QueryDict

from kimid.applications.models import Application
from kimid.people.models import Person
from kimid.ui.shared_form import SharedForm

NOBODY: Final = "belum"
_LONGEST_NOTE: Final = 2_000
_SHARED: Final = "semua"


class HandlingForm(SharedForm):
    """Who of the office holds it, and under which number it is filed."""

    holder = forms.ChoiceField(label="Dipegang")
    letter_number = forms.CharField(
        label="Nomor surat masuk",
        required=False,
        max_length=80,
        help_text="Seperti di buku agenda",
    )

    def __init__(
        self, data: QueryDict | None = None, *, application: Application, people: Sequence[Person]
    ) -> None:
        now = {
            "holder": str(application.holder_id or NOBODY),
            "letter_number": application.letter_number,
        }
        super().__init__(data, now=now)
        self.people = {str(each.pk): each for each in people}
        names = [(key, each.name) for key, each in self.people.items()]
        holder = application.holder
        if holder is not None and str(holder.pk) not in self.people:
            names.append((str(holder.pk), f"{holder.name} (kantor lain)"))
        self._names = {NOBODY: "Belum ada", **dict(names)}
        cast(forms.ChoiceField, self.fields["holder"]).choices = list(self._names.items())

    def words_of(self, name: str) -> str:
        """A holder by name."""
        stored = super().words_of(name)
        return self._names[stored] if name == "holder" else stored

    @property
    def chosen(self) -> Person | None:
        """Whoever was chosen; of another office only who holds it already."""
        return self.people.get(self.cleaned_data["holder"])


class NoteForm(forms.Form):
    """A note for colleagues."""

    text = forms.CharField(
        label="Tulis catatan",
        max_length=_LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis catatannya dulu."},
    )
    is_shared = forms.ChoiceField(
        label="Yang membaca",
        choices=[("kantor", "Kantor kita saja"), (_SHARED, "Juga kantor di atas atau bawah kita")],
        initial="kantor",
        help_text="Pemohon tidak pernah membacanya.",
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="catatan")  # the page has other forms

    @property
    def for_all_offices(self) -> bool:
        return bool(self.cleaned_data["is_shared"] == _SHARED)
