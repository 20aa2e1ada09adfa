"""Templates of what villages of the demo have besides stories: which of them fit a place, and the
words for it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from kimid.demo import grammar, slots
from kimid.demo.groups import Group
from kimid.demo.villages import Village
from kimid.places.models import Region

type Entry = Mapping[str, Any]

# A demo of so many groups, or fewer, has only what is written by hand.
SMALL: Final = 10

_HERE: Final = Path(__file__).parent
_REGENCY, _DISTRICT = 4, 6


def chosen_for(name: str, village: Village, how_many: int, choose: Random) -> list[Entry]:
    """So many of the templates in `<name>.toml` that fit a place, in a mixed order."""
    fitting = [each for each in _entries(name) if _fits(each, village)]
    return choose.sample(fitting, min(how_many, len(fitting)))


@cache
def _entries(name: str) -> tuple[Entry, ...]:
    (entries,) = tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8")).values()
    return tuple(entries)


def needs_of(entry: Entry) -> tuple[frozenset[str], ...]:
    """The groups of marks of which a place has one each."""
    return tuple(frozenset(group.split()) for group in entry["needs"])


def _fits(entry: Entry, village: Village) -> bool:
    within: Sequence[str] = entry.get("within", ())
    is_within = not within or village.code[:_REGENCY] in within
    return is_within and village.fits(needs_of(entry))


def words_for(group: Group, entry: Entry, choose: Random) -> dict[str, str | int]:
    """The words of a place and of neighbours who live there. One query, for the first of a
    regency.
    """
    village = group.village
    district, regency = _short_name(village.code[:_DISTRICT]), _short_name(village.code[:_REGENCY])
    place = slots.VillagePlace(village, district, regency)
    people = slots.people_slots(slots.folk_for(village, needs_of(entry), choose), choose)
    return {
        **slots.place_slots(place, choose),
        **people,
        "rt2": f"RT {choose.randint(10, 14)}",
        "kim_nama": village.kim,
        "keluarga": choose.randint(9, 38),
        "ton": choose.randint(5, 8),
        "pasaran": choose.choice(("Legi", "Pahing", "Pon", "Wage", "Kliwon")),
    }


def filled(text: str, words: grammar.Slots, choose: Random) -> str:
    """A text of a template with the words of a place."""
    return grammar.render(text, words, choose)


def filled_entry(group: Group, entry: Entry, choose: Random) -> dict[str, Any]:
    """A template with all its texts filled, and the words that go beside them: of neighbours, and
    the day of a market.
    """
    words = words_for(group, entry, choose)
    return {
        name: filled(value, words, choose) if isinstance(value, str) and "{" in value else value
        for name, value in entry.items()
    } | {name: words[name] for name in ("pak", "bu", "pasaran")}


@cache
def _short_name(code: str) -> str:
    return Region.objects.get(pk=code).short_name
