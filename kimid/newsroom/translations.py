"""The translation of a story into a local language: title, lead and text."""

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


class LanguageLink(NamedTuple):
    """A link to the story in one of its languages."""

    lang: str
    label: str
    url: str
    current: bool


def in_language(story: Story, lang: str) -> Story | None:
    """A copy of the story in this language. None if there is no translation. Other fields stay
    Indonesian.
    """
    translation: Translation = story.translation
    if not _is_complete(translation) or translation["lang"] != lang:
        return None
    translated = copy(story)
    translated.title = translation["title"]
    translated.lead = translation["lead"]
    translated.blocks = translation["blocks"]
    return translated


def language_links(story: Story, current_lang: str) -> list[LanguageLink]:
    """Links to Indonesian and to the translation. Empty without a translation. `current_lang` is
    empty for Indonesian.
    """
    if not _is_complete(story.translation):
        return []
    own = story.site.url_of(story.path)
    lang = story.translation["lang"]
    return [
        LanguageLink("id", "Indonesia", own, current=not current_lang),
        LanguageLink(lang, LANGUAGES.get(lang, lang), f"{own}{lang}/", current=bool(current_lang)),
    ]


def _is_complete(translation: Translation) -> bool:
    """Whether it has a title and a lead."""
    return bool(translation and translation["title"] and translation["lead"])
