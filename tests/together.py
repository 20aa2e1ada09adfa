"""Several people doing something at the same moment, each over a database connection of
their own.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from kimid.sites.guard import across_sites


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
