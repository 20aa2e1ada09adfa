"""Forms of plans."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final, cast

from django import forms
from django.http import QueryDict

from kimid.activity.actions.plans import PlanData, PlanResult
from kimid.activity.models import Doer, HeadReply, Plan
from kimid.activity.photo_choice import answer_about_children
from kimid.lib.picture import Consent
from kimid.media.forms import ChosenPhotos
from kimid.media.models import ChildrenShown
from kimid.people.models import Person
from kimid.ui.fields import DayField

_MAX_AHEAD: Final = timedelta(days=3 * 366)
_MAX_PHOTOS: Final = 2


def _children() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Ada wajah anak-anak di foto?",
        choices=ChildrenShown.choices[1:],
        widget=forms.RadioSelect,
        required=False,
        help_text="Kalau orang tuanya belum mengizinkan, pakai foto lain.",
    )


class _PhotosForm(forms.Form):
    """A form with photos and a question about children in them."""

    _chosen: ChosenPhotos

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if self._chosen.pictures and not clean.get("children"):
            self.add_error("children", "Jawab dulu: ada wajah anak-anak di fotonya?")
        if len(self._chosen.pictures) > _MAX_PHOTOS:
            self.add_error("children", f"Paling banyak {_MAX_PHOTOS} foto. Buang yang tidak perlu.")
        return clean

    def consent(self) -> Consent:
        """The answer about children in the photos."""
        return cast(Consent, self.cleaned_data["children"] or ChildrenShown.UNASKED.value)


class ActionPlanForm(_PhotosForm):
    """The data of a plan."""

    number = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput())
    what = forms.CharField(
        label="Apa yang akan dikerjakan?",
        max_length=200,
        widget=forms.Textarea(
            attrs={"rows": 2, "placeholder": "Misalnya: lampu jalan di simpang surau diperbaiki"}
        ),
        error_messages={"required": "Tulis satu kalimat: apa yang akan dikerjakan?"},
    )
    doer = forms.ChoiceField(
        label="Siapa penanggung jawabnya?", error_messages={"required": "Pilih satu dulu."}
    )
    doer_words = forms.CharField(
        label="Kalau orang lain, siapa?",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": "Misalnya: karang taruna"}
        ),
    )
    due = DayField(
        label="Paling lambat kapan?",
        help_text="Misalnya 4 Desember 2026.",
        error_messages={"required": "Tulis tanggalnya, misalnya 4 Desember 2026."},
    )
    is_joint = forms.BooleanField(required=False)
    before = forms.CharField(
        label="Bagaimana keadaannya sekarang?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    children = _children()

    def __init__(
        self,
        data: QueryDict | None,
        chosen: ChosenPhotos,
        *,
        people: Sequence[Person],
        head: str,
        initial: dict[str, Any],
    ) -> None:
        """`people` are the members of the group. `head` is the title of the village head."""
        super().__init__(data, initial=initial)
        self._chosen, self._today = chosen, cast(date, initial["today"])
        self._people = {str(person.pk): person for person in people}
        choices = [
            *((pk, person.name) for pk, person in self._people.items()),
            ("head", head[:1].upper() + head[1:]),
            ("other", "Orang lain"),
        ]
        cast(forms.ChoiceField, self.fields["doer"]).choices = choices
        self.fields["is_joint"].label = f"Masuk agenda bersama {head}"

    @staticmethod
    def initial_of(plan: Plan) -> dict[str, Any]:
        """The initial values for a stored plan."""
        values = {
            name: getattr(plan, name)
            for name in ("what", "doer_words", "due", "is_joint", "before")
        }
        return values | {
            "doer": str(plan.person_id) if plan.doer == Doer.MEMBER else plan.doer,
            "children": answer_about_children(plan.before_photos),
        }

    def clean_due(self) -> date:
        """Refuse past days and days after three years. A stored day may stay."""
        due = self.cleaned_data.get("due")
        if due is None:
            raise forms.ValidationError(self.fields["due"].error_messages["required"])
        if due < self._today and due != self.initial.get("due"):
            raise forms.ValidationError("Tanggal ini sudah lewat. Tulis hari ini atau sesudahnya.")
        if due > self._today + _MAX_AHEAD:
            raise forms.ValidationError("Tanggalnya terlalu jauh. Periksa tahunnya.")
        return cast(date, due)

    def clean(self) -> dict[str, Any]:
        clean = super().clean()
        if clean.get("doer") == "other" and not clean.get("doer_words"):
            self.add_error("doer_words", "Tulis siapa, misalnya karang taruna.")
        return clean

    def plan_data(self) -> PlanData:
        """The clean data for the actions."""
        clean = self.cleaned_data
        person = self._people.get(clean["doer"])
        doer = Doer.MEMBER if person else Doer(clean["doer"])
        words = clean["doer_words"] if doer == Doer.OTHER else ""
        photos = tuple(self._chosen.pictures)
        rest = {
            "is_joint": clean["is_joint"],
            "before": clean["before"],
            "photos": photos,
            "consent": self.consent(),
        }
        return PlanData(clean["what"], doer, clean["due"], person, words, **rest)


class PlanResultForm(_PhotosForm):
    """The result of a plan."""

    after = forms.CharField(
        label="Bagaimana hasilnya?",
        max_length=500,
        help_text="Tampil di halaman KIM. Tidak perlu nama orang.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis hasilnya dalam satu kalimat."},
    )
    children = _children()

    def __init__(self, data: QueryDict | None = None, chosen: ChosenPhotos | None = None) -> None:
        super().__init__(data)
        self._chosen = chosen or ChosenPhotos()

    def result(self) -> PlanResult:
        """The clean data for the action."""
        return PlanResult(self.cleaned_data["after"], tuple(self._chosen.pictures), self.consent())


class LinkHolderForm(forms.Form):
    """The name of the person who gets a link."""

    holder_name = forms.CharField(
        label="Nama beliau",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis nama beliau dulu."},
    )


class HeadReplyForm(forms.Form):
    """The reply of the village head to a joint plan."""

    says = forms.ChoiceField(
        label="Jawaban Anda",
        choices=HeadReply,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu dulu."},
    )
    words = forms.CharField(
        label="Catatan", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class HeadReplyInPersonForm(HeadReplyForm):
    """What the village head said to the face of a member, who writes it down."""

    name = forms.CharField(
        label="Nama beliau",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Tulis nama beliau dulu."},
    )
    field_order = ("name", "says", "words")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="tatap")  # the page has other forms
        self.fields["says"].label = "Jawaban beliau"

    def reply(self) -> dict[str, Any]:
        """The clean data for the action."""
        clean = self.cleaned_data
        return {"name": clean["name"], "reply": HeadReply(clean["says"]), "note": clean["words"]}
