from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kimid.pagecache.bounded_cache import Key
from kimid.pagecache.directives import CacheDirective
from kimid.pagecache.page import Page, make_page
from kimid.pagecache.recent_changes import ChangePosition
from kimid.pagecache.tagged_cache import TaggedCache


def page_of(*tags: str, size: int = 1_000) -> Page:
    return make_page(
        b"x" * size,
        [("Content-Type", "image/webp")],
        CacheDirective(frozenset(tags or ("site:1",)), None, varies_by_query=False),
    )


def at(path: str, query: str = "") -> Key:
    return ("suka-maju.kim.localhost", path, query)


def opened(limit: int = 1_000_000) -> TaggedCache[Page]:
    pages = TaggedCache[Page](limit)
    pages.clear(0)
    return pages


START = ChangePosition(1, 0)


def test_a_change_drops_exactly_the_pages_with_its_tags() -> None:
    pages = opened()
    pages.put(at("/a/"), page_of("site:1", "item:5"), START)
    pages.put(at("/b/"), page_of("site:2", "item:5"), START)
    pages.put(at("/c/"), page_of("site:2"), START)
    pages.apply(1, ["item:5"])
    assert [pages.get(at(path)) is not None for path in ("/a/", "/b/", "/c/")] == [
        False,
        False,
        True,
    ]
    assert pages.tag_count() == 1


def test_a_page_whose_rendering_began_before_its_change_is_not_kept() -> None:
    pages = opened()
    pages.apply(1, ["site:1"])
    assert not pages.put(at("/"), page_of("site:1"), START)
    assert pages.put(at("/b/"), page_of("site:2"), START)
    assert pages.put(at("/"), page_of("site:1"), ChangePosition(1, 1))


def test_a_rendering_older_than_the_memory_of_changes_is_not_kept() -> None:
    pages = opened()
    for change in range(1, 2_502):
        pages.apply(change, ["site:9"])
    assert not pages.put(at("/"), page_of("site:1"), ChangePosition(1, 500))
    assert pages.put(at("/"), page_of("site:1"), ChangePosition(1, 501))


def test_a_rendering_from_before_a_new_beginning_is_not_kept() -> None:
    pages = opened()
    pages.put(at("/"), page_of(), START)
    pages.clear(0)
    assert pages.get(at("/")) is None
    assert not pages.put(at("/"), page_of(), START)


def test_the_store_stays_within_its_bytes() -> None:
    pages = opened(limit=500_000)
    for number in range(1_000):
        pages.put(at(f"/{number}/"), page_of(f"item:{number}", size=10_000), START)
    assert 400_000 < pages.plain.size <= 450_000
    assert (
        pages.tag_count()
        == len(pages.plain)
        == pages.plain.size // page_of("item:1", size=10_000).size
    )


def test_one_page_cannot_fill_the_store() -> None:
    assert not opened(limit=100_000_000).put(at("/"), page_of(size=600_000), START)


def test_pages_that_are_read_stay_longer() -> None:
    pages = opened(limit=200_000)
    front = page_of(size=10_000)
    pages.put(at("/"), front, START)
    for number in range(100):
        front.used = True
        pages.put(at(f"/{number}/"), page_of(size=10_000), START)
    assert pages.get(at("/")) is front
    assert pages.get(at("/50/")) is None


def test_pages_with_a_query_cannot_push_out_plain_ones() -> None:
    pages = opened(limit=1_000_000)
    pages.put(at("/"), page_of(), START)
    for number in range(5_000):
        pages.put(at("/", f"hal={number}"), page_of(), START)
    assert pages.get(at("/")) is not None
    assert pages.queried.size <= 100_000


def test_a_new_page_takes_the_place_of_the_old_one_and_its_tags() -> None:
    pages = opened()
    old = page_of("item:1")
    new = page_of("item:2")
    pages.put(at("/"), old, START)
    pages.put(at("/"), new, START)
    assert (pages.get(at("/")), pages.tag_count(), pages.plain.size) == (new, 1, new.size)


TAGS = st.sampled_from(["site:1", "site:2", "item:1", "item:2"])
KEYS = st.sampled_from([at("/"), at("/a/"), at("/b/"), at("/", "hal=2")])


class StoreAgainstTruth(RuleBasedStateMachine):
    """Renderings begin, changes arrive, pages are put, in any order. No page is older than the
    applied changes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pages = opened(limit=30_000)
        self.rendering: list[tuple[ChangePosition, frozenset[str]]] = []
        self.began_of: dict[int, ChangePosition] = {}
        self.pages_put: list[Page] = []
        self.last_change: dict[str, ChangePosition] = {}
        self.change = 0

    def position(self) -> ChangePosition:
        position = self.pages.position()
        assert position is not None
        return position

    @rule(tags=st.frozensets(TAGS, min_size=1))
    def begin_rendering(self, tags: frozenset[str]) -> None:
        self.rendering.append((self.position(), tags))

    @rule(key=KEYS, pick=st.integers(min_value=0))
    def put(self, key: Key, pick: int) -> None:
        if self.rendering:
            began, tags = self.rendering.pop(pick % len(self.rendering))
            page = page_of(*tags)
            self.began_of[id(page)] = began
            self.pages_put.append(page)
            self.pages.put(key, page, began)

    @rule(tags=st.lists(TAGS, min_size=1, unique=True), gap=st.integers(min_value=1, max_value=3))
    def apply(self, tags: list[str], gap: int) -> None:
        self.change += gap
        self.pages.apply(self.change, tags)
        self.last_change.update(dict.fromkeys(tags, self.position()))

    @rule(back=st.integers(min_value=0, max_value=5))
    def begin_anew(self, back: int) -> None:
        self.change = max(0, self.change - back)
        self.pages.clear(self.change)

    @invariant()
    def nobody_gets_an_older_page(self) -> None:
        for key in (at("/"), at("/a/"), at("/b/"), at("/", "hal=2")):
            page = self.pages.get(key)
            if page is not None:
                began = self.began_of[id(page)]
                assert began.generation == self.position().generation
                assert all(
                    began >= self.last_change[tag] for tag in page.tags if tag in self.last_change
                )

    @invariant()
    def the_books_are_right(self) -> None:
        stored = [
            page
            for key in (at("/"), at("/a/"), at("/b/"), at("/", "hal=2"))
            if (page := self.pages.get(key))
        ]
        assert self.pages.plain.size + self.pages.queried.size == sum(page.size for page in stored)
        assert self.pages.tag_count() == len(frozenset().union(*(page.tags for page in stored)))


StoreAgainstTruth.TestCase.settings = hypothesis_settings(
    max_examples=60, stateful_step_count=40, deadline=None
)
TestStoreAgainstTruth = StoreAgainstTruth.TestCase
