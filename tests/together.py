"""Several people doing something at the same moment, each over a database connection of
their own.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import monotonic

from django.db import connection, models, transaction

from kimid.sites.guard import across_sites
from tests.pagecache.writing import DatabaseThread


def at_once[R](*acts: Callable[[], R]) -> list[R | Exception]:
    """Let all acts begin together. Gives what each returned, or the exception that it raised, in
    the order given.
    """
    start = Barrier(len(acts))

    def run(act: Callable[[], R]) -> R | Exception:
        try:
            start.wait(20)
            with across_sites("tests"):
                return act()
        except Exception as fault:
            return fault
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(run, acts))


def _never() -> bool:
    return False


def until_so_many_wait(how_many: int, *, or_done: Callable[[], bool] = _never) -> None:
    """Wait until so many connections of this test wait for a lock, or something is done. Returns at
    once on SQLite, where who writes waits for all others anyway.
    """
    until = monotonic() + 10
    while connection.vendor == "postgresql" and not or_done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else it sees what it saw first
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            if cursor.fetchone() == (how_many,):
                return
        assert monotonic() < until, "nobody came"
        Event().wait(0.005)


def one_after_the_other[M: models.Model](
    stop: models.QuerySet[M], *acts: Callable[[], object], may_pass: bool = False
) -> None:
    """The first act waits for rows that somebody has locked; then the next begins; then the rows
    are free. With `may_pass` the next ones need not wait.
    """
    threads = []
    with transaction.atomic():
        assert list(stop.select_for_update())
        for number, act in enumerate(acts, 1):
            threads.append(DatabaseThread(target=_with_all_sites, args=[act]))
            threads[-1].start()
            until_so_many_wait(number, or_done=_has_ended(threads[-1]) if may_pass else _never)
    for thread in threads:
        thread.finish()


def _has_ended(thread: DatabaseThread) -> Callable[[], bool]:
    return lambda: not thread.is_alive()


def _with_all_sites(act: Callable[[], object]) -> None:
    with across_sites("tests"):
        act()
