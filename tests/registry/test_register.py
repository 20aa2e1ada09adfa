"""The register: numbers, first officers, decrees that count, and what a region counts."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from django.db.utils import IntegrityError
from pytest_django import DjangoAssertNumQueries

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ict.models import IctCount
from kimid.insights.region_counts import RegionCount, counts_by_child, decrees_by_year
from kimid.lib import clock
from kimid.newsroom.actions import writing
from kimid.newsroom.flow import Stage
from kimid.people.models import Person
from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import Decree, IctStatus, Kim
from kimid.registry.queries import (
    DirectoryFilter,
    current_decree_of,
    directory,
    kims_with_ending_decree,
    officers_of,
)
from kimid.sites.models import Site
from tests import build
from tests.together import at_once
from tests.whole import whole_database

pytestmark = pytest.mark.django_db

TODAY: Final = date(2026, 11, 25)
DAY: Final = timedelta(days=1)


def _decree(
    kim: Kim, until: date | None, *, issued: date = TODAY - 30 * DAY, number: str = "141/01/2026"
) -> Kim:
    return entering.record_decree(
        kim,
        number=number,
        issuer_title="kepala desa",
        issued_on=issued,
        valid_until=until,
        by=build.BUILDER,
        at=build.AT,
    )


def test_the_first_kim_of_a_village_is_01_and_the_second_02() -> None:
    assert [build.kim().number for _ in range(2)] == ["611201201201", "611201201202"]


def test_each_region_counts_for_itself() -> None:
    numbers = [
        build.kim(code).number
        for code in (build.TELUK_KAPUAS, build.PAHANDUT, "6112", build.PAHANDUT)
    ]

    assert numbers == ["611201201201", "627101100101", "611200000001", "627101100102"]


def test_the_term_of_the_first_officers_begins_on_the_day_that_it_is_in_the_village() -> None:
    late = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    officers = (FirstOfficer("Hasan", "Ketua"),)
    kim = entering.register_kim(
        build.region(),
        name="KIM Satu",
        label="kim-satu",
        officers=officers,
        by=build.BUILDER,
        at=late,
    )

    assert kim.officers.get().term_from == TODAY


def test_the_hundredth_kim_of_a_village_gets_three_digits() -> None:
    kim = build.kim()
    Kim.objects.filter(pk=kim.pk).update(serial=99, number="611201201299")

    assert [build.kim().number for _ in range(2)] == ["6112012012100", "6112012012101"]


def test_a_number_is_not_given_again_when_the_newest_kim_is_archived() -> None:
    build.kim()
    Kim.objects.update(silence_stage="archived")

    assert build.kim().number == "611201201202"


@pytest.mark.django_db(transaction=True)
def test_kim_registered_at_the_same_moment_get_numbers_of_their_own() -> None:
    build.region()

    made = at_once(*[build.kim] * 4)

    assert sorted(kim.number for kim in made if isinstance(kim, Kim)) == [
        f"61120120120{serial}" for serial in range(1, 5)
    ]


def test_officers_with_an_account_may_work_at_once_and_others_are_only_named() -> None:
    hasan = Person.objects.create_person("hasan", None, name="Hasan")
    officers = (
        FirstOfficer("Hasan", "Ketua", hasan, Role.CHAIR),
        FirstOfficer("Bu Aminah", "Bendahara"),
    )

    kim = entering.register_kim(
        build.region(),
        name="KIM Satu",
        label="kim-satu",
        officers=officers,
        by=build.BUILDER,
        at=build.AT,
    )

    assert [(row.name, row.post) for row in officers_of(kim, TODAY)] == [
        ("Hasan", "Ketua"),
        ("Bu Aminah", "Bendahara"),
    ]
    assert hasan.has_perm("newsroom.publish", kim.site) is False  # a story is wanted, not a site
    assert hasan.has_perm("newsroom.write", kim.site)


def test_an_officer_whose_term_begins_tomorrow_is_not_named_today() -> None:
    officers = (FirstOfficer("Hasan", "Ketua"),)
    kim = entering.register_kim(
        build.region(),
        name="KIM Satu",
        label="kim-satu",
        officers=officers,
        by=build.BUILDER,
        at=build.AT,
    )
    kim.officers.update(term_from=TODAY + DAY)

    assert officers_of(kim, TODAY) == []
    assert [row.name for row in officers_of(kim, TODAY + DAY)] == ["Hasan"]


def test_the_record_of_a_registration_names_every_first_officer_and_role() -> None:
    hasan, rina = (
        Person.objects.create_person(name.lower(), None, name=name) for name in ("Hasan", "Rina")
    )
    officers = (
        FirstOfficer("Hasan", "Ketua", hasan, Role.CHAIR),
        FirstOfficer("Rina", "Redaktur", rina, Role.EDITOR),
        FirstOfficer("Bu Aminah", "Bendahara"),
    )
    kim = entering.register_kim(
        build.region(),
        name="KIM Satu",
        label="kim-satu",
        officers=officers,
        by=build.BUILDER,
        at=build.AT,
    )

    assert Event.objects.get(kind="kim.registered").data == {
        "number": kim.number,
        "label": "kim-satu",
        "officers": [
            {"post": "Ketua", "person": hasan.pk, "role": "chair"},
            {"post": "Redaktur", "person": rina.pk, "role": "editor"},
            {"post": "Bendahara", "person": None, "role": None},
        ],
    }


def test_an_officer_whose_term_is_over_is_named_no_longer() -> None:
    officers = (FirstOfficer("Hasan", "Ketua"), FirstOfficer("Rina", "Sekretaris"))
    kim = entering.register_kim(
        build.region(),
        name="KIM Satu",
        label="kim-satu",
        officers=officers,
        by=build.BUILDER,
        at=build.AT,
    )
    kim.officers.filter(name="Hasan").update(term_until=TODAY)

    assert [row.name for row in officers_of(kim, TODAY)] == ["Hasan", "Rina"]
    assert [row.name for row in officers_of(kim, TODAY + DAY)] == ["Rina"]


@pytest.mark.parametrize(
    ("until", "on", "counts"),
    [
        (TODAY, TODAY, 1),
        (TODAY, TODAY + DAY, 0),
        (TODAY + DAY, TODAY, 1),
        (None, TODAY + 9999 * DAY, 1),
        (TODAY, TODAY - 31 * DAY, 0),
    ],
)
def test_a_decree_counts_from_its_first_to_its_last_day(
    until: date | None, on: date, counts: int
) -> None:
    kim = _decree(build.kim(), until)

    assert counts_by_child(build.region("61"), on)["6112"].with_decree == counts
    assert (current_decree_of(kim, on) is not None) == bool(counts)


def test_a_kim_with_several_decrees_is_counted_once() -> None:
    kim = _decree(build.kim(), None)
    _decree(kim, TODAY + DAY, number="141/02/2026", issued=TODAY)

    assert counts_by_child(build.region("61"), TODAY)["6112"] == RegionCount(
        kims=1, with_decree=1, villages=1, active=1, silent=1
    )
    newest = current_decree_of(kim, TODAY)
    assert newest is not None
    assert newest.number == "141/02/2026"


def test_a_decree_cannot_end_before_it_begins() -> None:
    kim = build.kim()
    before = whole_database()

    with pytest.raises(IntegrityError):
        _decree(kim, TODAY - 31 * DAY)

    assert whole_database() == before
    assert not Decree.objects.exists()


def test_villages_with_two_kim_count_once_as_villages() -> None:
    for code in (build.TELUK_KAPUAS, build.TELUK_KAPUAS, "6112082004", "6171051001"):
        build.kim(code)
    Kim.objects.filter(region="6171051001").update(ict_status=IctStatus.BASED)

    assert counts_by_child(build.region("61"), TODAY) == {
        "6112": RegionCount(kims=3, villages=2, active=3, silent=3),
        "6171": RegionCount(kims=1, villages=1, ict_based=1, active=1, silent=1),
    }
    assert counts_by_child(build.region("6112"), TODAY) == {
        "611201": RegionCount(kims=2, villages=1, active=2, silent=2),
        "611208": RegionCount(kims=1, villages=1, active=1, silent=1),
    }


def test_a_kim_is_silent_ninety_days_after_it_began_told_worked_or_came_back() -> None:
    began = clock.today(build.AT, "WIB")

    def silent(days: int) -> int:
        return counts_by_child(build.region("61"), began + days * DAY)["6112"].silent

    kim = build.kim()
    assert [silent(days) for days in (0, 89, 90)] == [0, 0, 1]
    writing.write(kim.site, content=build.words(), by=build.member(kim), at=build.AT + 50 * DAY)
    assert [silent(days) for days in (90, 139, 140)] == [0, 0, 1]
    build.publish(build.story(kim, Stage.VERIFIED), at=build.AT + 60 * DAY)
    assert [silent(days) for days in (149, 150)] == [0, 1]
    Kim.objects.filter(pk=kim.pk).update(revived_at=build.AT + 200 * DAY)
    assert [silent(days) for days in (289, 290)] == [0, 1]


def test_trained_people_are_added_up_over_all_kim_that_were_counted() -> None:
    for many in (2, 3, None):
        IctCount.objects.filter(kim=build.kim()).update(trained=many)
    build.kim("6171051001")

    counts = counts_by_child(build.region("61"), TODAY)

    assert (counts["6112"].kims, counts["6112"].trained, counts["6171"].trained) == (3, 5, 0)


def test_the_directory_lists_a_region_and_all_below_it_and_nothing_beside_it() -> None:
    kims = [
        build.kim(code)
        for code in ("6171051001", build.TELUK_KAPUAS, build.TELUK_KAPUAS, build.PAHANDUT)
    ]

    assert directory(build.region("61"), on=TODAY).kims == [kims[1], kims[2], kims[0]]
    assert directory(build.region("00"), on=TODAY).total == 4
    assert directory(build.region(build.PAHANDUT), on=TODAY).kims == [kims[3]]
    assert directory(build.region("611201"), on=TODAY).kims == [kims[1], kims[2]]


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        (DirectoryFilter.ALL, [0, 1, 2]),
        (DirectoryFilter.ACTIVE, [0, 1]),
        (DirectoryFilter.WITH_DECREE, [0]),
        (DirectoryFilter.ICT_BASED, [2]),
    ],
)
def test_the_directory_shows_the_part_that_is_asked_for(
    part: DirectoryFilter, numbers: list[int]
) -> None:
    kims = [build.kim() for _ in range(3)]
    _decree(kims[0], TODAY)
    _decree(kims[1], TODAY - DAY)
    Kim.objects.filter(pk=kims[2].pk).update(ict_status=IctStatus.BASED)
    Site.objects.filter(kim=kims[2]).update(stage="dormant")

    shown = directory(build.region("61"), filter_by=part, on=TODAY)

    assert (shown.kims, shown.total) == ([kims[number] for number in numbers], len(numbers))


def test_decrees_are_counted_by_the_year_in_which_they_were_issued() -> None:
    kim = _decree(build.kim(), None, issued=date(2021, 5, 1), number="1/2021")
    _decree(kim, None, issued=date(2023, 5, 1), number="1/2023")
    _decree(kim, None, issued=date(2023, 6, 1), number="2/2023")
    _decree(build.kim("6171051001"), None, issued=date(2023, 7, 1))
    _decree(build.kim(build.PAHANDUT), None, issued=date(2024, 7, 1))

    assert decrees_by_year(build.region("61")) == {2021: 1, 2023: 2}


def test_a_decree_that_ends_soon_is_told_unless_another_runs_longer() -> None:
    kims = [build.kim() for _ in range(5)]
    last_days = [TODAY + 20 * DAY, TODAY + 10 * DAY, TODAY + 91 * DAY, TODAY - DAY, TODAY + 5 * DAY]
    for kim, until in zip(kims, last_days, strict=True):
        _decree(kim, until)
    _decree(kims[4], None, number="141/02/2026")

    ending = kims_with_ending_decree(build.region("61"), TODAY, TODAY + 90 * DAY)

    assert [(kim, vars(kim)["ends_on"]) for kim in ending] == [
        (kims[1], last_days[1]),
        (kims[0], last_days[0]),
    ]


def test_counting_a_region_is_one_query_however_many_kim_it_has(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    region = build.region("61")
    for code in ("6171051001", build.TELUK_KAPUAS, build.TELUK_KAPUAS, "6112"):
        _decree(build.kim(code), None)

    with django_assert_num_queries(1):
        assert sum(count.kims for count in counts_by_child(region, TODAY).values()) == 4


def test_a_long_directory_is_read_page_by_page() -> None:
    for _ in range(52):
        build.kim()

    pages = [directory(build.region("61"), number, on=TODAY) for number in (1, 2)]

    assert [(len(page.kims), page.total, page.has_more) for page in pages] == [
        (50, 52, True),
        (2, 52, False),
    ]


def test_a_refused_registration_leaves_no_site_and_takes_no_number() -> None:
    build.kim(label="kim-satu")
    before = whole_database()
    with pytest.raises(ValueError, match="sudah dipakai"):
        build.kim(label="kim-satu")
    assert whole_database() == before

    assert build.kim(label="kim-dua").number == "611201201202"
