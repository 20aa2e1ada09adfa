"""Processor time of a test, whatever else the machine does."""

from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage


def spent() -> float:
    """Seconds of processor time of this process and of its finished children."""
    return sum(
        used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN))
    )
