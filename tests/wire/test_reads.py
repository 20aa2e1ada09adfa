"""Readers are counted, not watched: once in half an hour, and forgotten after a day."""

from datetime import UTC, date, datetime, timedelta
from threading import Event
from time import monotonic

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from kimid.events.permissions import Role
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.reactions import lighten_much_read
from kimid.sites.guard import across_sites
from kimid.wire.models import DaySalt, Item, ItemReads, ReaderMark
from kimid.wire.reads import MUCH_READ, WINDOW, count_reads, delete_old
from tests import build
from tests.build import AT
from tests.pagecache.writing import DatabaseThread
from tests.together import at_once
from tests.wire.readers import published, reads_of, seen

in_turn = pytest.mark.django_db
together = pytest.mark.django_db(transaction=True)


@in_turn
def test_a_reload_within_half_an_hour_is_the_same_reading() -> None:
    story = published()
    for minutes in (0, 1, 29):
        count_reads([seen(story, at=AT + timedelta(minutes=minutes))])
    assert reads_of(story) == 1


@in_turn
def test_whoever_comes_back_after_half_an_hour_reads_again() -> None:
    story = published()
    for minutes in (0, 30, 59, 60):
        count_reads([seen(story, at=AT + timedelta(minutes=minutes))])
    assert reads_of(story) == 3


@in_turn
def test_reads_that_are_counted_together_count_as_if_they_came_one_by_one() -> None:
    story = published()
    count_reads(
        [seen(story, at=AT + timedelta(minutes=minutes)) for minutes in (60, 29, 0, 59, 30, 1)]
    )
    assert reads_of(story) == 3


@in_turn
def test_half_an_hour_begins_with_the_read_that_counted_last() -> None:
    story = published()
    for together_counted in ([0], [29, 45], [74]):
        count_reads(
            [seen(story, at=AT + timedelta(minutes=minutes)) for minutes in together_counted]
        )
    assert reads_of(story) == 2


@in_turn
def test_every_reader_and_every_item_counts_by_itself() -> None:
    first = build.published(build.kim(), 2)
    second = build.published(build.kim(), 1)
    story, neighbour = first
    count_reads([seen(story), seen(story, "Pak Jamhari"), seen(neighbour), seen(second[0])])
    assert [reads_of(each) for each in (story, neighbour, second[0])] == [2, 1, 1]


@in_turn
def test_counts_are_kept_by_the_day_of_jakarta() -> None:
    story = published()
    before = datetime(2026, 11, 24, 16, 59, tzinfo=UTC)
    after = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
    count_reads(
        [seen(story, at=before), seen(story, "Pak Jamhari", at=before), seen(story, at=after)]
    )
    rows = ItemReads.objects.order_by("on").values_list("on", "count")
    assert list(rows) == [(date(2026, 11, 24), 2), (date(2026, 11, 25), 1)]


@in_turn
def test_an_item_that_is_not_on_this_site_or_nowhere_counts_nothing_and_writes_nothing() -> None:
    story = published()
    elsewhere = build.kim()
    count_reads(
        [seen(story)._replace(site_id=elsewhere.site.pk), seen(story)._replace(item_id=2**62)]
    )
    assert (ItemReads.objects.exists(), ReaderMark.objects.exists(), DaySalt.objects.exists()) == (
        False,
        False,
        False,
    )


@in_turn
def test_a_withdrawn_item_takes_its_counts_along() -> None:
    kim = build.kim()
    story, stays = build.published(kim, 2)
    count_reads([seen(story), seen(stays)])
    publishing.withdraw(story, reason="Angkanya keliru.", by=build.member(kim, Role.EDITOR), at=AT)
    assert list(ItemReads.objects.values_list("item", flat=True)) == [stays.item_id]


