"""What an office types about its reports: letterhead, targets, notes, photos, visits."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict

from kimid.insights.forms import CountField
from kimid.lifecycle.actions.visits import VisitText
from kimid.media.limits import MAX_BYTES
from kimid.places.models import Region
from kimid.places.queries import children_of
from kimid.registry.models import Kim
from kimid.reports.actions import NoteText
from kimid.reports.models import IndicatorNote, OfficeLetterhead, ReportIndicator
from kimid.reports.signed_words import SignedCopyRefused
from kimid.ui.fields import DayField
from kimid.ui.shared_form import SharedForm

_MOST_COUNT: Final = 1_000_000
_MOST_NOTE: Final = 500
_MOST_NAMED: Final = 5


class LetterheadForm(SharedForm):
    """How the papers of an office begin and who signs them."""

    agency = forms.CharField(
        label="Nama dinas", max_length=120, help_text="Misalnya Dinas Komunikasi dan Informatika."
    )
    street = forms.CharField(label="Alamat, telepon, surel", max_length=200, required=False)
    seat = forms.CharField(label="Kota tempat surat dibuat", max_length=60, required=False)
    signer_post = forms.CharField(
        label="Jabatan yang menandatangani",
        max_length=160,
        help_text="Nama, pangkat, dan NIP dikosongkan di kertas, untuk diisi.",
    )

    @classmethod
    def of(cls, letterhead: OfficeLetterhead, data: QueryDict | None = None) -> "LetterheadForm":
        names = ("agency", "street", "seat", "signer_post")
        now = {name: getattr(letterhead, name) for name in names}
        return cls(data, now=now, is_stored=not letterhead._state.adding)

    @property
    def stored(self) -> Mapping[str, str] | None:
        """What stands there, as far as this form knows."""
        return self._now if self._is_stored else None


class TargetsForm(SharedForm):
    """The targets of a year, one for each indicator. Empty is none."""

    def __init__(
        self, data: QueryDict | None, targets: Mapping[str, int], reached: Mapping[str, str]
    ) -> None:
        super().__init__(data, now={key: str(targets.get(key, "")) for key in ReportIndicator})
        self.stored = targets
        for indicator in ReportIndicator:
            most = 100 if indicator == ReportIndicator.PROMISES else _MOST_COUNT
            self.fields[indicator.value] = CountField(
                label=indicator.label,
                help_text=f"Realisasi {reached[indicator]}." if indicator in reached else "",
                required=False,
                min_value=0,
                max_value=most,
                error_messages={
                    "invalid": "Tulis angka saja, misalnya 120.",
                    "max_value": "Angkanya terlalu besar: paling besar %(limit_value)s.",
                    "min_value": "Angkanya paling kecil 0.",
                },
            )

    @property
    def targets(self) -> dict[str, int | None]:
        """Those that were changed."""
        return {name: self.cleaned_data[name] for name in self.typed}


class NoteFields(NamedTuple):
    """The two fields of an indicator."""

    label: str
    obstacle: BoundField
    follow_up: BoundField


class NotesForm(SharedForm):
    """Obstacle and follow-up of each indicator. All may stay empty."""

    def __init__(self, data: QueryDict | None, notes: Mapping[str, IndicatorNote]) -> None:
        now = {}
        self.stored = {key: NoteText(each.obstacle, each.follow_up) for key, each in notes.items()}
        for indicator in ReportIndicator:
            note = notes.get(indicator)
            now[f"kendala-{indicator}"] = note.obstacle if note else ""
            now[f"lanjut-{indicator}"] = note.follow_up if note else ""
        super().__init__(data, now=now)
        for indicator in ReportIndicator:
            self.fields[f"kendala-{indicator}"] = _text("Kendala")
            self.fields[f"lanjut-{indicator}"] = _text("Tindak lanjut")

    def rows(self) -> Iterator[NoteFields]:
        """Every indicator with its fields."""
        for each in ReportIndicator:
            yield NoteFields(each.label, self[f"kendala-{each}"], self[f"lanjut-{each}"])

    @property
    def notes(self) -> dict[str, NoteText]:
        """Those that were changed."""
        clean = self.cleaned_data
        return {
            each.value: NoteText(clean[f"kendala-{each}"], clean[f"lanjut-{each}"])
            for each in ReportIndicator
            if self.typed & {f"kendala-{each}", f"lanjut-{each}"}
        }


def _text(label: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, required=False, max_length=_MOST_NOTE, widget=widget)


class CorrectionForm(forms.Form):
    """Why a frozen period is counted again."""

    reason = forms.CharField(
        label="Mengapa dibetulkan?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercetak di edisi baru. Misalnya: dua SK bulan Agustus baru dicocokkan.",
        error_messages={"required": "Tulis dulu alasannya, satu kalimat."},
    )


class ReportPhotoForm(forms.Form):
    """A photo with its caption and its day."""

    foto = forms.FileField(
        label="Foto",
        error_messages={"required": "Pilih dulu fotonya."},
        widget=forms.FileInput(attrs={"accept": "image/jpeg, image/png, image/webp, image/heic"}),
    )
    caption = forms.CharField(
        label="Keterangan",
        max_length=200,
        help_text="Siapa melakukan apa, di mana.",
        error_messages={"required": "Tulis dulu satu kalimat: siapa melakukan apa, di mana."},
    )
    taken_on = DayField(
        label="Tanggal",
        help_text="Misalnya 12 Agustus 2026.",
        error_messages={"required": "Tulis tanggal fotonya."},
    )


class SignedForm(forms.Form):
    """The signed report."""

    berkas = forms.FileField(
        label="PDF yang sudah ditandatangani",
        help_text=f"Paling besar {MAX_BYTES // 1024**2} MB.",
        error_messages={
            "required": "Pilih dulu berkas PDF-nya.",
            "empty": SignedCopyRefused.messages["empty"],
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )


class LetterVisitForm(forms.Form):
    """A coaching visit: to a KIM, by its number or name, or to a place that has none."""

    on = DayField(
        label="Tanggal kunjungan",
        help_text="Misalnya 12 Agustus 2026.",
        error_messages={"required": "Tulis tanggal kunjungannya."},
    )
    kim = forms.CharField(
        label="KIM yang dikunjungi",
        max_length=120,
        required=False,
        help_text="Nomor atau nama KIM. Kosongkan kalau tempatnya belum punya KIM.",
        widget=forms.TextInput(attrs={"list": "daftar-kim", "autocomplete": "off"}),
    )
    place = forms.ChoiceField(label="Atau wilayah", required=False)
    letter_number = forms.CharField(
        label="Nomor surat tugas",
        max_length=80,
        error_messages={"required": "Tulis nomor surat tugasnya."},
    )
    result = forms.CharField(
        label="Hasil",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Apa yang dibina, dan apa yang disepakati.",
        error_messages={"required": "Tulis dulu hasilnya, satu atau dua kalimat."},
    )
    foto = forms.FileField(
        label="Foto",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg, image/png, image/webp, image/heic"}),
    )

    def __init__(
        self, data: QueryDict | None = None, files: Any = None, *, office: Region, today: date
    ) -> None:
        super().__init__(data, files)
        self._office, self._today = office, today
        places = [office, *children_of(office.code).order_by("code")]
        choices = [("", "Pilih"), *((each.code, each.full_name) for each in places)]
        self.fields["place"] = forms.ChoiceField(
            label="Atau wilayah", required=False, choices=choices
        )

    def clean_on(self) -> date:
        """A day that has been."""
        on: date = self.cleaned_data["on"]
        if on > self._today:
            raise ValidationError("Kunjungan ini belum terjadi. Catat sesudah harinya.")
        return on

    def clean_kim(self) -> Kim | None:
        """The KIM with this number or name in the region of the office."""
        words = self.cleaned_data["kim"].strip()
        if not words:
            return None
        rows = Kim.objects.all().below(self._office.code).select_related("region")
        named = list((rows.filter(number=words) or rows.filter(name__iexact=words))[:_MOST_NAMED])
        if len(named) == 1:
            return named[0]
        if not named:
            raise ValidationError("KIM ini tidak ada di wilayah Anda. Tulis nomornya.")
        numbers = ", ".join(f"{kim.number} ({kim.region.full_name})" for kim in named)
        raise ValidationError(f"Ada beberapa KIM bernama ini. Tulis nomornya: {numbers}.")

    def clean(self) -> dict[str, Any]:
        """Either a KIM or a place."""
        clean = super().clean() or {}
        if "kim" not in self.errors and not clean.get("kim") and not clean.get("place"):
            self.add_error("kim", "Tulis KIM yang dikunjungi, atau pilih wilayahnya.")
        return clean

    @property
    def visit(self) -> VisitText:
        clean = self.cleaned_data
        kim: Kim | None = clean["kim"]
        region = kim.region if kim else Region.objects.get(pk=clean["place"])
        return VisitText(region, kim, clean["on"], clean["letter_number"], clean["result"])
