"""Building the demo through the same actions that people use."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from django.utils import timezone

from kimid.access.models import Grant
from kimid.activity.tallies import update_tallies
from kimid.demo import (
    achievements,
    action_plans,
    activities,
    agenda,
    applications,
    contests,
    evaluations,
    goods,
    handmade,
    heads,
    means,
    money,
    newsroom_scenes,
    office_lists,
    period_reports,
    policies,
    polls,
    potentials,
    profiles,
    reports,
)
from kimid.demo.covers import set_covers
from kimid.demo.desks import arrange_desks
from kimid.demo.fast_commits import without_disk_sync
from kimid.demo.gallery import Gallery
from kimid.demo.groups import DEMO, Group, create_group, create_people, grant_offices, staff_of
from kimid.demo.past import done_long_ago
from kimid.demo.people import ACCOUNTS, OFFICES
from kimid.demo.place_templates import SMALL
from kimid.demo.stories import HANDMADE_STORIES
from kimid.demo.story_history import StoryHistory
from kimid.demo.story_plan import DAYS, fallen_silent, plan_stories
from kimid.demo.tips import TIPS, send_tips
from kimid.demo.unverified import send_warnings
from kimid.demo.villages import Village, villages
from kimid.events.action import leaving_out
from kimid.events.permissions import Role
from kimid.insights.daily_snapshots import save_snapshots
from kimid.lib import clock
from kimid.people.models import Person
from kimid.places.models import Dataset
from kimid.registry.models import Kim
from kimid.registry.sample import REGISTRY_DATASET, SAMPLE_VERSION

type Progress = Callable[[int, int], None]
type _Job = tuple[datetime, Callable[[], object]]


class Size(StrEnum):
    """How much of the demo is built: all of West Kalimantan, or five KIM with the stories written
    by hand.
    """

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
    report(
        "building the demo"
        if size == Size.SMALL
        else "building the demo: West Kalimantan, as if here for two years"
    )
    moment = now or timezone.now()
    Dataset.objects.update_or_create(
        name=REGISTRY_DATASET, defaults={"version": SAMPLE_VERSION, "loaded_at": moment}
    )  # pages say it is made up
    with without_disk_sync(), leaving_out(done_long_ago(moment)):
        gallery = Gallery.start(
            DEMO,
            (
                None
                if size == Size.FULL
                else {tale.picture for tale in HANDMADE_STORIES if tale.picture}
            ),
        )
        groups, people = _create_groups(size, moment)
        jobs = _jobs(groups, gallery, size, moment)
        for done, (_at, job) in enumerate(jobs, 1):
            job()
            progress(done, len(jobs))
        more = _build_beyond_stories(groups, gallery, size, moment)
        save_snapshots(clock.today(moment, "WIB"))
        update_tallies(moment)
        if size == Size.FULL:
            period_reports.write_reports(moment)
    report(f"{len(groups)} KIM, {people} people, {len(jobs) + more} stories")


def _build_beyond_stories(
    groups: dict[str, Group], gallery: Gallery, size: Size, moment: datetime
) -> int:
    """What groups and offices have besides their stories; gives how many stories came of it."""
    send_tips(groups, moment)
    warnings = send_warnings(groups, moment)
    newsroom_scenes.build_scenes(groups, moment)
    activities.add_activities(groups, moment)
    action_plans.build_action_plans(groups, moment)
    polls.build_polls(groups, moment)
    _build_villages(groups, gallery, moment)
    heads.write_heads_down(moment)
    applications.send_applications(moment)
    evaluations.build_evaluations(moment)
    contests.build_contests(moment)
    if size == Size.FULL:
        set_covers(groups.values(), gallery, moment - timedelta(days=30))
        arrange_desks(moment)
        office_lists.bring_in_list(moment)
    means.describe_means(groups.values(), _officers(), moment)
    reports.enter_reports(moment)
    return warnings + newsroom_scenes.STORY_COUNT + sum(tip.became is not None for tip in TIPS)


def _build_villages(groups: Mapping[str, Group], gallery: Gallery, moment: datetime) -> None:
    """What villages have besides news. Of a KIM that fell silent nobody hears of that either."""
    silent = (
        fallen_silent(group.village for group in groups.values()) if len(groups) > SMALL else ()
    )
    awake = {label: group for label, group in groups.items() if group.village not in silent}
    goods.sell_goods(awake, gallery, moment)
    potentials.build_potentials(awake, gallery, moment)
    agenda.fill_agenda(awake, moment)
    profiles.write_profiles(awake, gallery, moment)
    achievements.build_achievements(awake, gallery, moment)
    money.keep_books(awake, moment)


def _create_groups(size: Size, now: datetime) -> tuple[dict[str, Group], int]:
    """Everybody's account, the offices, and the KIM by their labels."""
    chosen = [village for village in villages() if size == Size.FULL or _has_known_people(village)]
    taken = {account.username for account in (*ACCOUNTS, *OFFICES)}
    staff = {village.label: staff_of(village, taken) for village in chosen}
    offices = [*(each for each in ACCOUNTS if each.region), *(OFFICES if size == Size.FULL else ())]
    people = create_people(
        [*offices, *(account for of_kim in staff.values() for account in of_kim)]
    )
    began = now - timedelta(days=DAYS + 30 if size == Size.FULL else 60)
    grant_offices(offices, people, began)
    policies.decide_policies(began)
    at = {village.label: _registered_at(began, number) for number, village in enumerate(chosen)}
    return {
        village.label: create_group(village, staff[village.label], people, at[village.label])
        for village in chosen
    }, len(people)


def _officers() -> list[Person]:
    """Whoever answers for a region, the nearest to the villages first."""
    rows = Grant.objects.filter(role__in=(Role.OFFICER, Role.OPERATOR)).select_related(
        "person", "region"
    )
    return [
        row.person for row in sorted(rows, key=lambda row: -row.region.level if row.region else 0)
    ]


def _registered_at(began: datetime, number: int) -> datetime:
    """When the KIM of this number was written down: six a day, between nine and three by the clock
    of the place.
    """
    midnight = clock.start_of(clock.today(began, "WIB"), "WIB")
    return midnight + timedelta(days=1 + number // 6, hours=9 + number % 6, minutes=number * 7 % 60)


def _has_known_people(village: Village) -> bool:
    return any(account.kim == village.label for account in ACCOUNTS)


def _jobs(groups: dict[str, Group], gallery: Gallery, size: Size, now: datetime) -> list[_Job]:
    """Everything that is to be told, oldest first."""
    planned_stories = (
        plan_stories((group.village for group in groups.values()), now) if size == Size.FULL else []
    )
    jobs: list[_Job] = []
    for handmade_story in HANDMADE_STORIES:
        at = now - timedelta(days=handmade_story.days_ago, hours=2 + handmade_story.days_ago % 5)
        jobs.append(
            (
                at,
                partial(
                    handmade.write_handmade, handmade_story, groups[handmade_story.kim], gallery, at
                ),
            )
        )
    if planned_stories:
        history = StoryHistory(groups, gallery, planned_stories, now)
        jobs += [
            (planned_story.at, partial(history.build_story, planned_story))
            for planned_story in planned_stories
        ]
    return sorted(jobs, key=lambda job: job[0])
