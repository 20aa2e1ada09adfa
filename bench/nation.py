"""A country full of KIM, as far as the numbers need it, and an officer of the ministry.

The KIM are in villages all over the country. Each has a site, an item and a record of its work in
the newsroom. Most have a decree, half are ICT-based, some have been silent for long.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.db import connection, transaction

from bench.world import AT, BENCH, prepare_database, villages
from bench.world_words import PASSWORD
from kimid.access.actions import grant_on_region
from kimid.events.actor import ActorKind
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.insights.daily_snapshots import save_snapshots
from kimid.lib import codes
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Decree, IctStatus, Kim
from kimid.sites.models import Site, SiteKind
from kimid.sites.stages import LifeStage
from kimid.wire.models import Item, Placement, RegionDay, RegionTally

OFFICER: Final = "pusat-bench"
_DAYS: Final = 400  # with something published, in every region above a KIM
_ACTS: Final = 20  # of each KIM in its newsroom
_STAGES: Final = (LifeStage.ACTIVE, LifeStage.ACTIVE, LifeStage.QUIET, LifeStage.DORMANT)


def lines(how_many: str) -> Iterator[str]:
    """Task: fill an empty install with this many KIM, and grant the nation to an officer."""
    prepare_database()
    village_codes = villages(int(how_many))
    with transaction.atomic():
        _write_kims(village_codes)
        _write_days(village_codes)
    person = Person.objects.create_person(OFFICER, PASSWORD, name="Petugas Pusat")
    grant_on_region(
        Region.objects.get(code=codes.NATION), person=person, role=Role.OFFICER, by=BENCH, at=AT
    )
    saved = save_snapshots(AT.date())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")
    yield f"{Kim.objects.count()} KIM, {saved} rows saved"


def _write_kims(village_codes: list[str]) -> None:
    sites = Site.objects.bulk_create(
        Site(
            label=f"kim-negeri-{number}",
            kind=SiteKind.KIM,
            region_id=code,
            name=f"KIM Negeri {number}",
            stage=_STAGES[number % 4],
            opened_at=AT,
        )
        for number, code in enumerate(village_codes)
    )
    kims = Kim.objects.bulk_create(
        Kim(
            number=f"{code}01",
            region_id=code,
            serial=1,
            site=site,
            name=site.name,
            ict_status=IctStatus.BASED if number % 2 else IctStatus.NOT_YET,
            silence_stage=_STAGES[number % 4],
            registered_at=AT - timedelta(days=_DAYS),
        )
        for number, (code, site) in enumerate(zip(village_codes, sites, strict=True))
    )
    issued_on = AT.date() - timedelta(days=300)
    Decree.objects.bulk_create(
        Decree(
            kim=kim,
            number="1/2026",
            issuer_title="kepala desa",
            issued_on=issued_on,
            valid_until=AT.date() + timedelta(days=number),
        )
        for number, kim in enumerate(kims)
        if number % 10
    )
    _write_items(sites)
    _write_acts(sites)


def _write_items(sites: list[Site]) -> None:
    """One item on the site of each KIM, one day to half a year old."""
    kind = "news"
    items = Item.objects.bulk_create(
        Item(
            site=site,
            region_id=site.region_id,
            kind=kind,
            title="Parit dibersihkan",
            summary="Warga membersihkan parit.",
            path="/berita/parit/",
            published_at=AT - timedelta(days=1 + number % 180),
        )
        for number, site in enumerate(sites)
    )
    Placement.objects.bulk_create(
        Placement(portal_id=item.site_id, item=item, kind=kind, published_at=item.published_at)
        for item in items
    )


def _write_acts(sites: list[Site]) -> None:
    """The events of each KIM: every ten days before its item, and later by its office."""
    acts = (
        Event(
            kind="story.sent" if is_own else "kim.coached",
            actor_kind=ActorKind.PERSON,
            actor_ref="1",
            actor_name="Dedi",
            site_id=site.pk,
            region_code=site.region_id,
            subject="newsroom.Story" if is_own else "registry.Kim",
            subject_id=str(number),
            happened_at=AT - timedelta(days=number % 180 + back),
            is_sign_of_life=is_own,
        )
        for number, site in enumerate(sites)
        for back, is_own in (
            *((10 * each, True) for each in range(_ACTS, 0, -1)),
            (0, False),
            (0, False),
        )
    )
    Event.objects.bulk_create(acts, batch_size=5_000)


def _write_days(village_codes: list[str]) -> None:
    """A day of news in every region that has a KIM or is above one."""
    above: dict[str, int] = {}
    for code in village_codes:
        for each in codes.lineage(code):
            above[each] = above.get(each, 0) + 1
    tallies = [RegionTally(region_id=code, items=many, kims=many) for code, many in above.items()]
    RegionTally.objects.bulk_create(
        tallies, update_conflicts=True, unique_fields=["region"], update_fields=["items", "kims"]
    )
    busy = [code for code in above if len(code) <= 4]
    days = (
        RegionDay(region_id=code, on=AT.date() - timedelta(days=day), items=1)
        for code in busy
        for day in range(_DAYS)
    )
    RegionDay.objects.bulk_create(days, batch_size=5_000)
