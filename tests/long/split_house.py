"""What happens inside the install of the split: it is filled, and afterwards looked through."""

import json
import sys
from datetime import date
from pathlib import Path

import django

django.setup(set_prefix=False)

from django.test import Client
from django.utils import timezone

from bench.world import AT, BENCH, create_group, published_stories
from kimid.access.actions import grant_on_region
from kimid.cli.database import apply_migrations
from kimid.evaluation.models import ContestLevel, Round, RoundKind
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.places.actions import load_regions
from kimid.places.data_file import RegionRow, read_edition
from kimid.places.models import Region
from kimid.places.region_changes import UnresolvedRegion, plan_changes
from kimid.places.region_list import read_region_list
from kimid.registry.models import Kim, PolicyRow, PolicyRule
from kimid.registry.region_changes import contents_left_behind, contents_of_regions
from kimid.sites.models import Site, SiteKind
from kimid.sites.site_creation import open_upper_portals
from kimid.wire.models import Item
from tests.split import ended, orphans, totals


def fill(old_list: str, how_many: str) -> None:
    """The regions of the old list; two in three KIM in what will end, some of it where nobody can
    tell what comes after.
    """
    apply_migrations()
    known = {row.code: row for row in read_edition().rows}
    rows = read_region_list(Path(old_list), known)
    new = read_region_list(Path(old_list.replace("2022", "2023")), {row.code: row for row in rows})
    load_regions(rows, report=lambda done, total: None)
    open_upper_portals(AT)
    plan = plan_changes(rows, new, decisions={}, on=date(2022, 11, 9))
    for number, code in enumerate(_villages(plan.removed, plan.unresolved, rows, int(how_many))):
        for _ in published_stories(create_group(code, f"kim-{number}"), 1 + number % 3):
            pass
    for code in ("9101", "9102", "91"):
        person = Person.objects.create_person(f"petugas-{code}", None, name=f"Petugas {code}")
        grant_on_region(
            Region.objects.get(pk=code), person=person, role=Role.OFFICER, by=BENCH, at=AT
        )
        rule = {"answer": 10, "legal_basis": "Perbup 1/2021", "decided_on": date(2021, 1, 4)}
        PolicyRow.objects.create(region_id=code, rule=PolicyRule.MEMBERS, **rule)
        days = {
            "entries_until": date(2027, 1, 10),
            "regency_until": date(2027, 1, 20),
            "opened_at": AT,
        }
        running = Round.objects.create(
            region_id=code, kind=RoundKind.YEARLY, title="Evaluasi", year=2027, form=[], **days
        )
        ContestLevel.objects.create(round=running, region_id=code, opened_at=AT)
    _folder().write_text(json.dumps(_addresses()))
    numbers = {"kims": Kim.objects.count(), "stories": Item.objects.count()}
    print(json.dumps({**numbers, "totals": str(totals())}))


def check() -> None:
    """Everything that stands somewhere stands in a region of today; every address of before
    answers.
    """
    now = timezone.now()
    wrong = [
        *orphans(),
        *contents_left_behind(now),
        *(
            code
            for code, each in contents_of_regions(ended(), now).items()
            if "evaluations" in each.counts
        ),
    ]
    moved = 0
    for host, path in json.loads(_folder().read_text()):
        answer = Client(HTTP_HOST=host).get(path)
        if answer.status_code == 301:
            moved += 1
            there = answer["Location"].removeprefix("http://").partition("/")
            answer = Client(HTTP_HOST=there[0]).get(f"/{there[2]}")
        if answer.status_code != 200:
            wrong.append(f"{answer.status_code} at {host}{path}")
    kept = Kim.objects.exclude(number__in=_numbers()).count()
    print("\n".join(wrong[:20]))
    numbers = {
        "ended": len(ended()),
        "addresses": len(json.loads(_folder().read_text())),
        "lead_on": moved,
        "other_number": kept,
        "wrong": len(wrong),
    }
    print(json.dumps({**numbers, "totals": str(totals())}))


def _villages(
    removed: list[RegionRow],
    left_open: list[UnresolvedRegion],
    rows: list[RegionRow],
    how_many: int,
) -> list[str]:
    open_codes = [each.old.code for each in left_open if len(each.old.code) == 10]
    ending = [row.code for row in removed if len(row.code) == 10 and row.code not in open_codes]
    staying = [
        row.code
        for row in rows
        if len(row.code) == 10 and row.code not in ending and row.code not in open_codes
    ]
    wanted = how_many * 2 // 3
    part = open_codes[:20]
    ends = ending[:: max(1, len(ending) // (wanted - len(part)))][: wanted - len(part)]
    stays = staying[:: max(1, len(staying) // (how_many - wanted))][: how_many - wanted]
    return [*part, *ends, *stays]


def _addresses() -> list[tuple[str, str]]:
    """Every portal and every story there is, and the numbers of the KIM as they are."""
    portals = [(_host(site.label), "/") for site in Site.objects.filter(kind=SiteKind.PORTAL)]
    stories = [(_host(item.site.label), item.path) for item in Item.objects.select_related("site")]
    _folder("numbers.json").write_text(
        json.dumps(list(Kim.objects.values_list("number", flat=True)))
    )
    return [*portals, *stories]


def _numbers() -> list[str]:
    return list(json.loads(_folder("numbers.json").read_text()))


def _folder(name: str = "addresses.json") -> Path:
    from django.conf import settings

    return Path(settings.DATA_DIR) / name


def _host(label: str) -> str:
    return f"{label}.kim.localhost" if label else "kim.localhost"


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(*sys.argv[2:])
    else:
        check()
