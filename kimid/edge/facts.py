"""What nearly every public page needs and few changes touch: read once, and kept in this process until a change touches it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final, cast

from django.http import HttpRequest

from kimid.edge.kept import Kept

# Where a request finds what its process keeps. Only the gate writes it, and only for reading: who changes something reads anew.
KEPT_FACTS: Final = "kimid.facts"
MOST: Final = 5_000


@dataclass(slots=True, eq=False)
class Fact:
    """Something that was read, and the tags with which it goes. All threads share it: nobody may change it."""

    value: object
    tags: frozenset[str]
    size: int = 1
    used: bool = field(default=False)


def fact[T](request: HttpRequest, what: str, of: str, read: Callable[[], T], tags: Callable[[T], Collection[str]]) -> T:
    """A fact that this process knows, such as the `site` of a label; else it is read now, and kept if it has tags.

    The value is shared by all threads. Where nothing is kept (the workspace, forms, before the changes are followed) it is
    read every time.
    """
    kept: Kept[Fact] | None = request.META.get(KEPT_FACTS)
    began = kept.now() if kept is not None else None
    if kept is None or began is None:
        return read()
    key = (what, of, "")
    known = kept.get(key)
    if known is not None:
        known.used = True
        return cast(T, known.value)
    value = read()
    if names := frozenset(tags(value)):
        kept.put(key, Fact(value, names), began)
    return value
