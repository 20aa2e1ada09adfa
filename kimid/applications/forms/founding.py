"""What somebody types who founds a KIM: one question a screen."""

import re
from collections.abc import Mapping
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import capfirst

from kimid.applications.checking import CHAIR, issuer_label
from kimid.applications.models import CODE_LENGTH, Application, NamedOfficer
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.people.phones import normal_phone
from kimid.places.models import Region
from kimid.registry.models import PolicyRule
from kimid.registry.policies import Issuer, Ruling
from kimid.sites.label_suggestions import label_problem
from kimid.sites.public_words import name_refusal
from kimid.ui.fields import DayField

_MOST_NAMES: Final = 300
_NOT_IN_CODE: Final = re.compile(r"[^0-9a-z]")
_HAMLET: Final = "dusun"


class FounderForm(forms.Form):
    """Who asks, and how an officer reaches them."""

    founder = forms.CharField(
        label="Nama Anda",
        max_length=100,
        error_messages={"required": "Tulis nama Anda dulu."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label="Nomor HP atau WhatsApp",
        max_length=20,
        help_text="Hanya dilihat petugas yang memeriksa, untuk bertanya.",
        error_messages={"required": "Tulis nomor yang bisa dihubungi petugas."},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_phone(self) -> str:
        phone = normal_phone(self.cleaned_data["phone"])
        if phone is None:
            raise ValidationError("Nomor ini belum terbaca. Contoh: 0812 0000 0001")
        return phone


class OnBehalfForm(FounderForm):
    """The same, typed by an officer for a group: the form speaks of its founder."""

    founder = forms.CharField(
        label="Nama pendiri",
        max_length=100,
        error_messages={"required": "Tulis nama pendirinya dulu."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label="Nomor HP pendiri",
        max_length=20,
        help_text=(
            "Kalau tidak punya HP, tulis nomor keluarga atau pengurus RT."
            " Hanya dilihat petugas yang memeriksa."
        ),
        error_messages={"required": "Tulis nomor untuk menghubungi pendirinya."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )


class ApplicationCodeForm(forms.Form):
    """The code of an application that was begun before."""

    code = forms.CharField(
        label="Kode pendaftaran",
        max_length=40,
        help_text="Dua belas huruf dan angka, misalnya k7mp 3xqa hn2w.",
        error_messages={"required": "Tulis kodenya dulu."},
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = _NOT_IN_CODE.sub("", self.cleaned_data["code"].lower())
        if len(code) != CODE_LENGTH:
            raise ValidationError(f"Kodenya {CODE_LENGTH} huruf dan angka. Periksa lagi.")
        return code


class KimPlaceForm(forms.Form):
    """Where the KIM is: chosen from what the search has found."""

    region = forms.CharField(
        label="Desa atau kelurahan",
        error_messages={"required": "Pilih desa atau kelurahannya dulu."},
    )
    scope = forms.ChoiceField(
        label="KIM ini untuk",
        choices=[
            ("semua", "Seluruh desa atau kelurahan"),
            (_HAMLET, "Satu dusun, RW, atau lingkungan"),
        ],
        initial="semua",
        widget=forms.RadioSelect,
    )
    hamlet = forms.CharField(
        label="Nama dusun, RW, atau lingkungan",
        required=False,
        max_length=60,
        help_text="Diisi kalau hanya untuk satu dusun. Misalnya Dusun Sukun.",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        initial: Mapping[str, Any],
        within: str = codes.NATION,
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self._within = within

    def clean_region(self) -> Region:
        """A village, or a district: a KIM may stand there too. An office enters only those of its
        own region.
        """
        wanted = (Level.DISTRICT, Level.VILLAGE)
        region = Region.objects.filter(
            code=self.cleaned_data["region"], level__in=wanted, valid_until=None
        ).first()
        if region is None:
            raise ValidationError("Tempat ini tidak ada di daftar. Cari lagi namanya.")
        if not codes.covers(self._within, region.code):
            raise ValidationError("Tempat ini di luar wilayah kantor Anda. Pilih yang lain.")
        return region

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("scope") != _HAMLET:
            clean["hamlet"] = ""
        elif not clean.get("hamlet"):
            self.add_error("hamlet", "Tulis nama dusunnya, misalnya Dusun Sukun.")
        return clean


class KimNameForm(forms.Form):
    """What the KIM is called, and the address of its site."""

    name = forms.CharField(
        label="Nama KIM",
        max_length=120,
        help_text="Seperti yang tertulis di SK.",
        error_messages={"required": "Tulis nama KIM dulu."},
    )
    label = forms.CharField(
        label="Alamat situs",
        max_length=63,
        help_text="Huruf kecil, angka, dan tanda hubung. Tidak bisa diganti sesudah disahkan.",
        error_messages={"required": "Pilih alamat situsnya."},
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        ),
    )

    def clean_name(self) -> str:
        """A name that portals list: neither a phrase of advertising nor an address."""
        name: str = self.cleaned_data["name"]
        if why := name_refusal(name):
            raise ValidationError(why)
        return name

    def clean_label(self) -> str:
        label: str = self.cleaned_data["label"].strip().lower()
        if refusal := label_problem(label) or name_refusal(label.replace("-", " ")):
            raise ValidationError(refusal)
        return label


class PeopleForm(forms.Form):
    """Who leads the KIM and who belongs to it."""

    chair = forms.CharField(
        label="Ketua", max_length=100, error_messages={"required": "Tulis nama ketua dulu."}
    )
    secretary = forms.CharField(label="Sekretaris", max_length=100, required=False)
    treasurer = forms.CharField(label="Bendahara", max_length=100, required=False)
    sections = forms.CharField(
        label="Seksi dan jabatan lain",
        required=False,
        max_length=4_000,
        help_text=(
            "Satu baris satu: jabatan, titik dua, nama. Misalnya Seksi Dokumentasi: Siti Rahmah"
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    members = forms.CharField(
        label="Anggota lain",
        required=False,
        max_length=20_000,
        help_text="Satu nama satu baris. Pengurus tidak usah ditulis lagi.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_sections(self) -> list[NamedOfficer]:
        """Those who lead a section or hold another post."""
        officers = []
        for line in _lines(self.cleaned_data["sections"]):
            post, _, name = (part.strip() for part in line.partition(":"))
            if not post or not name:
                raise ValidationError(
                    f"Baris “{line[:40]}” belum ada titik duanya. Contoh: Seksi Dokumentasi: Siti"
                    " Rahmah"
                )
            officers.append(_officer(post, name))
        return officers

    def clean_members(self) -> list[str]:
        """Names, each once."""
        names = list(dict.fromkeys(line[:100] for line in _lines(self.cleaned_data["members"])))
        if len(names) > _MOST_NAMES:
            raise ValidationError(f"Ada {len(names)} nama. Tulis paling banyak {_MOST_NAMES}.")
        return names

    def officers(self) -> list[NamedOfficer]:
        """The officers as an application keeps them."""
        clean = self.cleaned_data
        posts = ((CHAIR, "chair"), ("Sekretaris", "secretary"), ("Bendahara", "treasurer"))
        named: list[NamedOfficer] = [
            {"post": post, "name": clean[field]} for post, field in posts if clean[field]
        ]
        others: list[NamedOfficer] = clean["sections"]
        return named + others

    @staticmethod
    def initial_of(application: Application) -> dict[str, str]:
        """What an application says, as the form shows it."""
        by_post = {each["post"]: each["name"] for each in application.officers}
        others = [
            each
            for each in application.officers
            if each["post"] not in (CHAIR, "Sekretaris", "Bendahara")
        ]
        sections = [
            f"{' '.join(filter(None, (each['post'], each.get('section', ''))))}: {each['name']}"
            for each in others
        ]
        return {
            "chair": by_post.get(CHAIR, ""),
            "secretary": by_post.get("Sekretaris", ""),
            "treasurer": by_post.get("Bendahara", ""),
            "sections": "\n".join(sections),
            "members": "\n".join(application.members),
        }


class DecreeForm(forms.Form):
    """What the decree says. Nothing is asked for until it is sent: a decree may still have to be
    signed.
    """

    decree_number = forms.CharField(label="Nomor SK", max_length=80, required=False)
    issued_on = DayField(label="Ditetapkan", required=False)
    valid_until = DayField(label="Berlaku sampai", required=False)
    issuer = forms.ChoiceField(
        label="Ditandatangani oleh", required=False, widget=forms.RadioSelect
    )
    issuer_name = forms.CharField(
        label="Nama yang menandatangani",
        max_length=100,
        required=False,
        help_text="Kalau penjabat atau pelaksana, tulis juga Pj., Pjs., Plt., atau Plh.",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        application: Application,
        rulings: Mapping[PolicyRule, Ruling],
    ) -> None:
        fields = ("decree_number", "issued_on", "valid_until", "issuer", "issuer_name")
        super().__init__(data, initial={field: getattr(application, field) for field in fields})
        answer = rulings[PolicyRule.ISSUERS].answer
        region = application.region
        issuers = answer if isinstance(answer, list) else list(Issuer)
        cast(forms.ChoiceField, self.fields["issuer"]).choices = (
            [(each, capfirst(issuer_label(region, each))) for each in issuers] if region else []
        )

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        begins = clean.get("issued_on")
        ends = clean.get("valid_until")
        if begins and ends and ends < begins:
            self.add_error("valid_until", "Tanggal ini lebih dulu daripada tanggal ditetapkan.")
        return clean


def _officer(post: str, name: str) -> NamedOfficer:
    """`Seksi Dokumentasi` is the head of a section; every other word is a post of its own."""
    first, _, section = post.partition(" ")
    if first.lower() == "seksi" and section:
        return {"post": "Seksi", "section": section[:60], "name": name[:100]}
    return {"post": post[:40], "name": name[:100]}


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
