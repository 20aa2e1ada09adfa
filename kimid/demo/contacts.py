"""How to reach the groups of the demo. Numbers and addresses are invented: they ring nowhere."""

from collections.abc import Mapping
from random import Random
from typing import Final

from kimid.demo import grammar
from kimid.demo.story_templates import phrases
from kimid.demo.villages import Village
from kimid.sites.actions import Introduction

_HAVE_PHONE: Final = 0.7
_HAVE_MAIL: Final = 0.45
_HAVE_HOURS: Final = 0.6
# Everybody may try these in the demo, so they have all of it.
_KNOWN: Final = frozenset({"teluk-kapuas", "kim-kuala-karang", "kim-dalam-kaum"})


def introduction_of(
    village: Village, words: Mapping[str, str | int], choose: Random
) -> Introduction:
    """Who the group is, and what it says of how to reach it: many have a number, some have nothing
    but a place.
    """
    return Introduction(
        grammar.render(choose.choice(phrases()["about"]), words, choose),
        phone=_phone(village) if _has(village, choose, _HAVE_PHONE) else "",
        email=_mail(village) if _has(village, choose, _HAVE_MAIL) else "",
        address=grammar.render(choose.choice(phrases()["meeting_places"]), words, choose),
        hours=choose.choice(phrases()["hours"]) if _has(village, choose, _HAVE_HOURS) else "",
    )


def _has(village: Village, choose: Random, share: float) -> bool:
    return choose.random() < share or village.label in _KNOWN


def _phone(village: Village) -> str:
    """A number of the block `0812 0000`, which no network gives."""
    number = Random(f"phone {village.label}").randint(1000, 9999)
    return f"0812 0000 {number}"


def _mail(village: Village) -> str:
    """An address of the domain that exists for examples only."""
    return f"{village.label.removeprefix('kim-')}@kim.example"
