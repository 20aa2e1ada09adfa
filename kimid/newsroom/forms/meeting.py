"""The form of a meeting: who came, the decision on each story, and the minutes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict

from kimid.access.queries import GroupMember
from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.newsroom.actions.meetings import MeetingNotes, StoryDecision
from kimid.newsroom.flow import Stage
from kimid.newsroom.meeting_queries import lacks_of
from kimid.newsroom.models import Decision, Story

_LEAST: Final = 2
# The names of all fields: of the meeting, and of each story.
_FIELD_NAMES: Final = re.compile(
    r"place|guests|people|minutes|present|kabar-[a-z0-9]{1,10}-(?:decision|reason)"
)


def meeting_form_data(data: QueryDict) -> dict[str, list[str]]:
    """The typed values by field name, to be stored until the meeting is closed. Unknown fields are
    ignored.
    """
    return {name: values for name, values in data.lists() if _FIELD_NAMES.fullmatch(name)}


class DecisionForm(forms.Form):
    """The decision on one story. Empty if it waits for the next meeting."""

    decision = forms.ChoiceField(
        label="Putusan", choices=Decision.choices, required=False, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="Alasan, satu kalimat",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "next"}),
    )

    @classmethod
    def for_story(cls, story: Story, data: QueryDict, *, show_errors: bool) -> "DecisionForm":
        """The form of one story with the values typed so far."""
        prefix = f"kabar-{story.public_id}"
        initial = {name: data.get(f"{prefix}-{name}") for name in cls.base_fields}
        return cls(data, prefix=prefix) if show_errors else cls(prefix=prefix, initial=initial)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("decision") not in ("", Decision.PUBLISH, None) and not clean.get("reason"):
            self.add_error("reason", "Tulis alasannya dalam satu kalimat, supaya penulisnya tahu.")
        return clean


@dataclass(frozen=True)
class AgendaEntry:
    """A story on the agenda, and the form of its decision."""

    story: Story
    form: DecisionForm

    @property
    def decision(self) -> str:
        """What is chosen in the form. Empty if nothing is."""
        return self.form["decision"].value() or ""

    @property
    def is_decided(self) -> bool:
        """Whether the group has decided it, in this meeting or before, and nothing is asked."""
        is_done = bool(self.decision) or self.story.stage != Stage.COLLECTED
        return is_done and not self.form.errors

    @property
    def state(self) -> str:
        """Its writer and what it lacks, or what was decided, in one line."""
        if not self.is_decided:
            lacks = lacks_of(self.story) or ["siap"]
            return " · ".join([self.story.author.name, *lacks])
        if self.decision in Decision.values:
            return str(Decision(self.decision).label)
        if self.story.publish_at is not None:
            at = clock.short_moment(self.story.publish_at, self.story.site.region.zone)
            return f"Terjadwal {at}"
        return " · ".join(["Sudah disetujui", *lacks_of(self.story)])


class MeetingForm(forms.Form):
    """Attendance and minutes. `version` is the version of the meeting when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    place = forms.CharField(
        label="Di mana?",
        required=False,
        max_length=120,
        widget=forms.TextInput(
            attrs={
                "placeholder": "Misalnya: balai warga",
                "autocomplete": "off",
            }
        ),
    )
    guests = forms.CharField(
        label="Yang hadir tanpa akun",
        required=False,
        max_length=500,
        help_text="Nama-namanya, dipisah koma.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    people = forms.IntegerField(
        label="Atau jumlah semua yang hadir",
        required=False,
        min_value=_LEAST,
        max_value=500,
        help_text="Kalau namanya tidak dicatat semua.",
        error_messages={
            "invalid": "Tulis dengan angka, misalnya 7.",
            "min_value": "Rapat paling sedikit dua orang.",
        },
    )
    minutes = forms.CharField(
        label="Notulen",
        required=False,
        max_length=10_000,
        help_text="Putusan dan daftar hadir tercatat sendiri. Di sini cukup hal lain.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        data: QueryDict,
        members: Sequence[GroupMember],
        stories: Sequence[Story],
        *,
        show_errors: bool,
    ) -> None:
        """`data` is what was typed so far. Only `show_errors` reports missing fields."""
        initial = {
            name: data.getlist(name) if name == "present" else data.get(name)
            for name in (*self.base_fields, "present")
        }
        super().__init__(data if show_errors else None, initial=initial)
        self._members = {str(each.person.pk): each.person.name for each in members}
        present = forms.MultipleChoiceField(
            label="Siapa hadir?",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=list(self._members.items()),
        )
        self.fields["present"] = present
        self.entries = [
            AgendaEntry(story, DecisionForm.for_story(story, data, show_errors=show_errors))
            for story in stories
        ]

    def is_valid(self) -> bool:
        """Whether the meeting can be closed."""
        return all([super().is_valid(), *(each.form.is_valid() for each in self.entries)])

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if not self.errors and self._people(clean) < _LEAST:
            self.add_error(
                "present",
                "Rapat paling sedikit dua orang. "
                "Centang yang hadir, tulis namanya, atau jumlahnya.",
            )
        return clean

    def notes(self, photos: Sequence[Picture]) -> MeetingNotes:
        """The clean data for the action."""
        clean = self.cleaned_data
        decisions = [
            StoryDecision(
                each.story.public_id,
                Decision(each.form.cleaned_data["decision"]),
                each.form.cleaned_data["reason"],
            )
            for each in self.entries
            if each.form.cleaned_data["decision"]
        ]
        names = ", ".join(self._names(clean))[:1000]
        return MeetingNotes(
            self._people(clean),
            names,
            clean["place"],
            clean["minutes"],
            tuple(photos),
            tuple(decisions),
        )

    def _names(self, clean: dict[str, Any]) -> list[str]:
        guests = [name.strip() for name in clean["guests"].split(",") if name.strip()]
        return [*(self._members[pk] for pk in clean["present"]), *guests]

    def _people(self, clean: dict[str, Any]) -> int:
        return max(len(self._names(clean)), clean.get("people") or 0)

    @property
    def parts(self) -> list[tuple[str, forms.Form]]:
        """The forms of the stories, each with its headline, for the error summary."""
        return [(each.story.heading, each.form) for each in self.entries]

    @property
    def undecided(self) -> list[AgendaEntry]:
        """The stories that wait for a decision, oldest first."""
        return [each for each in self.entries if not each.is_decided]

    @property
    def decided(self) -> list[AgendaEntry]:
        """The other stories of the agenda."""
        return [each for each in self.entries if each.is_decided]

    @property
    def attendance(self) -> str:
        """`Hadir 5 dari 8`: of those with an account, or that nobody is noted yet."""
        count = len(self["present"].value() or ())
        others = self["guests"].value() or self["people"].value()
        if not count:
            return "Siapa hadir? Sudah dicatat" if others else "Siapa hadir? Belum dicatat"
        return f"Hadir {count} dari {len(self._members)}"
