"""Every text of a story that readers see is searched for phrases and links, and can be shown with
its addresses as words.
"""

import json
from dataclasses import fields
from typing import Any, Final, get_type_hints

import pytest
from django.db import models

from kimid.lib.attachment import AttachmentData
from kimid.lib.blocks import parse_blocks
from kimid.lib.picture import Picture
from kimid.newsroom.actions.content import content_of, set_content
from kimid.newsroom.details import TEXT_DETAILS, Details
from kimid.newsroom.held_phrases import public_texts
from kimid.newsroom.models import DetailFields, Story, StoryContent
from kimid.newsroom.story_links import link_owners, with_words
from kimid.newsroom.translations import Translation
from kimid.newsroom.waiting_looks import words_beside

_HOST: Final = "slot88.com"
_TEXT: Final = f"Buka {_HOST} malam ini"
# These are made by kimid or chosen from a list: nobody types them.
_NOT_TYPED: Final = {"name", "tone", "lang"}

# What the page of such a request shows as the text itself.
_IN_THE_TEXT: Final = {"title", "lead", "blocks", "translation"}


def _typed(shape: type, known: dict[str, Any]) -> dict[str, Any]:
    """A value of this shape whose typed texts all name the host."""
    hints = get_type_hints(shape)
    texts = {key: _TEXT for key, hint in hints.items() if hint is str and key not in _NOT_TYPED}
    return {**known, **texts}


def _texts_of(field: Any) -> Any:
    """What people could write into this field. None for a field that holds no text."""
    if isinstance(field, models.CharField | models.TextField):
        return None if field.choices else _TEXT
    if not isinstance(field, models.JSONField):
        return None
    blocks = parse_blocks(f"{_TEXT}. [baca](https://{_HOST}/x)")
    # A new field with several texts fails here: add what can be written into it.
    return {
        "blocks": blocks,
        "photos": [_typed(Picture, {"name": "foto"})],
        "attachments": [_typed(AttachmentData, {"name": "surat", "kind": "document"})],
        "translation": _typed(Translation, {"lang": "jv", "blocks": blocks}),
    }[field.name]


_CASES: Final = {
    field.name: value
    for field in StoryContent._meta.get_fields()
    if (value := _texts_of(field)) is not None
}


def _times(value: object) -> int:
    """How often a value names the host in a text; the address behind a link is none."""
    return json.dumps(value).count(_TEXT)


@pytest.mark.parametrize("name", _CASES)
def test_every_text_of_a_story_is_searched(name: str) -> None:
    story = Story(**{name: _CASES[name]})

    assert "\n".join(public_texts(story)).count(_TEXT) == _times(_CASES[name])
    assert link_owners(story) == {_HOST}


@pytest.mark.parametrize("name", _CASES)
def test_no_text_of_a_story_shows_an_address_that_nobody_looked_at(name: str) -> None:
    story = Story(**{name: _CASES[name]})

    shown = with_words(story, {_HOST})

    assert _HOST not in json.dumps(getattr(shown, name))
    assert "slot88 titik com" in json.dumps(getattr(shown, name))


@pytest.mark.parametrize("name", sorted({*_CASES} - _IN_THE_TEXT))
def test_an_officer_who_is_asked_reads_every_text_beside_the_story(name: str) -> None:
    story = Story(**{name: _CASES[name]})

    assert "\n".join(words_beside(story)).count(_TEXT) == _times(_CASES[name])


@pytest.mark.parametrize("name", _CASES)
def test_no_text_of_a_story_is_stored_with_invisible_characters(name: str) -> None:
    disguised = json.dumps(_CASES[name]).replace(_HOST, f"slot\\u200b{_HOST[4:]}")
    story = Story(**{name: json.loads(disguised)})

    stored = set_content(Story(), content_of(story))

    assert json.dumps(getattr(stored, name), sort_keys=True) == json.dumps(
        _CASES[name], sort_keys=True
    )


def test_the_details_in_words_are_all_texts_among_the_details() -> None:
    texts = {
        field.name
        for field in DetailFields._meta.get_fields()
        if isinstance(field, models.CharField) and not field.choices
    }

    assert set(TEXT_DETAILS) == texts
    assert texts <= {field.name for field in fields(Details)}
