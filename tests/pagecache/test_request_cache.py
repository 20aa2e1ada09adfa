"""Cached values: read once, and again after a change with one of their tags."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest

from kimid.pagecache.request_cache import (
    MAX_VALUES,
    REQUEST_CACHE_KEY,
    CachedValue,
    RequestCache,
    cached_until_change,
)
from kimid.pagecache.tagged_cache import TaggedCache


def _opened() -> TaggedCache[CachedValue]:
    values = TaggedCache[CachedValue](MAX_VALUES)
    values.clear(0)
    return values


def _asking(values: TaggedCache[CachedValue] | None) -> HttpRequest:
    request = HttpRequest()
    if values is not None:
        request.META[REQUEST_CACHE_KEY] = RequestCache.begin(values)
    return request


def _ask(
    values: TaggedCache[CachedValue] | None,
    versions: Iterator[int],
    *tags: str,
    of: str = "suka-maju",
) -> int:
    return cached_until_change(_asking(values), "site", of, lambda: next(versions), lambda _: tags)


def _read(request: HttpRequest, kind: str, read: Callable[[], str]) -> str:
    """A value of one site, which goes with `site:1`."""
    return cached_until_change(request, kind, "suka-maju", read, lambda _: ["site:1"])


def test_a_fact_is_read_once_until_a_change_touches_it() -> None:
    values = _opened()
    versions = iter(range(10))
    answers = [_ask(values, versions, "site:1") for _ in range(3)]
    values.apply(1, ["site:2"])
    answers.append(_ask(values, versions, "site:1"))
    values.apply(2, ["site:1"])
    answers += [_ask(values, versions, "site:1") for _ in range(2)]
    assert answers == [0, 0, 0, 0, 1, 1]


def test_what_was_read_before_a_change_is_not_kept_after_it() -> None:
    values = _opened()

    def read() -> str:
        values.apply(1, ["site:1"])
        return "yang lama"

    assert _read(_asking(values), "site", read) == "yang lama"
    assert _read(_asking(values), "site", lambda: "yang baru") == "yang baru"


def test_what_rests_on_an_older_reading_is_not_kept_after_a_change_to_it() -> None:
    values = _opened()
    request = _asking(values)
    name = _read(request, "site", lambda: "KIM lama")
    values.apply(1, ["site:1"])

    assert _read(request, "foot", lambda: f"Kaki {name}") == "Kaki KIM lama"
    assert _read(_asking(values), "foot", lambda: "Kaki KIM baru") == "Kaki KIM baru"


def test_facts_of_two_sites_are_two() -> None:
    values = _opened()
    versions = iter(range(10))
    assert [_ask(values, versions, "site:1", of=of) for of in ("a", "b", "a", "b")] == [0, 1, 0, 1]


def test_what_has_no_tags_is_read_every_time() -> None:
    values = _opened()
    versions = iter(range(10))
    assert [_ask(values, versions) for _ in range(3)] == [0, 1, 2]


def test_where_nothing_is_kept_or_followed_it_is_read_every_time() -> None:
    versions = iter(range(10))
    assert [_ask(None, versions, "site:1"), _ask(None, versions, "site:1")] == [0, 1]
    not_followed = TaggedCache[CachedValue](MAX_VALUES)
    assert [_ask(not_followed, versions, "site:1"), _ask(not_followed, versions, "site:1")] == [
        2,
        3,
    ]
