"""Places for lessons beside what they help with: a subject names a topic, and whoever has lessons
says whether there is one about it.
"""

from collections.abc import Callable
from typing import Final, NamedTuple


class LessonLink(NamedTuple):
    """A lesson that anybody may open: its title, and its address."""

    title: str
    url: str


type LessonFinder = Callable[[str], LessonLink | None]

_FINDERS: Final[list[LessonFinder]] = []


def register_lessons(finder: LessonFinder) -> None:
    """Register a function that knows the lesson about a topic, such as `kertas-nib`."""
    _FINDERS.append(finder)


def lesson_about(topic: str) -> LessonLink | None:
    """The first lesson about this topic; None while nobody has one."""
    return next(filter(None, (finder(topic) for finder in _FINDERS)), None)
