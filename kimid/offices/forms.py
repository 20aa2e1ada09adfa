"""Forms to invite an official, and to write down that one leaves."""

from datetime import timedelta
from typing import Any, Final

from django import forms

from kimid.events.permissions import Role
from kimid.offices.models import Reason
from kimid.offices.orders import PostOrder
from kimid.people.models import Person
from kimid.ui.fields import DayField

_LONGEST: Final = timedelta(days=366)
_ROLES: Final = [
    (Role.OFFICER, "Petugas: memeriksa permohonan dan membina KIM"),
    (Role.PORTAL_EDITOR, "Redaktur portal: mengatur yang tampil"),
]


class InviteOfficialForm(forms.Form):
    """Whom to invite into an office, and as what."""

    name = forms.CharField(
        label="Nama yang diundang",
        max_length=100,
        help_text=(
            "Nama lengkap seperti tertulis di SK atau surat tugasnya. Belum tahu siapa? Tanyakan "
            "kepada yang membina KIM di dinas itu, mis. Kepala Bidang IKP."
        ),
        error_messages={"required": "Siapa yang Anda undang? Tulis namanya."},
    )
    role = forms.ChoiceField(
        label="Sebagai",
        choices=_ROLES,
        initial=Role.OFFICER,
        widget=forms.RadioSelect,
        help_text=(
            "Tugasnya di sini, bukan jabatannya di SK. Kepala Bidang IKP yang membina KIM, "
            "misalnya, menjadi petugas."
        ),
        error_messages={"required": "Pilih dulu: petugas atau redaktur portal."},
    )


class ChangeForm(forms.Form):
    """Why somebody leaves, by which letter, from which day, and who comes."""

    reason = forms.ChoiceField(
        label="Yang terjadi",
        choices=Reason.choices,
        initial=Reason.MOVED,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: mutasi atau berhenti."},
    )
    moved_to = forms.CharField(
        label="Pindah ke",
        max_length=120,
        required=False,
        help_text=(
            "Jabatan dan kantor barunya, seperti tertulis di SK, mis. Kepala Bidang IKP, Dinas "
            "Kominfo Kab. Mempawah."
        ),
    )
    letter_number = forms.CharField(
        label="Nomor surat",
        max_length=80,
        help_text=(
            "Ada di kepala SK atau surat tugas, mis. 800.1.3.1/412/BKPSDM. Belum ada di tangan? "
            "Tanyakan ke bagian kepegawaian."
        ),
        error_messages={"required": "Tulis nomor suratnya, misalnya 800.1.3.1/412/BKPSDM."},
    )
    letter_on = DayField(
        label="Tanggal surat",
        error_messages={"required": "Tulis tanggal suratnya, misalnya 24 November 2026."},
    )
    first_day = DayField(
        label="Berlaku mulai",
        help_text="Sejak hari itu, pukul 00.00, ia tidak bertugas lagi di sini.",
        error_messages={"required": "Tulis sejak kapan, misalnya 1 Desember 2026."},
    )
    successor = forms.CharField(
        label="Nama penggantinya",
        max_length=100,
        required=False,
        help_text=(
            "Seperti tertulis di SK. Ia mendapat undangan sekali pakai. Kosongkan kalau belum ada: "
            "jabatannya tertulis kosong."
        ),
    )

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("reason") == Reason.LEFT:
            clean["moved_to"] = ""
        letter, first = clean.get("letter_on"), clean.get("first_day")
        if letter and first and first < letter:
            self.add_error("first_day", "Hari ini sebelum tanggal suratnya. Periksa keduanya.")
        elif letter and first and first > letter + _LONGEST:
            self.add_error("first_day", "Lebih dari setahun sesudah suratnya. Periksa tahunnya.")
        return clean

    def order(self, holder: Person, role: Role) -> PostOrder:
        """The clean data for the action."""
        clean = self.cleaned_data
        return PostOrder(
            holder,
            role,
            Reason(clean["reason"]),
            clean["first_day"],
            clean["letter_number"],
            clean["letter_on"],
            clean["moved_to"],
            clean["successor"],
        )
