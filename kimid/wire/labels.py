"""What readers must know of an item wherever its title stands."""

from typing import Final

from django.db import models

# The words of a badge and its tone.
type Badge = tuple[str, str]


class Label(models.TextChoices):
    """That an item was paid for, or what became of the claim that it answers."""

    ADVERT = "advert", "Advertorial"
    TRUE = "true", "Ternyata benar"
    FALSE = "false", "Hoaks dibantah"
    UNPROVEN = "unproven", "Belum ada jawaban pasti"

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
}
