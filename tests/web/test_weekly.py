"""Kabar mingguan: the stories of a week as one text for the group of the village."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.newsroom.actions import publishing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.notify.models import Notice
from kimid.registry.models import Kim
from kimid.web.weekly_notices import offer_weekly_news
from kimid.web.weekly_text import week_line, weekly_text
from kimid.wire.models import Item, ItemReads
from kimid.wire.weekly import best_of_week, latest_friday
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
_FRIDAY = date(2026, 11, 27)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


def _published(kim: Kim, at: datetime, title: str = "") -> Story:
    return build.publish(build.story(kim, Stage.VERIFIED, title=title), at=at)


def _noon(days_before: int) -> datetime:
    return datetime(2026, 11, 27, 5, tzinfo=UTC) - timedelta(days=days_before)


def test_a_friday_is_its_own_and_every_other_day_belongs_to_the_one_before() -> None:
    assert [latest_friday(_FRIDAY + timedelta(days=each)) for each in (-1, 0, 6, 7)] == [
        date(2026, 11, 20),
        _FRIDAY,
        _FRIDAY,
        date(2026, 12, 4),
    ]
    assert week_line(_FRIDAY) == "20 sampai 26 November 2026"
    assert week_line(date(2026, 12, 4)) == "27 November sampai 3 Desember 2026"


def test_the_five_best_of_seven_days_are_those_read_most_until_friday(kim: Kim) -> None:
    early, late = _published(kim, _noon(8)), _published(kim, _noon(0))
    stories = [_published(kim, _noon(each)) for each in (1, 2, 3, 4, 5, 6)]
    oldest = stories[-1]
    for on, count in ((_FRIDAY - timedelta(days=1), 9), (_FRIDAY, 99)):
        who = oldest if on < _FRIDAY else stories[-2]
        ItemReads.objects.create(item_id=who.item_id or 0, on=on, count=count)

    chosen = [item.pk for item in best_of_week(kim.site, _FRIDAY)]

    assert chosen == [story.item_id for story in (oldest, *stories[:4])]
    assert not {early.item_id, late.item_id} & set(chosen)


def test_what_is_not_verified_or_withdrawn_is_not_handed_on(kim: Kim) -> None:
    withdrawn = _published(kim, _noon(2))
    publishing.withdraw(withdrawn, reason="Salah.", by=build.member(kim, Role.EDITOR), at=_noon(1))
    unverified = _published(kim, _noon(2))
    Item.objects.filter(path=unverified.path).update(verify_by=_noon(0))

    assert best_of_week(kim.site, _FRIDAY) == []


def test_the_text_says_title_first_sentence_and_address(kim: Kim) -> None:
    story = _published(kim, _noon(1), "Parit bersih lagi")

    text = weekly_text(kim.site, best_of_week(kim.site, _FRIDAY), _FRIDAY)

    assert text.split("\n") == [
        "*Kabar mingguan KIM Satu*",
        "20 sampai 26 November 2026",
        "",
        "1. *Parit bersih lagi*",
        "Warga membersihkan parit.",
        kim.site.url_of(story.path),
        "",
        f"Semua kabar: {kim.site.url_of('/')}",
    ]


def _of_last_week(kim: Kim) -> Story:
    friday = latest_friday(clock.today(timezone.now(), kim.site.region.zone))
    start = clock.start_of(friday, kim.site.region.zone)
    return _published(kim, start - timedelta(days=2), "Parit bersih lagi")


def test_a_member_changes_the_text_and_sends_it_with_one_press(kim: Kim, ruang: Door) -> None:
    _of_last_week(kim)

    answer = ruang(build.member(kim)).get("/s/kim-satu/mingguan/")
    page = unescape(answer.content.decode())

    form = page[page.index('action="https://api.whatsapp.com/send"') : page.index("</form>")]
    assert "*Parit bersih lagi*" in form
    assert "csrf" not in form
    policy = answer["Content-Security-Policy"]
    assert "form-action 'self' https://wa.me https://api.whatsapp.com" in policy


def test_readers_have_the_same_stories_as_a_page(kim: Kim, reader: Reader) -> None:
    empty = reader("kim-satu").get("/mingguan/").content.decode()
    _of_last_week(kim)

    page = reader("kim-satu").get("/mingguan/").content.decode()

    assert "Pekan itu belum ada kabar" in empty
    assert "Parit bersih lagi" in page
    assert "https://wa.me/?text=%2AKabar%20mingguan" in page


def test_on_friday_the_editors_of_who_published_are_told_once(kim: Kim) -> None:
    build.member(kim, Role.EDITOR)
    build.kim(label="kim-diam")
    _published(kim, _noon(1))

    for day in (1, 0, 0):
        offer_weekly_news.func(at=_noon(day))

    [notice] = Notice.objects.filter(kind="weekly.ready")
    assert (notice.site, notice.link) == (kim.site, "/s/kim-satu/mingguan/")
