"""Keeping what somebody wrote, also when somebody else was faster: brought together if it can be, kept beside if it cannot."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kimid.newsroom import actions, queries
from kimid.newsroom.models import Aside, Sensitivity, Story, in_order
from kimid.newsroom.together import Together
from kimid.people.models import Person

_TRIES: Final = 3  # so often somebody may be faster once more; then the words are kept beside


@dataclass(frozen=True)
class Said:
    """What a sheet says, and from which words (`base`) its writer began."""

    words: actions.Words
    source: actions.SourceNote | None
    sensitive: tuple[Sensitivity, ...]
    base: str
    sheet: str


@dataclass(frozen=True)
class Kept:
    """Where the words are now: in the story, united with those of somebody, or beside it."""

    story: Story
    united_with: str = ""
    aside: Aside | None = None


def keep_words(story: Story, said: Said, *, by: Person, at: datetime) -> Kept:
    """Change a story, or unite two changes of it. Raises NotNow once readers have it; the words are beside it then."""
    with suppress(actions.Overtaken):
        return Kept(change(story, said, by=by, at=at))
    for _ in range(_TRIES):
        story = Story.objects.get(pk=story.pk)
        both = together(story, actions.tell(Story(), said.words), said.base)
        if both.has_conflict:
            break
        united = replace(said, words=both.words(), sensitive=(*said.sensitive, *story.sensitivities), base=story.digest, sheet="")
        if _is_there(story, united):
            return Kept(story)  # an answer was lost
        with suppress(actions.Overtaken):
            other = queries.last_revision(story).by
            return Kept(change(story, united, by=by, at=at), united_with=other.name)
    return Kept(story, aside=_set_aside(story, said, by=by, at=at))


def change(story: Story, said: Said, *, by: Person, at: datetime) -> Story:
    """Change a story if nobody was faster. Raises as `edit` does; when it is too late for a change, the words are kept beside."""
    try:
        return actions.edit(
            story,
            words=said.words,
            sensitive=said.sensitive,
            source=said.source,
            base=said.base,
            sheet=said.sheet,
            by=by,
            at=at,
        )
    except actions.NotNow:
        _set_aside(story, said, by=by, at=at)
        raise


def together(story: Story, mine: Story | Aside, base: str) -> Together:
    """A story as it stands and another wording of it, both of which began as the words of the digest `base`."""
    return Together(queries.revision_with(story, base), story, mine)


def _is_there(story: Story, said: Said) -> bool:
    return actions.tell(Story(), said.words).digest == story.digest and in_order(said.sensitive) == story.sensitive_about


def _set_aside(story: Story, said: Said, *, by: Person, at: datetime) -> Aside:
    return actions.set_aside(story, words=said.words, base=said.base, sensitive=said.sensitive, by=by, at=at)
