"""Forms to invite people, to join, to hand posts over, and to sign in with a code."""

from collections.abc import Sequence
from typing import Any, Final, cast

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.http import QueryDict

from kimid.access.actions import NewAccount
from kimid.access.grant_moves import HandoverRequest
from kimid.access.models import Acting, StopOutcome
from kimid.events.permissions import ROLE_LABELS, Role
from kimid.people.models import USERNAME, Person
from kimid.people.phones import normal_phone
from kimid.sites.public_words import name_refusal
from kimid.ui.fields import DayField

_NEW_PERSON: Final = "baru"
_POSTS = {
    Role.MEMBER: "Anggota: menulis dan membahas",
    Role.EDITOR: "Redaktur: juga menerbitkan",
    Role.CHAIR: "Ketua: juga mengundang anggota",
}


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    name = forms.CharField(
        label="Nama yang diundang",
        max_length=100,
        error_messages={"required": "Siapa yang Anda undang? Tulis namanya."},
    )
    role = forms.ChoiceField(
        label="Sebagai apa?",
        choices=[(role.value, label) for role, label in _POSTS.items()],
        initial=Role.MEMBER,
        widget=forms.RadioSelect,
        error_messages={
            "required": f"Pilih dulu: {', '.join(ROLE_LABELS[role] for role in _POSTS)}."
        },
    )


class HandoverForm(forms.Form):
    """Who takes over a post, and whether its holder stays."""

    successor = forms.ChoiceField(
        label="Penggantinya",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih penggantinya dulu."},
    )
    name = forms.CharField(
        label="Nama orang baru",
        required=False,
        max_length=100,
        help_text="Diisi kalau penggantinya belum jadi anggota.",
    )
    stays = forms.ChoiceField(
        label="Yang lama setelah ini",
        choices=[("ya", "Tetap anggota"), ("tidak", "Berhenti dari KIM")],
        initial="ya",
        widget=forms.RadioSelect,
    )
    is_signed = forms.BooleanField(
        label="Berita acara sudah ditandatangani",
        error_messages={"required": "Tanda tangani berita acara dulu, baru serah terima dimulai."},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        members: Sequence[Person],
        holder: Person,
        role: Role,
    ) -> None:
        super().__init__(data)
        self._members = {str(each.pk): each for each in members}
        self._holder = holder
        self._role = role
        successor = cast(forms.ChoiceField, self.fields["successor"])
        successor.choices = [
            *((pk, each.name) for pk, each in self._members.items()),
            (_NEW_PERSON, "Orang baru, saya undang"),
        ]

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("successor") == _NEW_PERSON and not clean.get("name"):
            self.add_error("name", "Tulis nama penggantinya.")
        return clean

    def handover_request(self) -> HandoverRequest:
        clean = self.cleaned_data
        chosen = self._members.get(clean["successor"])
        return HandoverRequest(
            self._holder,
            self._role,
            clean["stays"] == "ya",
            "" if chosen else clean["name"],
            chosen,
        )


