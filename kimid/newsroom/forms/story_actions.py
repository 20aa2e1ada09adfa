"""Forms to discuss, decide, confirm and withdraw."""

import re
from base64 import b64decode
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from kimid.lib.codes import PUBLIC_ALPHABET
from kimid.newsroom.actions.confirmations import Witness
from kimid.newsroom.models import Decision, HowKnown, TalkMode, WithdrawalKind
from kimid.people.models import Person

_LONG = {"rows": 3}
_LEAST = 2  # people in a discussion


class MessageForm(forms.Form):
    """A message about a story, and whom it mentions. It may be a photo or a voice without a text.

    `voice` is a recording from a phone in base64: in the outbox it is a field like any other.
    """

    words = forms.CharField(
        label="Pesan untuk kelompok",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=_LONG),
    )
    # A phone makes it, so that a message is one however often it is sent.
    number = forms.RegexField(
        rf"^[{PUBLIC_ALPHABET}]{{6,10}}\Z", required=False, widget=forms.HiddenInput()
    )
    voice = forms.CharField(required=False, widget=forms.HiddenInput())
    suara = forms.FileField(
        label="Atau pilih rekaman suara",
        required=False,
        allow_empty_file=True,
        help_text="Paling lama 2 menit. Pesan suara WhatsApp juga bisa (.opus, .ogg, .webm).",
        widget=forms.FileInput(attrs={"accept": "audio/ogg, audio/webm, .opus, .ogg, .webm"}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[Any]] | None = None,
        *,
        others: Sequence[Person] = (),
    ) -> None:
        super().__init__(data, files)
        self._others = {str(person.pk): person for person in others}
        self.fields["mention"] = forms.MultipleChoiceField(
            label="Untuk siapa?",
            choices=[(pk, person.name) for pk, person in self._others.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Yang dipilih menemukannya di “Menunggu saya”. Boleh juga menulis @nama.",
        )

    def clean_voice(self) -> bytes:
        try:
            return b64decode(self.cleaned_data["voice"], validate=True)
        except ValueError as error:
            words = "Rekaman ini tidak terbaca. Coba rekam sekali lagi."
            raise forms.ValidationError(words) from error

    def recording(self) -> bytes:
        """The bytes of the voice, as they came. Empty without one."""
        file = self.cleaned_data["suara"]
        return self.cleaned_data["voice"] or (file.read() if file else b"")

    def mentions(self) -> list[Person]:
        """The people who are ticked, or named by their first name after an @."""
        text = self.cleaned_data["words"].casefold()
        return [
            person
            for pk, person in self._others.items()
            if pk in self.cleaned_data["mention"]
            or re.search(rf"@{re.escape(person.name.split()[0].casefold())}\b", text)
        ]


class TalkNoteForm(forms.Form):
    """The decision of the group, and who was there. `refusal_of` says why a decision does not count
    if this person alone records it.

    `speaker_count` is how many people wrote in the thread, with this person. From two on, the
    thread is preselected.
    """

    form = forms.ChoiceField(
        label="Di mana dibahas?",
        choices=TalkMode.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu: di obrolan ini, dalam rapat, atau lisan."},
    )
    people_count = forms.IntegerField(
        label="Berapa orang?",
        required=False,
        min_value=_LEAST,
        max_value=500,
        error_messages={
            "invalid": "Tulis dengan angka, misalnya 3.",
            "min_value": "Membahas paling sedikit dua orang.",
        },
    )
    names = forms.CharField(
        label="Siapa saja?",
        required=False,
        max_length=300,
        help_text="Dipisah koma, kalau boleh disebut.",
    )
    decision = forms.ChoiceField(
        label="Apa putusannya?",
        choices=Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu putusan kelompok."},
    )
    reason = forms.CharField(
        label="Alasannya",
        required=False,
        max_length=300,
        help_text="Satu kalimat, supaya penulisnya tahu.",
    )

    def __init__(
        self,
        data: QueryDict | dict[str, str] | None = None,
        *,
        speaker_count: int = 0,
        refusal_of: Callable[[Decision], str] = lambda _: "",
    ) -> None:
        super().__init__(data, initial={"form": TalkMode.THREAD if speaker_count >= _LEAST else ""})
        self._speaker_count = speaker_count
        self._refusal_of = refusal_of

    @property
    def thread_is_counted(self) -> bool:
        """Whether the thread itself says how many there were."""
        return self._speaker_count >= _LEAST

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("decision") not in (None, Decision.PUBLISH) and not clean.get("reason"):
            self.add_error("reason", "Tulis alasannya dalam satu kalimat, supaya penulisnya tahu.")
        if clean.get("decision") and (why := self._refusal_of(Decision(clean["decision"]))):
            self.add_error("decision", why)
        if "people_count" in clean and clean["people_count"] is None:
            clean["people_count"] = counted = self._counted(clean)
            if counted < _LEAST:
                self.add_error("people_count", "Tulis angkanya, atau nama mereka di bawah.")
        return clean

    def note(self) -> dict[str, Any]:
        """The clean data for the action."""
        clean = self.cleaned_data
        return {**clean, "form": TalkMode(clean["form"]), "decision": Decision(clean["decision"])}

    def _counted(self, clean: dict[str, Any]) -> int:
        """How many there were when no number is typed: the named people, or those who wrote in the
        thread.
        """
        named = len(
            [name for name in re.split(r",|\bdan\b", clean.get("names", "")) if name.strip()]
        )
        return max(named, self._speaker_count if clean.get("form") == TalkMode.THREAD else 0)


class ConfirmForm(forms.Form):
    """How somebody knows that a story is true. `base` is the digest of the content they read."""

    base = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput())
    how_known = forms.CharField(
        label="Bagaimana Anda tahu?",
        max_length=300,
        help_text=(
            "Satu kalimat, misalnya: saya ikut bekerja hari itu. "
            "Nama dan kalimat Anda hanya dibaca kelompok."
        ),
        widget=forms.Textarea(attrs={"rows": 2, "enterkeyhint": "send"}),
        error_messages={
            "required": "Tulis satu kalimat dulu: bagaimana Anda tahu kabar ini benar?"
        },
    )
    known_by = forms.ChoiceField(
        label="Yang dibaca orang",
        choices=[("", "Tidak disebut"), *HowKnown.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text="Di akhir kabar tampil: 1 warga, lalu yang Anda pilih.",
    )
    shows_initials = forms.BooleanField(
        label="Tampilkan inisial nama saya. Tidak untuk topik sensitif.", required=False
    )


class ObjectForm(forms.Form):
    """What is wrong in a story, from somebody who was asked by a link."""

    words = forms.CharField(
        label="Apa yang keliru?",
        max_length=500,
        help_text="Satu kalimat, misalnya: jembatannya di Parit Hulu, bukan Parit Bugis.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis satu kalimat dulu: bagian mana yang keliru?"},
    )


