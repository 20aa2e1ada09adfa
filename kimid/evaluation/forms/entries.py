"""Forms of groups: the entry and the dispute."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from kimid.evaluation.gaps import VIDEO, VIDEO_SECONDS, EntryGap, indicators_for_group
from kimid.evaluation.models import Answer, AnswerKind, Round, RoundEntry, RoundIndicator
from kimid.evaluation.models.entries import MAX_VIDEO_SECONDS
from kimid.wire.models import Placement

_MAX_TEXT: Final = 3_000
_MAX_SHORT: Final = 40
_NO_STORY: Final = ("", "Belum dipilih")
_YES_NO: Final = (("ya", "Ya"), ("tidak", "Tidak"))


class RoundEntryForm(forms.Form):
    """The answers of a group. No field is required, so that a draft can always be saved."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        round_: Round,
        entry: RoundEntry | None,
        stories: Sequence[Placement],
    ) -> None:
        self.entry = entry
        self.indicators = indicators_for_group(round_.form)
        self._is_contest = round_.is_contest
        answers: dict[str, Answer] = entry.answers if entry else {}
        start: dict[str, Any] = {"version": entry.version if entry else 0}
        for key, answer in answers.items():
            start |= {key: answer.get("value", ""), f"{key}-story": str(answer.get("story") or "")}
        super().__init__(data, initial=start)
        choices = [_NO_STORY, *((str(each.item_id), each.item.headline) for each in stories)]
        for each in self.indicators:
            self.fields[each["key"]] = _field(each)
            if each["asks_evidence"]:
                self.fields[f"{each['key']}-story"] = _story_field(
                    choices, start.get(f"{each['key']}-story", "")
                )
        if self._is_contest:
            self.fields |= _video_fields()

    @property
    def video_fields(self) -> list[BoundField]:
        """The video fields of a contest; empty for an evaluation."""
        return [self[VIDEO], self[VIDEO_SECONDS]] if self._is_contest else []

    def rows(self) -> Iterator[tuple[RoundIndicator, BoundField, BoundField | None]]:
        """Each indicator with its field and its evidence field."""
        for each in self.indicators:
            yield (
                each,
                self[each["key"]],
                self[f"{each['key']}-story"] if each["asks_evidence"] else None,
            )

    def answers(self) -> dict[str, Answer]:
        """The clean data for the action."""
        clean = self.cleaned_data
        answers = {}
        for each in self.indicators:
            story = clean.get(f"{each['key']}-story", "")
            answers[each["key"]] = Answer(
                value=clean[each["key"]], story=int(story) if story else 0
            )
        return answers | {
            key: Answer(value=clean[key]) for key in (VIDEO, VIDEO_SECONDS) if self._is_contest
        }

    def add_gap_errors(self, gaps: Iterable[EntryGap]) -> list[str]:
        """Add each gap as an error of its field. Returns the texts of gaps without a field."""
        gaps = list(gaps)
        for gap in gaps:
            if gap.field in self.fields:
                self.add_error(gap.field, gap.words)
        return [gap.words for gap in gaps if gap.field not in self.fields]


class DisputeForm(forms.Form):
    """The objection of a group to an entry that an office sent for it."""

    words = forms.CharField(
        label="Apa yang tidak benar?",
        max_length=500,
        help_text=(
            "Sebut pertanyaannya dan jawaban yang benar. Petugas membacanya, lalu memeriksa lagi."
        ),
        error_messages={"required": "Tulis dulu apa yang tidak benar."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _field(indicator: RoundIndicator) -> forms.Field:
    options: dict[str, Any] = {
        "label": indicator["question"],
        "help_text": indicator["help_text"],
        "required": False,
    }
    if indicator["kind"] == AnswerKind.YES_NO:
        return forms.ChoiceField(**options, choices=_YES_NO, widget=forms.RadioSelect)
    if indicator["kind"] == AnswerKind.CHOICE:
        choices = [(str(number), each["label"]) for number, each in enumerate(indicator["choices"])]
        return forms.ChoiceField(**options, choices=choices, widget=forms.RadioSelect)
    if indicator["kind"] == AnswerKind.NUMBER:
        label = (
            f"{indicator['question']} ({indicator['unit']})"
            if indicator["unit"]
            else indicator["question"]
        )
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "autocomplete": "off"})
        return forms.CharField(**{**options, "label": label}, max_length=_MAX_SHORT, widget=widget)
    return forms.CharField(
        **options, max_length=_MAX_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )


def _story_field(choices: list[tuple[str, str]], chosen: str) -> forms.Field:
    """A choice of the year's stories. The stored one stays a choice."""
    offered = {value for value, _ in choices}
    extra = [] if chosen in offered else [(chosen, "Kabar yang dipilih sebelumnya")]
    return forms.ChoiceField(
        label="Buktinya: kabar sendiri",
        choices=[*choices, *extra],
        required=False,
        widget=forms.Select(attrs={"class": "input"}),
    )


def _video_fields() -> dict[str, forms.Field]:
    return {
        VIDEO: forms.CharField(
            label="Tautan video profil",
            required=False,
            max_length=200,
            help_text=(
                "Unggah dulu ke YouTube, TikTok, Facebook, atau Instagram, "
                "lalu tempel tautannya di sini."
            ),
            widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        ),
        VIDEO_SECONDS: forms.CharField(
            label="Lama video, dalam detik",
            required=False,
            max_length=_MAX_SHORT,
            help_text=f"Paling lama {MAX_VIDEO_SECONDS} detik.",
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}
            ),
        ),
    }
