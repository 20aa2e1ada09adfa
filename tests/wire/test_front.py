"""No KIM fills a front page alone: from the regency upwards its newest two stand in front."""

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Final

import pytest
from django.db import connection
from django.db.models import Case, F, Value, When, Window
from django.db.models.functions import RowNumber
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.market.actions import products
from kimid.newsroom.actions import publishing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES, LifeStage
from kimid.wire import actions
from kimid.wire.homes import home_of
from kimid.wire.kinds import kinds_with_block
from kimid.wire.models import Placement
from kimid.wire.queries import feed
from tests import build
from tests.market import making as selling
from tests.showcase import making as showcase
from tests.together import at_once

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]

KUALA_KARANG: Final = "6112082004"  # another district of the same regency
UPPER: Final = {"6112": "kab-kubu-raya", "61": "kalimantan-barat", "00": ""}
HOUR: Final = timedelta(hours=1)


def _publish(kim: Kim, how_many: int, *, at: datetime = build.AT) -> list[Story]:
    """So many stories of a KIM, one each hour until `at`, the oldest first."""
    return [
        build.publish(build.story(kim, Stage.VERIFIED), at=at - number * HOUR)
        for number in reversed(range(how_many))
    ]


def _in_front(kim: Kim, code: str = "61") -> list[str]:
    """The titles of a KIM in front on a portal, newest first."""
    rows = Placement.objects.filter(
        portal=build.portal(code), item__site=kim.site, stands_in_front=True
    )
    return list(rows.order_by("-published_at", "-pk").values_list("item__title", flat=True))


def _newest(stories: list[Story]) -> list[str]:
    return [story.title for story in reversed(stories)][:2]


def _wrong_fronts() -> list[str]:
    """Placements whose flag is not what counting gives: of what a portal from the regency upwards
    shows of a KIM the newest two of the news, and the newest of each kind that is no news.
    """
    apart = [kind.name for kind in kinds_with_block()]
    upper = Placement.objects.filter(portal__kind="portal", portal__region__level__lte=2)
    ranked = upper.filter(hidden_at=None).annotate(
        place=Window(
            RowNumber(),
            partition_by=[
                F("portal"),
                F("item__site"),
                Case(When(kind__in=apart, then=F("kind")), default=Value("")),
            ],
            order_by=[F("published_at").desc(), F("item").desc()],
        )
    )
    right = {row.pk for row in ranked if row.place <= (1 if row.kind in apart else 2)}
    flagged = set(Placement.objects.filter(stands_in_front=True).values_list("pk", flat=True))
    return sorted(map(str, Placement.objects.filter(pk__in=right ^ flagged)))


def test_the_newest_two_stand_in_front_from_the_regency_upwards() -> None:
    kim = build.kim()
    stories = _publish(kim, 4)

    assert [_in_front(kim, code) for code in UPPER] == [_newest(stories)] * 3
    assert [_in_front(kim, code) for code in ("611201", build.TELUK_KAPUAS)] == [[], []]
    assert _wrong_fronts() == []


def test_what_is_published_with_an_earlier_time_pushes_nothing_out() -> None:
    kim = build.kim()
    stories = _publish(kim, 2)

    build.publish(build.story(kim, Stage.VERIFIED), at=build.AT - timedelta(days=2))

    assert _in_front(kim) == _newest(stories)


def test_a_withdrawal_moves_the_next_up_on_every_portal() -> None:
    kim = build.kim()
    stories = _publish(kim, 4)

    publishing.withdraw(
        stories.pop(), reason="Keliru.", by=build.member(kim, Role.EDITOR), at=build.AT
    )

    assert [_in_front(kim, code) for code in UPPER] == [_newest(stories)] * 3
    assert _wrong_fronts() == []


