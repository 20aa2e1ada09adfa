"""States as data: which step may follow which."""

from collections.abc import Mapping, Set
from enum import StrEnum
from typing import Any, Final

_DRAWN: Final[dict[str, "Flow[Any]"]] = {}


class WrongStep(Exception):
    """The target step may not follow the current one."""

    def __init__(self, current: StrEnum, target: StrEnum) -> None:
        super().__init__(f"{current} -> {target}")
        self.current = current
        self.target = target


class Flow[S: StrEnum]:
    """A life cycle: for each step, the steps that may follow it."""

    def __init__(self, steps: Mapping[S, Set[S]]) -> None:
        self.steps = steps

    @property
    def all_steps(self) -> list[S]:
        """Every step, also those that nothing follows."""
        return list(type(next(iter(self.steps))))

    def check(self, current: S, target: S) -> None:
        """Raise WrongStep unless `target` may follow `current`."""
        if not self.allows(current, target):
            raise WrongStep(current, target)

    def allows(self, current: S, target: S) -> bool:
        """Whether `target` may follow `current`."""
        return target in self.steps.get(current, frozenset())

    def as_mermaid(self) -> str:
        """The flow as a Mermaid state diagram, for the documentation."""
        lines = [
            f"  {current} --> {target}"
            for current, targets in self.steps.items()
            for target in sorted(targets)
        ]
        return "\n".join(["stateDiagram-v2", *lines])


def draw_in_docs(heading: str, flow: Flow[Any]) -> None:
    """Draw a life cycle in the documentation, below this heading."""
    _DRAWN[heading] = flow


def drawn_flows() -> list[tuple[str, Flow[Any]]]:
    """The life cycles of the documentation, by their headings."""
    return sorted(_DRAWN.items())
