"""Lanes: which of the due tasks run first."""

from enum import IntEnum


class Lane(IntEnum):
    """A worker takes a task of a lane only while nothing of the lanes before it is due. The value
    is the priority of the task's row.
    """

    WITHDRAWN = 40  # what must be seen by nobody any more
    PUBLISHED = 30  # files of what readers have already
    AWAITED = 20  # a moment that was promised, or a person who waits
    USUAL = 0
    DERIVED = -20  # can be made again from what is stored: cards, light photos, counts, cleaning up
