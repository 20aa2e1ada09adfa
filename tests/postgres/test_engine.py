"""The PostgreSQL engine: a working connection gets no check, a broken one is opened again."""

from collections.abc import Iterator
from select import POLLIN, poll
from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import DatabaseWrapper as DjangoWrapper
from django.db.models import CharField, QuerySet
from django.db.utils import ConnectionHandler
from django.test.utils import CaptureQueriesContext

from kimid.orm.compiled import compiled
from kimid.postgres.base import DatabaseWrapper
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_connection() -> Iterator[DatabaseWrapper]:
    """A connection of its own to the database of the tests, like each thread of a server has."""
    wrapper = ConnectionHandler(
        {"default": {**connection.settings_dict, "CONN_HEALTH_CHECKS": True}}
    )["default"]
    assert isinstance(wrapper, DatabaseWrapper)
    wrapper.ensure_connection()
    yield wrapper
    wrapper.close()


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The answers of the server to checks of the connection."""
    answers: list[bool] = []
    ask = DjangoWrapper.is_usable

    def note(self: DjangoWrapper) -> bool:
        answers.append(ask(self))
        return answers[-1]

    monkeypatch.setattr(DjangoWrapper, "is_usable", note)
    return answers


def process_of(own_connection: DatabaseWrapper) -> int:
    """The process id of the server behind this connection. It is the first query of a request."""
    with own_connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def end(process: int, own_connection: DatabaseWrapper) -> None:
    """End that process of the server, and wait until this connection knows."""
    poller = poll()
    poller.register(own_connection.connection.fileno(), POLLIN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
    assert poller.poll(10_000)


def test_a_connection_that_stands_is_kept_and_asked_nothing(
    own_connection: DatabaseWrapper, checks: list[bool]
) -> None:
    before = process_of(own_connection)
    own_connection.close_if_unusable_or_obsolete()

    assert process_of(own_connection) == before
    assert checks == []


def test_a_connection_that_the_server_ended_is_opened_again(
    own_connection: DatabaseWrapper, checks: list[bool]
) -> None:
    before = process_of(own_connection)
    end(before, own_connection)
    own_connection.close_if_unusable_or_obsolete()

    assert process_of(own_connection) != before
    assert checks == [False]


def test_an_error_does_not_cost_the_connection(
    own_connection: DatabaseWrapper, checks: list[bool]
) -> None:
    before = process_of(own_connection)
    with pytest.raises(ProgrammingError), own_connection.cursor() as cursor:
        cursor.execute("SELECT no_such_thing")
    own_connection.close_if_unusable_or_obsolete()

    assert process_of(own_connection) == before
    assert checks == []


def test_in_a_transaction_that_broke_the_server_is_asked(
    own_connection: DatabaseWrapper, checks: list[bool]
) -> None:
    def break_it() -> Any:
        with own_connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT no_such_thing")

    with pytest.raises(ProgrammingError):
        break_it()

    assert not own_connection.is_usable()
    assert checks == [False]


def test_a_command_with_other_values_keeps_its_plan(own_connection: DatabaseWrapper) -> None:
    command = "SELECT label FROM sites_site WHERE id = %s"
    kim, other = build.kim(), build.kim()
    # Of two sizes, which psycopg sends as different types.
    for site in (kim.site.pk, other.site.pk, 2**40):
        with own_connection.prepared_cursor() as cursor:
            cursor.execute(command, [site])

    assert _prepared(own_connection) == ["SELECT label FROM sites_site WHERE id = $1"]


def test_a_plan_for_all_values_knows_what_is_always_the_same() -> None:
    @compiled(CharField())
    def by_label(label: Any) -> QuerySet[Site]:
        return Site.objects.filter(label=label).exclude(stage__in=UNREADABLE_STAGES)

    site = build.kim().site
    assert by_label(site.label) == [site]

    *_, command = _prepared(connection)
    assert " = ($1)" in command
    assert "IN ('unopened', 'quarantined')" in command


def test_all_other_commands_are_planned_each_time(own_connection: DatabaseWrapper) -> None:
    with own_connection.prepared_cursor() as cursor:
        cursor.execute("SELECT 1")
    for _ in range(10):
        with own_connection.cursor() as cursor:
            cursor.execute("SELECT label FROM sites_site WHERE id = %s", [1])

    assert _prepared(own_connection) == ["SELECT 1"]


def test_a_prepared_command_gives_rows_and_counts_as_a_query(
    own_connection: DatabaseWrapper,
) -> None:
    with CaptureQueriesContext(own_connection) as asked, own_connection.prepared_cursor() as cursor:
        cursor.execute("SELECT %s::int, %s::text", [7, "tujuh"])
        assert cursor.fetchall() == [(7, "tujuh")]
    assert len(asked) == 1


def _prepared(on: BaseDatabaseWrapper) -> list[str]:
    """The commands for which the server keeps a plan on this connection."""
    with on.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements ORDER BY prepare_time")
        return [statement for (statement,) in cursor.fetchall()]
