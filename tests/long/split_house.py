"""What happens inside the house of the split: it is filled, and afterwards looked through."""

import json
import sys
from datetime import date
from pathlib import Path

import django

django.setup(set_prefix=False)

from django.test import Client  # noqa: E402  # the settings come first
from django.utils import timezone  # noqa: E402  # the settings come first

from bench.world import AT, BENCH, found, published_stories  # noqa: E402  # as above
from kimid.access.actions import grant_on_region  # noqa: E402  # as above
from kimid.cli.database import bring_up_to_date  # noqa: E402  # as above
from kimid.evaluation.models import Heat, Round, RoundKind  # noqa: E402  # as above
from kimid.events.permissions import Role  # noqa: E402  # as above
from kimid.people.models import Person  # noqa: E402  # as above
from kimid.places.actions import load_regions  # noqa: E402  # as above
from kimid.places.changes import Open, plan_between  # noqa: E402  # as above
from kimid.places.lists import read_list  # noqa: E402  # as above
from kimid.places.models import Region  # noqa: E402  # as above
from kimid.places.source import RegionRow, read_edition  # noqa: E402  # as above
from kimid.registry.models import Kim, PolicyRow, Rule  # noqa: E402  # as above
from kimid.registry.region_changes import left_behind, standing_in  # noqa: E402  # as above
from kimid.sites.models import Site, SiteKind  # noqa: E402  # as above
from kimid.sites.opening import open_upper_portals  # noqa: E402  # as above
from kimid.wire.models import Item  # noqa: E402  # as above
from tests.split import ended, orphans, totals  # noqa: E402  # as above


def fill(old_list: str, how_many: str) -> None:
    """The regions of the old list; two in three KIM in what will end, some of it where nobody can tell what comes after."""
    bring_up_to_date()
    known = {row.code: row for row in read_edition().rows}
    rows = read_list(Path(old_list), known)
    new = read_list(Path(old_list.replace("2022", "2023")), {row.code: row for row in rows})
    load_regions(rows, report=lambda done, total: None)
    open_upper_portals(AT)
    plan = plan_between(rows, new, decided={}, on=date(2022, 11, 9))
    for number, code in enumerate(_villages(plan.removed, plan.left_open, rows, int(how_many))):
        for _ in published_stories(found(code, f"kim-{number}"), 1 + number % 3):
            pass
    for code in ("9101", "9102", "91"):
        person = Person.objects.create_person(f"petugas-{code}", None, name=f"Petugas {code}")
        grant_on_region(Region.objects.get(pk=code), person=person, role=Role.OFFICER, by=BENCH, at=AT)
        rule = {"answer": 10, "legal_basis": "Perbup 1/2021", "decided_on": date(2021, 1, 4)}
        PolicyRow.objects.create(region_id=code, rule=Rule.MEMBERS, **rule)
        days = {"entries_until": date(2027, 1, 10), "regency_until": date(2027, 1, 20), "opened_at": AT}
        running = Round.objects.create(region_id=code, kind=RoundKind.YEARLY, title="Evaluasi", year=2027, form=[], **days)
        Heat.objects.create(round=running, region_id=code, opened_at=AT)
    _folder().write_text(json.dumps(_addresses()))
    print(f"{Kim.objects.count()} KIM with {Item.objects.count()} stories")
    print(f"totals {totals()}")


def check() -> None:
    """Everything that stands somewhere stands in a region of today; every address of before answers."""
    now = timezone.now()
    wrong = [*orphans(), *left_behind(now), *(code for code, each in standing_in(ended(), now).items() if each.others)]
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
    print(f"{len(ended())} regions ended, {len(json.loads(_folder().read_text()))} addresses answer, {moved} of them lead on")
    print(f"KIM with another number: {kept}; wrong: {len(wrong)}")
    print(f"totals {totals()}")


def _villages(removed: list[RegionRow], left_open: list[Open], rows: list[RegionRow], how_many: int) -> list[str]:
    open_codes = [each.old.code for each in left_open if len(each.old.code) == 10]
    ending = [row.code for row in removed if len(row.code) == 10 and row.code not in open_codes]
    staying = [row.code for row in rows if len(row.code) == 10 and row.code not in ending and row.code not in open_codes]
    wanted = how_many * 2 // 3
    part = open_codes[:20]
    ends = ending[:: max(1, len(ending) // (wanted - len(part)))][: wanted - len(part)]
    stays = staying[:: max(1, len(staying) // (how_many - wanted))][: how_many - wanted]
    return [*part, *ends, *stays]


def _addresses() -> list[tuple[str, str]]:
    """Every portal and every story there is, and the numbers of the KIM as they are."""
    portals = [(_host(site.label), "/") for site in Site.objects.filter(kind=SiteKind.PORTAL)]
    stories = [(_host(item.site.label), item.path) for item in Item.objects.select_related("site")]
    _folder("numbers.json").write_text(json.dumps(list(Kim.objects.values_list("number", flat=True))))
    return [*portals, *stories]


def _numbers() -> list[str]:
    return list(json.loads(_folder("numbers.json").read_text()))


def _folder(name: str = "addresses.json") -> Path:
    from django.conf import settings  # noqa: PLC0415  # the settings come first

    return Path(settings.DATA_DIR) / name


def _host(label: str) -> str:
    return f"{label}.kim.localhost" if label else "kim.localhost"


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(*sys.argv[2:])
    else:
        check()
