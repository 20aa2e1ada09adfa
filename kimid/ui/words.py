"""The closed lists a component may be asked for, and the refusal of anything else."""

from collections.abc import Mapping
from typing import Final

from django.template import TemplateSyntaxError

TONES: Final = ("plain", "good", "warn", "bad", "info", "boxed")
KINDS: Final = ("quiet", "main", "soft", "bad", "plain")
SHAPES: Final = ("row", "lead", "line")
SIZES: Final = ("small", "medium", "large")

# What a state means, for those who do not see the line.
STATES: Final[Mapping[str, str]] = {"done": "sudah", "now": "sekarang", "next": "berikutnya", "late": "terlambat"}

# Levels of Django's messages.
MESSAGE_TONES: Final[Mapping[str, str]] = {"success": "good", "warning": "warn", "error": "bad", "info": "info"}


def one_of(value: str, known: tuple[str, ...] | Mapping[str, str], what: str) -> str:
    """`value` if it is known; else TemplateSyntaxError, so that a misspelt word never reaches a reader."""
    if value not in known:
        raise TemplateSyntaxError(f"{what} {value!r} is not one of {', '.join(known)}")
    return value
