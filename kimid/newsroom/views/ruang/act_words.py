"""What a press on a story does, in words, for whoever gives a proof first."""

from typing import Any

from kimid.access.pages import RuangRequest
from kimid.access.recent_auth import ActWords
from kimid.newsroom import queries


def about_story(words: str) -> ActWords:
    """The words and the title of the story, if this person may see it."""

    def name(request: RuangRequest, public_id: str, **_: Any) -> str:
        story = queries.visible_to(request.person).filter(public_id=public_id).first()
        return f"{words} “{story.heading}”" if story is not None else words

    return name
