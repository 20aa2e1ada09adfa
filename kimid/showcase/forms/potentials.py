"""The form of a potential."""

from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.lib.clock import MONTHS
from kimid.lib.codes import Level, cut
from kimid.lib.dot_map import GeoPoint
from kimid.lib.picture import Consent
from kimid.lib.typed_point import UnreadablePoint, read_point
from kimid.media.forms import ChosenPhotos
from kimid.media.models import ChildrenShown
from kimid.people.phones import normal_phone
from kimid.places.models import Region
from kimid.places.village_spots import lies_within
from kimid.showcase.actions.potentials import PotentialData
from kimid.showcase.models import Potential, PotentialType, VisitRule
from kimid.showcase.season import Season
from kimid.ui.fields import DayField

_MAX_PHOTOS: Final = 6
_MONTHS: Final = [(str(number), name[:3]) for number, name in enumerate(MONTHS, 1)]
_UNREADABLE: Final = "Titiknya belum terbaca. Contoh: -0.0263, 109.3425."
_NOT_FOR_VISITORS: Final = (
    "Tempat yang tidak untuk dikunjungi tidak diberi titik. Kosongkan titiknya."
)
_TEXTS: Final = (
    *("name", "headline", "special", "place", "directions", "opening", "price", "price_on"),
    *("visit", "visit_words", "contact_name", "contact_phone", "has_agreed", "living"),
)


def _months(label: str, help_text: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=_MONTHS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=help_text,
    )


