"""The correction of the photos of a published story."""

from django import forms

from kimid.newsroom.forms.content import HIDDEN_INPUT


class PhotoCorrectionForm(forms.Form):
    """Why photos or what is said of them were wrong. The photos themselves have forms of their
    own.
    """

    why = forms.CharField(
        label="Kenapa bisa salah? Pembaca ikut membacanya.",
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": "Misalnya: nama di foto tertukar"}),
        error_messages={"required": "Tulis satu kalimat dulu: kenapa bisa salah?"},
    )
    is_private = forms.BooleanField(
        label=(
            "Keterangan yang salah memuat data pribadi (nama anak atau korban, NIK, nomor, "
            "alamat). Jangan tampilkan lagi."
        ),
        required=False,
    )
    base = forms.CharField(required=False, max_length=12, widget=HIDDEN_INPUT)
