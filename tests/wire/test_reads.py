"""Readers are counted, not watched: once in half an hour, without a cookie, and forgotten when the day is over."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from threading import Event
from time import monotonic

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from kimid.events.permissions import Role
from kimid.newsroom import actions as newsroom
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.sites.guard import across_sites
from kimid.wire.models import DaySalt, Item, ItemReads, ReaderMark
from kimid.wire.reading import DOT
from kimid.wire.reads import WINDOW, Read, count, forget, reach_of
from kimid.wire.reads_waiting import WAITING, Waiting
from tests import build
from tests.build import AT
from tests.conftest import Door
from tests.edge.writing import Hand
from tests.together import at_once

in_turn = pytest.mark.django_db
together = pytest.mark.django_db(transaction=True)

IMAGE = "image/avif,image/webp,image/*,*/*;q=0.8"
PHONE = "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36"
TABLET = "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1"


@pytest.fixture
def _nothing_waits() -> Iterator[None]:
    WAITING.stop()
    yield
    WAITING.stop()


def published() -> Story:
    return build.story(build.kim(), Stage.PUBLISHED)


def seen(story: Story, reader: str = "Bu Aminah", *, at: datetime = AT) -> Read:
    assert story.item is not None
    return Read(story.item.site_id, story.item.pk, reader.encode(), at)


def reads_of(story: Story) -> int:
    assert story.item is not None
    return reach_of(story.item.pk).reads


def ask_for_dot(browser: Client, item: int | None, agent: str = PHONE, **said: str) -> HttpResponse:
    given: dict[str, str] = {"Accept": IMAGE, "User-Agent": agent, **{name.replace("_", "-"): said[name] for name in said}}
    answer = browser.get(f"/dibaca/{item}.gif", headers=given)
    assert isinstance(answer, HttpResponse)
    return answer


def counted(story: Story) -> int:
    """How often the story was read, once everything that waits is counted."""
    WAITING.stop()
    return reads_of(story)


# Who counts ----------------------------------------------------------------------------------------------------------
@in_turn
def test_a_reload_within_half_an_hour_is_the_same_reading() -> None:
    story = published()
    for minutes in (0, 1, 29):
        count([seen(story, at=AT + timedelta(minutes=minutes))])
    assert reads_of(story) == 1


@in_turn
def test_whoever_comes_back_after_half_an_hour_reads_again() -> None:
    story = published()
    for minutes in (0, 30, 59, 60):
        count([seen(story, at=AT + timedelta(minutes=minutes))])
    assert reads_of(story) == 3


@in_turn
def test_reads_that_are_counted_together_count_as_if_they_came_one_by_one() -> None:
    story = published()
    count([seen(story, at=AT + timedelta(minutes=minutes)) for minutes in (60, 29, 0, 59, 30, 1)])
    assert reads_of(story) == 3


@in_turn
def test_half_an_hour_begins_with_the_read_that_counted_last() -> None:
    story = published()
    for together_counted in ([0], [29, 45], [74]):
        count([seen(story, at=AT + timedelta(minutes=minutes)) for minutes in together_counted])
    assert reads_of(story) == 2


@in_turn
def test_every_reader_and_every_item_counts_by_itself() -> None:
    first, second = (build.published(build.kim(), 2), build.published(build.kim(), 1))
    story, neighbour = first
    count([seen(story), seen(story, "Pak Jamhari"), seen(neighbour), seen(second[0])])
    assert [reads_of(each) for each in (story, neighbour, second[0])] == [2, 1, 1]


@in_turn
def test_counts_are_kept_by_the_day_of_jakarta() -> None:
    story = published()
    before, after = datetime(2026, 11, 24, 16, 59, tzinfo=UTC), datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
    count([seen(story, at=before), seen(story, "Pak Jamhari", at=before), seen(story, at=after)])
    rows = ItemReads.objects.order_by("on").values_list("on", "count")
    assert list(rows) == [(date(2026, 11, 24), 2), (date(2026, 11, 25), 1)]


@in_turn
def test_an_item_that_is_not_on_this_site_or_nowhere_counts_nothing_and_writes_nothing() -> None:
    story, elsewhere = published(), build.kim()
    count([seen(story)._replace(site_id=elsewhere.site.pk), seen(story)._replace(item_id=2**62)])
    assert (ItemReads.objects.exists(), ReaderMark.objects.exists(), DaySalt.objects.exists()) == (False, False, False)


@in_turn
def test_a_withdrawn_item_takes_its_counts_along() -> None:
    kim = build.kim()
    story, stays = build.published(kim, 2)
    count([seen(story), seen(stays)])
    newsroom.withdraw(story, reason="Angkanya keliru.", by=build.member(kim, Role.EDITOR), at=AT)
    assert list(ItemReads.objects.values_list("item", flat=True)) == [stays.item_id]


@in_turn
@pytest.mark.parametrize("readers", [1, 3])
def test_counting_costs_the_same_for_one_read_and_for_many(
    readers: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    stories = build.published(build.kim(), 3)
    with django_assert_max_num_queries(11):
        count([seen(story, f"Orang {number}") for story in stories[:readers] for number in range(readers)])


# What is kept of readers ---------------------------------------------------------------------------------------------
@in_turn
def test_the_next_day_has_another_salt_and_nothing_of_the_day_before_is_left() -> None:
    story = published()
    late = datetime(2026, 11, 24, 16, 50, tzinfo=UTC)
    next_day = late + timedelta(minutes=15)
    count([seen(story, at=late)])
    [old_salt], [old_mark] = DaySalt.objects.values_list("salt", flat=True), ReaderMark.objects.values_list("mark", flat=True)
    count([seen(story, at=next_day)])
    forget(next_day)

    [salt], [mark] = DaySalt.objects.values_list("salt", flat=True), ReaderMark.objects.values_list("mark", flat=True)
    assert bytes(salt) != bytes(old_salt)
    assert mark != old_mark
    assert reads_of(story) == 2


@in_turn
def test_forgetting_leaves_the_day_that_is_not_over_alone() -> None:
    story = published()
    count([seen(story)])
    forget(AT + timedelta(minutes=29))
    count([seen(story, at=AT + timedelta(minutes=29))])
    assert reads_of(story) == 1


@in_turn
def test_a_mark_goes_with_the_first_count_after_its_half_hour() -> None:
    story = published()
    count([seen(story)])
    count([seen(story, "Pak Jamhari", at=AT + WINDOW)])
    assert list(ReaderMark.objects.values_list("counted_at", flat=True)) == [AT + WINDOW]


# Several at once -----------------------------------------------------------------------------------------------------
@together
def test_two_processes_never_count_one_reader_twice() -> None:
    story = published()
    readers = [f"Orang {number}" for number in range(20)]

    def process() -> None:
        for reader in readers:
            count([seen(story, reader)])

    assert at_once(process, process, process) == [None] * 3
    assert reads_of(story) == len(readers)


@together
def test_a_read_that_comes_in_while_a_story_is_withdrawn_does_not_stand_in_the_way() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    editor, read = build.member(kim, Role.EDITOR), seen(story)

    def withdraw() -> None:
        with across_sites("tests"):
            newsroom.withdraw(story, reason="Angkanya keliru.", by=editor, at=AT)

    withdrawing = Hand(target=withdraw)
    with transaction.atomic():
        Item.objects.select_for_update(no_key=True).get(pk=read.item_id)
        withdrawing.start()
        _until_somebody_waits_for_us()
        count([read])
    withdrawing.finish()
    assert (Item.objects.exists(), ItemReads.objects.exists()) == (False, False)


def _until_somebody_waits_for_us() -> None:
    """SQLite lets nobody else in while we write; PostgreSQL does, up to the row that we hold."""
    until = monotonic() + 10
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
            if cursor.fetchone() != (0,):
                return
        assert monotonic() < until, "nobody came"
        Event().wait(0.005)


# Waiting -------------------------------------------------------------------------------------------------------------
READ = Read(1, 1, b"Bu Aminah", AT)


def test_there_is_room_for_so_many_reads_and_no_more() -> None:
    written: list[Sequence[Read]] = []
    waiting = Waiting(written.append, most=3, pause=60)
    for item in range(5):
        waiting.add(READ._replace(item_id=item))
    assert len(waiting) == 3
    waiting.stop()
    assert [[read.item_id for read in reads] for reads in written] == [[0, 1, 2]]


def test_reads_are_counted_without_anybody_asking_for_it() -> None:
    done = Event()
    waiting = Waiting(lambda _: done.set(), pause=0.01)
    waiting.add(READ)
    assert done.wait(10)
    waiting.stop()


def test_reads_wait_while_the_database_is_away_and_never_beyond_the_room(caplog: pytest.LogCaptureFixture) -> None:
    written: list[Sequence[Read]] = []
    away = True

    def write(reads: Sequence[Read]) -> None:
        if away:
            waiting.add(READ._replace(item_id=9))  # one more comes in meanwhile
            raise DatabaseError("away")
        written.append(reads)

    waiting = Waiting(write, most=2, pause=60)
    waiting.add(READ)
    for _ in range(2):
        waiting.flush()
    assert len(caplog.records) == 1
    away = False
    waiting.stop()
    assert [[read.item_id for read in reads] for reads in written] == [[1, 9]]


def test_a_process_that_ended_its_thread_counts_again_when_it_is_asked_again() -> None:
    written: list[Sequence[Read]] = []
    waiting = Waiting(written.append, pause=60)
    for _ in range(2):
        waiting.add(READ)
        waiting.stop()
    assert written == [[READ], [READ]]


# The dot -------------------------------------------------------------------------------------------------------------
@together
@pytest.mark.usefixtures("_nothing_waits")
def test_a_reader_is_counted_once_on_each_device_and_a_robot_never(reader: Callable[[str], Client]) -> None:
    story = published()
    browser = reader(story.site.label)
    for agent in (PHONE, PHONE, TABLET):
        ask_for_dot(browser, story.item_id, agent)
    for robot in ("Mozilla/5.0 (compatible; Googlebot/2.1)", "WhatsApp/2.24", "curl/8.5", "HeadlessChrome/142.0", ""):
        ask_for_dot(browser, story.item_id, robot)
    ask_for_dot(browser, story.item_id, "Mozilla/5.0 (X11)", Accept="text/html")
    ask_for_dot(browser, story.item_id, "Mozilla/5.0 (Windows)", Sec_Fetch_Site="cross-site")
    assert counted(story) == 2


@in_turn
@pytest.mark.usefixtures("_nothing_waits")
def test_the_answer_is_the_same_for_everybody_and_everything(reader: Callable[[str], Client]) -> None:
    story, elsewhere = published(), published()
    browser = reader(story.site.label)
    agents = ("Googlebot/2.1", "curl/8.5", "")
    answers = [ask_for_dot(browser, story.item_id, agent, Accept="text/html") for agent in (*agents, PHONE)]
    answers += [ask_for_dot(browser, item, "Googlebot/2.1") for item in (elsewhere.item_id, 0, 2**63, 10**40)]
    said = {(answer.status_code, answer.content, tuple(sorted(answer.items()))) for answer in answers}
    [(status, body, headers)] = said
    assert (status, body, len(body)) == (200, DOT, 43)
    assert dict(headers)["Cache-Control"] == "no-store"
    assert "Vary" not in dict(headers)
    assert not answers[0].cookies


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_only_items_of_this_site_count_here(reader: Callable[[str], Client]) -> None:
    story, elsewhere = published(), published()
    browser = reader(story.site.label)
    for item in (elsewhere.item_id, 0, 2**63, 10**40):
        ask_for_dot(browser, item)
    assert counted(elsewhere) == 0
    assert not DaySalt.objects.exists()


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_nobody_waits_for_a_write(reader: Callable[[str], Client], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    story = published()
    with django_assert_num_queries(1) as read:
        ask_for_dot(reader(story.site.label), story.item_id)
    assert "SELECT" in read.captured_queries[0]["sql"]
    assert (len(WAITING), reads_of(story)) == (1, 0)


@together
@pytest.mark.usefixtures("_nothing_waits")
@pytest.mark.parametrize(("behind_proxy", "readers"), [(False, 1), (True, 2)])
def test_the_front_server_is_believed_only_where_there_is_one(
    behind_proxy: bool, readers: int, settings: Settings, reader: Callable[[str], Client]
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    story = published()
    browser = reader(story.site.label)
    for addresses in ("198.51.100.7", "203.0.113.1, 198.51.100.7", "198.51.100.8"):
        ask_for_dot(browser, story.item_id, X_Forwarded_For=addresses)
    assert counted(story) == readers


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_the_group_sees_how_often_its_story_was_read_and_the_public_does_not(
    reader: Callable[[str], Client], ruang: Door
) -> None:
    story = published()
    public = reader(story.site.label)
    before = public.get(story.path).content
    assert f'<img src="/dibaca/{story.item_id}.gif"' in before.decode()
    ask_for_dot(public, story.item_id)
    assert counted(story) == 1

    inside = ruang(story.author).get(f"/s/{story.site.label}/berita/{story.public_id}/").content.decode()

    assert "<span>kali dibaca</span><b>1</b>" in inside
    assert public.get(story.path).content == before


# Handing on -----------------------------------------------------------------------------------------------------------
def tell_of_share(browser: Client, item: int | None, agent: str = PHONE, **said: str) -> int:
    given = {"User-Agent": agent, **{name.replace("_", "-"): said[name] for name in said}}
    answer = browser.post(f"/dibagikan/{item}/", b"PING", content_type="text/ping", headers=given)
    assert answer.content == b""
    return answer.status_code


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_who_hands_a_story_on_is_counted_once_and_beside_the_reading(reader: Callable[[str], Client]) -> None:
    story, elsewhere = published(), published()
    browser = reader(story.site.label)
    assert {tell_of_share(browser, story.item_id, agent) for agent in (PHONE, PHONE, TABLET, "Googlebot/2.1", "")} == {204}
    tell_of_share(browser, story.item_id, "Mozilla/5.0 (X11)", Sec_Fetch_Site="none")
    browser.post(f"/dibagikan/{story.item_id}/", {"a": "form"}, headers={"User-Agent": "Mozilla/5.0 (Windows)"})
    assert {tell_of_share(browser, item) for item in (elsewhere.item_id, 0, 2**63, 10**40)} == {204}
    ask_for_dot(browser, story.item_id)
    WAITING.stop()
    assert reach_of(story.item_id or 0) == (1, 2)
    assert reach_of(elsewhere.item_id or 0) == (0, 0)


@in_turn
def test_the_page_tells_of_handing_on_without_script_and_the_group_sees_how_often(reader: Callable[[str], Client]) -> None:
    story = published()
    page = reader(story.site.label).get(story.path).content.decode()
    [link] = re.findall(r'<a[^>]+ping="([^"]+)"', page)
    assert link == f"/dibagikan/{story.item_id}/"
    count([seen(story)._replace(is_share=True)])
    assert reach_of(story.item_id or 0) == (0, 1)
