"""The detail fields of some kinds of story. Fields of other kinds are stored and not shown."""

from datetime import datetime, time
from typing import Any, Final

from django import forms
from django.utils import timezone

from kimid.lib.codes import Level
from kimid.newsroom.details import Details
from kimid.newsroom.models import SignedAs, StoryKind
from kimid.newsroom.required_details import missing_details
from kimid.wire.verdicts import Verdict

_MOMENT: Final = "%Y-%m-%dT%H:%M"
_DAY: Final = "%Y-%m-%d"
_BAD_MOMENT: Final = "Tanggal dan jamnya belum terbaca. Contoh: 28-11-2026 08:00."
_BAD_DAY: Final = "Tanggalnya belum terbaca. Contoh: 24-11-2026."
_MOMENTS: Final = [_MOMENT, "%d-%m-%Y %H:%M", "%d-%m-%Y %H.%M", "%d/%m/%Y %H:%M"]


def moment_field(label: str) -> forms.DateTimeField:
    """A day and an hour of the place."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT)
    return forms.DateTimeField(
        label=label,
        required=False,
        widget=widget,
        input_formats=_MOMENTS,
        error_messages={"invalid": _BAD_MOMENT},
    )


def _day(label: str, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format=_DAY)
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=widget,
        error_messages={"invalid": _BAD_DAY},
    )


class DetailsForm(forms.Form):
    """The details of a story besides its words. Times are those of the place."""

    co_writers = forms.CharField(
        label="Ditulis bersama siapa?",
        required=False,
        max_length=120,
        help_text="Nama yang ikut menulis atau memotret. Tampil di awal kabar.",
    )
    signed_as = forms.ChoiceField(
        label="Atas nama siapa?",
        choices=[("", "Nama saya"), *SignedAs.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text="Nama Anda tetap tercatat di kelompok.",
    )
    starts_at = moment_field("Mulai")
    ends_at = moment_field("Selesai")
    venue = forms.CharField(label="Tempat acara", required=False, max_length=120)
    organiser = forms.CharField(label="Penyelenggara", required=False, max_length=120)
    ends_on = _day("Berlaku sampai", "Sesudah hari itu tidak tampil lagi di papan pengumuman.")
    paid_by = forms.CharField(
        label="Dibayar oleh",
        required=False,
        max_length=120,
        help_text="Tampil di bawah judul, bersama label Advertorial.",
    )
    claim = forms.CharField(
        label="Kabar yang beredar",
        required=False,
        max_length=500,
        help_text="Tulis seperti yang beredar, dengan kata-katanya.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Kabarnya %(show_value)s huruf. Pendekkan sampai 500 huruf."},
    )
    claim_seen = forms.CharField(
        label="Beredar di mana?",
        required=False,
        max_length=200,
        help_text="Misalnya: grup WhatsApp RT 02.",
    )
    claim_since = _day("Sejak kapan?")
    verdict = forms.ChoiceField(
        label="Hasil pemeriksaan", choices=Verdict.choices, required=False, widget=forms.RadioSelect
    )
    reach = forms.CharField(
        label="Sejauh mana beredar?",
        required=False,
        max_length=200,
        help_text="Misalnya: di tiga grup, sampai kampung sebelah.",
    )
    area_level = forms.TypedChoiceField(
        label="Siapa yang perlu tahu?",
        choices=[
            (Level.VILLAGE.value, "Desa atau kelurahan ini saja"),
            (Level.DISTRICT.value, "Sekecamatan"),
            (Level.REGENCY.value, "Sekabupaten atau sekota"),
            (Level.PROVINCE.value, "Seprovinsi"),
        ],
        coerce=int,
        empty_value="",
        initial=Level.REGENCY.value,
        required=False,
        help_text="KIM di wilayah itu melihatnya di Beranda mereka.",
    )

    def require_details(self, clean: dict[str, Any]) -> None:
        """Ask for missing details of this kind, unless the form may be incomplete."""
        kind = StoryKind(clean.get("kind") or StoryKind.NEWS)
        if (
            clean.get("starts_at")
            and clean.get("ends_at")
            and clean["ends_at"] < clean["starts_at"]
        ):
            self.add_error("ends_at", "Selesainya sebelum mulai. Periksa tanggal dan jamnya.")
        if self.fields["title"].required:
            for name, question in missing_details(kind, self.details(clean)).items():
                if name not in self.errors:
                    self.add_error(name, question)

    def details(self, clean: dict[str, Any]) -> Details:
        """The clean data for the actions."""
        values = {
            name: clean[name]
            for name in Details.__dataclass_fields__
            if clean.get(name) not in (None, "")
        }
        if clean.get("kind") == StoryKind.ANNOUNCEMENT:
            values["ends_at"] = _end_of(clean.get("ends_on"))
        return Details(**values)


def details_initial(details: Details) -> dict[str, Any]:
    """The initial data of the form."""
    values = {name: getattr(details, name) for name in Details.__dataclass_fields__}
    return {
        **values,
        "ends_on": timezone.localtime(details.ends_at).date() if details.ends_at else None,
    }


def _end_of(day: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time(23, 59))) if day else None


# The editor folds these away unless one has an error.
DETAIL_FIELDS: Final = frozenset({"kind", *DetailsForm.base_fields})
