"""Portals are opened by whoever publishes there first, once."""

import pytest

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.sites.models import Site, SiteKind
from kimid.sites.site_creation import default_colours, open_upper_portals, portals_of
from tests import build
from tests.together import at_once

LINEAGE = [build.TELUK_KAPUAS, "611201", "6112", "61", "00"]


@pytest.mark.django_db
def test_all_portals_above_a_village_are_opened_lowest_first() -> None:
    build.region()

    portals = portals_of(lineage_of(build.TELUK_KAPUAS), build.AT)

    assert [portal.region_id for portal in portals] == LINEAGE
    assert [portal.label for portal in portals] == [
        "teluk-kapuas-6112012012",
        "sungai-raya-611201",
        "kab-kubu-raya",
        "kalimantan-barat",
        "",
    ]


@pytest.mark.django_db
def test_a_portal_is_opened_once_and_found_after_that() -> None:
    build.region()
    first = portals_of(lineage_of(build.TELUK_KAPUAS), build.AT)

    assert portals_of(lineage_of(build.TELUK_KAPUAS), build.AT) == first
    assert Site.objects.filter(kind=SiteKind.PORTAL).count() == 5


@pytest.mark.django_db
def test_upper_portals_are_opened_for_nation_provinces_and_regencies_only() -> None:
    build.region()

    assert open_upper_portals(build.AT) == 3
    assert open_upper_portals(build.AT) == 0
    assert set(Site.objects.values_list("region", flat=True)) == {"00", "61", "6112"}


@pytest.mark.django_db
def test_the_portal_of_a_region_that_is_no_more_is_not_opened() -> None:
    build.region()
    Region.objects.filter(pk="6112").update(valid_until=build.AT.date())

    open_upper_portals(build.AT)

    assert not Site.objects.filter(region="6112").exists()


@pytest.mark.django_db
def test_sites_of_one_regency_begin_as_a_family() -> None:
    assert default_colours("6112012012") == default_colours("6112")
    assert len({default_colours(f"{regency:04d}") for regency in range(6101, 6113)}) > 6


@pytest.mark.django_db(transaction=True)
def test_two_first_publishers_of_a_village_open_each_portal_once() -> None:
    stories = [build.story(build.kim(), Stage.VERIFIED) for _ in range(2)]
    Site.objects.filter(kind=SiteKind.PORTAL).delete()

    def publish(story: Story) -> Story:
        return build.publish(story)

    done = at_once(*(lambda story=story: publish(story) for story in stories))

    assert done == stories
    assert sorted(
        Site.objects.filter(kind=SiteKind.PORTAL).values_list("region", flat=True)
    ) == sorted(LINEAGE)
