"""What nearly every public page needs and few changes touch: read once, and kept in this process until a change touches it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final, Self, cast

from django.http import HttpRequest

from kimid.edge.kept import Kept
from kimid.edge.recent import Moment

# Where a request finds what is Known. Only the gate writes it, and only for reading: who changes something reads anew.
KEPT_FACTS: Final = "kimid.facts"
MOST: Final = 5_000


@dataclass(slots=True, eq=False)
class Fact:
    """Something that was read, and the tags with which it goes. All threads share it: nobody may change it."""

    value: object
    tags: frozenset[str]
    size: int = 1
    used: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class Known:
    """What a process keeps, for a request that began at this moment.

    A fact may rest on others that the request read before it. So it is kept only if none of its tags was touched since then.
    """

    facts: Kept[Fact]
    began: Moment

    @classmethod
    def now(cls, facts: Kept[Fact]) -> Self | None:
        """For a request that begins now. None before the changes are followed."""
        began = facts.now()
        return None if began is None else cls(facts, began)


def keeps_facts(request: HttpRequest) -> bool:
    """Whether this process may answer the request from what it knows."""
    return request.META.get(KEPT_FACTS) is not None


def fact[T](request: HttpRequest, what: str, of: str, read: Callable[[], T], tags: Callable[[T], Collection[str]]) -> T:
    """A fact that this process knows, such as the `site` of a label; else it is read now, and kept if it has tags.

    The value is shared by all threads. Where nothing is known (the workspace, forms, before the changes are followed) it is
    read every time.
    """
    known: Known | None = request.META.get(KEPT_FACTS)
    if known is None:
        return read()
    key = (what, of, "")
    found = known.facts.get(key)
    if found is not None:
        found.used = True
        return cast(T, found.value)
    value = read()
    if names := frozenset(tags(value)):
        known.facts.put(key, Fact(value, names), known.began)
    return value
