"""Whom a lone account asks to approve a sum, and what the official answers."""

from typing import Any

from django import forms

from kimid.ledger.official_contacts import ListedHead
from kimid.ui.fields import LineField


class OfficialNameForm(forms.Form):
    """The name of the official who gets a link."""

    holder_name = LineField(
        label="Siapa yang diminta menyetujui?",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis dulu nama dan jabatannya."},
        help_text="Nama dan jabatannya tertulis di catatan, dan terbaca umum.",
    )

    def __init__(
        self, *args: Any, head: str, listed: ListedHead | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        if listed is not None and not listed.is_own:
            self.initial["holder_name"] = listed.label
        self.fields["holder_name"].widget.attrs["placeholder"] = f"Ibu Aminah, {head}"


class OfficialAnswerForm(forms.Form):
    """The sum that the official read, and a sentence with a refusal."""

    amount = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        choices=[("setuju", "Setuju"), ("tolak", "Tolak")],
        error_messages={
            "required": "Tekan salah satu tombol.",
            "invalid_choice": "Tekan salah satu tombol.",
        },
    )
    refusal = LineField(
        label="Kenapa ditolak?",
        max_length=300,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Notanya untuk barang lain."}
        ),
        help_text="Satu kalimat. Yang menulis membacanya.",
    )

    def clean(self) -> dict[str, Any]:
        """Whoever refuses says why; whoever approves refuses nothing."""
        clean = super().clean() or {}
        if clean.get("answer") == "tolak" and not clean.get("refusal"):
            self.add_error("refusal", "Tulis satu kalimat kenapa ditolak.")
        if clean.get("answer") == "setuju":
            clean["refusal"] = ""
        return clean
