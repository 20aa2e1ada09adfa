"""Whom a lone account asks to approve a sum, and what the official answers."""

from typing import Any

from django import forms

from kimid.people.phones import normal_phone
from kimid.ui.fields import LineField


class OfficialNameForm(forms.Form):
    """The name of the official who gets a link, and the number to which it goes."""

    holder_name = LineField(
        label="Siapa yang diminta menyetujui?",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis dulu nama dan jabatannya."},
        help_text="Nama dan jabatannya tertulis di catatan, dan terbaca umum.",
    )

    phone = forms.CharField(
        label="Nomor WhatsApp-nya",
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "tel", "autocomplete": "off", "placeholder": "0812 0000 0001"}
        ),
        error_messages={"required": "Tulis nomornya. Tautannya dikirim ke nomor itu."},
        help_text="Tautannya ke nomor ini saja. Dicocokkan dengan daftar dinas, tidak disimpan.",
    )

    def __init__(self, *args: Any, head: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["holder_name"].widget.attrs["placeholder"] = f"Ibu Aminah, {head}"

    def clean_phone(self) -> str:
        """A number as `+6281200000001`."""
        phone = normal_phone(self.cleaned_data["phone"])
        if phone is None:
            raise forms.ValidationError("Nomor ini belum terbaca. Contoh: 0812 0000 0001")
        return phone


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
