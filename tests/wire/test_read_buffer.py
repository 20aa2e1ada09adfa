"""Reads wait in memory until a thread counts them."""

from collections.abc import Sequence
from threading import Event

import pytest
from django.db import DatabaseError

from kimid.wire.read_buffer import ReadBuffer
from kimid.wire.reads import Read
from tests.build import AT

READ = Read(1, 1, b"Bu Aminah", AT)


def test_there_is_room_for_so_many_reads_and_no_more() -> None:
    written: list[Sequence[Read]] = []
    waiting = ReadBuffer(written.append, limit=3, pause=60)
    for item in range(5):
        waiting.add(READ._replace(item_id=item))
    assert len(waiting) == 3
    waiting.stop()
    assert [[read.item_id for read in reads] for reads in written] == [[0, 1, 2]]


def test_reads_are_counted_without_anybody_asking_for_it() -> None:
    done = Event()
    waiting = ReadBuffer(lambda _: done.set(), pause=0.01)
    waiting.add(READ)
    assert done.wait(10)
    waiting.stop()


def test_reads_wait_while_the_database_is_away_and_never_beyond_the_room(
    caplog: pytest.LogCaptureFixture,
) -> None:
    written: list[Sequence[Read]] = []
    away = True

    def write(reads: Sequence[Read]) -> None:
        if away:
            waiting.add(READ._replace(item_id=9))  # one more comes in meanwhile
            raise DatabaseError("away")
        written.append(reads)

    waiting = ReadBuffer(write, limit=2, pause=60)
    waiting.add(READ)
    for _ in range(2):
        waiting.flush()
    assert len(caplog.records) == 1
    away = False
    waiting.stop()
    assert [[read.item_id for read in reads] for reads in written] == [[1, 9]]


def test_a_process_that_ended_its_thread_counts_again_when_it_is_asked_again() -> None:
    written: list[Sequence[Read]] = []
    waiting = ReadBuffer(written.append, pause=60)
    for _ in range(2):
        waiting.add(READ)
        waiting.stop()
    assert written == [[READ], [READ]]
