"""Where the stories of the demo come from: each source is said once."""

from collections.abc import Iterable
from random import Random
from typing import Final

from kimid.demo import grammar
from kimid.demo.story_generator import GeneratedStory
from kimid.demo.story_templates import phrases
from kimid.newsroom.models import SourceKind

# A kind of source and its name.
type NamedSource = tuple[SourceKind, str]

_SECOND: Final = 0.25  # so many stories have a second source
_KINDS: Final = (
    SourceKind.SEEN,
    SourceKind.INTERVIEW,
    SourceKind.INTERVIEW,
    SourceKind.DOCUMENT,
    SourceKind.WORD_OF_MOUTH,
)


def sources_of(generated: GeneratedStory, writer: str, choose: Random) -> list[NamedSource]:
    """One source, or two that say different things. Of a fact check the bodies that were asked."""
    if generated.asked:
        return [(SourceKind.OFFICE, body) for body in generated.asked]
    wanted = 2 if choose.random() < _SECOND else 1
    named: list[NamedSource] = []
    for kind in _shuffled(_KINDS, choose):
        source = kind, _name(kind, generated, writer, choose)
        if len(named) < wanted and source[1] not in {name for _, name in named}:
            named.append(source)
    return named


def _shuffled(kinds: Iterable[SourceKind], choose: Random) -> list[SourceKind]:
    every = list(kinds)
    choose.shuffle(every)
    return every


def _name(kind: SourceKind, generated: GeneratedStory, writer: str, choose: Random) -> str:
    if kind == SourceKind.SEEN:
        return writer
    template: str = choose.choice(phrases()[kind.value])
    return grammar.render(template, generated.slots, choose)