def test_hiding_moves_the_next_up_there_and_showing_moves_it_back() -> None:
    kim = build.kim()
    stories = _publish(kim, 4)
    hidden = build.placement(stories[-1], build.portal("61"))

    actions.hide(hidden, reason="Bukan dari sini.", by=build.BUILDER, at=build.AT)

    assert _in_front(kim, "61") == _newest(stories[:-1])
    assert _in_front(kim, "00") == _newest(stories)

    actions.show(hidden, by=build.BUILDER, at=build.AT)

    assert _in_front(kim, "61") == _newest(stories)
    assert _wrong_fronts() == []


def test_one_of_each_kind_that_is_no_news_stands_in_front_beside_two_of_the_news() -> None:
    kim = build.kim()
    stories = _publish(kim, 3)
    goods = [selling.shown(kim, name=f"Keripik ke-{number}") for number in range(3)]
    potential = showcase.shown(kim, at=timezone.now())

    assert [sorted(_in_front(kim, code)) for code in UPPER] == [
        sorted([*_newest(stories), goods[-1].name, potential.name])
    ] * 3
    assert _wrong_fronts() == []

    with on_site(kim.site):
        products.withdraw(
            goods.pop(), why="Habis.", by=build.member(kim, Role.EDITOR), at=timezone.now()
        )
    assert goods[-1].name in _in_front(kim)
    build.publish(build.story(kim, Stage.VERIFIED), at=timezone.now())
    assert _wrong_fronts() == []


def test_an_upgrade_arranges_the_fronts() -> None:
    """Goods had taken the places of news."""
    kim = build.kim()
    stories = _publish(kim, 3)
    goods = [selling.shown(kim, name=f"Keripik ke-{number}") for number in range(2)]
    upper = Placement.objects.filter(portal__kind="portal", portal__region__level__lte=2)
    upper.update(stands_in_front=False)
    upper.filter(item__title__in=[good.name for good in goods]).update(stands_in_front=True)
    hidden = build.placement(stories[0], build.portal("61"))
    actions.hide(hidden, reason="Bukan dari sini.", by=build.BUILDER, at=build.AT)

    with connection.cursor() as cursor:
        cursor.execute(import_module("kimid.wire.migrations.0013_front_by_kind").ARRANGE_FRONTS)

    assert _wrong_fronts() == []


def _titles_on_home(reader: Reader, label: str, stories: list[Story]) -> int:
    page = reader(label).get("/").content.decode()
    return sum(f">{story.title}</a>" in page for story in stories)


def test_a_kim_has_two_titles_on_upper_homes_while_others_published_lately(reader: Reader) -> None:
    now = timezone.now()
    many = _publish(build.kim(), 9, at=now)
    other = _publish(build.kim(KUALA_KARANG), 1, at=now - timedelta(days=29))

    for label in UPPER.values():
        assert [_titles_on_home(reader, label, each) for each in (many, other)] == [2, 1]
        page = reader(label).get("/kabar/").content.decode()
        assert all(story.title in page for story in (*many, *other))
        assert 'href="/kabar/"' in reader(label).get("/").content.decode()
    for label in ("sungai-raya-611201", "teluk-kapuas-6112012012"):
        assert _titles_on_home(reader, label, many) == 9


def test_it_has_more_while_nobody_else_published_there_lately(reader: Reader) -> None:
    now = timezone.now()
    many = _publish(build.kim(), 9, at=now)
    quiet = _publish(build.kim(KUALA_KARANG), 3, at=now - timedelta(days=31))

    assert _titles_on_home(reader, "kab-kubu-raya", many) == 9
    # For the quiet ones somebody else did publish lately.
    assert _titles_on_home(reader, "kab-kubu-raya", quiet) == 2


def test_where_nobody_published_lately_the_front_is_the_full_list() -> None:
    old = timezone.now() - timedelta(days=40)
    _publish(build.kim(), 5, at=old)
    _publish(build.kim(KUALA_KARANG), 3, at=old)
    portal = build.portal("61")

    assert home_of(portal, timezone.now()).news.placements == feed(portal).placements


