"""The forms of an achievement: what the group says, and what somebody outside answers."""

from typing import Any, Final, cast

from django import forms
from django.core.validators import URLValidator
from django.http import QueryDict

from kimid.lib.picture import Consent
from kimid.media.forms import ChosenPhotos
from kimid.media.models import ChildrenShown
from kimid.showcase.actions.achievements import AchievementData
from kimid.showcase.models import FIRST_YEAR, Achievement, AchievementLevel

_MAX_PHOTOS: Final = 6
_TEXTS: Final = (
    *("title", "won", "who", "level", "year", "organiser", "story", "proof", "proof_link"),
)
_SCHEMES: Final = ("http://", "https://")


def _line(
    label: str, longest: int, *, example: str = "", missing: str = "", help_text: str = ""
) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": example})
    return forms.CharField(
        label=label,
        max_length=longest,
        required=bool(missing),
        widget=widget,
        help_text=help_text,
        error_messages={"required": missing},
    )


class AchievementForm(forms.Form):
    """What a group says of an achievement: few fields first, the rest in folds."""

    number = forms.RegexField("^[a-z0-9]{1,10}$", required=False, widget=forms.HiddenInput)
    children = forms.ChoiceField(
        label="Ada wajah anak-anak di foto?",
        choices=ChildrenShown.choices[1:],
        widget=forms.RadioSelect,
        required=False,
        help_text="Kalau orang tuanya belum mengizinkan, pakai foto lain.",
    )
    title = _line(
        "Apa yang diraih, dalam satu kalimat",
        140,
        example="Misalnya: Pasar perahu kami juara dua se-Kalimantan Barat",
        missing="Tulis dulu prestasinya dalam satu kalimat, dengan tingkatnya.",
    )
    who = _line(
        "Siapa yang meraihnya?",
        120,
        example="Misalnya: Pedagang perahu Dusun Hulu",
        missing="Tulis siapa yang meraihnya: nama orang, tim, atau kelompoknya.",
    )
    level = forms.ChoiceField(
        label="Tingkatnya",
        choices=[("", "Pilih tingkatnya"), *AchievementLevel.choices],
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Pilih dulu: tingkat desa sampai dunia?"
        ),
    )
    year = forms.CharField(
        label="Tahunnya",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Tulis tahunnya dengan empat angka."},
    )
    organiser = _line(
        "Siapa penyelenggaranya?",
        120,
        example="Misalnya: Disperindag Kalimantan Barat",
        missing="Tulis siapa yang mengadakan lomba atau memberi penghargaannya.",
        help_text="Dari sini orang luar bisa memastikannya.",
    )
    won = _line("Juara atau penghargaan apa?", 120, example="Misalnya: Juara 2 Pasar Rakyat Bersih")
    story = forms.CharField(
        label="Ceritanya",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Siapa yang mulai, apa yang berubah. Alinea pertama tampil di bawah judul.",
    )
    proof = _line(
        "Apa buktinya?",
        160,
        example="Misalnya: Piagam nomor 500.3/1187/2026",
        help_text="Foto piagam atau suratnya dilampirkan sesudah ini disimpan.",
    )
    proof_link = _line(
        "Alamat buktinya di internet, kalau ada",
        300,
        example="https://",
        help_text="Misalnya pengumuman juara di situs dinas.",
    )

    def __init__(
        self, data: QueryDict | None, chosen: ChosenPhotos, *, this_year: int, **initial: Any
    ) -> None:
        super().__init__(data, initial=initial)
        self._chosen = chosen
        self._this_year = this_year

    @classmethod
    def of(
        cls, achievement: Achievement, chosen: ChosenPhotos, *, this_year: int
    ) -> "AchievementForm":
        """The form for this one, with its current values."""
        initial: dict[str, Any] = {name: getattr(achievement, name) for name in _TEXTS}
        answers = {photo.get("consent", "") for photo in achievement.photos}
        children = answers.pop() if len(answers) == 1 else ""
        return cls(None, chosen, this_year=this_year, children=children, **initial)

    def clean_year(self) -> int:
        """A year since the Republic, and none that is still to come."""
        typed = str(self.cleaned_data["year"]).strip()
        if not (typed.isascii() and typed.isdigit() and len(typed) == 4):
            raise forms.ValidationError("Tahunnya belum terbaca. Contoh: 2024.")
        year = int(typed)
        if year < FIRST_YEAR:
            raise forms.ValidationError(f"Paling lama tahun {FIRST_YEAR}.")
        if year > self._this_year:
            raise forms.ValidationError(f"Tahun {year} belum tiba. Paling baru {self._this_year}.")
        return year

    def clean_proof_link(self) -> str:
        """An address that a browser opens; without a scheme it is a secure one."""
        typed = str(self.cleaned_data["proof_link"]).strip()
        if not typed:
            return ""
        address = typed if typed.lower().startswith(_SCHEMES) else f"https://{typed}"
        message = "Alamatnya belum terbaca. Contoh: https://disperindag.kalbarprov.go.id/juara"
        URLValidator(schemes=["http", "https"], message=message)(address)
        return address

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if self._chosen.pictures and not clean.get("children"):
            self.add_error("children", "Jawab dulu: ada wajah anak-anak di fotonya?")
        if len(self._chosen.pictures) > _MAX_PHOTOS:
            self.add_error("children", f"Paling banyak {_MAX_PHOTOS} foto. Buang yang tidak perlu.")
        return clean

    def achievement_data(self) -> AchievementData:
        """The data of a valid form."""
        clean = self.cleaned_data
        texts = {name: clean[name] for name in _TEXTS if name not in {"level", "year"}}
        return AchievementData(
            level=AchievementLevel(clean["level"]),
            year=clean["year"],
            photos=tuple(self._chosen.pictures),
            consent=cast(Consent, clean["children"] or ChildrenShown.UNASKED.value),
            **texts,
        )


class AskByLinkForm(forms.Form):
    """For whom a link is."""

    holder_name = forms.CharField(
        label="Untuk siapa tautannya?",
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Misalnya: Ibu Maya Sari"}
        ),
        help_text="Panitia penyelenggara, atau pejabat setempat. Bukan anggota KIM.",
        error_messages={"required": "Tulis nama orang yang akan membuka tautannya."},
    )


class OfficeQuestionForm(forms.Form):
    """What an office wants to see first."""

    why = forms.CharField(
        label="Bukti apa yang masih diperlukan?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="KIM membaca kalimat ini, misalnya: Foto halaman kedua surat keputusannya.",
        error_messages={"required": "Tulis bukti apa yang masih diperlukan, supaya KIM tahu."},
    )


class ConfirmByLinkForm(forms.Form):
    """Who confirms, and how they know. `base` is what they have read."""

    base = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Nama Anda",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Tulis nama Anda dulu."},
    )
    role = forms.CharField(
        label="Jabatan atau lembaga Anda",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        help_text="Misalnya: panitia Pekan KIM, Kasi Pemerintahan desa.",
        error_messages={"required": "Tulis jabatan atau lembaga Anda, supaya pembaca tahu."},
    )
    how_known = forms.CharField(
        label="Bagaimana Anda tahu?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu kalimat cukup, misalnya: Saya yang menyerahkan piagamnya.",
        error_messages={"required": "Tulis satu kalimat: dari mana Anda tahu ini benar?"},
    )

    def show_present(self, digest: str) -> None:
        """Let the next press confirm what stands there now; all that was typed stays."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        self.data = typed | {"base": digest}
