"""Items are placed on the wire and removed: which sites show them, and how they are counted."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from django.db.models import Count

from kimid.events.permissions import Role
from kimid.lib.codes import lineage
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.sites.queries import unsaved_portal
from kimid.wire.daily_counts import PublishingCounts, PublishingPace, publishing_counts
from kimid.wire.models import Item, Placement, RegionDay, RegionTally
from kimid.wire.queries import feed, lead, sub_regions
from tests import build
from tests.together import at_once

pytestmark = pytest.mark.django_db

KUALA_KARANG: Final = "6112082004"  # another district of the same regency
SAMBAS: Final = "6101012001"  # another regency of the same province


def _tallies() -> dict[str, tuple[int, int]]:
    """Stories and KIM of every region that has any, as the transactions counted them."""
    rows = RegionTally.objects.exclude(items=0, kims=0)
    return {row.region_id: (row.items, row.kims) for row in rows}


def _counted() -> dict[str, tuple[int, int]]:
    """The same, counted from the rows."""
    items = list(Item.objects.values_list("region", flat=True))
    kims = list(Kim.objects.values_list("region", flat=True))
    codes = set(Region.objects.values_list("code", flat=True))
    counts = {code: (_below(code, items), _below(code, kims)) for code in codes}
    return {code: pair for code, pair in counts.items() if pair != (0, 0)}


def _below(upper: str, codes: list[str]) -> int:
    return sum(upper == "00" or code.startswith(upper) for code in codes)


def test_tallies_go_up_with_every_story_and_down_with_every_withdrawal() -> None:
    groups = [
        build.kim(code) for code in (build.TELUK_KAPUAS, KUALA_KARANG, SAMBAS, build.PAHANDUT)
    ]
    stories = [story for kim in groups for story in build.published(kim, 2)]
    assert _tallies() == _counted()
    assert RegionTally.objects.get(region="61").items == 6
    assert RegionTally.objects.get(region="00").items == 8

    for story in stories[::2]:
        publishing.withdraw(
            story,
            reason="Keliru.",
            by=build.member(story.site.kim, Role.EDITOR),
            at=build.AT + timedelta(hours=1),
        )

    assert _tallies() == _counted()
    assert RegionTally.objects.get(region="00").items == 4


def test_each_day_counts_what_was_published_on_it_on_the_clocks_of_the_place() -> None:
    here = build.kim()  # West Kalimantan
    far = build.kim("9171011001")  # Jayapura, two hours ahead
    # 23.30 here, and 01.30 of the next day there.
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    stories = [
        build.publish(build.story(kim, Stage.VERIFIED), at=late) for kim in (here, here, far)
    ]

    publishing.withdraw(
        stories[0],
        reason="Keliru.",
        by=build.member(here, Role.EDITOR),
        at=late + timedelta(days=3),
    )

    counted = RegionDay.objects.filter(items__gt=0).values_list("region", "on", "items")
    before = date(2026, 11, 24)
    after = date(2026, 11, 25)
    expected = {(code, before, 1) for code in lineage(build.TELUK_KAPUAS)} | {
        (code, after, 1) for code in lineage("9171011001")
    }
    assert set(counted) == expected
    months = [date(2026, 10, 1), date(2026, 11, 1)]
    assert publishing_counts(
        build.region("00"), ["61", "91"], since=after, months=months
    ) == PublishingCounts(
        {
            "00": PublishingPace(1, after),
            "61": PublishingPace(0, before),
            "91": PublishingPace(1, after),
        },
        [0, 2],
    )


@pytest.mark.django_db(transaction=True)
def test_tallies_are_right_when_many_publish_and_withdraw_at_the_same_moment() -> None:
    groups = [
        build.kim(code) for code in (build.TELUK_KAPUAS, build.TELUK_KAPUAS, KUALA_KARANG, SAMBAS)
    ]
    ready = [build.story(kim, Stage.VERIFIED) for kim in groups]
    out = [build.story(kim, Stage.PUBLISHED) for kim in groups]
    editors = {kim.site.pk: build.member(kim, Role.EDITOR) for kim in groups}

    def publish(story: Story) -> Story:
        return publishing.publish(story, by=editors[story.site_id], at=build.AT)

    def withdraw(story: Story) -> Story:
        return publishing.withdraw(story, reason="Keliru.", by=editors[story.site_id], at=build.AT)

    acts = [
        *(lambda story=story: publish(story) for story in ready),
        *(lambda story=story: withdraw(story) for story in out),
    ]
    done = at_once(*acts)

    assert done == [*ready, *out]
    assert _tallies() == _counted()
    assert RegionTally.objects.get(region="00").items == 4
    placed = (
        Placement.objects.values("item")
        .annotate(sites=Count("portal"))
        .values_list("sites", flat=True)
    )
    assert list(placed) == [6, 6, 6, 6]


def test_a_story_stands_where_its_kim_is_anchored_also_when_that_is_no_village() -> None:
    kim = build.kim("6112")

    story = build.story(kim, Stage.PUBLISHED)

    stands_on = Placement.objects.filter(item=story.item).values_list(
        "portal__region", "portal__kind"
    )
    assert sorted(stands_on) == [
        ("00", "portal"),
        ("61", "portal"),
        ("6112", "kim"),
        ("6112", "portal"),
    ]


def test_the_feed_is_newest_first_and_twenty_to_a_page() -> None:
    kim = build.kim()
    stories = [build.story(kim, Stage.VERIFIED) for _ in range(23)]
    for hour, story in enumerate(stories):
        build.publish(story, at=build.AT + timedelta(hours=hour))
    titles = [story.title for story in reversed(stories)]
    portal = build.portal("61")

    first, second, third = (feed(portal, number) for number in (1, 2, 3))

    assert [row.item.title for row in first.placements] == titles[:20]
    assert [row.item.title for row in second.placements] == titles[20:]
    assert (first.has_more, second.has_more, third.placements) == (True, False, [])


def test_stories_of_one_moment_have_a_lasting_order() -> None:
    kim = build.kim()
    build.published(kim, 5)

    orders = [
        [row.pk for row in feed(build.portal(code)).placements] for code in ("61", "61", "6112")
    ]

    assert orders[0] == orders[1] == sorted(orders[0], reverse=True)
    assert len(orders[2]) == 5


def test_a_portal_shows_each_region_below_also_those_with_nothing() -> None:
    build.published(build.kim(build.TELUK_KAPUAS), 2)
    build.kim(SAMBAS)
    build.region("6171")

    rows = [(row.region.code, row.items, row.kims) for row in sub_regions(build.region("61"))]

    assert rows == [("6101", 0, 1), ("6112", 2, 1), ("6171", 0, 0)]


def test_regions_that_are_no_more_are_not_among_those_below() -> None:
    build.region("6171")
    build.region("6112")
    Region.objects.filter(pk="6171").update(valid_until=build.AT.date())

    assert [row.region.code for row in sub_regions(build.region("61"))] == ["6112"]


def test_a_portal_without_a_row_has_an_empty_feed_and_no_lead() -> None:
    empty = unsaved_portal(build.region(build.PAHANDUT))

    assert feed(empty).placements == []
    assert lead(empty) is None
