"""What other subjects know that keeps a story from its readers until it is settled. A subject
registers what it knows; whoever wants to publish reads all of it.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from kimid.newsroom.models import Story


class HoldBack(NamedTuple):
    """A reason, as a sentence, and the page of the workspace on which it is settled."""

    text: str
    label: str
    url: str


# What a subject knows of a story. The queries of the subject.
type HoldBackFinder = Callable[[Story], Iterable[HoldBack]]

_FINDERS: Final[list[HoldBackFinder]] = []


def register_hold_back(finder: HoldBackFinder) -> None:
    """Register what a subject knows."""
    _FINDERS.append(finder)


def hold_backs_of(story: Story) -> list[HoldBack]:
    """All that keeps this story back. The queries of each subject."""
    return [each for finder in _FINDERS for each in finder(story)]
