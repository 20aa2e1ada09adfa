"""Forms of a group about its own site."""

from django import forms
from django.http import QueryDict

from kimid.people.phones import normal_phone
from kimid.sites.actions import ConfirmationRules, Introduction
from kimid.sites.models import Accent, Confirmers, Dye, Site
from kimid.sites.own_names import NameRefused, read_name


class LookForm(forms.Form):
    """The two colours of a site. Every pair is readable in light and dark."""

    dye = forms.ChoiceField(label="Warna celup", choices=Dye.choices, widget=forms.RadioSelect)
    accent = forms.ChoiceField(
        label="Warna benang", choices=Accent.choices, widget=forms.RadioSelect
    )


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
        help_text="Terbaca siapa pun yang menekan tombolnya. Pakai nomor kelompok, bukan pribadi.",
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
    hours = forms.CharField(
        label="Kapan ada orang",
        max_length=60,
        required=False,
        help_text='Misalnya "Jumat malam sesudah Isya".',
    )
    full_feeds = forms.BooleanField(
        label="Langganan (RSS) membawa kabar lengkap",
        required=False,
        help_text="Kalau tidak, isinya judul dan inti; selebihnya dibaca di situs ini.",
    )

    def clean_phone(self) -> str:
        """The number as it was typed, if it can be called."""
        phone: str = self.cleaned_data["phone"]
        if phone and normal_phone(phone) is None:
            raise forms.ValidationError("Tulis nomor HP, misalnya 0812 3456 7890.")
        return phone

    def introduction(self) -> Introduction:
        return Introduction(**self.cleaned_data)


class ConfirmationRulesForm(forms.Form):
    """What a story needs before it is published."""

    wanted = forms.TypedChoiceField(
        label="Berapa orang memastikan sebelum terbit?",
        choices=[(1, "Satu"), (2, "Dua"), (3, "Tiga"), (4, "Empat"), (5, "Lima")],
        coerce=int,
        widget=forms.RadioSelect,
        help_text="Bukan penulisnya. Kabar yang peka selalu perlu dua orang.",
    )
    confirmers = forms.ChoiceField(
        label="Siapa yang boleh memastikan?",
        choices=Confirmers.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    outsiders = forms.BooleanField(
        label="Orang di luar kelompok boleh memastikan, lewat tautan sekali pakai atau tatap muka",
        required=False,
        help_text="Misalnya ketua RT atau bidan, tanpa akun. Yang meminta bukan penulisnya.",
    )
    head = forms.BooleanField(
        required=False,
        help_text=(
            "Catatannya tampil di samping kabar. Bukan izin, dan tidak dihitung sebagai pemastian."
        ),
    )

    def __init__(self, data: QueryDict | None = None, *, site: Site) -> None:
        current = {"wanted": site.confirmations_wanted, "confirmers": site.confirmers}
        super().__init__(
            data, initial={**current, "outsiders": site.outsiders_confirm, "head": site.asks_head}
        )
        head = self.fields["head"]
        head.label = f"Minta catatan {site.region.head_title} untuk kabar yang memerlukan"

    def rules(self) -> ConfirmationRules:
        clean = self.cleaned_data
        confirmers = Confirmers(clean["confirmers"] or Confirmers.EVERYBODY)
        return ConfirmationRules(clean["wanted"], confirmers, clean["outsiders"], clean["head"])


class OwnNameForm(forms.Form):
    """The name that somebody registered for the site."""

    name = forms.CharField(
        label="Alamat yang sudah dibeli",
        max_length=300,
        help_text="Misalnya suka-maju.desa.id, atau kim.suka-maju.desa.id.",
        widget=forms.TextInput(
            attrs={
                "inputmode": "url",
                "autocapitalize": "none",
                "autocorrect": "off",
                "spellcheck": "false",
            }
        ),
        error_messages={
            "required": "Tulis alamatnya dulu. Contoh: suka-maju.desa.id",
            "max_length": (
                "Alamatnya terlalu panjang. Tulis namanya saja. Contoh: suka-maju.desa.id"
            ),
        },
    )

    def clean_name(self) -> str:
        """The name in the form that DNS uses."""
        try:
            return read_name(self.cleaned_data["name"])
        except NameRefused as error:
            raise forms.ValidationError(str(error)) from None
