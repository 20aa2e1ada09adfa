"""What a fact check says of a claim.

The verdict belongs to the claim, never to the headline. The headline of a good check says the fact
("Ikan asin tidak memakai formalin"); with "Salah" before it, it says the opposite.
"""

from typing import Final, NamedTuple

from django.db import models

UNVERIFIED: Final = "Belum terverifikasi"
_ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"
_QUOTES: Final = "“”\"'‘’ "


class Verdict(models.TextChoices):
    """The result of a fact check about a claim."""

    TRUE = "true", "Benar"
    FALSE = "false", "Salah"
    UNPROVEN = "unproven", "Belum terbukti"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {Verdict.TRUE: "good", Verdict.FALSE: "bad", Verdict.UNPROVEN: "warn"}[self]

    @property
    def outcome(self) -> str:
        """What became of the claim, beside a headline in a list: `Hoaks dibantah`."""
        return {
            Verdict.TRUE: "Ternyata benar",
            Verdict.FALSE: "Hoaks dibantah",
            Verdict.UNPROVEN: "Belum ada jawaban pasti",
        }[self]


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
        if len(self.line) <= longest:
            return self.line
        room = longest - (len(self.line) - len(self._bare)) - len(_ELLIPSIS)
        cut = self._bare[: max(room, 0)].rpartition(" ")[0] or self._bare[: max(room, 0)]
        return JudgedClaim(f"{cut}{_ELLIPSIS}", self.answer).line

    @property
    def spoken(self) -> str:
        """For a loudspeaker: `Beredar kabar: ikan asin memakai formalin. Kabar itu salah.`"""
        return f"Beredar kabar: {self._bare}. Kabar itu {self.answer.lower()}."

    @property
    def _bare(self) -> str:
        return self.words.strip(_QUOTES).rstrip(".").strip(_QUOTES)
