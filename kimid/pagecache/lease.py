"""How long stored pages may be given out without hearing of changes.

    <folder>/.lease/<tens or thousands of seconds since 1970>   a symbolic link to the folder

A front server reads pages through the link of the present moment, whose name it makes from its
clock. Where no link stands for it, nobody vouches for the pages any more. kimid renews the links
while it follows the changes. If it dies, they run out by themselves: no file has to be removed.

One node: nobody else can withdraw a page, so its files may go on for a day. With several nodes a
page may be withdrawn elsewhere, so a node that hears nothing stops after half a minute.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

LEASES: Final = ".lease"
MARKER: Final = "CACHEDIR.TAG"  # stands in the folder of pages from the moment it is ours


class LeaseTerm(NamedTuple):
    """How long, in slots of so many seconds. A front server tries slots of 10 and of 1,000."""

    slot: int
    slots: int

    @classmethod
    def of(cls, nodes: int) -> "LeaseTerm":
        """A day for the only node; 20 to 30 seconds for one of several."""
        return cls(1000, 87) if nodes == 1 else cls(10, 3)

    def names(self, now: float) -> list[str]:
        """The slots from this moment on."""
        first = int(now) // self.slot
        return [str(first + number) for number in range(self.slots)]

    def ends(self, now: float) -> float:
        """The moment at which what is renewed now runs out (seconds since 1970)."""
        return (int(now) // self.slot + self.slots) * self.slot


class PageLease:
    """The lease of one process on its pages in memory, and of its node on their files."""

    def __init__(self, folder: Path | None, nodes: int, now: float) -> None:
        self._folder = folder / LEASES if folder else None
        self._term = LeaseTerm.of(nodes)
        # With one node the memory of a process that lives is good as long as it likes.
        self._ends = float("inf") if nodes == 1 else self._term.ends(now)

    def is_valid(self, now: float) -> bool:
        """Whether pages in memory may be sent now."""
        return now < self._ends

    def renew(self, now: float) -> None:
        """All changes so far are applied, in memory and to the files."""
        if self._ends != float("inf"):
            self._ends = self._term.ends(now)
        if self._folder is None or not (self._folder.parent / MARKER).exists():
            return
        names = self._term.names(now)
        if not (self._stands(names[0]) and self._stands(names[-1])):
            self._link(self._folder, names)

    def _stands(self, name: str) -> bool:
        return self._folder is not None and os.path.lexists(self._folder / name)

    def _link(self, folder: Path, names: list[str]) -> None:
        with suppress(FileNotFoundError):  # swept by another process: it renews, and so do we
            folder.mkdir(exist_ok=True)
            for name in names:
                with suppress(FileExistsError):
                    os.symlink("..", folder / name)
            for old in set(os.listdir(folder)) - set(names):
                (folder / old).unlink(missing_ok=True)
