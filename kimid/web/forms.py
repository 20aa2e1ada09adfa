"""What readers of public pages type."""

from datetime import date, datetime
from typing import Any, Final

from django import forms

from kimid.lib import clock
from kimid.lib.codes import covers
from kimid.places.models import Region
from kimid.sites.models import Site
from kimid.wire.kinds import kind_at, kinds
from kimid.wire.search.index_query import LAST_PAGE
from kimid.wire.search.name_search import regions_by_name
from kimid.wire.search.results import SearchQuery

_MAX_LENGTH: Final = 200
NEWEST_FIRST: Final = "baru"


class SearchForm(forms.Form):
    """The question of a reader. What cannot be read is told beside its field; the rest still
    counts.
    """

    q = forms.CharField(required=False)
    di = forms.CharField(
        label="Di mana?",
        required=False,
        widget=forms.TextInput(
            attrs={
                "class": "input",
                "maxlength": 60,
                "autocomplete": "off",
                "placeholder": "Desa, kabupaten …",
            }
        ),
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        required=False,
        choices=lambda: [("", "Semua"), *((kind.slug, kind.label) for kind in kinds())],
        widget=forms.Select(attrs={"class": "input"}),
    )
    sejak = forms.DateField(
        label="Terbit sejak",
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tanggalnya belum terbaca. Contoh: 24-11-2026."},
    )
    urut = forms.ChoiceField(
        label="Urutan",
        required=False,
        choices=[("", "Paling cocok dulu"), (NEWEST_FIRST, "Terbaru dulu")],
        widget=forms.Select(attrs={"class": "input"}),
    )
    hal = forms.IntegerField(
        required=False, min_value=1, max_value=LAST_PAGE, widget=forms.HiddenInput
    )

    def __init__(self, site: Site, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.site = site
        self.others: list[Region] = []  # regions of the same name as the one that was chosen
        if not site.is_portal:
            del self.fields["di"]
        for field in self.fields.values():
            field.widget.attrs["form"] = (
                "tanya"  # the filters stand beside the answer, outside of the form
            )

    @property
    def filters(self) -> list[forms.BoundField]:
        """The fields that narrow an answer, as the page shows them."""
        return [self[name] for name in ("di", "jenis", "sejak", "urut") if name in self.fields]

    @property
    def is_narrowed(self) -> bool:
        """Whether any of them is filled in, rightly or not."""
        return any(field.value() for field in self.filters)

    def clean_q(self) -> str:
        """As much of it as is read."""
        typed: str = self.cleaned_data["q"]
        return typed[:_MAX_LENGTH]

    def clean_di(self) -> Region | None:
        """The region of that name or code on this portal; of several the highest."""
        typed: str = self.cleaned_data["di"]
        if not typed.strip():
            return None
        code = self.site.region_id
        regions = (
            [*Region.objects.filter(pk=typed), *regions_by_name(typed, code)]
            if typed.isalnum()
            else regions_by_name(typed, code)
        )
        here = [region for region in regions if covers(code, region.code)]
        if not here:
            raise forms.ValidationError(
                f"Tidak ada tempat bernama “{typed}” di {self.site.name}. Periksa ejaannya."
            )
        self.others = here[1:5]
        return here[0]

    def query(self) -> SearchQuery:
        """The question as the search takes it. Fields with an error do not count."""
        self.is_valid()
        clean = self.cleaned_data
        region: Region | None = clean.get("di")
        return SearchQuery(
            typed=clean.get("q", ""),
            region=region.code if region else "",
            kind=kind_at(clean.get("jenis", "")),
            since=self._moment(clean.get("sejak")),
            is_best_first=clean.get("urut") != NEWEST_FIRST,
            number=clean.get("hal") or 1,
        )

    def _moment(self, on: date | None) -> datetime | None:
        return None if on is None else clock.start_of(on, self.site.region.zone)
