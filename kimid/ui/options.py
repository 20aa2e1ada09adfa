"""The options of components, and the refusal of any other value."""

from collections.abc import Mapping
from typing import Final

from django.template import TemplateSyntaxError

TONES: Final = ("plain", "good", "warn", "bad", "info", "boxed")
KINDS: Final = ("quiet", "main", "soft", "bad", "plain", "alarm")
SHAPES: Final = ("row", "lead", "line")
SIZES: Final = ("small", "medium", "large")

# The meaning of a state, for screen readers.
STATES: Final[Mapping[str, str]] = {
    "done": "sudah",
    "now": "sekarang",
    "next": "berikutnya",
    "late": "terlambat",
}

# Levels of Django's messages.
MESSAGE_TONES: Final[Mapping[str, str]] = {
    "success": "good",
    "warning": "warn",
    "error": "bad",
    "info": "info",
}


def checked_option(value: str, allowed: tuple[str, ...] | Mapping[str, str], what: str) -> str:
    """`value` if it is allowed. Raises TemplateSyntaxError otherwise, so that a misspelt word never
    reaches a reader.
    """
    if value not in allowed:
        raise TemplateSyntaxError(f"{what} {value!r} is not one of {', '.join(allowed)}")
    return value
