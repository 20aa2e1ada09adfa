"""The database engine on PostgreSQL: a connection that stands is asked nothing, one that fell is opened again."""

from collections.abc import Iterator
from select import POLLIN, poll
from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.db.backends.postgresql.base import DatabaseWrapper as DjangoWrapper
from django.db.utils import ConnectionHandler

from kimid.postgres.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def line() -> Iterator[DatabaseWrapper]:
    """A connection of its own to the database of the tests, as every thread of a server has one."""
    made = ConnectionHandler({"default": {**connection.settings_dict, "CONN_HEALTH_CHECKS": True}})["default"]
    assert isinstance(made, DatabaseWrapper)
    made.ensure_connection()
    yield made
    made.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What the server answered when it was asked for a sign of life."""
    answers: list[bool] = []
    ask = DjangoWrapper.is_usable

    def note(self: DjangoWrapper) -> bool:
        answers.append(ask(self))
        return answers[-1]

    monkeypatch.setattr(DjangoWrapper, "is_usable", note)
    return answers


def ours(line: DatabaseWrapper) -> int:
    """The number of the server's process behind this connection. The first query of a request, as a page asks it."""
    with line.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def end(process: int, line: DatabaseWrapper) -> None:
    """Let the server end that process, and wait until its leave has come to this connection."""
    heard = poll()
    heard.register(line.connection.fileno(), POLLIN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
    assert heard.poll(10_000)


def test_a_connection_that_stands_is_kept_and_asked_nothing(line: DatabaseWrapper, asked: list[bool]) -> None:
    before = ours(line)
    line.close_if_unusable_or_obsolete()

    assert ours(line) == before
    assert asked == []


def test_a_connection_that_the_server_ended_is_opened_again(line: DatabaseWrapper, asked: list[bool]) -> None:
    before = ours(line)
    end(before, line)
    line.close_if_unusable_or_obsolete()

    assert ours(line) != before
    assert asked == [False]


def test_an_error_does_not_cost_the_connection(line: DatabaseWrapper, asked: list[bool]) -> None:
    before = ours(line)
    with pytest.raises(ProgrammingError), line.cursor() as cursor:
        cursor.execute("SELECT no_such_thing")
    line.close_if_unusable_or_obsolete()

    assert ours(line) == before
    assert asked == []


def test_in_a_transaction_that_broke_the_server_is_asked(line: DatabaseWrapper, asked: list[bool]) -> None:
    def break_it() -> Any:
        with line.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT no_such_thing")

    with pytest.raises(ProgrammingError):
        break_it()

    assert not line.is_usable()
    assert asked == [False]
