"""What each subject says of a year of a group, for papers that look back at it."""

from datetime import date
from typing import Final

import pytest
from django.utils import timezone

from kimid.activity.actions import plans
from kimid.newsroom.flow import Stage
from kimid.registry.models import Kim
from kimid.shared_pages.years import (
    YearChapter,
    YearFigure,
    YearLine,
    YearSpan,
    chapters_of,
    span_of,
)
from kimid.sites.guard import on_site
from kimid.wire.models import Item, ItemReads
from tests import build
from tests.activity import making as planning
from tests.market import making as selling
from tests.showcase import achieving

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_YEAR: Final = build.AT.year


@pytest.fixture
def kim() -> Kim:
    return build.kim()


def _chapters(kim: Kim, year: int = _YEAR) -> dict[str, YearChapter]:
    span = span_of(year, date(year, 12, 31))
    with on_site(kim.site):
        return {chapter.key: chapter for chapter in chapters_of(kim.site, span)}


def test_a_year_that_is_over_is_whole_and_this_one_lasts_until_today() -> None:
    assert span_of(2025, date(2026, 11, 27)) == YearSpan(2025, date(2025, 12, 31))
    assert span_of(2025, date(2026, 11, 27)).is_over
    assert span_of(2026, date(2026, 11, 27)) == YearSpan(2026, date(2026, 11, 27))
    assert not span_of(2026, date(2026, 11, 27)).is_over


def test_a_group_that_did_nothing_has_every_chapter_and_each_is_empty(kim: Kim) -> None:
    chapters = _chapters(kim, _YEAR - 1)

    assert [*chapters] == ["kabar", "warga", "kegiatan", "rencana", "penjual", "prestasi"]
    assert all(chapter.is_empty for chapter in chapters.values())


def test_the_story_that_neighbours_read_most_stands_first(kim: Kim) -> None:
    seldom, often = (build.story(kim, Stage.PUBLISHED) for _ in range(2))
    for story, count in ((seldom, 3), (often, 40)):
        ItemReads.objects.create(item_id=story.item_id or 0, on=build.AT.date(), count=count)
    held = build.story(kim, Stage.PUBLISHED)
    Item.objects.filter(path=held.path).update(held_at=timezone.now())

    chapter = _chapters(kim)["kabar"]

    assert chapter.figures == (
        YearFigure(3, "kabar terbit", "3 dipastikan orang lain"),
        YearFigure(43, "kali dibaca", "tanpa mengikuti siapa pun"),
    )
    assert chapter.lines == (
        YearLine(often.title, "40 kali dibaca", often.path),
        YearLine(seldom.title, "3 kali dibaca", seldom.path),
    )
    assert _chapters(kim, _YEAR - 1)["kabar"].is_empty


def test_a_plan_that_is_done_counts_and_one_that_is_late_is_what_it_is_counted_of(
    kim: Kim,
) -> None:
    member = build.member(kim)
    done, _ = (planning.plan(kim, person=member) for _ in range(2))
    result = plans.PlanResult(after="Tiga lampu menyala")
    plans.finish_plan(done, result=result, by=member, at=build.AT)

    chapter = _chapters(kim)["rencana"]

    assert chapter.figures == (YearFigure(1, "rencana selesai", "dari 2 rencana"),)
    assert chapter.lines == (YearLine(done.what, "Tiga lampu menyala"),)


def test_sellers_and_achievements_are_those_that_readers_have(kim: Kim) -> None:
    seller = selling.seller(kim)
    selling.draft(kim, seller)
    selling.shown(kim, seller, at=build.AT)
    selling.shown(kim, seller, at=build.AT, name="Gula aren")
    data = achieving.achievement_data(year=_YEAR)
    shown, _ = achieving.shown(kim, data=data), achieving.draft(kim)

    chapters = _chapters(kim)

    assert chapters["penjual"].figures == (
        YearFigure(1, "penjual dibantu"),
        YearFigure(2, "barang dan jasa di lapak"),
    )
    [line] = chapters["prestasi"].lines
    assert line.text == shown.title
    assert line.detail.endswith("Belum dipastikan orang luar.")
