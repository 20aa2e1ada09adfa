"""The small grammar of the demo's texts: `<this|that>` is a choice, `{name}` a slot, `{name:rp}` an
amount of rupiah.
"""

import re
from collections.abc import Mapping
from random import Random
from typing import Final

from kimid.lib import text

type Slots = Mapping[str, str | int]

NUMBER_WORDS: Final = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
)
_CHOICE: Final = re.compile(r"<([^<>]*)>")
_SLOT: Final = re.compile(
    r"(?P<joined>(?<=-))?\{(?P<name>\w+)(?::(?P<form>\w+))?\}(?P<joins>(?=-))?"
)
_BEGINS: Final = re.compile(r"(?:^|[.?!] |\n)[a-z]")
_RANGE: Final = re.compile(r"(\d+)\.\.(\d+)(?:/(\d+))?")
_SUM: Final = re.compile(r"(\w+) ([-+*/]) (\w+)")


def render(template: str, slots: Slots, choose: Random) -> str:
    """The template with every choice made and every slot filled; sentences begin with a capital."""
    chosen = _CHOICE.sub(lambda match: choose.choice(match[1].split("|")), template)
    filled = _SLOT.sub(lambda match: _fill(match, slots), chosen)
    return _BEGINS.sub(lambda match: match[0].upper(), filled)


def draw_numbers(spec: Mapping[str, str], choose: Random) -> dict[str, int]:
    """Numbers for a tale: `14..46`, in steps `200..900/10`, or from others `boats * 6`."""
    drawn = {
        name: _draw(span, choose) for name, rule in spec.items() if (span := _RANGE.fullmatch(rule))
    }
    return derive_numbers(spec, drawn)


def derive_numbers(spec: Mapping[str, str], drawn: Mapping[str, int]) -> dict[str, int]:
    """The drawn numbers together with those that follow from them."""
    values = dict(drawn)
    for name, rule in spec.items():
        if name not in values:
            values[name] = _derive(rule, values)
    return values


def _draw(span: re.Match[str], choose: Random) -> int:
    low, high, step = span.groups()
    return choose.randrange(int(low), int(high) + 1, int(step or 1))


def _derive(rule: str, known: Mapping[str, int]) -> int:
    matched = _SUM.fullmatch(rule)
    if not matched:
        raise ValueError(f"not a number of a tale: {rule}")
    left, sign, right = (
        int(part) if part.isdigit() else known.get(part, part) for part in matched.groups()
    )
    match sign, left, right:
        case "+", int(), int():
            return left + right
        case "-", int(), int():
            return left - right
        case "*", int(), int():
            return left * right
        case "/", int(), int():
            return max(1, left // right)
    raise ValueError(f"not a number of a tale: {rule}")


def _fill(match: re.Match[str], slots: Slots) -> str:
    """One slot. Beside a dash a number is one in digits: the fourth is `ke-4`, a score `2-1`;
    otherwise four is written as a word.
    """
    beside_a_dash = match["joined"] is not None or match["joins"] is not None
    return _format_value(slots[match["name"]], "t" if beside_a_dash else match["form"] or "")


def _format_value(value: str | int, form: str) -> str:
    if isinstance(value, str):
        return value
    if form == "rp":
        return f"Rp{text.number(value)}"
    if form == "t":
        return str(value)
    return NUMBER_WORDS[value] if value < len(NUMBER_WORDS) else text.number(value)
