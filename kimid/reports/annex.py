"""The list of KIM that is annexed to a report."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Prefetch

from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.models import Decree, Kim, Officer
from kimid.registry.queries import named_chairs


class AnnexRow(NamedTuple):
    """A KIM as the annex lists it. `decree_end` is a day in ISO format, or empty."""

    region: str
    name: str
    place: str
    number: str
    decree: str
    decree_end: str
    chair: str

    @property
    def on_paper(self) -> tuple[str, str, str]:
        """What a KIM may lack: decree, its last day, chair."""
        return self.decree, self.ends, self.chair

    @property
    def ends(self) -> str:
        """The last day of its decree, as papers write it: `01-02-2027`."""
        return "-".join(reversed(self.decree_end.split("-"))) if self.decree_end else ""


class SharedPlace(NamedTuple):
    """What all places of an annex end with, such as their regency, and the places without it."""

    name: str
    places: Sequence[str]
    levels: int  # how many of its parts are the same


def shared_place(rows: Sequence[AnnexRow]) -> SharedPlace:
    """A list of one regency says its name once, above. A KIM of the regency itself keeps it."""
    places = [row.place.split(", ") for row in rows]
    longest = max(places, key=len, default=[])
    levels = next(
        (
            count
            for count in range(len(longest) - 1, 0, -1)
            if all(place[-count:] == longest[-count:][-len(place) :] for place in places)
        ),
        0,
    )
    if not levels:
        return SharedPlace("", [row.place for row in rows], 0)
    own = [place[:-levels] or place for place in places]
    return SharedPlace(", ".join(longest[-levels:]), [", ".join(each) for each in own], levels)


def annex_rows(region: Region, on: date, at: datetime) -> list[AnnexRow]:
    """The KIM that were there on a day, with the decree that held then and the chair of now, in the
    order of their places. Where nobody leads in the workspace yet, the chair is who stands on
    paper. Four queries.
    """
    begun = clock.start_of(on + timedelta(days=1), region.zone)
    running = Decree.objects.filter(is_listed=False, issued_on__lte=on).order_by("issued_on")
    kims = (
        Kim.objects.all()
        .below(region.code)
        .existing(on)
        .filter(registered_at__lt=begun)
        .select_related("region__parent__parent")
        .prefetch_related(Prefetch("decrees", running, to_attr="known_decrees"))
        .order_by("region", "serial")
    )
    chairs = _chairs(region, at)
    officers = Officer.objects.filter(kim__region__code__range=codes.span(region.code))
    named = named_chairs(officers, clock.today(at, region.zone))
    return [
        _row(kim, on, chairs.get(kim.site_id) or (named[kim.pk].name if kim.pk in named else ""))
        for kim in kims
    ]


def _row(kim: Kim, on: date, chair: str) -> AnnexRow:
    running = [decree for decree in vars(kim)["known_decrees"] if decree.holds_on(on)]
    decree: Decree | None = running[-1] if running else None
    ends = decree.valid_until if decree else None
    return AnnexRow(
        kim.region_id,
        kim.name,
        _place(kim.region),
        kim.number,
        decree.number if decree else "",
        ends.isoformat() if ends else "",
        chair,
    )


def _place(region: Region) -> str:
    """`Desa Dalam Kaum, Kec. Sambas, Kab. Sambas`, as tables of offices shorten it."""
    regions = region.up_to(Level.REGENCY)
    return ", ".join(shortened_name(each.full_name) for each in regions) or region.full_name


def shortened_name(name: str) -> str:
    """`Kec. Sambas`, `Kab. Sambas`, as tables of offices shorten them."""
    return name.replace("Kecamatan ", "Kec. ").replace("Kabupaten ", "Kab. ")


def _chairs(region: Region, at: datetime) -> dict[int, str]:
    grants = Grant.objects.filter(
        role=Role.CHAIR, site__region__code__range=codes.span(region.code), person__is_active=True
    )
    rows = grants.active(at).order_by("starts_at").values_list("site_id", "person__name")
    return {site: name for site, name in rows if site is not None}
