"""Task: somebody who may come in at each level of the world of `bench.bulk`, and the applications
that wait there.
"""

import json
from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.db import transaction
from django.test import Client

from bench.bulk import analyze
from bench.desk_world import write_applications
from bench.world import AT, BENCH
from kimid.access.actions import grant_on_region, grant_on_site
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.models import Kim
from tests.sure import come_in

_APPLICATIONS: Final = 400
_LEVELS: Final = {0: "nation", 1: "province", 2: "regency"}


def lines() -> Iterator[str]:
    """For each level a line of JSON: its name, the path of its home, and the cookies of whoever is
    in.
    """
    kim = Kim.objects.select_related("site").order_by("pk")[500]
    chair = Person.objects.create_person("ketua-bench", None, name="Hasan Basri")
    grant_on_site(kim.site, person=chair, role=Role.CHAIR, by=BENCH, at=AT)
    yield _key("KIM", kim.site.label, chair)
    officers = [
        (region, _officer(region))
        for region in lineage_of(kim.region_id)
        if region.level in _LEVELS
    ]
    with transaction.atomic():
        write_applications(_APPLICATIONS, [officer for _, officer in officers])
    analyze()
    for region, officer in officers:
        yield _key(_LEVELS[region.level], region.portal_label or "nasional", officer)


def _officer(region: Region) -> Person:
    username = f"{_LEVELS[region.level]}-bench"
    officer = Person.objects.create_person(username, None, name="Siti Rahmah")
    grant_on_region(region, person=officer, role=Role.OFFICER, by=BENCH, at=AT)
    return officer


def _key(name: str, label: str, person: Person) -> str:
    browser = Client(HTTP_HOST=settings.RUANG_HOST)
    come_in(browser, person)
    cookies = {name: cookie.value for name, cookie in browser.cookies.items()}
    return json.dumps([name, f"/s/{label}/", cookies])
