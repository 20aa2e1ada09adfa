"""The entry of a KIM: a field for each indicator that the group answers. Kept as it is typed, whole or not."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from kimid.evaluation.gaps import FILM, FILM_SECONDS, Gap, asked_of_group
from kimid.evaluation.models import Answer, Asked, Entry, Kind, Round
from kimid.evaluation.models.entries import LONGEST_FILM
from kimid.wire.models import Placement

_LONG: Final = 3_000
_SHORT: Final = 40
_NO_STORY: Final = ("", "Belum dipilih")
_YES_NO: Final = (("ya", "Ya"), ("tidak", "Tidak"))


class EntryForm(forms.Form):
    """All that a group answers. Nothing is required before it is sent, so that everything can be kept."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)

    def __init__(self, data: QueryDict | None = None, *, found: Round, entry: Entry | None, stories: Sequence[Placement]) -> None:
        self.asked, self._is_contest = asked_of_group(found.form), found.is_contest
        answers: dict[str, Answer] = entry.answers if entry else {}
        start: dict[str, Any] = {"version": entry.version if entry else 0}
        for key, answer in answers.items():
            start |= {key: answer.get("value", ""), f"{key}-story": str(answer.get("story") or "")}
        super().__init__(data, initial=start)
        choices = [_NO_STORY, *((str(each.item_id), each.item.title) for each in stories)]
        for each in self.asked:
            self.fields[each["key"]] = _field(each)
            if each["asks_evidence"]:
                self.fields[f"{each['key']}-story"] = _story_field(choices, start.get(f"{each['key']}-story", ""))
        if self._is_contest:
            self.fields |= _of_film()

    @property
    def film(self) -> list[BoundField]:
        """The fields of a contest's film."""
        return [self[FILM], self[FILM_SECONDS]] if self._is_contest else []

    def rows(self) -> Iterator[tuple[Asked, BoundField, BoundField | None]]:
        """Each question with its field and the field of the story that proves it."""
        for each in self.asked:
            yield each, self[each["key"]], self[f"{each['key']}-story"] if each["asks_evidence"] else None

    def answers(self) -> dict[str, Answer]:
        """The clean data as the action keeps it."""
        clean, found = self.cleaned_data, {}
        for each in self.asked:
            story = clean.get(f"{each['key']}-story", "")
            found[each["key"]] = Answer(value=clean[each["key"]], story=int(story) if story else 0)
        return found | {key: Answer(value=clean[key]) for key in (FILM, FILM_SECONDS) if self._is_contest}

    def blame(self, gaps: Iterable[Gap]) -> list[str]:
        """Put each gap beside its field; gives those that have none here."""
        gaps = list(gaps)
        for gap in gaps:
            if gap.field in self.fields:
                self.add_error(gap.field, gap.words)
        return [gap.words for gap in gaps if gap.field not in self.fields]


class DisputeForm(forms.Form):
    """What a group says against an entry that an office sent for it."""

    words = forms.CharField(
        label="Apa yang tidak benar?",
        max_length=500,
        help_text="Sebut pertanyaannya dan jawaban yang benar. Petugas membacanya, lalu memeriksa lagi.",
        error_messages={"required": "Tulis dulu apa yang tidak benar."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _field(asked: Asked) -> forms.Field:
    said: dict[str, Any] = {"label": asked["question"], "help_text": asked["help_text"], "required": False}
    if asked["kind"] == Kind.YES_NO:
        return forms.ChoiceField(**said, choices=_YES_NO, widget=forms.RadioSelect)
    if asked["kind"] == Kind.CHOICE:
        choices = [(str(number), each["label"]) for number, each in enumerate(asked["choices"])]
        return forms.ChoiceField(**said, choices=choices, widget=forms.RadioSelect)
    if asked["kind"] == Kind.NUMBER:
        label = f"{asked['question']} ({asked['unit']})" if asked["unit"] else asked["question"]
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 8, "autocomplete": "off"})
        return forms.CharField(**{**said, "label": label}, max_length=_SHORT, widget=widget)
    return forms.CharField(**said, max_length=_LONG, widget=forms.Textarea(attrs={"rows": 5}))


def _story_field(choices: list[tuple[str, str]], chosen: str) -> forms.Field:
    """The stories of the year; one that was chosen before stays a choice."""
    known = {value for value, _ in choices}
    more = [] if chosen in known else [(chosen, "Kabar yang dipilih sebelumnya")]
    return forms.ChoiceField(
        label="Buktinya: kabar sendiri", choices=[*choices, *more], required=False, widget=forms.Select(attrs={"class": "input"})
    )


def _of_film() -> dict[str, forms.Field]:
    return {
        FILM: forms.CharField(
            label="Tautan video profil",
            required=False,
            max_length=200,
            help_text="Unggah dulu ke YouTube, TikTok, Facebook, atau Instagram, lalu tempel tautannya di sini.",
            widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        ),
        FILM_SECONDS: forms.CharField(
            label="Lama video, dalam detik",
            required=False,
            max_length=_SHORT,
            help_text=f"Paling lama {LONGEST_FILM} detik.",
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
        ),
    }
