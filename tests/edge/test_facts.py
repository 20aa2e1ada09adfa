"""What a process knows: read once, and again after a change with one of its tags."""

from collections.abc import Iterator

from django.http import HttpRequest

from kimid.edge.facts import KEPT_FACTS, MOST, Fact, Known, fact
from kimid.edge.kept import Kept


def _opened() -> Kept[Fact]:
    kept = Kept[Fact](MOST)
    kept.clear(0)
    return kept


def _asking(kept: Kept[Fact] | None) -> HttpRequest:
    request = HttpRequest()
    if kept is not None:
        request.META[KEPT_FACTS] = Known.now(kept)
    return request


def _ask(kept: Kept[Fact] | None, versions: Iterator[int], *tags: str, of: str = "suka-maju") -> int:
    return fact(_asking(kept), "site", of, lambda: next(versions), lambda _: tags)


def test_a_fact_is_read_once_until_a_change_touches_it() -> None:
    kept, versions = _opened(), iter(range(10))
    told = [_ask(kept, versions, "site:1") for _ in range(3)]
    kept.apply(1, ["site:2"])
    told.append(_ask(kept, versions, "site:1"))
    kept.apply(2, ["site:1"])
    told += [_ask(kept, versions, "site:1") for _ in range(2)]
    assert told == [0, 0, 0, 0, 1, 1]


def test_what_was_read_before_a_change_is_not_kept_after_it() -> None:
    kept = _opened()

    def read() -> str:
        kept.apply(1, ["site:1"])
        return "yang lama"

    assert fact(_asking(kept), "site", "suka-maju", read, lambda _: ["site:1"]) == "yang lama"
    assert fact(_asking(kept), "site", "suka-maju", lambda: "yang baru", lambda _: ["site:1"]) == "yang baru"


def test_what_rests_on_an_older_reading_is_not_kept_after_a_change_to_it() -> None:
    kept = _opened()
    request = _asking(kept)
    name = fact(request, "site", "suka-maju", lambda: "KIM lama", lambda _: ["site:1"])
    kept.apply(1, ["site:1"])

    assert fact(request, "foot", "suka-maju", lambda: f"Kaki {name}", lambda _: ["site:1"]) == "Kaki KIM lama"
    assert fact(_asking(kept), "foot", "suka-maju", lambda: "Kaki KIM baru", lambda _: ["site:1"]) == "Kaki KIM baru"


def test_facts_of_two_sites_are_two() -> None:
    kept, versions = _opened(), iter(range(10))
    assert [_ask(kept, versions, "site:1", of=of) for of in ("a", "b", "a", "b")] == [0, 1, 0, 1]


def test_what_has_no_tags_is_read_every_time() -> None:
    kept, versions = _opened(), iter(range(10))
    assert [_ask(kept, versions) for _ in range(3)] == [0, 1, 2]


def test_where_nothing_is_kept_or_followed_it_is_read_every_time() -> None:
    versions = iter(range(10))
    assert [_ask(None, versions, "site:1"), _ask(None, versions, "site:1")] == [0, 1]
    not_followed = Kept[Fact](MOST)
    assert [_ask(not_followed, versions, "site:1"), _ask(not_followed, versions, "site:1")] == [2, 3]
