"""The forms to report and to answer."""

from django import forms

from kimid.moderation.models import Complaint, Outcome


class ReportForm(forms.Form):
    """The report of a reader."""

    complaint = forms.ChoiceField(
        label="Apa yang tidak beres?",
        choices=Complaint.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu yang paling dekat."},
    )
    words = forms.CharField(
        label="Ceritakan sedikit",
        max_length=2000,
        help_text="Bagian mana, dan apa yang Anda ketahui.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Tulis satu kalimat dulu: bagian mana yang tidak beres?",
            "max_length": "Ceritanya %(show_value)s huruf. Pendekkan sampai 2.000 huruf.",
        },
    )
    contact = forms.CharField(
        label="Nomor HP atau surel Anda",
        required=False,
        max_length=100,
        help_text=(
            "Hanya dilihat yang menjawab, bukan penulis kabarnya; setiap kali dilihat dicatat, 90 "
            "hari sesudah dijawab dihapus."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )


class ReportAnswerForm(forms.Form):
    """The answer to a report."""

    outcome = forms.ChoiceField(
        label="Apa hasilnya?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya dulu."},
    )
    words = forms.CharField(
        label="Jawaban untuk pelapor",
        max_length=500,
        help_text="Apa yang Anda periksa, dan kenapa hasilnya begitu.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Tulis satu kalimat: apa yang Anda periksa?"},
    )
