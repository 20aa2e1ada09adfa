"""A limit that many networks share, so that none of them can use it up for the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from kimid.limits.counting import Charge, CounterLevel, Rate, give_back, take

# A network is new at a subject if it has not tried there for a day.
_NEW_AFTER: Final = Rate(1, timedelta(days=1))


@dataclass(frozen=True)
class SharedLimit:
    """What is tried at one subject (an account, a code, a site) from many networks.

    The first try of a network counts apart from all that follow: whoever tries again and again uses
    up `repeated`, and `first` stays for those who have not been here.
    """

    name: str
    share: Rate  # of one network at one subject
    repeated: Rate  # of all networks at one subject, behind their first tries
    first: Rate  # of all networks at one subject, their first tries
    network: Rate  # of one network at all subjects


@dataclass(frozen=True)
class Attempt:
    """Whether a try was taken, how long to wait if not, and what it was counted on."""

    wait: timedelta | None
    charges: tuple[Charge, ...] = ()
    levels: tuple[CounterLevel, ...] = ()  # of the further charges
    is_half_full: bool = False  # the counter of the sender

    @property
    def is_taken(self) -> bool:
        return self.wait is None

    def undo(self, at: datetime) -> None:
        """Count it no longer: it was right. One statement, and none while there is much room."""
        if self.is_taken and self.is_half_full:
            give_back(self.charges, at)


class _Charges(NamedTuple):
    """What a try may be counted on."""

    share: Charge
    seen: Charge
    first: Charge
    network: Charge


def attempt(
    limit: SharedLimit, subject: str, network: str, at: datetime, *, further: Sequence[Charge] = ()
) -> Attempt:
    """Count a try of a network. One statement if it is taken and the first one, else two or three.

    `further` charges are counted with it and refuse nothing.
    """
    charges = _Charges(
        Charge((limit.name, "share", subject, network), limit.share),
        Charge((limit.name, "seen", subject, network), _NEW_AFTER),
        Charge((limit.name, "first", subject), limit.first),
        Charge((limit.name, "network", network), limit.network),
    )
    share, seen, first, of_network, *more = take([*charges, *further], at)
    is_again = seen.is_refused
    deciding = [share, of_network] if is_again else [share, first, of_network]
    if refused := [level.wait for level in deciding if level.is_refused]:
        levels = zip(charges, (share, seen, first, of_network), strict=True)
        give_back([charge for charge, level in levels if not level.is_refused], at)
        return Attempt(max(refused), levels=tuple(more))
    counted, wait = charges.first, None
    if is_again:
        counted = Charge((limit.name, "repeated", subject), limit.repeated)
        wait = _move(charges, counted, at, is_counted=not first.is_refused)
    return Attempt(
        wait,
        (charges.share, counted, charges.network),
        tuple(more),
        is_half_full=_is_half_full(charges.share, share),
    )


def attempt_own(name: tuple[str, ...], rate: Rate, at: datetime) -> Attempt:
    """Count a try of somebody whom a known device stands for. One statement."""
    charge = Charge(name, rate)
    level = take([charge], at)[0]
    return Attempt(
        level.wait if level.is_refused else None,
        (charge,),
        is_half_full=_is_half_full(charge, level),
    )


def _move(
    charges: _Charges, repeated: Charge, at: datetime, *, is_counted: bool
) -> timedelta | None:
    """Count a try among the repeated ones, because its network was here before. Returns how long to
    wait if they are too many: then the try is counted nowhere.
    """
    back = [Charge(charges.first.name, charges.first.rate, -1)] if is_counted else []
    level = take([repeated, *back], at)[0]
    if not level.is_refused:
        return None
    give_back([charges.share, charges.network], at)
    return level.wait


def _is_half_full(charge: Charge, level: CounterLevel) -> bool:
    return level.count * 2 > charge.rate.burst
