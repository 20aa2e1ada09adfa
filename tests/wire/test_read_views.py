"""The dot on a page counts its readers, and a ping counts those who share it."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from kimid.newsroom.models import Story
from kimid.wire.models import DaySalt
from kimid.wire.read_buffer import READ_BUFFER
from kimid.wire.read_views import DOT
from kimid.wire.reads import count_reads, reach_of
from tests.conftest import Door
from tests.wire.readers import published, reads_of, seen

in_turn = pytest.mark.django_db
together = pytest.mark.django_db(transaction=True)

IMAGE = "image/avif,image/webp,image/*,*/*;q=0.8"
PHONE = (
    "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 "
    "Chrome/142.0 Mobile Safari/537.36"
)
TABLET = (
    "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1"
)


@pytest.fixture
def _nothing_waits() -> Iterator[None]:
    READ_BUFFER.stop()
    yield
    READ_BUFFER.stop()


def ask_for_dot(
    browser: Client, item: int | None, agent: str = PHONE, **headers: str
) -> HttpResponse:
    all_headers: dict[str, str] = {
        "Accept": IMAGE,
        "User-Agent": agent,
        **{name.replace("_", "-"): headers[name] for name in headers},
    }
    answer = browser.get(f"/dibaca/{item}.gif", headers=all_headers)
    assert isinstance(answer, HttpResponse)
    return answer


def counted(story: Story) -> int:
    """How often the story was read, after the buffer is written."""
    READ_BUFFER.stop()
    return reads_of(story)


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_a_reader_is_counted_once_on_each_device_and_a_robot_never(
    reader: Callable[[str], Client],
) -> None:
    story = published()
    browser = reader(story.site.label)
    for agent in (PHONE, PHONE, TABLET):
        ask_for_dot(browser, story.item_id, agent)
    for robot in (
        "Mozilla/5.0 (compatible; Googlebot/2.1)",
        "WhatsApp/2.24",
        "curl/8.5",
        "HeadlessChrome/142.0",
        "",
    ):
        ask_for_dot(browser, story.item_id, robot)
    ask_for_dot(browser, story.item_id, "Mozilla/5.0 (X11)", Accept="text/html")
    ask_for_dot(browser, story.item_id, "Mozilla/5.0 (Windows)", Sec_Fetch_Site="cross-site")
    assert counted(story) == 2


@in_turn
@pytest.mark.usefixtures("_nothing_waits")
def test_the_answer_is_the_same_for_everybody_and_everything(
    reader: Callable[[str], Client],
) -> None:
    story = published()
    elsewhere = published()
    browser = reader(story.site.label)
    agents = ("Googlebot/2.1", "curl/8.5", "")
    answers = [
        ask_for_dot(browser, story.item_id, agent, Accept="text/html") for agent in (*agents, PHONE)
    ]
    answers += [
        ask_for_dot(browser, item, "Googlebot/2.1")
        for item in (elsewhere.item_id, 0, 2**63, 10**40)
    ]
    responses = {
        (answer.status_code, answer.content, tuple(sorted(answer.items()))) for answer in answers
    }
    [(status, body, headers)] = responses
    assert (status, body, len(body)) == (200, DOT, 43)
    assert dict(headers)["Cache-Control"] == "no-store"
    assert "Vary" not in dict(headers)
    assert not answers[0].cookies


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_only_items_of_this_site_count_here(reader: Callable[[str], Client]) -> None:
    story = published()
    elsewhere = published()
    browser = reader(story.site.label)
    for item in (elsewhere.item_id, 0, 2**63, 10**40):
        ask_for_dot(browser, item)
    assert counted(elsewhere) == 0
    assert not DaySalt.objects.exists()


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_nobody_waits_for_a_write(
    reader: Callable[[str], Client], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    story = published()
    with django_assert_num_queries(1) as read:
        ask_for_dot(reader(story.site.label), story.item_id)
    assert "SELECT" in read.captured_queries[0]["sql"]
    assert (len(READ_BUFFER), reads_of(story)) == (1, 0)


@together
@pytest.mark.usefixtures("_nothing_waits")
@pytest.mark.parametrize(("behind_proxy", "readers"), [(False, 1), (True, 2)])
def test_the_front_server_is_believed_only_where_there_is_one(
    behind_proxy: bool, readers: int, settings: Settings, reader: Callable[[str], Client]
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    story = published()
    browser = reader(story.site.label)
    for addresses in ("198.51.100.7", "203.0.113.1, 198.51.100.7", "198.51.100.8"):
        ask_for_dot(browser, story.item_id, X_Forwarded_For=addresses)
    assert counted(story) == readers


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_the_group_sees_how_often_its_story_was_read_and_the_public_does_not(
    reader: Callable[[str], Client], ruang: Door
) -> None:
    story = published()
    public = reader(story.site.label)
    before = public.get(story.path).content
    assert f'<img src="/dibaca/{story.item_id}.gif"' in before.decode()
    ask_for_dot(public, story.item_id)
    assert counted(story) == 1

    inside = (
        ruang(story.author).get(f"/s/{story.site.label}/berita/{story.public_id}/").content.decode()
    )

    assert "<span>kali dibaca</span><b>1</b>" in inside
    assert public.get(story.path).content == before


def tell_of_share(browser: Client, item: int | None, agent: str = PHONE, **headers: str) -> int:
    all_headers = {
        "User-Agent": agent,
        **{name.replace("_", "-"): headers[name] for name in headers},
    }
    answer = browser.post(
        f"/dibagikan/{item}/", b"PING", content_type="text/ping", headers=all_headers
    )
    assert answer.content == b""
    return answer.status_code


@together
@pytest.mark.usefixtures("_nothing_waits")
def test_who_hands_a_story_on_is_counted_once_and_beside_the_reading(
    reader: Callable[[str], Client],
) -> None:
    story = published()
    elsewhere = published()
    browser = reader(story.site.label)
    assert {
        tell_of_share(browser, story.item_id, agent)
        for agent in (PHONE, PHONE, TABLET, "Googlebot/2.1", "")
    } == {204}
    tell_of_share(browser, story.item_id, "Mozilla/5.0 (X11)", Sec_Fetch_Site="none")
    browser.post(
        f"/dibagikan/{story.item_id}/",
        {"a": "form"},
        headers={"User-Agent": "Mozilla/5.0 (Windows)"},
    )
    assert {tell_of_share(browser, item) for item in (elsewhere.item_id, 0, 2**63, 10**40)} == {204}
    ask_for_dot(browser, story.item_id)
    READ_BUFFER.stop()
    assert reach_of(story.item_id or 0) == (1, 2)
    assert reach_of(elsewhere.item_id or 0) == (0, 0)


@in_turn
def test_the_page_tells_of_handing_on_without_script_and_the_group_sees_how_often(
    reader: Callable[[str], Client],
) -> None:
    story = published()
    page = reader(story.site.label).get(story.path).content.decode()
    [link] = re.findall(r'<a[^>]+ping="([^"]+)"', page)
    assert link == story.site.url_of(f"/dibagikan/{story.item_id}/")
    count_reads([seen(story)._replace(is_share=True)])
    assert reach_of(story.item_id or 0) == (0, 1)
