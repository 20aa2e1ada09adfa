"""What the KIM of the demo work with. It is made up, and the trainers say so; who is ICT-based
follows from it by the rules.

Half of them have what the first rules ask for. Of the others some were never asked, some have
devices and nobody who was trained, some have neither.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random
from typing import Final

from kimid.demo.groups import Group
from kimid.ict import actions as ict
from kimid.ict.actions import MeansInput, TrainedMember
from kimid.ict.models import Signal
from kimid.ict.rules import IctPermission
from kimid.ict.schedule import count_ict
from kimid.lib import clock
from kimid.people.models import Person

_NEVER_ASKED: Final = 3  # of the others every third
_OLDEST: Final = 900  # days since somebody was trained


def describe_means(groups: Iterable[Group], officers: Iterable[Person], now: datetime) -> None:
    """Let chairs and, for groups without signal, officers write down what each KIM works with; then
    count all as at night.
    """
    offices = list(officers)
    others = 0
    for group in groups:
        choose = Random(f"means {group.village.label}")
        if not group.village.is_ict_based:
            others += 1
            if others % _NEVER_ASKED == 0:
                continue
        at = now - timedelta(days=choose.randint(5, 50), hours=choose.randint(1, 9))
        sheet = (
            _full_means(group, at, choose)
            if group.village.is_ict_based
            else _insufficient_means(group, at, choose)
        )
        ict.describe_means(group.kim, means_input=sheet, by=_writer(group, offices), at=at)
    count_ict.func(at=now)


def _full_means(group: Group, at: datetime, choose: Random) -> MeansInput:
    signal = choose.choice((Signal.CALLS, Signal.SLOW, Signal.SLOW, Signal.FAST))
    return MeansInput(
        choose.randint(2, 7),
        choose.randint(0, 2),
        signal,
        _trained(group, at, choose, choose.randint(1, 4)),
    )


def _insufficient_means(group: Group, at: datetime, choose: Random) -> MeansInput:
    """Never both a device and somebody who knows it."""
    if choose.random() < 1 / 4:
        return MeansInput(
            0, 0, choose.choice((Signal.SPOTS, Signal.CALLS)), _trained(group, at, choose, 1)
        )
    return MeansInput(
        choose.randint(0, 2),
        0,
        choose.choice((Signal.NONE, Signal.SPOTS, Signal.CALLS, Signal.SLOW)),
    )


def _trained(group: Group, at: datetime, choose: Random, most: int) -> list[TrainedMember]:
    names = list(group.kim.officers.order_by("pk").values_list("name", flat=True))[:most]
    region = group.kim.region
    above = region.parent.parent if region.parent else None
    trainer = f"Diskominfo {above.full_name if above else region.full_name} (data contoh)"
    today = clock.today(at, region.zone)
    return [
        TrainedMember(name, today - timedelta(days=choose.randint(30, _OLDEST)), trainer)
        for name in names
    ]


def _writer(group: Group, offices: list[Person]) -> Person:
    """The chair; for a group that was entered by an office, the officer nearest to it."""
    chair = Person.objects.get(offices__kim=group.kim, offices__post="Ketua")
    near = next(
        (each for each in offices if each.has_perm(IctPermission.DESCRIBE_MEANS, group.kim)),
        None,
    )
    return (near or chair) if group.kim.entered_on_behalf else chair
