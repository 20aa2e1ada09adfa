"""Forms to choose how one learns of notices."""

from typing import Any

from django import forms

from kimid.notify.actions import NoticeChoices
from kimid.notify.kinds import NoticeTopic
from kimid.notify.models import NoticeAddress, Speed

_SPEEDS = {
    NoticeTopic.WAITING: "Menunggu saya",
    NoticeTopic.MENTION: "Ada yang menyebut saya",
    NoticeTopic.MINE: "Kabar saya terbit atau dijawab",
    NoticeTopic.GROUP: "Kabar kelompok lainnya",
}
_HELP = {
    NoticeTopic.WAITING: "Memastikan, memutuskan, menjawab warga, mengisi evaluasi dan jajak.",
    NoticeTopic.MENTION: "Di obrolan dan rapat.",
    NoticeTopic.MINE: "Juga permohonan, hasil evaluasi, dan jawaban atas rencana.",
}


class AddressForm(forms.Form):
    """An e-mail address, or none."""

    address = forms.EmailField(
        label="Alamat surel",
        required=False,
        help_text="Kosongkan kalau cukup dengan lonceng di ruang kerja.",
        error_messages={
            "invalid": "Tulis seperti ini: rina@contoh.id. Kosongkan kalau tidak punya surel."
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "enterkeyhint": "done"}),
    )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        return address.lower()


class ChoicesForm(AddressForm):
    """The address of a person, and how fast each topic is mailed."""

    def __init__(self, *args: Any, row: NoticeAddress, zone: str, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial",
            {"address": row.address, **{topic.value: getattr(row, topic) for topic in _SPEEDS}},
        )
        super().__init__(*args, **kwargs)
        self._zone = zone
        for topic, label in _SPEEDS.items():
            self.fields[topic.value] = forms.ChoiceField(
                label=label,
                choices=Speed.choices,
                widget=forms.RadioSelect,
                help_text=_HELP.get(topic, ""),
                error_messages={"required": "Pilih satu: segera, pukul 06.00, atau lonceng saja."},
            )

    def choices(self) -> NoticeChoices:
        """What was chosen, of a valid form."""
        speeds = {topic.value: Speed(self.cleaned_data[topic.value]) for topic in _SPEEDS}
        return NoticeChoices(address=self.cleaned_data["address"], zone=self._zone, **speeds)