def _line(label: str, longest: int, *, example: str = "", help_text: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": example})
    return forms.CharField(
        label=label, max_length=longest, required=False, widget=widget, help_text=help_text
    )


def _text(label: str, longest: int, *, rows: int = 3, **others: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, widget=widget, **others)


class PotentialForm(forms.Form):
    """What a group says of a potential: few fields first, the rest in folds."""

    number = forms.RegexField("^[a-z0-9]{1,10}$", required=False, widget=forms.HiddenInput)
    children = forms.ChoiceField(
        label="Ada wajah anak-anak di foto?",
        choices=ChildrenShown.choices[1:],
        widget=forms.RadioSelect,
        required=False,
        help_text="Kalau orang tuanya belum mengizinkan, pakai foto lain.",
    )
    name = forms.CharField(
        label="Namanya",
        max_length=80,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Misalnya: Langsat Punggur"}
        ),
        error_messages={"required": "Tulis dulu namanya, seperti orang sini menyebutnya."},
    )
    type = forms.ChoiceField(
        label="Jenisnya",
        choices=[("", "Pilih jenisnya"), *PotentialType.choices],
        error_messages={"required": "Pilih jenis yang paling dekat."},
    )
    special = _text(
        "Apa yang istimewa?",
        600,
        help_text="Tiga kalimat cukup, seperti bercerita kepada saudara yang akan datang.",
        error_messages={"required": "Tulis satu sampai tiga kalimat: apa yang istimewa di sini?"},
    )
    some = _months("Ada di bulan apa saja?", "Ketuk semua bulannya.")
    peak = _months("Puncaknya di bulan apa?", "Bulan yang paling banyak atau paling bagus.")
    no_season = forms.BooleanField(label="Tidak mengenal musim, sama saja setahun", required=False)
    visit = forms.ChoiceField(
        label="Boleh dikunjungi?",
        choices=VisitRule,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu dulu: boleh dikunjungi atau tidak?"},
    )
    visit_words = _text(
        "Siapa boleh datang, dan bagaimana caranya?",
        500,
        help_text="Adat, pemandu, yang tidak boleh. Letak tempat keramat tidak perlu ditulis.",
        error_messages={"required": "Tulis siapa yang boleh datang, walau satu kalimat."},
    )
    headline = _line(
        "Judul sebagai kalimat",
        140,
        example="Misalnya: Empat jam, lalu sungai sepi lagi",
        help_text="Kalau kosong, namanya yang menjadi judul.",
    )
    living = _text("Siapa di desa yang hidup dari sini?", 400, rows=2, required=False)
    place = _line("Tempatnya", 120, example="Misalnya: Dusun Hulu, tepi Kapuas")
    point = forms.CharField(
        label="Titiknya di peta",
        max_length=300,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Misalnya: -0.0263, 109.3425"}
        ),
        help_text="Ketuk petanya, atau tempel angka dari aplikasi peta di HP. Boleh kosong.",
    )
    directions = _text(
        "Cara ke sana",
        600,
        required=False,
        help_text="Satu baris satu langkah: naik apa, dari mana, berapa lama.",
    )
    opening = _line("Hari dan jam buka", 160, example="Misalnya: Minggu, 05.30-09.30")
    price = _line("Harga atau biaya masuk", 200, example="Misalnya: sewa sampan Rp40.000 sejam")
    price_on = DayField(
        label="Harga itu ditanya tanggal berapa?", required=False, help_text="Misalnya 4 Mei 2026."
    )
    contact_name = _line("Bertanya kepada siapa?", 80, example="Misalnya: Pak Rusli")
    contact_phone = forms.CharField(
        label="Nomor teleponnya",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text="Pembaca melihatnya hanya sesudah menekan tombol.",
    )
    has_agreed = forms.BooleanField(
        label="Orangnya setuju nama dan nomornya ditampilkan", required=False
    )

    def __init__(
        self, data: QueryDict | None, chosen: ChosenPhotos, region: Region, **initial: Any
    ) -> None:
        super().__init__(data, initial=initial)
        self._chosen = chosen
        self._region = region

    @classmethod
    def of(cls, potential: Potential, chosen: ChosenPhotos) -> "PotentialForm":
        """The form for this one, with its current values."""
        initial: dict[str, Any] = {name: getattr(potential, name) for name in _TEXTS}
        answers = {photo.get("consent", "") for photo in potential.photos}
        return cls(
            None,
            chosen,
            potential.site.region,
            point=potential.point_words,
            type=potential.type,
            some=list(map(str, potential.seasons.some)),
            peak=list(map(str, potential.seasons.peak)),
            no_season=not potential.season,
            children=answers.pop() if len(answers) == 1 else "",
            **initial,
        )

    def clean_contact_phone(self) -> str:
        """A number that can be called, as it was typed."""
        phone = str(self.cleaned_data["contact_phone"])
        if phone and not normal_phone(phone):
            raise forms.ValidationError("Nomornya belum terbaca. Contoh: 0812-3456-7890.")
        return phone

    def clean_point(self) -> GeoPoint | None:
        """A point in the regency of the group, or none."""
        typed = str(self.cleaned_data["point"]).strip()
        if not typed:
            return None
        try:
            point = read_point(typed)
        except UnreadablePoint as error:
            raise forms.ValidationError(_UNREADABLE) from error
        code = cut(self._region.code, min(self._region.level, Level.REGENCY))
        if not lies_within(code, point):
            around = Region.objects.get(pk=code).full_name
            raise forms.ValidationError(
                f"Titik ini di luar {around}. Periksa angkanya, atau kosongkan dan tulis tempatnya"
                " dengan kata."
            )
        return point

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        self._check_months(clean)
        self._check_contact(clean)
        if clean.get("point") and clean.get("visit") == VisitRule.CLOSED:
            self.add_error("point", _NOT_FOR_VISITORS)
        if clean.get("price") and not clean.get("price_on") and "price_on" not in self.errors:
            self.add_error("price_on", "Tulis tanggalnya, supaya orang tahu harga itu kapan.")
        if self._chosen.pictures and not clean.get("children"):
            self.add_error("children", "Jawab dulu: ada wajah anak-anak di fotonya?")
        if len(self._chosen.pictures) > _MAX_PHOTOS:
            self.add_error("children", f"Paling banyak {_MAX_PHOTOS} foto. Buang yang tidak perlu.")
        return clean

    def _check_months(self, clean: dict[str, Any]) -> None:
        has_months = bool(clean.get("some") or clean.get("peak"))
        if not has_months and not clean.get("no_season"):
            words = "Ketuk paling sedikit satu bulan, atau centang “Tidak mengenal musim”."
            self.add_error("some", words)
        if has_months and clean.get("no_season"):
            words = "Bulannya sudah diketuk, jadi lepas centang ini. Atau lepas semua bulannya."
            self.add_error("no_season", words)

    def _check_contact(self, clean: dict[str, Any]) -> None:
        if not clean.get("contact_phone"):
            return
        if not clean.get("contact_name"):
            self.add_error("contact_name", "Tulis juga nama orangnya, supaya pembaca bisa menyapa.")
        if not clean.get("has_agreed"):
            self.add_error("has_agreed", "Tanya dulu orangnya, lalu centang kalau setuju.")

    def potential_data(self) -> PotentialData:
        """The data of a valid form."""
        clean = self.cleaned_data
        point: GeoPoint | None = clean["point"]
        some, peak = ({int(number) for number in clean[name]} for name in ("some", "peak"))
        return PotentialData(
            type=PotentialType(clean["type"]),
            season=Season.of_months(some, peak).signs,
            lat=point.lat if point else None,
            lon=point.lon if point else None,
            photos=tuple(self._chosen.pictures),
            consent=cast(Consent, clean["children"] or ChildrenShown.UNASKED.value),
            **{name: clean[name] for name in _TEXTS},
        )


class WithdrawalForm(forms.Form):
    """Why readers have it no more."""

    why = forms.CharField(
        label="Kenapa ditarik?",
        max_length=300,
        help_text="Pembaca yang membuka alamatnya membaca alasan ini.",
        error_messages={"required": "Tulis alasannya, supaya pembaca tahu."},
    )
