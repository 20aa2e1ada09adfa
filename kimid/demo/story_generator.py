"""From a tale on the shelf to the words of one story: no title and no lead is ever told twice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random
from typing import Final

from kimid.demo import grammar, slots
from kimid.demo.slots import VillagePlace
from kimid.demo.story_templates import StoryTemplate, phrases
from kimid.newsroom.actions.content import ContentData, CorrectionNote
from kimid.newsroom.details import Details

_TRIES: Final = 60
_SHORT: Final = 0.18  # so many stories are a lead and a paragraph at most
_LONG: Final = 0.62  # from here on a story has all its paragraphs
_LONGEST_TITLE: Final = 110
_NUMBER: Final = re.compile(rf"\d+(?:\.\d{{3}})*|\b(?:{'|'.join(grammar.NUMBER_WORDS)})\b")


class NothingNew(Exception):
    """Everything that this tale could say of this place has been said. Add a title to it, or
    choices.
    """


@dataclass(frozen=True)
class GeneratedStory:
    """One story in words; `mistaken` are the words with a number wrong, for one that is to be
    corrected.
    """

    words: ContentData
    slots: Mapping[str, str | int]
    mistaken: ContentData | None = None
    note: CorrectionNote | None = None
    asked: tuple[str, ...] = ()  # the bodies that a fact check rests on
    reply: tuple[str, str] = ("", "")  # who answers, and what


@dataclass
class StoryGenerator:
    """Tells tales and remembers what has been said."""

    used_texts: set[str] = field(default_factory=set)

    def generate(
        self, template: StoryTemplate, place: VillagePlace, at: datetime, *, mistaken: bool = False
    ) -> GeneratedStory:
        """The tale as it happened in this place at this time. Raises NothingNew."""
        for attempt in range(_TRIES):
            choose = Random(f"{template.key} {place.village.label} {attempt}")
            generated = _generate(template, place, at, choose, mistaken=mistaken)
            if (
                _is_valid(generated.words, generated.slots)
                and not {generated.words.title, generated.words.lead} & self.used_texts
            ):
                self.used_texts |= {generated.words.title, generated.words.lead}
                return generated
        raise NothingNew(f"{template.key} in {place.village.name}")


def _generate(
    template: StoryTemplate, place: VillagePlace, at: datetime, choose: Random, *, mistaken: bool
) -> GeneratedStory:
    folk = slots.folk_for(place.village, template.needs, choose)
    counted = grammar.draw_numbers(template.numbers, choose)
    filled = {
        **slots.place_slots(place, choose),
        **slots.day_slots(at, choose),
        **slots.people_slots(folk, choose),
    }
    seed = choose.random()
    every: dict[str, str | int] = {**filled, **counted}
    right = _words(template, every, seed)
    beside = GeneratedStory(
        right, every, asked=_asked(template, every, choose), reply=_reply(template, every, choose)
    )
    if not mistaken or template.mistake is None:
        return beside
    wrong = _with_wrong_number(template, template.mistake.slot, counted)
    unit = template.mistake.unit
    was, now = (
        grammar.render(f"{{{template.mistake.slot}}} {unit}", numbers, choose)
        for numbers in (wrong, counted)
    )
    return replace(
        beside,
        mistaken=_words(template, {**filled, **wrong}, seed),
        note=CorrectionNote(was, now, template.mistake.why),
    )


def _is_valid(words: ContentData, filled: Mapping[str, str | int]) -> bool:
    """Whether the title is short enough, and every number in it stands in the text below too."""
    small = {
        grammar.NUMBER_WORDS[value]
        for value in filled.values()
        if isinstance(value, int) and value < len(grammar.NUMBER_WORDS)
    }
    below = set(_NUMBER.findall(f"{words.lead} {words.body} {words.place}".lower()))
    promised = {
        number
        for number in _NUMBER.findall(words.title.lower())
        if number[0].isdigit() or number in small
    }
    return len(words.title) <= _LONGEST_TITLE and promised <= below


def _with_wrong_number(
    template: StoryTemplate, slot: str, counted: Mapping[str, int]
) -> dict[str, int]:
    """The numbers as they were first believed to be; what follows from the wrong one is
    wrong too.
    """
    drawn = {name: value for name, value in counted.items() if ".." in template.numbers[name]}
    return grammar.derive_numbers(
        template.numbers, {**drawn, slot: counted[slot] + max(2, counted[slot] // 6)}
    )


def _words(template: StoryTemplate, filled: Mapping[str, str | int], seed: float) -> ContentData:
    choose = Random(seed)  # the same choices for the right and for the mistaken words
    title = grammar.render(choose.choice(template.titles), filled, choose)
    lead = grammar.render(template.lead, filled, choose)
    place = grammar.render(choose.choice(phrases()["places"]), filled, choose)
    body = [grammar.render(part, filled, choose) for part in _parts(template.body, choose)]
    details = _details(template, filled, choose)
    text = "\n\n".join(body)
    return ContentData(title, lead, text, template.kind, template.topic, place, details=details)


def _details(template: StoryTemplate, filled: Mapping[str, str | int], choose: Random) -> Details:
    """The claim of a fact check with the answer to it."""
    check = template.check
    if check is None:
        return Details()
    claim, seen, reach = (
        grammar.render(text, filled, choose) for text in (check.claim, check.seen, check.reach)
    )
    return Details(claim=claim, claim_seen=seen, verdict=check.verdict, reach=reach)


def _asked(
    template: StoryTemplate, filled: Mapping[str, str | int], choose: Random
) -> tuple[str, ...]:
    bodies = template.check.asked if template.check else ()
    return tuple(grammar.render(body, filled, choose) for body in bodies)


def _reply(
    template: StoryTemplate, filled: Mapping[str, str | int], choose: Random
) -> tuple[str, str]:
    if template.reply is None:
        return "", ""
    who, words = (
        grammar.render(text, filled, choose) for text in (template.reply.who, template.reply.words)
    )
    return who, words


def _parts(body: tuple[str, ...], choose: Random) -> list[str]:
    """Which paragraphs are told: those with a `?` in front may be left out."""
    length = choose.random()
    if length < _SHORT:
        chosen = body[: choose.randint(0, 1)]
    elif length > _LONG:
        chosen = body
    else:
        chosen = tuple(part for part in body if not part.startswith("?") or choose.random() < 0.5)
    return [part.removeprefix("?") for part in chosen]
