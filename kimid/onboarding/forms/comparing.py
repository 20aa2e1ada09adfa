"""What an officer types who looks at the paper of a decree."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from kimid.onboarding.actions.comparing import DecreeText
from kimid.registry.models import Decree
from kimid.ui.fields import DayField


class DecreeTextForm(forms.Form):
    """What stands on the paper, filled in with what was typed into the list."""

    number = forms.CharField(
        label="Nomor SK", max_length=80, error_messages={"required": "Tulis nomor SK-nya."}
    )
    issued_on = DayField(label="Ditetapkan", error_messages={"required": "Tulis tanggal SK-nya."})
    valid_until = DayField(
        label="Berlaku sampai", required=False, help_text="Kosongkan kalau tanpa batas waktu."
    )
    issuer_title = forms.CharField(
        label="Yang menetapkan",
        max_length=60,
        help_text="Jabatannya, seperti yang tertulis di surat.",
        error_messages={"required": "Tulis siapa yang menetapkan."},
    )

    def __init__(self, data: QueryDict | None = None, *, decree: Decree) -> None:
        super().__init__(data, initial=vars(DecreeText.of(decree)))

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        issued, until = clean.get("issued_on"), clean.get("valid_until")
        if issued and until and until < issued:
            raise ValidationError("Berlaku sampai lebih dulu daripada tanggal SK. Periksa lagi.")
        return clean

    def text(self) -> DecreeText:
        """What was typed."""
        return DecreeText(**self.cleaned_data)


class DecreeRefusalForm(forms.Form):
    """Why a decree of a list leaves the register."""

    reason = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Tampil di riwayat KIM ini.",
        error_messages={"required": "Tulis alasannya dulu."},
    )


class PaperPlaceForm(forms.Form):
    """Of which decree a paper is."""

    def __init__(self, data: QueryDict | None = None, *, waiting: list[Decree]) -> None:
        super().__init__(data)
        choices = [
            (each.pk, f"{each.kim.name}, {each.kim.region.full_name}: {each.number}")
            for each in waiting
        ]
        self.fields["decree"] = forms.TypedChoiceField(
            label="Ini surat siapa?",
            coerce=int,
            choices=[("", "Pilih"), *choices],
            error_messages={"required": "Pilih KIM-nya dulu."},
        )
