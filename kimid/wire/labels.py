"""What readers must know of an item wherever its title stands."""

from typing import Final

from django.db import models

# The words of a badge and its tone.
type Badge = tuple[str, str]


class Label(models.TextChoices):
    """That an item was paid for, what became of the claim that it answers, or of the event that it
    announced.
    """

    ADVERT = "advert", "Advertorial"
    TRUE = "true", "Ternyata benar"
    FALSE = "false", "Hoaks dibantah"
    UNPROVEN = "unproven", "Belum ada jawaban pasti"
    CALLED_OFF = "called_off", "Dibatalkan"
    MOVED = "moved", "Dipindah"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return _TONES[self]

    @property
    def badge(self) -> Badge:
        return str(self.label), self.tone


_TONES: Final = {
    Label.ADVERT: "boxed",
    Label.TRUE: "good",
    Label.FALSE: "bad",
    Label.UNPROVEN: "warn",
    Label.CALLED_OFF: "bad",
    Label.MOVED: "warn",
}
# Of what was to take place.
AGENDA_LABELS: Final = (Label.CALLED_OFF, Label.MOVED)
# These stand before a title wherever it is read alone. A verdict does not: it is of a claim.
BEFORE_TITLE: Final = (Label.ADVERT, *AGENDA_LABELS)
