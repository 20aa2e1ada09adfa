"""Building the demo through the same actions that people use."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from django.utils import timezone

from kimid.access.models import Grant
from kimid.activity.tallies import follow
from kimid.demo import contests, doings, evaluations, evenings, founders, handmade, intentions, means, opinions, policies, reports
from kimid.demo.chronicle import Chronicle
from kimid.demo.covers import hang_covers
from kimid.demo.desks import arrange
from kimid.demo.founding import DEMO, Group, found, make_people, open_offices, staff_of
from kimid.demo.gallery import Gallery
from kimid.demo.haste import without_waiting_for_the_disk
from kimid.demo.neighbours import TOLD, write_in
from kimid.demo.people import ACCOUNTS, OFFICES
from kimid.demo.plan import DAYS, plan
from kimid.demo.stories import TALES
from kimid.demo.villages import Village, villages
from kimid.events.permissions import Role
from kimid.insights.keeping import keep
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.models import Dataset
from kimid.registry.models import Kim
from kimid.registry.sample import REGISTRY, SAMPLE

type Progress = Callable[[int, int], None]
type _Job = tuple[datetime, Callable[[], object]]


class Size(StrEnum):
    """How much of the demo is built: all of West Kalimantan, or five KIM with the stories written by hand."""

    FULL = "full"
    SMALL = "small"


def build(
    *,
    report: Callable[[str], None],
    size: Size = Size.FULL,
    progress: Progress = lambda done, of: None,
    now: datetime | None = None,
) -> None:
    """Build the demo once; a database that holds any KIM is left as it is."""
    if Kim.objects.exists():
        return
    report("building the demo" if size == Size.SMALL else "building the demo: West Kalimantan, as if here for two years")
    moment = now or timezone.now()
    Dataset.objects.update_or_create(name=REGISTRY, defaults={"version": SAMPLE, "loaded_at": moment})  # pages say it is made up
    with without_waiting_for_the_disk():
        gallery = Gallery.opened(DEMO, None if size == Size.FULL else {tale.picture for tale in TALES if tale.picture})
        groups, people = _found_all(size, moment)
        jobs = _jobs(groups, gallery, size, moment)
        for done, (_at, job) in enumerate(jobs, 1):
            job()
            progress(done, len(jobs))
        write_in(groups, moment)
        evenings.spend(groups, moment)
        doings.note(groups, moment)
        intentions.plan(groups, moment)
        opinions.ask(groups, moment)
        founders.apply(moment)
        evaluations.hold(moment)
        contests.hold(moment)
        if size == Size.FULL:
            hang_covers(groups.values(), gallery, moment - timedelta(days=30))
            arrange(moment)
        means.describe(groups.values(), _officers(), moment)
        reports.enter(moment)
        keep(clock.today(moment, "WIB"))
        follow(moment)
    told = len(jobs) + evenings.HOW_MANY + sum(heard.became is not None for heard in TOLD)
    report(f"{len(groups)} KIM, {people} people, {told} stories")


def _found_all(size: Size, now: datetime) -> tuple[dict[str, Group], int]:
    """Everybody's account, the offices, and the KIM by their labels."""
    told = [village for village in villages() if size == Size.FULL or _has_known_people(village)]
    taken = {account.username for account in (*ACCOUNTS, *OFFICES)}
    staff = {village.label: staff_of(village, taken) for village in told}
    offices = [*(each for each in ACCOUNTS if each.region), *(OFFICES if size == Size.FULL else ())]
    people = make_people([*offices, *(account for of_kim in staff.values() for account in of_kim)])
    began = now - timedelta(days=DAYS + 30 if size == Size.FULL else 60)
    open_offices(offices, people, began)
    policies.decide(began)
    at = {village.label: _at_the_office(began, number) for number, village in enumerate(told)}
    return {village.label: found(village, staff[village.label], people, at[village.label]) for village in told}, len(people)


def _officers() -> list[Person]:
    """Whoever answers for a region, the nearest to the villages first."""
    rows = Grant.objects.filter(role__in=(Role.OFFICER, Role.OPERATOR)).select_related("person", "region")
    return [row.person for row in sorted(rows, key=lambda row: -row.region.level if row.region else 0)]


def _at_the_office(began: datetime, number: int) -> datetime:
    """When the KIM of this number was written down: six a day, between nine and three by the clock of the place."""
    midnight = clock.start_of(clock.today(began, "WIB"), "WIB")
    return midnight + timedelta(days=1 + number // 6, hours=9 + number % 6, minutes=number * 7 % 60)


def _has_known_people(village: Village) -> bool:
    return any(account.kim == village.label for account in ACCOUNTS)


def _jobs(groups: dict[str, Group], gallery: Gallery, size: Size, now: datetime) -> list[_Job]:
    """Everything that is to be told, oldest first."""
    happenings = plan((group.village for group in groups.values()), now) if size == Size.FULL else []
    jobs: list[_Job] = []
    for tale in TALES:
        at = now - timedelta(days=tale.days_ago, hours=2 + tale.days_ago % 5)
        jobs.append((at, partial(handmade.tell, tale, groups[tale.kim], gallery, at)))
    if happenings:
        chronicle = Chronicle(groups, gallery, happenings, now)
        jobs += [(happening.at, partial(chronicle.write_down, happening)) for happening in happenings]
    return sorted(jobs, key=lambda job: job[0])
