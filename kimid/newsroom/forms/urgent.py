"""Urgent publishing."""

from django import forms

from kimid.newsroom.models import Urgency


class UrgentForm(forms.Form):
    """Why the story cannot wait, and who was asked."""

    urgency = forms.ChoiceField(
        label="Kenapa mendesak?",
        choices=Urgency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu kenapa kabar ini tidak bisa menunggu."},
    )
    asked = forms.CharField(
        label="Siapa yang sudah Anda tanya?",
        max_length=300,
        help_text="Tampil di bawah kabar.",
        widget=forms.TextInput(
            attrs={"placeholder": "Misalnya: Ketua RT 02, ditelepon", "enterkeyhint": "done"}
        ),
        error_messages={"required": "Tanya dulu satu orang yang tahu, lalu tulis siapa."},
    )
