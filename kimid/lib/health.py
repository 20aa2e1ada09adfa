"""What a subject has `kim doctor` look at."""

from collections.abc import Callable, Iterable
from typing import Final

# Each finding: whether it is well, and the line of the report.
type HealthCheck = Callable[[], Iterable[tuple[bool, str]]]

CHECKS: Final[dict[str, HealthCheck]] = {}


def register_check(topic: str, check: HealthCheck) -> None:
    """Register what is looked at under this word. Raises ValueError for a second one."""
    if topic in CHECKS:
        raise ValueError(f"checked twice: {topic}")
    CHECKS[topic] = check
