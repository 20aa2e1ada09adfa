"""What a long proof is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kimid.cli.prove.needs import Need


@dataclass(frozen=True)
class Proof:
    """One long proof. Its program ends with a line of JSON; `numbers` names what of that line goes
    on record. It ends with exit code 0 only when the promise was kept.
    """

    name: str
    promise: str
    command: tuple[str, ...]
    minutes: int  # about, on two cores
    numbers: Mapping[str, str]
    needs: tuple[Need, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    slow_of: str = ""  # the proof whose place it takes with --slow

    def missing(self) -> list[str]:
        """What is not there, each with how to get it."""
        return [f"{need.name} ({need.how})" for need in self.needs if not need.is_there()]