@in_turn
@pytest.mark.parametrize("readers", [1, 3])
def test_counting_costs_the_same_for_one_read_and_for_many(
    readers: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    stories = build.published(build.kim(), 3)
    with django_assert_max_num_queries(11):
        count_reads(
            [
                seen(story, f"Orang {number}")
                for story in stories[:readers]
                for number in range(readers)
            ]
        )


@in_turn
def test_the_next_day_has_another_salt_and_nothing_of_the_day_before_is_left() -> None:
    story = published()
    late = datetime(2026, 11, 24, 16, 50, tzinfo=UTC)
    next_day = late + timedelta(minutes=15)
    count_reads([seen(story, at=late)])
    [old_salt], [old_mark] = (
        DaySalt.objects.values_list("salt", flat=True),
        ReaderMark.objects.values_list("mark", flat=True),
    )
    count_reads([seen(story, at=next_day)])
    delete_old(next_day)

    [salt], [mark] = (
        DaySalt.objects.values_list("salt", flat=True),
        ReaderMark.objects.values_list("mark", flat=True),
    )
    assert bytes(salt) != bytes(old_salt)
    assert mark != old_mark
    assert reads_of(story) == 2


@in_turn
def test_forgetting_leaves_the_day_that_is_not_over_alone() -> None:
    story = published()
    count_reads([seen(story)])
    delete_old(AT + timedelta(minutes=29))
    count_reads([seen(story, at=AT + timedelta(minutes=29))])
    assert reads_of(story) == 1


@in_turn
def test_a_mark_goes_with_the_first_count_after_its_half_hour() -> None:
    story = published()
    count_reads([seen(story)])
    count_reads([seen(story, "Pak Jamhari", at=AT + WINDOW)])
    assert list(ReaderMark.objects.values_list("counted_at", flat=True)) == [AT + WINDOW]


@together
def test_two_processes_never_count_one_reader_twice() -> None:
    story = published()
    readers = [f"Orang {number}" for number in range(MUCH_READ)]

    def process() -> None:
        for reader in readers:
            count_reads([seen(story, reader)])

    assert at_once(process, process, process) == [None] * 3
    assert reads_of(story) == len(readers)
    followed = DBTaskResult.objects.filter(task_path=lighten_much_read.module_path)
    assert followed.count() == 1


@together
def test_a_read_that_comes_in_while_a_story_is_withdrawn_does_not_stand_in_the_way() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    editor = build.member(kim, Role.EDITOR)
    read = seen(story)

    def withdraw() -> None:
        with across_sites("tests"):
            publishing.withdraw(story, reason="Angkanya keliru.", by=editor, at=AT)

    withdrawing = DatabaseThread(target=withdraw)
    with transaction.atomic():
        Item.objects.select_for_update(no_key=True).get(pk=read.item_id)
        withdrawing.start()
        _until_somebody_waits_for_us()
        count_reads([read])
    withdrawing.finish()
    assert (Item.objects.exists(), ItemReads.objects.exists()) == (False, False)


def _until_somebody_waits_for_us() -> None:
    """PostgreSQL lets others write until they need the row that this test locks."""
    until = monotonic() + 10
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks "
                "WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if cursor.fetchone() != (0,):
                return
        assert monotonic() < until, "nobody came"
        Event().wait(0.005)


@in_turn
def test_what_has_been_read_often_is_followed_once() -> None:
    story = published()
    followed = DBTaskResult.objects.filter(task_path=lighten_much_read.module_path)

    for reader in range(MUCH_READ - 1):
        count_reads([seen(story, reader=str(reader))])
    assert not followed.exists()
    more = [seen(story, reader=str(reader)) for reader in range(100, 105)]
    for _twice in range(2):
        count_reads(more)
    count_reads([seen(story, "and later", at=AT + timedelta(days=3))])

    assert [row.args_kwargs["args"] for row in followed] == [[story.item_id]]


@in_turn
def test_shares_are_no_reads_that_make_a_photo_lighter() -> None:
    story = published()
    reads = [seen(story, str(reader)) for reader in range(MUCH_READ + 5)]

    count_reads([read._replace(is_share=True) for read in reads])

    assert not DBTaskResult.objects.filter(task_path=lighten_much_read.module_path).exists()
