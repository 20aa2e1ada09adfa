"""What offices and groups type about the life of a KIM."""

from typing import Any, Final

from django import forms

from kimid.lifecycle.models import StopReason, Threat
from kimid.ui.fields import DayField

_MOST_LETTERS: Final = 1_000


def _text_field(label: str, missing: str, *, help_text: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=_MOST_LETTERS,
        help_text=help_text,
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class VisitForm(forms.Form):
    """When an office visits a KIM; or, once it was there, what came of it and what comes next."""

    planned_on = DayField(
        label="Tanggal kunjungan", required=False, help_text="Misalnya 4 Desember 2026."
    )
    result = forms.CharField(
        label="Hasilnya",
        required=False,
        max_length=_MOST_LETTERS,
        help_text="Isi sesudah bertemu. Kunjungan ini lalu tercatat selesai.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_step = forms.CharField(label="Langkah berikutnya", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """A date or a result: with neither there is nothing to keep."""
        clean = super().clean() or {}
        if not self.errors and not clean.get("planned_on") and not clean.get("result"):
            self.add_error(
                "planned_on", "Tulis tanggal kunjungan, atau hasilnya kalau sudah bertemu."
            )
        return clean


class RevivalPlanForm(forms.Form):
    """How a group goes on."""

    plan = _text_field(
        "Siapa yang melanjutkan, dan kabar pertama tentang apa?",
        "Tulis dulu siapa yang melanjutkan KIM ini.",
        help_text="Dua atau tiga kalimat cukup. Petugas membacanya.",
    )


class ObjectionForm(forms.Form):
    """Why a suspension is wrong."""

    words = _text_field(
        "Keberatan kelompok",
        "Tulis dulu keberatannya.",
        help_text="Dibaca dan diputuskan dinas di atasnya.",
        rows=5,
    )


class RevivalNoteForm(forms.Form):
    """What an office says of a revival; the group reads it."""

    note = _text_field(
        "Pesan untuk kelompok",
        "Tulis pesannya. Kelompok membacanya.",
        help_text="Alasan, atau yang masih kurang.",
    )


class SuspensionForm(forms.Form):
    """Why an office wants to suspend a KIM."""

    reason = forms.ChoiceField(
        label="Alasan",
        choices=StopReason,
        widget=forms.RadioSelect,
        help_text="Isi kabar bukan alasan. Untuk itu ada laporan, hak jawab, dan koreksi.",
        error_messages={"required": "Pilih satu alasan."},
    )
    words = _text_field(
        "Penjelasan",
        "Jelaskan alasannya. Kelompok membacanya.",
        help_text="Apa yang terjadi, dan kapan ditegur.",
    )


class SuspensionEndForm(forms.Form):
    """Why a suspension ends, or its proposal is taken back."""

    note = _text_field("Sebab diakhiri", "Tulis sebabnya. Kelompok membacanya.", rows=2)


class ObjectionAnswerForm(forms.Form):
    """What the office above decides on an objection."""

    is_granted = forms.ChoiceField(
        label="Putusan",
        choices=[
            ("ya", "Keberatan diterima, penangguhan berakhir"),
            ("tidak", "Penangguhan tetap"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu putusannya."},
    )
    words = _text_field("Pertimbangan", "Tulis pertimbangannya. Kelompok membacanya.")


class QuarantineForm(forms.Form):
    """Why a site is closed at once."""

    threat = forms.ChoiceField(
        label="Bahaya",
        choices=Threat,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bahayanya."},
    )
    words = forms.CharField(
        label="Yang terlihat",
        required=False,
        max_length=_MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class QuarantineEndForm(forms.Form):
    """What was put right before a site opens again, and whether what doubtful accounts published
    since a day stays away from readers.
    """

    note = _text_field("Yang sudah dibereskan", "Tulis dulu apa yang sudah dibereskan.", rows=2)
    holds = forms.BooleanField(
        label="Tahan yang ditampilkan akun yang belum dipastikan",
        required=False,
        initial=True,
        help_text="Kabar ditahan sampai dilihat; tulisan, gambar, dan alamat situs kembali seperti "
        "sebelumnya; tautan jadi kata; hasil jajak dan rencana ditampilkan lagi oleh redaktur.",
    )
    since = DayField(label="Yang tampil sejak", error_messages={"required": "Tulis tanggalnya."})


class AccountForm(forms.Form):
    """Whose account it is, and how that was made sure."""

    person = forms.IntegerField(widget=forms.HiddenInput)
    how = forms.CharField(
        label="Cara memastikannya",
        max_length=200,
        help_text="Misalnya: datang 26 November, KTP cocok.",
        error_messages={"required": "Tulis dulu cara memastikannya."},
    )


class SinceForm(forms.Form):
    """Since which day changes are shown."""

    sejak = DayField(label="Yang berubah sejak", required=False)


class SuspensionAgreementForm(forms.Form):
    """A second officer says yes; nothing is to be typed."""
