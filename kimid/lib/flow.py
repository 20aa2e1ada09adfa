"""States as data: which step may follow which."""

from collections.abc import Mapping, Set
from enum import StrEnum


class WrongStep(Exception):
    """The thing is not at a step from which the wanted step can be reached."""

    def __init__(self, now: StrEnum, then: StrEnum) -> None:
        super().__init__(f"{now} -> {then}")
        self.now = now
        self.then = then


class Flow[S: StrEnum]:
    """The whole life of a thing: for each step, the steps that may follow it."""

    def __init__(self, steps: Mapping[S, Set[S]]) -> None:
        self.steps = steps

    def check(self, now: S, then: S) -> None:
        """Raise WrongStep unless `then` may follow `now`."""
        if not self.allows(now, then):
            raise WrongStep(now, then)

    def allows(self, now: S, then: S) -> bool:
        """Whether `then` may follow `now`."""
        return then in self.steps.get(now, frozenset())

    def as_mermaid(self) -> str:
        """The flow as a Mermaid state diagram, for the documents."""
        lines = [f"  {now} --> {then}" for now, after in self.steps.items() for then in sorted(after)]
        return "\n".join(["stateDiagram-v2", *lines])
