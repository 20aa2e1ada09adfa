"""What a group types about its own site."""

from django import forms

from kimid.sites.actions import Introduction
from kimid.sites.models import Accent, Dye


class LookForm(forms.Form):
    """The two colours of a site: every pair is readable in light and dark."""

    dye = forms.ChoiceField(label="Warna celup", choices=Dye.choices, widget=forms.RadioSelect)
    accent = forms.ChoiceField(label="Warna benang", choices=Accent.choices, widget=forms.RadioSelect)


class IntroductionForm(forms.Form):
    """Who the group is, and how to reach it."""

    about = forms.CharField(
        label="Siapa kami",
        max_length=2000,
        required=False,
        help_text="Dua atau tiga kalimat: sejak kapan, siapa saja, apa yang biasa dikabarkan.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": "Perkenalannya %(show_value)s huruf. Cukup 2.000 huruf."},
    )
    phone = forms.CharField(
        label="Nomor HP kelompok",
        max_length=20,
        required=False,
        help_text="Terbaca semua orang. Pakai nomor kelompok, jangan nomor pribadi.",
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    email = forms.EmailField(
        label="Surel kelompok",
        required=False,
        error_messages={"invalid": "Surelnya belum terbaca. Contoh: kim.telukkapuas@contoh.id"},
    )
    address = forms.CharField(
        label="Tempat berkumpul",
        max_length=200,
        required=False,
        help_text='Misalnya "Balai dusun Kapuas Jaya, RT 02".',
    )

    def words(self) -> Introduction:
        """The clean data as the action takes it."""
        return Introduction(**self.cleaned_data)


class ConfirmationsForm(forms.Form):
    """How many people confirm a story before it is published."""

    wanted = forms.TypedChoiceField(
        label="Berapa orang memastikan sebelum terbit?",
        choices=[(1, "Satu orang"), (2, "Dua orang"), (3, "Tiga orang")],
        coerce=int,
        widget=forms.RadioSelect,
        help_text="Bukan penulisnya. Berita yang peka selalu perlu dua orang.",
    )
