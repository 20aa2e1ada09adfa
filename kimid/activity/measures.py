"""What evaluations may ask of the record of activities (ADINDA)."""

from collections.abc import Callable
from datetime import date, datetime

from kimid.activity.aspects import Aspect
from kimid.activity.queries import year_view
from kimid.lib import clock
from kimid.lib.text import number
from kimid.registry.measures import Measurement, register
from kimid.registry.models import Kim


def _activities(aspect: Aspect | None) -> Callable[[Kim, int, datetime], Measurement]:
    """What counts how much of an aspect, or in all, was done in a year up to a moment."""

    def take(kim: Kim, year: int, at: datetime) -> Measurement:
        view = year_view(kim.site, min(date(year, 12, 31), clock.today(at, kim.region.zone)))
        count = view.count if aspect is None else dict(view.counts)[aspect.label]
        return Measurement(count, f"{number(count)} kegiatan")

    return take


# Let rounds ask how much a KIM did in the year, in all and of each aspect.
register("kegiatan", "Kegiatan yang tercatat dalam tahun itu (ADINDA)", _activities(None))
for _aspect in Aspect:
    register(
        f"kegiatan-{_aspect.value}",
        f"Kegiatan {_aspect.label} yang tercatat dalam tahun itu",
        _activities(_aspect),
    )
