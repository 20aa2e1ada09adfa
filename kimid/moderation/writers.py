"""Who wrote what a report is about: subjects say so, because this app knows none of them."""

from collections.abc import Callable
from typing import Final

from kimid.moderation.models import Report
from kimid.sites.models import Site

# The keys of the people who wrote what stands at this path of a site.
type Writers = Callable[[Site, str], set[int]]

_SUBJECTS: Final[list[Writers]] = []


def register_writers(writers: Writers) -> None:
    """Let a subject say who wrote what stands at a path of a site. For `AppConfig.ready`."""
    if writers not in _SUBJECTS:
        _SUBJECTS.append(writers)


def writers_of(report: Report) -> set[int]:
    """Who wrote what is reported, by the keys of the people. Nobody of a site as a whole. A query
    for each subject.
    """
    if not report.path:
        return set()
    return {pk for subject in _SUBJECTS for pk in subject(report.site, report.path)}
