"""The same story once more, in a language of the place: title, lead and text, kept beside the Indonesian words."""

from copy import copy
from typing import NamedTuple, TypedDict

from kimid.lib.blocks import Block
from kimid.lib.languages import LANGUAGES
from kimid.newsroom.models import Story


class Translation(TypedDict):
    """A story in a second language, ready for JSON. `lang` is a tag of `lib.languages`."""

    lang: str
    title: str
    lead: str
    blocks: list[Block]


class Way(NamedTuple):
    """One of the languages of a story, and where it stands in it."""

    lang: str
    label: str
    url: str
    current: bool


def in_language(story: Story, lang: str) -> Story | None:
    """The story as it is told in this language; None when it is not. What is not said there is said in Indonesian."""
    told: Translation = story.second
    if not _is_whole(told) or told["lang"] != lang:
        return None
    shown = copy(story)
    shown.title, shown.lead, shown.blocks = told["title"], told["lead"], told["blocks"]
    return shown


def languages_of(story: Story, shown: str) -> list[Way]:
    """Indonesian and the second language, with the one that is `shown`; nothing when there is but one."""
    if not _is_whole(story.second):
        return []
    own, lang = story.site.url_of(story.path), story.second["lang"]
    return [
        Way("id", "Indonesia", own, current=not shown),
        Way(lang, LANGUAGES.get(lang, lang), f"{own}{lang}/", current=bool(shown)),
    ]


def _is_whole(told: Translation) -> bool:
    """Whether it can be shown: a title and a lead."""
    return bool(told and told["title"] and told["lead"])