class AskForm(forms.Form):
    """Whom to ask by a one-use link."""

    holder_name = forms.CharField(
        label="Nama orang yang diminta memastikan",
        max_length=100,
        help_text="Bukan penulisnya. Orang ini tidak perlu punya akun.",
        error_messages={"required": "Siapa yang Anda minta memastikan? Tulis namanya."},
    )


class WitnessForm(ConfirmForm):
    """Whom a member met who confirmed the story, and how."""

    name = forms.CharField(
        label="Siapa yang membenarkan?",
        max_length=100,
        help_text="Orang di luar kelompok yang tahu sendiri. Namanya hanya dibaca kelompok.",
        error_messages={"required": "Tulis nama orang yang Anda temui."},
    )
    paper = forms.ChoiceField(
        label="Bagaimana caranya?",
        choices=[("", "Bertemu langsung"), ("kertas", "Ia menulis dan menandatangani kertas")],
        required=False,
        widget=forms.RadioSelect,
        help_text="Kertasnya disimpan kelompok, untuk ditunjukkan kalau ditanya.",
    )
    field_order = ("name", "paper", "how_known", "known_by")

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        # the page has another form with the same field names
        super().__init__(data, prefix="witness", **kwargs)
        del self.fields["shows_initials"]  # only whoever confirms may tick it
        self.fields["how_known"].label = "Bagaimana ia tahu?"
        self.fields["how_known"].help_text = "Tulis dengan kata-katanya sendiri, satu kalimat."

    def witness(self) -> Witness:
        """The clean data for the action."""
        clean = self.cleaned_data
        return Witness(clean["name"], is_on_paper=bool(clean["paper"]))


class WithdrawForm(forms.Form):
    """Why a story is withdrawn."""

    kind = forms.ChoiceField(
        label="Alasan apa?",
        choices=WithdrawalKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dulu alasannya."},
    )
    reason = forms.CharField(
        label="Ceritakan dalam satu atau dua kalimat",
        max_length=300,
        help_text="Kabarnya hilang dari semua portal. Alasan ini tetap terbaca di alamatnya.",
        widget=forms.Textarea(attrs=_LONG),
        error_messages={"required": "Tulis alasannya dulu. Pembaca berhak tahu."},
    )
