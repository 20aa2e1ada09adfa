"""The full demo is West Kalimantan as it was reported. `./kim prove full-demo` runs this."""

from collections import Counter

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.agenda.models import AgendaEvent
from kimid.demo import world
from kimid.demo.people import OFFICES, PASSWORD
from kimid.demo.villages import KALBAR, villages
from kimid.insights.queries import region_table
from kimid.market.models import Seller
from kimid.newsroom.models import Story
from kimid.pagecache.compression import CODINGS, compress
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.models import Decree, IctStatus, Kim
from kimid.sites.guard import across_sites
from kimid.wire.models import Item, Placement
from tests import build
from tests.demo.asking import missed, queries

_ON_THE_WIRE = ("published", "corrected", "published_unverified")
_PROMISED = {"produk": 900, "sellers": 250, "potensi": 300, "prestasi": 120}
_FULLEST = ("/", "/data/", "/kim/", "/kabar/", "/cari/?q=banjir")


@pytest.fixture
def west_kalimantan() -> list[str]:
    """The full demo, in a country of its provinces and the regencies, districts and villages that
    it speaks of.
    """
    for code in ("00", "61"):
        build.children(code)
    for village in villages():
        build.region(village.code)
    said: list[str] = []
    world.build(report=said.append)
    return said


@pytest.mark.django_db
def test_the_full_demo_is_west_kalimantan_as_it_was_reported(west_kalimantan: list[str]) -> None:
    table = region_table(Region.objects.get(pk=KALBAR), timezone.localdate())
    rows = {row.region.code: row.count.kims for row in table.rows}
    assert len(rows) == 14
    total = table.total
    assert (total.kims, total.with_decree, total.listed, total.ict_based) == (106, 103, 3, 50)
    assert (rows["6108"], rows["6110"]) == (0, 0)
    assert total.silent == 4
    assert Kim.objects.filter(ict_status=IctStatus.BASED).count() == 50
    assert set(
        Decree.objects.filter(kim__region__code__regex="^617").values_list(
            "issuer_title", flat=True
        )
    ) == {"lurah"}
    with across_sites(reason="a test counts the stories of all KIM"):
        stories = list(Story.objects.order_by("published_at"))
    stages = Counter(story.stage for story in stories)
    assert stages["published"] > 1200
    assert 20 <= stages["corrected"] <= 35
    assert stages["withdrawn"] == 2
    assert 2 <= stages["published_unverified"] <= 4
    assert min(stages[stage] for stage in ("draft", "collected", "discussed", "verified")) >= 50
    assert len({s.title for s in stories}) == len({s.lead for s in stories}) == len(stories)
    shown = _shown_by_kind()
    assert shown["of stories"] == sum(stages[stage] for stage in _ON_THE_WIRE)
    assert {kind: shown[kind] for kind in _PROMISED if shown[kind] < _PROMISED[kind]} == {}
    assert sum(bool(story.photos) for story in stories) <= len(stories) / 2
    assert _featuring() == ["00", "61", "6112"]
    assert Placement.objects.exclude(Q(hidden_at=None) | Q(reason="")).count() == 1
    assert _accounts_per_kim() >= 2
    assert len(queries()) == 40
    assert [lack for query in queries() if (lack := missed(query, timezone.now()))] == []
    for office in (OFFICES[7], OFFICES[9]):
        assert Client(HTTP_HOST="ruang.localhost").login(
            username=office.username, password=PASSWORD
        )
    assert _too_heavy() == {}
    assert west_kalimantan[-1].startswith(
        f"104 KIM, {Person.objects.count()} people, {len(stories)} stories"
    )


def _shown_by_kind() -> Counter[str]:
    """How much of each kind the wire has, and how much of it are stories."""
    shown = Counter(Item.objects.values_list("kind", flat=True))
    with across_sites(reason="a test counts what takes place in all villages"):
        events = AgendaEvent.objects.filter(item__isnull=False).count()
        shown["sellers"] = Seller.objects.count()
    others = sum(shown[kind] for kind in _PROMISED) + events
    return shown | Counter({"of stories": shown.total() - others})


def _too_heavy() -> dict[str, int]:
    """Of the pages with the fullest lists, those above 15 KB of HTML and CSS as they are sent."""
    paths = [f"teluk-kapuas.kim.localhost{path}" for path in ("/", "/profil/", "/cari/?q=banjir")]
    for host in ("kim.localhost", "kalimantan-barat.kim.localhost", "kab-kubu-raya.kim.localhost"):
        paths += [f"{host}{path}" for path in _FULLEST]
    weights: dict[str, int] = {}
    for address in paths:
        host, _, path = address.partition("/")
        page = Client(HTTP_HOST=host).get(f"/{path}")
        assert page.status_code == 200, address
        for coding in CODINGS[:2]:
            weights[f"{address} {coding}"] = len(compress(page.content, coding))
    return {name: size for name, size in weights.items() if size > 15 * 1024}


def _featuring() -> list[str]:
    """The regions whose portals put a story first."""
    return sorted(
        Placement.objects.filter(featured_at__isnull=False).values_list("portal__region", flat=True)
    )


def _accounts_per_kim() -> int:
    """The fewest people with a role that any KIM has whose site is open."""
    with across_sites(reason="a test counts the people of all KIM"):
        roles = Grant.objects.filter(site__isnull=False).values_list("site", "person").distinct()
        people = Counter(site for site, _ in roles)
    kims = Kim.objects.select_related("site")
    return min(people[kim.site_id] for kim in kims if not kim.site.is_unopened)
