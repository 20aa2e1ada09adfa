"""From a tale on the shelf to the words of one story: no title and no lead is ever told twice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Final

from kimid.demo import grammar, slots
from kimid.demo.shelf import Tale, phrases
from kimid.demo.slots import Place
from kimid.newsroom.actions import CorrectionNote, Words

_TRIES: Final = 60
_SHORT: Final = 0.18  # so many stories are a lead and a paragraph at most
_LONG: Final = 0.62  # from here on a story has all its paragraphs
_LONGEST_TITLE: Final = 110
_NUMBER: Final = re.compile(rf"\d+(?:\.\d{{3}})*|\b(?:{'|'.join(grammar.WORDS)})\b")


class NothingNew(Exception):
    """Everything that this tale could say of this place has been said. Add a title to it, or choices."""


@dataclass(frozen=True)
class Told:
    """One story in words; `mistaken` are the words with a number wrong, for one that is to be corrected."""

    words: Words
    slots: Mapping[str, str | int]
    mistaken: Words | None = None
    note: CorrectionNote | None = None


@dataclass
class Teller:
    """Tells tales and remembers what has been said."""

    said: set[str] = field(default_factory=set)

    def tell(self, tale: Tale, place: Place, at: datetime, *, mistaken: bool = False) -> Told:
        """The tale as it happened in this place at this time. Raises NothingNew."""
        for attempt in range(_TRIES):
            choose = Random(f"{tale.key} {place.village.label} {attempt}")  # noqa: S311  # makes texts, guards nothing
            told = _tell(tale, place, at, choose, mistaken=mistaken)
            if _is_sound(told.words, told.slots) and not {told.words.title, told.words.lead} & self.said:
                self.said |= {told.words.title, told.words.lead}
                return told
        raise NothingNew(f"{tale.key} in {place.village.name}")


def _tell(tale: Tale, place: Place, at: datetime, choose: Random, *, mistaken: bool) -> Told:
    folk = slots.folk_for(place.village, tale.needs, choose)
    counted = grammar.numbers(tale.numbers, choose)
    filled = {**slots.of_place(place, choose), **slots.of_day(at, choose), **slots.of_people(folk, choose)}
    seed = choose.random()
    right = _words(tale, {**filled, **counted}, seed)
    if not mistaken or tale.fix is None:
        return Told(right, {**filled, **counted})
    wrong = _with_a_wrong_number(tale, tale.fix.slot, counted)
    unit = tale.fix.unit
    was, now = (grammar.say(f"{{{tale.fix.slot}}} {unit}", numbers, choose) for numbers in (wrong, counted))
    return Told(right, {**filled, **counted}, _words(tale, {**filled, **wrong}, seed), CorrectionNote(was, now, tale.fix.why))


def _is_sound(words: Words, filled: Mapping[str, str | int]) -> bool:
    """Whether the title is short enough, and every number in it stands in the text below too."""
    small = {grammar.WORDS[value] for value in filled.values() if isinstance(value, int) and value < len(grammar.WORDS)}
    below = set(_NUMBER.findall(f"{words.lead} {words.body} {words.place}".lower()))
    promised = {number for number in _NUMBER.findall(words.title.lower()) if number[0].isdigit() or number in small}
    return len(words.title) <= _LONGEST_TITLE and promised <= below


def _with_a_wrong_number(tale: Tale, slot: str, counted: Mapping[str, int]) -> dict[str, int]:
    """The numbers as they were first believed to be; what follows from the wrong one is wrong too."""
    drawn = {name: value for name, value in counted.items() if ".." in tale.numbers[name]}
    return grammar.follow(tale.numbers, {**drawn, slot: counted[slot] + max(2, counted[slot] // 6)})


def _words(tale: Tale, filled: Mapping[str, str | int], seed: float) -> Words:
    choose = Random(seed)  # noqa: S311  # the same choices for the right and for the mistaken words
    title = grammar.say(choose.choice(tale.titles), filled, choose)
    lead = grammar.say(tale.lead, filled, choose)
    place = grammar.say(choose.choice(phrases()["places"]), filled, choose)
    body = [grammar.say(part, filled, choose) for part in _parts(tale.body, choose)]
    return Words(title, lead, "\n\n".join(body), tale.kind, tale.topic, place)


def _parts(body: tuple[str, ...], choose: Random) -> list[str]:
    """Which paragraphs are told: those with a `?` in front may be left out."""
    length = choose.random()
    if length < _SHORT:
        kept = body[: choose.randint(0, 1)]
    elif length > _LONG:
        kept = body
    else:
        kept = tuple(part for part in body if not part.startswith("?") or choose.random() < 0.5)
    return [part.removeprefix("?") for part in kept]
