"""What people read of each kind of event.

One presenter has all words of one kind. It stands in the `presenters.py` of the app whose actions
record that kind; a test fails for a kind that has none and is not left out for a reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kimid.events.models import Event
from kimid.lib import clock

OTHER_CHANGE: Final = "Hal lain diubah"
_HEAD_OF_ANY_PLACE: Final = "kepala desa atau lurah"

# A text with names of the event's data in braces, or what makes one.
type Wording = str | Callable[[Event], str]


class Concern(StrEnum):
    """What a change on a site concerns: an office looks at the first of these first."""

    UNCHECKED = "readers have it from one account alone"
    LINKS = "addresses and phrases of advertising"
    READERS = "readers have it, and somebody checked it"
    PEOPLE = "who comes in, and as what"
    SITE = "the site itself: its addresses, texts and rules"
    GROUP = "the other work of the group"


@dataclass(frozen=True)
class Presenter:
    """All words of one kind of event. Where a text is empty, that reader does not get the event.

    `change` is for an office that looks at what changed on a site; `concern` gives it its place.
    `sentence` is for the history of the object that the event is about, `in_kim_history` for that
    of its KIM in the register. `for_readers` is for the public page of the object: what happened,
    and a detail.

    In a text `{actor}` is who did it, `{on}` a day in words, and `{head_title}` what the head of
    the place is called, where whoever reads it knows the place.
    """

    kind: str
    change: str = OTHER_CHANGE
    concern: Concern = Concern.GROUP
    sentence: Wording = ""
    in_kim_history: Wording = ""
    for_readers: tuple[str, str] | Callable[[Event], tuple[str, str]] | None = None


PRESENTERS: Final[dict[str, Presenter]] = {}
LEFT_OUT: Final[dict[str, str]] = {}  # why nobody reads this kind of event in words


def register_presenters(*presenters: Presenter) -> None:
    """Say what people read of these kinds. Raises ValueError for a kind that has words already."""
    for each in presenters:
        _refuse_second(each.kind)
        PRESENTERS[each.kind] = each


def leave_out(why: str, *kinds: str) -> None:
    """Say why nobody reads these kinds: what they changed is seen elsewhere, or is nothing. Raises
    ValueError for a kind that has words already.
    """
    for kind in kinds:
        _refuse_second(kind)
        LEFT_OUT[kind] = why


def presenter_of(event: Event) -> Presenter:
    """The presenter of this event; that of any change, if its kind is of no app any more."""
    return PRESENTERS.get(event.kind) or Presenter(event.kind)


def kinds_with(wording: Callable[[Presenter], object]) -> list[str]:
    """The kinds whose presenters have this wording: `kinds_with(attrgetter("sentence"))`."""
    return [each.kind for each in PRESENTERS.values() if wording(each)]


def sentence_of(event: Event, **values: object) -> str:
    """What the history of its object says of this event. `values` stand for those of its data."""
    return in_words(presenter_of(event).sentence, event, **values)


def texts_for_readers(event: Event) -> tuple[str, str]:
    """What readers of its object get of this event: what happened, and a detail."""
    words = presenter_of(event).for_readers or ("", "")
    if callable(words):
        return words(event)
    what, detail = words
    return in_words(what, event), in_words(detail, event)


def in_words(wording: Wording, event: Event, **values: object) -> str:
    """A wording with what the event says; `values` stand for those of its data."""
    if callable(wording):
        return wording(event)
    data = {
        name: clock.day(date.fromisoformat(value)) if name == "on" else value
        for name, value in event.data.items()
    }
    known = {"head_title": _HEAD_OF_ANY_PLACE, **data, "actor": event.actor_name}
    return wording.format(**{**known, **values})


def _refuse_second(kind: str) -> None:
    if kind in PRESENTERS or kind in LEFT_OUT:
        raise ValueError(f"two presenters of {kind}")
