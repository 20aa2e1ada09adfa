"""What the groups of the demo did outside, and wrote down by hand."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from kimid.activity import actions
from kimid.activity.aspects import Aspect
from kimid.demo.founding import Group
from kimid.lib import clock
from kimid.sites.guard import on_site


class _Doing(NamedTuple):
    kim: str
    aspect: Aspect
    days_ago: int
    place: str
    what: str
    people: int | None = None


DOINGS: Final = (
    _Doing(
        "teluk-kapuas", Aspect.DISSEMINATE, 2, "Posyandu Melati", "Jadwal imunisasi dibacakan dan ditempel di papan posyandu", 34
    ),
    _Doing("teluk-kapuas", Aspect.DISCUSS, 4, "Pos ronda RT 04", "Diskusi harga kelapa dengan tiga pengepul dan petani", 11),
    _Doing("teluk-kapuas", Aspect.ASPIRE, 9, "Musyawarah Dusun Sukun", "Usul lampu jalan dari warga RT 04 disampaikan", 27),
    _Doing("teluk-kapuas", Aspect.NETWORK, 13, "Balai desa", "Bertemu KIM Kuala Karang, sepakat bertukar kabar pasang air"),
    _Doing("teluk-kapuas", Aspect.IMPLEMENT, 19, "Dermaga", "Latihan mengikat perahu sebelum air pasang", 42),
    _Doing("teluk-kapuas", Aspect.ACCESS, 24, "Puskesmas pembantu", "Bertanya ke bidan tentang jadwal vaksin anjing keliling"),
    _Doing("teluk-kapuas", Aspect.DISSEMINATE, 38, "Surau Nurul Huda", "Cara melapor buaya dibacakan sesudah pengajian", 55),
    _Doing("teluk-kapuas", Aspect.IMPLEMENT, 52, "Kebun Pak Ramli", "Praktik pupuk organik dari kabar penyuluh", 18),
    _Doing("kim-kuala-karang", Aspect.DISSEMINATE, 5, "Dermaga", "Peringatan gelombang dibacakan lewat pengeras suara", 60),
)


def note(groups: Mapping[str, Group], now: datetime) -> None:
    """Write all of it down, each on the evening of its day."""
    for doing in sorted(DOINGS, key=lambda each: -each.days_ago):
        group = groups[doing.kim]
        site, at = group.kim.site, now - timedelta(days=doing.days_ago)
        on = clock.today(at, site.region.zone)
        entered = actions.Entered(doing.aspect, on, doing.place, doing.what, doing.people)
        with on_site(site):
            actions.note(site, entered=entered, by=group.people[doing.days_ago % len(group.people)], at=at)
