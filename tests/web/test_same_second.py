"""What kimid promises: published, a story stands on six addresses at once; withdrawn, it is gone
from all of them.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import cast

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from kimid.activity.actions import plans
from kimid.events.permissions import Role
from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.newsroom.actions import publishing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.pagecache.middleware import PageCacheMiddleware
from kimid.pagecache.request_cache import REQUEST_CACHE_KEY, RequestCache
from kimid.registry.actions import entering
from kimid.sites.middleware import HostMiddleware, SiteRequest
from kimid.sites.models import Site
from kimid.wire import actions as wire
from tests import build
from tests.activity import making
from tests.pagecache.asking import ask

pytestmark = pytest.mark.django_db(transaction=True)

PORTALS = (
    "teluk-kapuas-6112012012.",
    "sungai-raya-611201.",
    "kab-kubu-raya.",
    "kalimantan-barat.",
    "",
)
HOMES = [f"http://{label}kim.localhost/" for label in ("kim-satu.", *PORTALS)]


@pytest.fixture
def gate(settings: Settings) -> Iterator[PageCacheMiddleware]:
    """kimid behind its page cache, as one process runs it."""
    settings.STORE_FILES = False
    made = PageCacheMiddleware(get_wsgi_application(), follow=False)
    made.store.begin()
    yield made
    made.store.end()


def _page(gate: PageCacheMiddleware, url: str) -> str:
    return ask(gate, url).body.decode()


def _with_title(gate: PageCacheMiddleware, title: str) -> list[bool]:
    return [title in _page(gate, url) for url in HOMES]


def test_a_mistyped_word_is_corrected_by_what_stands_there_and_by_nothing_withdrawn(
    gate: PageCacheMiddleware,
) -> None:
    kim = build.kim(label="kim-satu")
    build.story(kim, Stage.PUBLISHED)
    story = build.story(kim, Stage.VERIFIED, title="Lumbung padi diresmikan")
    editor = build.member(kim, Role.EDITOR)

    def answers() -> list[str]:
        labels = ("", "kalimantan-barat.")
        return [
            _page(gate, f"http://{each}kim.localhost/cari/?q=lumbumg").lower() for each in labels
        ]

    assert ["lumbung" in page for page in answers()] == [False, False]

    publishing.publish(story, by=editor, at=build.AT)
    # The corrected word is marked in the title.
    assert ["padi diresmikan" in page for page in answers()] == [True, True]

    publishing.withdraw(story, reason="Angkanya keliru.", by=editor, at=build.AT)
    assert ["lumbung" in page for page in answers()] == [False, False]


def test_published_it_stands_on_six_addresses_and_withdrawn_on_none(
    gate: PageCacheMiddleware,
) -> None:
    kim = build.kim(label="kim-satu")
    build.story(kim, Stage.PUBLISHED)
    story = build.story(kim, Stage.VERIFIED, title="Jembatan papan diperbaiki")
    editor = build.member(kim, Role.EDITOR)
    assert _with_title(gate, story.title) == [False] * 6
    # all of them are stored now, so what follows is what the page cache does
    assert len(gate.store.pages.plain) == 6

    publishing.publish(story, by=editor, at=build.AT)

    assert _with_title(gate, story.title) == [True] * 6
    address = f"http://kim-satu.kim.localhost{story.path}"
    assert ask(gate, address).status == 200

    publishing.withdraw(story, reason="Angkanya keliru.", by=editor, at=build.AT)

    assert _with_title(gate, story.title) == [False] * 6
    gone = ask(gate, address)
    assert gone.status == 410
    assert "Angkanya keliru." in gone.body.decode()


def test_what_does_not_change_stays_stored(gate: PageCacheMiddleware) -> None:
    kim = build.kim(label="kim-satu")
    other = build.kim(build.PAHANDUT, label="kim-dua")
    build.story(other, Stage.PUBLISHED)
    story = build.story(kim, Stage.VERIFIED)
    beside = ("http://kim-dua.kim.localhost/", "http://kalimantan-tengah.kim.localhost/")
    for url in (*HOMES, *beside):
        ask(gate, url)

    build.publish(story)

    assert len(gate.store.pages.plain) == len(beside)


def test_arranging_one_portal_shows_there_at_once_and_leaves_the_others_stored(
    gate: PageCacheMiddleware,
) -> None:
    kim = build.kim(label="kim-satu")
    story, _ = build.published(kim, 2)
    for url in HOMES:
        ask(gate, url)

    wire.hide(
        build.placement(story, build.portal("61")),
        reason="Bukan dari sini.",
        by=build.BUILDER,
        at=build.AT,
    )

    assert len(gate.store.pages.plain) == 5
    assert _with_title(gate, story.title) == [True, True, True, True, False, True]


def test_a_decree_shows_on_the_profile_at_once(gate: PageCacheMiddleware) -> None:
    kim = build.kim(label="kim-satu")
    profile = "http://kim-satu.kim.localhost/profil/"
    assert "141/07/2024" not in _page(gate, profile)

    entering.record_decree(
        kim,
        number="141/07/2024",
        issuer_title="kepala desa",
        issued_on=build.AT.date(),
        valid_until=None,
        by=build.BUILDER,
        at=build.AT,
    )

    assert "141/07/2024" in _page(gate, profile)


def test_a_new_kim_is_in_every_directory_above_at_once(gate: PageCacheMiddleware) -> None:
    build.region()
    directories = [f"http://{label}kim.localhost/kim/" for label in PORTALS]
    assert ["KIM Baru" in _page(gate, url) for url in directories] == [False] * 5

    build.kim(label="kim-baru", name="KIM Baru")

    assert ["KIM Baru" in _page(gate, url) for url in directories] == [True] * 5
    assert "KIM Baru" in _page(gate, "http://kim-baru.kim.localhost/")


def test_what_a_process_knows_of_a_site_goes_with_the_site(gate: PageCacheMiddleware) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.PUBLISHED)
    address = f"http://kim-satu.kim.localhost{story.path}"
    assert '<a href="/galeri/"' not in _page(gate, address)
    # the site is known now, so what follows is not read by chance
    assert len(gate.store.values.plain) > 0

    build.of_kind(kim, StoryKind.GALLERY, Details())

    assert '<a href="/galeri/"' in _page(gate, address)


def test_two_readers_of_one_site_do_not_share_its_row(gate: PageCacheMiddleware) -> None:
    kim = build.kim(label="kim-satu")
    seen: list[Site] = []

    def remember(request: HttpRequest) -> HttpResponse:
        seen.append(cast(SiteRequest, request).site)
        return HttpResponse()

    ask(gate, "http://kim-satu.kim.localhost/")
    for _ in range(2):
        request = RequestFactory().get("/", headers={"host": "kim-satu.kim.localhost"})
        request.META[REQUEST_CACHE_KEY] = RequestCache.begin(gate.store.values)
        HostMiddleware(remember)(request)
    first, second = seen
    assert first == second == kim.site
    assert first is not second
    assert first.region is not second.region
    assert first._state.fields_cache is not second._state.fields_cache


def test_what_a_process_knows_of_a_regency_goes_with_its_news(gate: PageCacheMiddleware) -> None:
    """The homes of its KIM read their neighbours' news once for all of them."""
    labels = ("kim-satu", "kim-dua", "kim-tiga", "kim-empat")
    kims = [build.kim(f"61120120{at}", label=label) for at, label in enumerate(labels, 12)]
    now = timezone.now()
    drafts = [build.story(kim, Stage.VERIFIED, title=f"Dari {kim.pk}") for kim in kims[:2]]

    def titles(label: str) -> list[bool]:
        page = _page(gate, f"http://{label}.kim.localhost/")
        return [f">{draft.title}<" in page for draft in drafts]

    assert titles("kim-dua") == [False, False]  # that nothing is new is known, too
    first = build.publish(drafts[0], at=now - timedelta(hours=2))
    assert titles("kim-tiga") == [True, False]
    build.publish(drafts[1], at=now - timedelta(hours=1))
    assert titles("kim-empat") == [True, True]
    publishing.withdraw(first, reason="Keliru", by=build.member(kims[0], Role.EDITOR), at=now)
    assert titles("kim-tiga") == [False, True]
    assert titles("kim-empat") == [False, True]


