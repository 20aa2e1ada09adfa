"""Values that nearly every public page needs and few changes touch: read once per process until a
change touches them.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final, Self, cast

from django.http import HttpRequest

from kimid.pagecache.recent_changes import ChangePosition
from kimid.pagecache.tagged_cache import TaggedCache

# The key of the request cache in the environ. Only the page cache sets it, and only for reading: a
# request that changes something reads from the database.
REQUEST_CACHE_KEY: Final = "kimid.facts"
MAX_VALUES: Final = 1_000


@dataclass(slots=True, eq=False)
class CachedValue:
    """A value and its tags. All threads share it: nobody may change it."""

    value: object
    tags: frozenset[str]
    size: int = 1
    used: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class RequestCache:
    """The cached values of this process, for a request that began at this position.

    A value may depend on others that the request read earlier. So it is cached only if no change
    touched its tags since the request began.
    """

    values: TaggedCache[CachedValue]
    began: ChangePosition

    @classmethod
    def begin(cls, values: TaggedCache[CachedValue]) -> Self | None:
        """The cache for a request that begins now. None before the process follows the changes."""
        began = values.position()
        return None if began is None else cls(values, began)


def has_request_cache(request: HttpRequest) -> bool:
    """Whether this process may answer the request from cached values."""
    return request.META.get(REQUEST_CACHE_KEY) is not None


def cached_until_change[T](
    request: HttpRequest,
    kind: str,
    name: str,
    read: Callable[[], T],
    tags: Callable[[T], Collection[str]],
) -> T:
    """A value of this process, such as the `site` of a label. If it is not cached, `read` returns
    it, and it is cached if it has tags.

    All threads share the value. Without a request cache (the workspace, forms, before the changes
    are followed) `read` runs every time.
    """
    cache: RequestCache | None = request.META.get(REQUEST_CACHE_KEY)
    if cache is None:
        return read()
    key = (kind, name, "")
    cached = cache.values.get(key)
    if cached is not None:
        cached.used = True
        return cast(T, cached.value)
    value = read()
    if value_tags := frozenset(tags(value)):
        cache.values.put(key, CachedValue(value, value_tags), cache.began)
    return value
