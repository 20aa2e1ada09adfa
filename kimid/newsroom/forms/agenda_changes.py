"""An event that does not take place, or at another time."""

from typing import Any

from django import forms
from django.http import QueryDict

from kimid.lib import blocks
from kimid.newsroom.actions.agenda_changes import NewTime
from kimid.newsroom.forms.details import moment_field
from kimid.newsroom.models import Story


class CallOffForm(forms.Form):
    """Why an event does not take place."""

    reason = forms.CharField(
        label="Kenapa batal?",
        max_length=200,
        help_text="Satu kalimat. Tampil paling atas di agendanya.",
        error_messages={"required": "Tulis alasannya dalam satu kalimat. Orang sudah bersiap."},
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="batal")  # the page has other forms

    def clean_reason(self) -> str:
        return blocks.clean_text(self.cleaned_data["reason"])


class MoveForm(forms.Form):
    """When and where an event takes place now. Times are those of the place."""

    starts_at = moment_field("Jadi kapan?")
    venue = forms.CharField(
        label="Di mana?", required=False, max_length=120, help_text="Kosongkan kalau tetap."
    )
    reason = forms.CharField(
        label="Kenapa dipindah?",
        max_length=200,
        help_text="Satu kalimat. Tampil paling atas di agendanya.",
        error_messages={"required": "Tulis alasannya dalam satu kalimat. Orang sudah bersiap."},
    )

    def __init__(self, data: QueryDict | None = None, *, story: Story) -> None:
        super().__init__(data, prefix="pindah", initial={"starts_at": story.starts_at})
        self.fields["starts_at"].required = True
        self.fields["starts_at"].error_messages["required"] = "Tulis tanggal dan jamnya yang baru."

    def clean_reason(self) -> str:
        return blocks.clean_text(self.cleaned_data["reason"])

    def new_time(self) -> NewTime:
        """The clean data for the action."""
        clean: dict[str, Any] = self.cleaned_data
        return NewTime(clean["starts_at"], blocks.clean_text(clean["venue"]))
