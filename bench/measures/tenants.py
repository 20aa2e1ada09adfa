"""A new tenant: a KIM in the register, with its site and its first officer."""

from collections.abc import Iterator
from itertools import cycle
from time import perf_counter, process_time

from bench.table import Row, middle, percentile
from bench.world import AT, BENCH, villages
from kimid.places.models import Region
from kimid.registry.actions.entering import FirstOfficer, register_kim

_TARGET = 30.0  # milliseconds


def lines(kind: str, how_many: str = "200") -> Iterator[str]:
    """Task: rows for registering this many KIM, each in its own transaction."""
    regions = list(Region.objects.filter(pk__in=villages(50)))
    walls: list[float] = []
    cpu = process_time()
    for number, region in zip(range(int(how_many)), cycle(regions), strict=False):
        began = perf_counter()
        label = f"kim-baru-{number}"
        register_kim(
            region,
            name=f"KIM Baru {number}",
            label=label,
            officers=(FirstOfficer("Hasan", "Ketua"),),
            by=BENCH,
            at=AT,
        )
        walls.append((perf_counter() - began) * 1000)
    cpu = (process_time() - cpu) * 1000 / len(walls)
    note = (
        f"{len(walls)} KIM; p95 {percentile(walls, 95):.1f}, largest {max(walls):.1f} ms; "
        f"{cpu:.1f} ms CPU of our process each"
    )
    yield Row("new site (register a KIM)", kind, middle(walls), "ms", _TARGET, note=note).as_line()