class JoinForm(forms.Form):
    """A new account for somebody who was invited."""

    name = forms.CharField(
        label="Nama Anda",
        max_length=100,
        help_text="Tampil di bawah kabar yang Anda tulis.",
        error_messages={"required": "Tulis nama Anda dulu."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    username = forms.RegexField(
        rf"^{USERNAME.pattern}\Z",
        label="Nama akun",
        max_length=40,
        help_text="Huruf kecil dan angka, tanpa spasi. Contoh: siti.rahmah",
        error_messages={
            "required": "Tulis nama akun, misalnya siti.rahmah.",
            "invalid": "Nama akun dimulai dengan huruf kecil, lalu huruf kecil, angka, titik, "
            "atau garis. Contoh: siti.rahmah",
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    phone = forms.CharField(
        label="Nomor HP",
        required=False,
        max_length=20,
        help_text="Boleh dipakai untuk masuk, pengganti nama akun.",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    password = forms.CharField(
        label="Kata sandi",
        help_text="Paling sedikit 10 huruf. Tiga kata yang Anda ingat sudah kuat.",
        error_messages={"required": "Buat kata sandi dulu."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if Person.objects.filter(username=username).exists():
            raise ValidationError(
                "Nama akun ini sudah dipakai orang lain. Coba tambah angka atau nama dusun."
            )
        return username

    def clean_phone(self) -> str:
        text: str = self.cleaned_data["phone"]
        if not text:
            return ""
        phone = normal_phone(text)
        if phone is None:
            raise ValidationError("Nomor ini belum terbaca. Contoh: 0812 0000 0001")
        if Person.objects.filter(phone=phone).exists():
            raise ValidationError(
                "Nomor ini sudah punya akun. Masuk dulu dengan akun itu, lalu buka tautan ini lagi."
            )
        return phone

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("password"):
            try:
                password_validation.validate_password(
                    clean["password"], Person(name=clean.get("name", ""))
                )
            except ValidationError as error:
                self.add_error("password", error)
        return clean

    def clean_name(self) -> str:
        """A name that readers may see: neither a phrase of advertising nor an address."""
        name: str = self.cleaned_data["name"]
        if why := name_refusal(name):
            raise forms.ValidationError(why)
        return name

    def account(self) -> NewAccount:
        return NewAccount(**self.cleaned_data)


class CodeRecipientForm(forms.Form):
    """The person for whom an office makes a sign-in code."""

    login = forms.CharField(
        label="Nama akun, nomor HP, atau surel orangnya",
        max_length=100,
        help_text=(
            "Petugas di bawah wilayah Anda, atau ketua KIM yang tidak punya ketua lain, "
            "yang ada di depan Anda atau Anda kenal suaranya."
        ),
        error_messages={"required": "Untuk siapa? Tulis nama akun, nomor HP, atau surelnya."},
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
        ),
    )

    is_in_hall = forms.BooleanField(
        label="Di aula bimtek",
        required=False,
        help_text="Orangnya peserta dan duduk di depan Anda. Boleh untuk semua anggota KIM.",
    )
    training = forms.CharField(label="Nama bimteknya", max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("is_in_hall") and not clean.get("training"):
            self.add_error("training", "Bimtek apa? Tulis namanya, supaya tercatat.")
        if not clean.get("is_in_hall"):
            clean["training"] = ""
        return clean


class StopDecisionForm(forms.Form):
    """What an office decides about a stopped account."""

    outcome = forms.ChoiceField(
        label="Siapa yang ada di depan Anda?",
        choices=[
            (
                StopOutcome.HOLDER,
                "Pemegang akun yang sekarang: dia yang membatalkan. Akunnya berjalan lagi",
            ),
            (
                StopOutcome.NEW_CODE,
                "Orangnya, yang kehilangan akun: beri kode baru. Semua HP lama keluar",
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu salah satu."},
    )
    is_in_view = forms.BooleanField(
        label="Saya melihat orangnya, dan mencocokkan wajah dengan KTP",
        error_messages={"required": "Putusan ini hanya dengan orangnya di depan mata."},
    )


class ActingForm(forms.Form):
    """Who is acting in which post, and until when."""

    login = forms.CharField(
        label="Nama akun, nomor HP, atau surel orangnya",
        max_length=100,
        help_text="Orangnya sudah punya akun. Kalau belum, kantor di atas mengundangnya.",
        error_messages={
            "required": "Siapa yang bertugas? Tulis nama akun, nomor HP, atau surelnya."
        },
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
        ),
    )
    acting = forms.ChoiceField(
        label="Sebutannya",
        choices=[
            (Acting.DUTY, "Plt.: jabatannya sedang kosong"),
            (Acting.DAILY, "Plh.: pejabatnya sedang berhalangan"),
            (Acting.NAMED, "Pj.: penjabat, sampai ada pejabat tetap"),
            (Acting.CAMPAIGN, "Pjs.: penjabat sementara, selama pejabatnya cuti kampanye"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: Plt., Plh., Pj., atau Pjs."},
    )
    role = forms.ChoiceField(
        label="Sebagai",
        choices=[
            (Role.OFFICER, "Petugas: memeriksa permohonan dan membina KIM"),
            (Role.PORTAL_EDITOR, "Redaktur portal: mengatur yang tampil"),
        ],
        initial=Role.OFFICER,
        help_text="Tugasnya di sini, bukan jabatannya di SK.",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: petugas atau redaktur portal."},
    )
    last_day = DayField(
        label="Hari terakhir",
        help_text=(
            "Seperti di surat tugas. Berakhir sendiri pukul 00.00 sesudah hari itu, "
            "paling lama satu tahun."
        ),
        error_messages={"required": "Tulis hari terakhirnya, misalnya 30 Juni 2027."},
    )


class InPersonCodeSignInForm(forms.Form):
    """Sign-in with a code that was read out, and a new password."""

    login = forms.CharField(
        label="Nama akun, nomor HP, atau surel",
        max_length=100,
        error_messages={"required": "Tulis dulu nama akun, nomor HP, atau surel Anda."},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    code = forms.CharField(
        label="Kode masuk, 6 angka",
        max_length=12,
        help_text="Dibacakan ketua KIM atau petugas di atas Anda. Berlaku 10 menit, sekali pakai.",
        error_messages={"required": "Ketik dulu enam angka dari ketua atau petugas."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    password = forms.CharField(
        label="Kata sandi baru",
        help_text="Paling sedikit 10 huruf. Tiga kata yang Anda ingat sudah kuat.",
        error_messages={"required": "Buat kata sandi baru dulu."},
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password", "enterkeyhint": "go"}, render_value=True
        ),
        validators=[password_validation.validate_password],
    )
    is_lost = forms.BooleanField(
        label="HP lama saya hilang",
        required=False,
        help_text="Sidik jari dan aplikasi kode di HP itu tidak lagi membuka akun Anda.",
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).replace(" ", "")
