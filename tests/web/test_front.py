"""Front pages: a paper with one lead, each thing once, useful from its first day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from kimid.lib.picture import Picture
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


def _photo(kim: Kim) -> Picture:
    """A photo whose left side matters."""
    return {**build.photo(kim).as_picture(), "focus": (10, 50)}


def _told(
    kim: Kim,
    title: str,
    *,
    hours_ago: int,
    kind: StoryKind = StoryKind.NEWS,
    with_photo: bool = False,
) -> Story:
    story = build.story(kim, Stage.VERIFIED, title=title)
    story.kind, story.photos = kind, [_photo(kim)] if with_photo else []
    story.save()
    return build.publish(story, at=timezone.now() - timedelta(hours=hours_ago))


def _page(reader: Reader, label: str, path: str = "/") -> str:
    answer = reader(label).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode().partition("</head>")[2]


def test_the_newest_leads_and_stands_once(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    _told(kim, "Panen padi gogo mundur", hours_ago=2, with_photo=True)
    _told(kim, "Rapat dusun malam ini", hours_ago=3)

    page = _page(reader, "kim-satu")

    lead = page[page.index('data-shape="lead"') : page.index('data-shape="row"')]
    assert "Panen padi gogo mundur" in lead
    assert 'fetchpriority="high"' in lead
    assert [
        page.count(f">{title}</a>") for title in ("Panen padi gogo mundur", "Rapat dusun malam ini")
    ] == [1, 1]


def test_the_newest_leads_also_when_an_older_one_has_a_picture(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    _told(kim, "Lebih lama", hours_ago=3, with_photo=True)
    _told(kim, "Paling baru", hours_ago=2)

    page = _page(reader, "kim-satu")

    assert (
        page.index('data-shape="lead"') < page.index("Paling baru") < page.index('data-shape="row"')
    )


@pytest.mark.parametrize("label", ["kim-satu", "teluk-kapuas-6112012012", "kab-kubu-raya"])
def test_where_the_photo_of_the_lead_is_missing_lies_the_cloth_of_its_place(
    reader: Reader, label: str
) -> None:
    kim = build.kim(label="kim-satu")
    _told(kim, "Lebih lama", hours_ago=3, with_photo=True)
    _told(kim, "Paling baru", hours_ago=2)

    page = _page(reader, label)

    card = f"{settings.MEDIA_URL}kain/{kim.region_id}-card.{kim.site.dye}-{kim.site.accent}.svg"
    assert page.count(card) == 1
    assert page.index('data-shape="lead"') < page.index(card) < page.index("Paling baru")


def test_an_announcement_hangs_on_the_board_and_opens_its_section(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    _told(kim, "Kabar biasa", hours_ago=2)
    before = _page(reader, "kim-satu")
    _told(kim, "Posyandu pindah ke balai", hours_ago=1, kind=StoryKind.ANNOUNCEMENT)

    page = _page(reader, "kim-satu")

    assert 'href="/pengumuman/"' not in before
    assert page.count(">Posyandu pindah ke balai</a>") == 1
    assert page.index('id="pengumuman"') < page.index("Posyandu pindah ke balai")
    assert 'href="/pengumuman/"' in page


def test_a_small_square_keeps_the_side_that_matters(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    _told(kim, "Utama", hours_ago=1, with_photo=True)
    _told(kim, "Kedua", hours_ago=2, with_photo=True)

    page = _page(reader, "kim-satu")

    assert page.count('data-focus="left"') == 2
    assert 'width="92" height="92" loading="lazy"' in page


def test_a_corrected_story_wears_its_badge_in_every_list(reader: Reader) -> None:
    story = _told(build.kim(label="kim-satu"), "Jumlahnya keliru", hours_ago=1)
    build.corrected(story)

    for label in (
        "kim-satu",
        "teluk-kapuas-6112012012",
        "sungai-raya-611201",
        "kab-kubu-raya",
        "kalimantan-barat",
        "",
    ):
        assert "Dikoreksi" in _page(reader, label), label


def test_a_new_kim_is_useful_before_its_first_story(reader: Reader) -> None:
    build.kim(label="kim-satu", name="KIM Satu")

    page = _page(reader, "kim-satu")

    for way in ("/kontak/", "/pedoman/", "/profil/"):
        assert f'href="{way}"' in page
    assert "Kabar pertama" in page
    assert 'href="/arsip/"' not in page


def test_a_place_without_kim_says_how_to_begin_and_shows_its_neighbours(reader: Reader) -> None:
    _told(build.kim(label="kim-satu"), "Kabar dari tetangga", hours_ago=1)
    build.region("6112082004")

    page = _page(reader, "kuala-karang-6112082004")

    assert "Ingin membentuk KIM di sini?" in page
    assert "Sementara itu, dari Kubu Raya" in page
    assert "Kabar dari tetangga" in page


def test_an_empty_country_shows_no_neighbours(reader: Reader) -> None:
    build.region("6112082004")

    assert "Sementara itu" not in _page(reader, "kuala-karang-6112082004")


def test_sections_stand_in_the_order_that_the_group_chose(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    _told(kim, "Kabar", hours_ago=1)
    kim.site.menu = ["profil", "arsip"]
    kim.site.save()

    page = _page(reader, "kim-satu")
    bar = page[page.index('class="bar"') : page.index("<details")]

    assert bar.index("Siapa kami") < bar.index("Arsip") < bar.index("Kabar")