def test_what_came_of_a_plan_is_read_again_when_it_changes_and_not_for_a_neighbour(
    gate: PageCacheMiddleware,
) -> None:
    """When a neighbour withdraws, the homes of a whole regency are made anew at once."""
    kim, beside = build.kim(label="kim-satu"), build.kim("6112012013")
    now = timezone.now()
    near = build.publish(build.story(beside, Stage.VERIFIED, title="Dari sebelah"), at=now)
    plan = making.plan(kim, what="Lampu jalan diperbaiki", due=now.date(), at=now)
    home = "http://kim-satu.kim.localhost/"
    assert plan.what not in _page(gate, home)

    result = plans.PlanResult("Lampu menyala lagi.")
    plans.finish_plan(plan, result=result, by=plan.made_by, at=now)
    page = _page(gate, home)
    assert [plan.what in page, near.title in page] == [True, True]

    publishing.withdraw(near, reason="Keliru", by=build.member(beside, Role.EDITOR), at=now)
    with CaptureQueriesContext(connection) as queries:
        page = _page(gate, home)
    assert [plan.what in page, near.title in page] == [True, False]
    assert not any("activity_plan" in each["sql"] for each in queries)

    plans.reopen_plan(plan, why="Padam lagi.", by=plan.made_by, at=now)
    assert plan.what not in _page(gate, home)


def test_a_quarantined_site_is_closed_at_once_and_its_neighbour_is_not(
    gate: PageCacheMiddleware,
) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.PUBLISHED)
    build.kim(label="kim-dua")
    paths = (
        "/",
        "/profil/",
        story.path,
        "/arsip/",
        "/sk/",
        "/rss.xml",
        "/sitemap.xml",
        "/kirim-kabar/poster/",
    )
    addresses = [f"http://kim-satu.kim.localhost{path}" for path in paths]
    assert {ask(gate, url).status for url in addresses} == {200}
    officer = build.officer("6112")

    suspending.quarantine(kim, threat=Threat.GAMBLING, words="", by=officer, at=build.AT)

    assert {ask(gate, url).status for url in addresses} == {410}
    assert ask(gate, "http://kim-dua.kim.localhost/").status == 200

    suspending.lift_quarantine(kim, note="Tautan dibuang.", by=officer, at=build.AT)

    assert {ask(gate, url).status for url in addresses} == {200}
