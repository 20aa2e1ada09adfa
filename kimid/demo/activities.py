"""What the groups of the demo did outside, and wrote down by hand."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from kimid.activity.actions import entries
from kimid.activity.aspects import Aspect
from kimid.demo.groups import Group
from kimid.lib import clock
from kimid.sites.guard import on_site


class _DemoActivity(NamedTuple):
    kim: str
    aspect: Aspect
    days_ago: int
    place: str
    description: str
    people: int | None = None


ACTIVITIES: Final = (
    _DemoActivity(
        "teluk-kapuas",
        Aspect.DISSEMINATE,
        2,
        "Posyandu Melati",
        "Jadwal imunisasi dibacakan dan ditempel di papan posyandu",
        34,
    ),
    _DemoActivity(
        "teluk-kapuas",
        Aspect.DISCUSS,
        4,
        "Pos ronda RT 04",
        "Diskusi harga kelapa dengan tiga pengepul dan petani",
        11,
    ),
    _DemoActivity(
        "teluk-kapuas",
        Aspect.ASPIRE,
        9,
        "Musyawarah Dusun Sukun",
        "Usul lampu jalan dari warga RT 04 disampaikan",
        27,
    ),
    _DemoActivity(
        "teluk-kapuas",
        Aspect.NETWORK,
        13,
        "Balai desa",
        "Bertemu KIM Kuala Karang, sepakat bertukar kabar pasang air",
    ),
    _DemoActivity(
        "teluk-kapuas",
        Aspect.IMPLEMENT,
        19,
        "Dermaga",
        "Latihan mengikat perahu sebelum air pasang",
        42,
    ),
    _DemoActivity(
        "teluk-kapuas",
        Aspect.ACCESS,
        24,
        "Puskesmas pembantu",
        "Bertanya ke bidan tentang jadwal vaksin anjing keliling",
    ),
    _DemoActivity(
        "teluk-kapuas",
        Aspect.DISSEMINATE,
        38,
        "Surau Nurul Huda",
        "Cara melapor buaya dibacakan sesudah pengajian",
        55,
    ),
    _DemoActivity(
        "teluk-kapuas",
        Aspect.IMPLEMENT,
        52,
        "Kebun Pak Ramli",
        "Praktik pupuk organik dari kabar penyuluh",
        18,
    ),
    _DemoActivity(
        "kim-kuala-karang",
        Aspect.DISSEMINATE,
        5,
        "Dermaga",
        "Peringatan gelombang dibacakan lewat pengeras suara",
        60,
    ),
)


def add_activities(groups: Mapping[str, Group], now: datetime) -> None:
    """Write all of it down, each on the evening of its day."""
    for activity in sorted(ACTIVITIES, key=lambda each: -each.days_ago):
        group = groups[activity.kim]
        site = group.kim.site
        at = now - timedelta(days=activity.days_ago)
        on = clock.today(at, site.region.zone)
        entry = entries.ActivityData(
            activity.aspect, on, activity.place, activity.description, activity.people
        )
        with on_site(site):
            entries.note(
                site, data=entry, by=group.people[activity.days_ago % len(group.people)], at=at
            )
