"""A publication leaves the archive of its group stored, and no stored page is older than what
happened.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

import pytest
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from pytest_django import Settings

from kimid.events.permissions import Role
from kimid.newsroom.actions import publishing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.registry.models import Kim
from kimid.sites.actions import change_look
from kimid.sites.models import Accent, Dye
from tests import build
from tests.pagecache.asking import ask

pytestmark = pytest.mark.django_db(transaction=True)

HOST = "kim-satu.kim.localhost"


@pytest.fixture
def gate(settings: Settings) -> Iterator[PageCacheMiddleware]:
    """kimid behind its page cache, as one process runs it."""
    settings.STORE_FILES = False
    made = PageCacheMiddleware(get_wsgi_application(), follow=False)
    made.store.begin()
    yield made
    made.store.end()


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _published(kim: Kim, number: int, kind: StoryKind = StoryKind.NEWS) -> Story:
    at = timezone.now() - timedelta(hours=50) + timedelta(hours=number)
    details = Details(at + timedelta(days=9), venue="Balai") if kind == StoryKind.AGENDA else None
    return build.of_kind(kim, kind, details, title=f"Kabar nomor {number}", at=at)


def _is_kept(gate: PageCacheMiddleware, story: Story) -> bool:
    return gate.stored_page(HOST, story.path, "") is not None


def test_the_next_publication_leaves_the_archive_stored(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    archive = [_published(kim, number) for number in range(6)]
    pages = [f"http://{HOST}{story.path}" for story in archive]
    for url in pages:
        assert ask(gate, url).status == 200

    _published(kim, 6)
    # The first three have nothing before them to fill the line below, so the newest stand there.
    assert [_is_kept(gate, story) for story in archive] == [False] * 3 + [True] * 3
    page = ask(gate, pages[5]).body.decode()
    beside = page.partition('id="lain"')[2].partition("</section>")[0]
    assert [f"Kabar nomor {number}" in beside for number in range(7)] == [
        number in (2, 3, 4) for number in range(7)
    ]

    _published(kim, 7, StoryKind.AGENDA)  # a section in the menu of every page
    assert [_is_kept(gate, story) for story in archive] == [False] * 6


def test_an_older_moment_of_publication_drops_what_came_after_it(
    gate: PageCacheMiddleware, kim: Kim
) -> None:
    """Of two editors who publish at once, the one who pressed first may come second."""
    archive = [_published(kim, number) for number in (0, 1, 2, 3, 5)]
    for story in archive:
        ask(gate, f"http://{HOST}{story.path}")
    _published(kim, 4)
    assert not any(_is_kept(gate, story) for story in archive)


@pytest.mark.all_sites
@pytest.mark.parametrize("seed", range(3))
def test_no_stored_page_is_older_than_what_happened(
    gate: PageCacheMiddleware, kim: Kim, seed: int
) -> None:
    random = Random(seed)
    anew = PageCacheMiddleware(get_wsgi_application(), follow=False)  # it never began: stores none
    stories = [_published(kim, number) for number in range(5)]
    editor = build.member(kim, Role.CHAIR)
    acts: dict[str, Callable[[Story], object]] = {
        "publish": lambda _: stories.append(_published(kim, len(stories))),
        "announce": lambda _: stories.append(
            _published(kim, len(stories), random.choice([*StoryKind][1:4]))
        ),
        "correct": lambda story: build.corrected(story, was="2.500", right="2.050"),
        "withdraw": lambda story: publishing.withdraw(
            story, reason="Angkanya keliru.", by=editor, at=timezone.now()
        ),
        "dye": lambda _: change_look(
            kim.site,
            dye=random.choice([*Dye]),
            accent=random.choice([*Accent]),
            by=editor,
            at=timezone.now(),
        ),
    }
    for act in random.choices([*acts], k=12):
        urls = [f"http://{HOST}{path}" for path in ("/", *(each.path for each in stories))]
        for url in urls:
            ask(gate, url)
        out = [each for each in stories if Story.objects.get(pk=each.pk).stage == Stage.PUBLISHED]
        if out:
            chosen = random.choice(out)
            chosen.refresh_from_db()
            acts[act](chosen)
        got = {url: ask(gate, url).headers.get("etag") for url in urls}
        assert got == {url: ask(anew, url).headers.get("etag") for url in urls}, act