def test_notices_and_the_chosen_lead_count_among_the_two(reader: Reader) -> None:
    now = timezone.now()
    kim = build.kim()
    stories = _publish(kim, 3, at=now - HOUR)
    notices = [build.of_kind(kim, StoryKind.ANNOUNCEMENT, Details(), at=now) for _ in range(3)]
    _publish(build.kim(KUALA_KARANG), 1, at=now - HOUR)
    chosen = stories[0]
    actions.feature(
        build.placement(chosen, build.portal("6112")), by=build.BUILDER, at=timezone.now()
    )

    assert _titles_on_home(reader, "kab-kubu-raya", [*stories, *notices]) == 2
    assert _titles_on_home(reader, "kab-kubu-raya", [chosen]) == 1
    assert _titles_on_home(reader, "kalimantan-barat", [*stories, *notices]) == 2


def test_a_third_that_a_moment_left_in_front_is_not_on_the_page(reader: Reader) -> None:
    now = timezone.now()
    many = _publish(build.kim(), 5, at=now)
    _publish(build.kim(KUALA_KARANG), 1, at=now)
    Placement.objects.filter(portal=build.portal("6112")).update(stands_in_front=True)

    assert _titles_on_home(reader, "kab-kubu-raya", many) == 2


@pytest.mark.parametrize("closed", UNREADABLE_STAGES)
def test_nothing_of_a_closed_site_and_nothing_hidden_stands_in_front(closed: LifeStage) -> None:
    now, portal = timezone.now(), build.portal("6112")
    kim, other = build.kim(), build.kim(KUALA_KARANG)
    oldest, *rest = _publish(kim, 5, at=now)
    _publish(other, 2, at=now)
    Site.objects.filter(pk=other.site_id).update(stage=closed)
    hidden = build.placement(rest[-1], portal)
    Placement.objects.filter(pk=hidden.pk).update(
        hidden_at=now, reason="Kembar", stands_in_front=False
    )

    titles = [row.item.title for row in home_of(portal, now).news.placements]
    # Nobody else published lately, so the KIM has all of its own there.
    assert titles == [story.title for story in reversed([oldest, *rest[:-1]])]


def test_old_addresses_of_further_pages_go_on_with_the_full_list(reader: Reader) -> None:
    stories = _publish(build.kim(), 21)

    page = reader("kab-kubu-raya").get("/?hal=2").content.decode()

    assert stories[0].title in page
    assert 'href="/kabar/?hal=1"' in page
    assert 'rel="canonical" href="http://kab-kubu-raya.kim.localhost/kabar/"' in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.all_sites
@pytest.mark.parametrize("attempt", range(3))
def test_the_fronts_are_right_when_many_publish_withdraw_hide_and_show_at_once(
    attempt: int,
) -> None:
    kim = build.kim()
    near = build.kim(KUALA_KARANG)
    editors = {each.site.pk: build.member(each, Role.EDITOR) for each in (kim, near)}
    out = _publish(kim, 5, at=build.AT - HOUR)
    ready = [build.story(each, Stage.VERIFIED) for each in (kim, kim, kim, near)]
    portal = build.portal("61")
    hidden = build.placement(out[1], portal)
    actions.hide(hidden, reason="Bukan dari sini.", by=build.BUILDER, at=build.AT)

    def publish(story: Story) -> object:
        return publishing.publish(
            Story.objects.get(pk=story.pk), by=editors[story.site_id], at=build.AT
        )

    def withdraw(story: Story) -> object:
        return publishing.withdraw(
            Story.objects.get(pk=story.pk), reason="Keliru.", by=editors[story.site_id], at=build.AT
        )

    done = at_once(
        *(lambda story=story: publish(story) for story in ready),
        lambda: withdraw(out[4]),
        lambda: actions.show(hidden, by=build.BUILDER, at=build.AT),
        lambda: actions.hide(
            build.placement(out[3], portal), reason="Dobel.", by=build.BUILDER, at=build.AT
        ),
        lambda: actions.feature(build.placement(out[2], portal), by=build.BUILDER, at=build.AT),
    )

    assert [each for each in done if isinstance(each, Exception)] == []
    assert _wrong_fronts() == []
