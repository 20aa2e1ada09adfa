"""Whether a sentence repeats a claim, denies it or leaves it open.

It knows the words with which Indonesian denies and doubts, and compares the other words by their
stems. It is made for headlines and is no judge: it speaks up only where nearly all words agree.
"""

import re
from enum import Enum, auto
from typing import Final

from kimid.lib.stems import words_of

_ENOUGH: Final = 0.8  # of the words of the claim
_MIN_SHARED: Final = 2
_FALSE: Final = r"hoaks|hoax|salah(?! satu)|bohong|palsu|keliru|fitnah"
_NOT: Final = r"tidak|tak|tdk|tiada|bukan|bukanlah|tanpa|nggak|enggak|ngga|gak"
_AGREEING: Final = re.compile(rf"\b(?:{_NOT}) (?:{_FALSE})\b")  # "bukan hoaks"
_REFUTING: Final = re.compile(
    rf"\b(?:(?:{_NOT}) (?:benar|betul|terbukti|fakta)|{_FALSE}|(?:di|mem)?bantah(?:an)?)\b"
)
_DENYING: Final = re.compile(rf"\b(?:{_NOT}|belum)\b")
_DOUBTING: Final = re.compile(r"\?|\b(?:benarkah|betulkah|apakah|adakah|diduga|konon)\b")
_NOT_YET: Final = re.compile(r"\bbelum\b")
# Words of the frame around a claim: they say nothing about it.
_FRAME: Final = re.compile(
    rf"\b(?:cek|periksa|fakta|kabar|isu|pesan|berantai|beredar|viral|ternyata|benar|betul|itu"
    rf"|terbukti|{_FALSE}|(?:di|mem)?bantah(?:an)?)\b"
)


class Stance(Enum):
    """What a sentence does with a claim. `ELSEWHERE`: it is about something else."""

    ELSEWHERE = auto()
    REPEATS = auto()
    DENIES = auto()
    LEAVES_OPEN = auto()


def stance(sentence: str, claim: str) -> Stance:
    """What this sentence does with this claim."""
    headline, claimed = sentence.lower(), claim.lower()
    if not _is_about(headline, claimed):
        return Stance.ELSEWHERE
    if _DOUBTING.search(headline) or (_NOT_YET.search(headline) and not _NOT_YET.search(claimed)):
        return Stance.LEAVES_OPEN
    headline, claimed = _AGREEING.sub(" ", headline), _AGREEING.sub(" ", claimed)
    refuting = set(_REFUTING.findall(headline)) - set(_REFUTING.findall(claimed))
    headline = _REFUTING.sub(" ", headline)
    claimed = _REFUTING.sub(" ", claimed)
    is_turned = bool(_DENYING.search(headline)) != bool(_DENYING.search(claimed))
    return Stance.DENIES if is_turned != bool(refuting) else Stance.REPEATS


def _is_about(headline: str, claimed: str) -> bool:
    """Whether the sentence has nearly all words of the claim, or none that the claim has not."""
    own, others = _stems(headline), _stems(claimed)
    if not own or not others:
        return False
    shared = [word for word in own if any(word & other for other in others)]
    covered = [word for word in others if any(word & other for other in own)]
    is_part = len(shared) == len(own) >= _MIN_SHARED
    return is_part or (len(covered) >= max(_MIN_SHARED, _ENOUGH * len(others)))


def _stems(text: str) -> list[frozenset[str]]:
    return [frozenset(word.stems) for word in words_of(_FRAME.sub(" ", text))]
