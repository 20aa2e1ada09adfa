"""What kimid counts for an entry of its site, its decree and its people."""

from datetime import date, datetime, timedelta
from typing import Final

from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Purpose
from kimid.evaluation.models import AnswerKind, RoundIndicator
from kimid.lib import clock
from kimid.lib.text import number
from kimid.registry.decree_standing import standing_of
from kimid.registry.last_activity import kims_with_activity, last_activity
from kimid.registry.measures import MEASURES, Measurement, register
from kimid.registry.models import Kim
from kimid.registry.queries import officers_of
from kimid.wire.models import Placement

_LATELY: Final = timedelta(days=30)


def is_yes_no(indicator: RoundIndicator) -> bool:
    """Whether the measure counts 1 or 0, shown as `Ya` or `Tidak`."""
    measure = (
        MEASURES.get(indicator["measure"]) if indicator["kind"] == AnswerKind.MEASURED else None
    )
    return measure is not None and measure.is_yes_no


def _stories(kim: Kim, year: int, at: datetime) -> Measurement:
    zone = kim.region.zone
    begin, end = (clock.start_of(date(each, 1, 1), zone) for each in (year, year + 1))
    rows = Placement.objects.filter(
        portal=kim.site_id, hidden_at=None, published_at__gte=begin, published_at__lt=end
    )
    count = rows.count()
    return Measurement(count, f"{number(count)} kabar")


def _decree(kim: Kim, year: int, at: datetime) -> Measurement:
    standing = standing_of(kim, clock.today(at, kim.region.zone))
    if standing.counts and standing.decree:
        return Measurement(1, f"{standing.sentence}, nomor {standing.decree.number}")
    return Measurement(0, standing.sentence)


def _used(kim: Kim, year: int, at: datetime) -> Measurement:
    """1 if the group published or worked in the newsroom in the last 30 days."""
    last_used = last_activity(kims_with_activity().get(pk=kim.pk))
    is_lately = at - last_used <= _LATELY
    return Measurement(
        int(is_lately), f"Terakhir dipakai {clock.day(clock.today(last_used, kim.region.zone))}"
    )


def _people(kim: Kim, year: int, at: datetime) -> Measurement:
    """The people of its last verified decree; without one, the officers."""
    verified = kim.applications.filter(step=ApplicationStep.VERIFIED)
    last = verified.exclude(purpose=Purpose.ACT).order_by("-decided_at").first()
    count = last.people_count if last else len(officers_of(kim, clock.today(at, kim.region.zone)))
    return Measurement(count, f"{number(count)} orang")


register("berita-terbit", "Kabar yang terbit dalam tahun itu", _stories)
register("sk-berlaku", "SK yang berlaku", _decree, is_yes_no=True)
register("situs-dipakai", "Situs dipakai dalam 30 hari terakhir", _used, is_yes_no=True)
register("anggota", "Anggota dan pengurus", _people)
