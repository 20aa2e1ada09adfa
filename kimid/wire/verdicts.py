"""What a fact check says of a claim.

The verdict belongs to the claim, never to the headline. The headline of a good check says the fact
("Ikan asin tidak memakai formalin"); with "Salah" before it, it says the opposite.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from django.db import models

from kimid.lib.assertions import Stance, stance
from kimid.wire.labels import Label

UNVERIFIED: Final = "Belum terverifikasi"
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_QUOTES: Final = "“”\"'‘’ "
_LONGEST_TITLE: Final = 140  # characters
_ENDS: Final = (".", "!", "?")


class Verdict(models.TextChoices):
    """The result of a fact check about a claim."""

    TRUE = "true", "Benar"
    FALSE = "false", "Salah"
    UNPROVEN = "unproven", "Belum terbukti"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return Label(self.value).tone

    @property
    def outcome(self) -> str:
        """What became of the claim, beside a headline in a list: `Hoaks dibantah`."""
        return str(Label(self.value).label)


class JudgedClaim(NamedTuple):
    """A claim in the words in which people share it, and the answer to it: the label of a verdict,
    or `UNVERIFIED` while nobody has confirmed the check.
    """

    words: str
    answer: str

    @property
    def quoted(self) -> str:
        """`Beredar: “Ikan asin memakai formalin”`."""
        return f"Beredar: “{self._bare}”"

    @property
    def line(self) -> str:
        """`Beredar: “Ikan asin memakai formalin”: SALAH.`"""
        return f"{self.quoted}: {self.answer.upper()}."

    def short_line(self, longest: int) -> str:
        """The line in at most this many characters. Only the claim is shortened, not the answer."""
        return _fitted(lambda words: JudgedClaim(words, self.answer).line, self._bare, longest)

    @property
    def spoken(self) -> str:
        """For a loudspeaker: `Beredar kabar: ikan asin memakai formalin. Kabar itu salah.`"""
        end = "" if self._bare.endswith(_ENDS) else "."
        return f"Beredar kabar: {self._bare}{end} Kabar itu {self.answer.lower()}."

    def title(self, longest: int) -> str:
        """A headline that is true on its own: `Kabar “Ikan asin memakai formalin” itu salah`."""
        return _fitted(
            lambda words: f"Kabar “{words}” itu {self.answer.lower()}", self._bare, longest
        )

    def contradiction(self, headline: str) -> str:
        """How a headline says something else than the answer, in words. Empty if it does not."""
        return _CONTRADICTIONS.get((self.answer, stance(headline, self.words)), "")

    def advice(self, headline: str) -> str:
        """What to tell the writer of a headline that contradicts the answer, or nothing."""
        how = self.contradiction(headline)
        better = self.title(_LONGEST_TITLE)
        return how and f"Hasil pemeriksaan: {self.answer}. Judul ini {how}. Misalnya: {better}"

    @property
    def _bare(self) -> str:
        return self.words.strip(_QUOTES).rstrip(".").strip(_QUOTES)


# What a headline does that this answer forbids.
_CONTRADICTIONS: Final = {
    (Verdict.FALSE.label, Stance.REPEATS): "mengulang kabar itu seolah-olah benar",
    (Verdict.TRUE.label, Stance.DENIES): "membantah kabar itu, padahal benar",
    (Verdict.UNPROVEN.label, Stance.REPEATS): "mengulang kabar itu seolah-olah sudah pasti",
    (Verdict.UNPROVEN.label, Stance.DENIES): "membantah kabar itu seolah-olah sudah pasti",
    (UNVERIFIED, Stance.REPEATS): "mengulang kabar itu seolah-olah sudah pasti",
}


def _fitted(frame: Callable[[str], str], words: str, longest: int) -> str:
    """The frame around the words, which are shortened until all of it fits."""
    whole = frame(words)
    if len(whole) <= longest:
        return whole
    room = max(longest - (len(whole) - len(words)) - len(_ELLIPSIS), 0)
    cut = words[:room].rpartition(" ")[0] or words[:room]
    return frame(f"{cut}{_ELLIPSIS}")
