"""Templates of demo stories, read from `tales/*.toml`: texts with choices, made for places and
months.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from kimid.newsroom.models import StoryKind
from kimid.wire.models import Topic
from kimid.wire.verdicts import Verdict

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True)
class NumberMistake:
    """A number that was wrong at first, what it counts, and how it came about."""

    slot: str
    unit: str
    why: str


@dataclass(frozen=True)
class ClaimTemplate:
    """What a fact check is about: the claim, where it goes round, the answer, and which bodies the
    group asked.
    """

    claim: str
    seen: str
    verdict: Verdict
    reach: str
    asked: tuple[str, ...]


@dataclass(frozen=True)
class ReplyTemplate:
    """What the other side of a tale answers, once it is published."""

    who: str
    words: str


@dataclass(frozen=True, eq=False)
class StoryTemplate:
    """One template. For each group in `needs` a place must have one of its marks (coast, rice field
    …). No months means all year.

    `pictures` are the drawn ones that may go with it; `withdrawal_reason` is the public reason for
    which one story of this template was withdrawn.
    """

    key: str
    topic: Topic
    kind: StoryKind
    needs: tuple[frozenset[str], ...]
    months: frozenset[int]
    pictures: tuple[str, ...]
    numbers: Mapping[str, str]
    titles: tuple[str, ...]
    lead: str
    body: tuple[str, ...]
    mistake: NumberMistake | None
    withdrawal_reason: str
    check: ClaimTemplate | None
    reply: ReplyTemplate | None


@cache
def story_templates() -> tuple[StoryTemplate, ...]:
    """The templates of all files."""
    files = sorted((_HERE / "tales").glob("*.toml"))
    return tuple(
        _story_template(f"{file.stem}-{number}", raw)
        for file in files
        for number, raw in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["tale"], 1)
    )


@cache
def phrases() -> dict[str, Any]:
    """What people of a group say about a story, and the small words of places."""
    return tomllib.loads((_HERE / "talk.toml").read_text(encoding="utf-8"))


@cache
def names() -> dict[str, dict[str, str]]:
    """Names by ethnic group, and by kind: of women, of men, of young people, and last names."""
    return tomllib.loads((_HERE / "names.toml").read_text(encoding="utf-8"))


def _story_template(key: str, raw: dict[str, Any]) -> StoryTemplate:
    return StoryTemplate(
        key=key,
        topic=Topic(raw["topic"]),
        kind=StoryKind(raw.get("kind", "news")),
        needs=tuple(frozenset(group.split()) for group in raw["needs"]),
        months=frozenset(raw.get("months", range(1, 13))),
        pictures=tuple(raw["pictures"]),
        numbers=raw["n"],
        titles=tuple(raw["titles"]),
        lead=raw["lead"],
        body=tuple(raw["body"]),
        mistake=NumberMistake(**raw["fix"]) if "fix" in raw else None,
        withdrawal_reason=raw.get("taken_back", ""),
        check=_claim_template(raw["check"]) if "check" in raw else None,
        reply=ReplyTemplate(**raw["reply"]) if "reply" in raw else None,
    )


def _claim_template(raw: dict[str, Any]) -> ClaimTemplate:
    return ClaimTemplate(
        claim=raw["claim"],
        seen=raw["seen"],
        verdict=Verdict(raw["verdict"]),
        reach=raw["reach"],
        asked=tuple(raw["asked"]),
    )
