"""What an office types when it checks an application, and what the head of a village answers."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from kimid.access.models import Acting
from kimid.applications.checking import CheckLine
from kimid.applications.models import Fit, LineFinding
from kimid.people.phones import normal_phone

_WORDS: Final = 1_000
_BY_PAPER: Final = "surat"


class ApplicationCheckForm(forms.Form):
    """Five lines, each compared with the decree; and what to tell the applicant."""

    words = forms.CharField(
        label="Pesan untuk pemohon",
        required=False,
        max_length=_WORDS,
        help_text="Pertanyaan, atau alasan kalau ditolak. Baris yang beda ikut terkirim sendiri.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict | None = None, *, lines: Sequence[CheckLine]) -> None:
        super().__init__(data)
        self.lines = lines
        for line in lines:
            mark, note = (line.finding["mark"], line.finding["note"]) if line.finding else ("", "")
            self.fields[line.name] = forms.ChoiceField(
                label=line.label,
                choices=Fit.choices,
                required=False,
                initial=mark,
                widget=forms.RadioSelect,
            )
            self.fields[f"{line.name}_note"] = forms.CharField(
                label="Apa yang berbeda?", max_length=200, required=False, initial=note
            )

    def rows(self) -> list[tuple[CheckLine, Any, Any]]:
        """Each line with its field and the field of its note."""
        return [(line, self[line.name], self[f"{line.name}_note"]) for line in self.lines]

    def findings(self) -> dict[str, LineFinding]:
        """What was found, for the lines that were looked at."""
        clean = self.cleaned_data
        return {
            line.name: LineFinding(
                mark=clean[line.name], note=clean[f"{line.name}_note"], value=line.value
            )
            for line in self.lines
            if clean[line.name]
        }

    def is_missing_words(self, why: str) -> bool:
        """Whether the message is missing that this decision needs; then the form says so."""
        if self.cleaned_data["words"]:
            return False
        self.add_error("words", why)
        return True


class HeadContactForm(forms.Form):
    """How the office reaches the head of the village."""

    head_name = forms.CharField(
        label="Nama", max_length=75, error_messages={"required": "Tulis nama beliau dulu."}
    )
    acting = forms.ChoiceField(
        label="Sebutannya",
        choices=Acting.choices,
        required=False,
        help_text="Pj., Pjs., Plt., dan Plh. menandatangani seperti pejabat tetap.",
    )
    head_phone = forms.CharField(
        label="Nomor WhatsApp",
        max_length=20,
        help_text="Dari catatan kantor Anda, jangan dari pemohon.",
        error_messages={"required": "Tulis nomornya dulu."},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def contact(self) -> dict[str, str]:
        """The clean data for the action."""
        clean = self.cleaned_data
        return {"name": clean["head_name"], "phone": clean["head_phone"], "acting": clean["acting"]}

    def clean_head_phone(self) -> str:
        phone = normal_phone(self.cleaned_data["head_phone"])
        if phone is None:
            raise ValidationError("Nomor ini belum terbaca. Contoh: 0812 0000 0001")
        return phone


class ChairForm(forms.Form):
    """Whom an office asks to lead a KIM that has nobody."""

    name = forms.CharField(
        label="Nama ketua",
        max_length=100,
        help_text="Seperti di SK.",
        error_messages={"required": "Tulis nama ketuanya dulu."},
    )


class HeadAnswerForm(forms.Form):
    """Whether the decree is theirs."""

    is_true = forms.ChoiceField(
        label="Apakah Anda menetapkan SK ini?",
        choices=[("ya", "Ya, benar"), ("tidak", "Tidak benar")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: benar atau tidak."},
    )
    words = forms.CharField(
        label="Catatan",
        required=False,
        max_length=300,
        help_text="Misalnya apa yang keliru.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class HeadAnswerInPersonForm(HeadAnswerForm):
    """What the head of the village said to the face of an officer, who writes it down."""

    name = forms.CharField(
        label="Nama beliau",
        max_length=100,
        error_messages={"required": "Tulis nama beliau dulu."},
    )
    how = forms.ChoiceField(
        label="Bagaimana",
        choices=[
            ("jawab", "Beliau menjawab di depan saya"),
            (_BY_PAPER, "Saya lihat surat aslinya, bertanda tangan dan bercap"),
        ],
        initial="jawab",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: menjawab, atau surat aslinya."},
    )
    field_order = ("name", "how", "is_true", "words")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="tatap")  # the page has other forms
        self.fields["is_true"].label = "Apakah beliau menetapkan SK ini?"

    def answer(self) -> dict[str, Any]:
        """The clean data for the action."""
        clean = self.cleaned_data
        return {
            "name": clean["name"],
            "is_true": clean["is_true"] == "ya",
            "words": clean["words"],
            "by_paper": clean["how"] == _BY_PAPER,
        }
