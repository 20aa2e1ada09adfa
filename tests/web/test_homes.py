"""Home pages: what stands where, and long lists page by page."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.registry.actions import entering
from kimid.wire import actions as wire
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


def test_nothing_that_is_not_published_is_on_any_public_page(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    hidden = [
        build.story(kim, stage)
        for stage in (Stage.DRAFT, Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED)
    ]
    build.published(kim, 1)

    for label in ("kim-satu", "teluk-kapuas-6112012012", "kalimantan-barat", ""):
        page = reader(label).get("/").content.decode()
        assert [story.title for story in hidden if story.title in page] == []
    for story in hidden:
        for slug in ("berita", "warga-bergotong-royong", story.slug or "x"):
            assert reader("kim-satu").get(f"/berita/{slug}-{story.public_id}/").status_code == 404


def test_a_story_answers_at_its_one_address_only(reader: Reader) -> None:
    story = build.story(
        build.kim(label="kim-satu"), Stage.PUBLISHED, title="Jembatan papan diperbaiki"
    )
    build.kim(label="kim-dua")

    assert reader("kim-satu").get(story.path).status_code == 200
    assert reader("kim-satu").get(f"/berita/judul-lain-{story.public_id}/").status_code == 404
    other_id = story.public_id[:-1] + ("y" if story.public_id.endswith("z") else "z")
    assert (
        reader("kim-satu").get(f"/berita/jembatan-papan-diperbaiki-{other_id}/").status_code == 404
    )
    assert reader("kim-dua").get(story.path).status_code == 404
    assert reader("kalimantan-barat").get(story.path).status_code == 404
    address = f'<link rel="canonical" href="http://kim-satu.kim.localhost{story.path}">'
    assert address in reader("kim-satu").get(story.path).content.decode()


def test_portals_lead_to_the_original_and_keep_no_copy(reader: Reader) -> None:
    story = build.story(build.kim(label="kim-satu"), Stage.PUBLISHED)

    for label in (
        "teluk-kapuas-6112012012",
        "sungai-raya-611201",
        "kab-kubu-raya",
        "kalimantan-barat",
        "",
    ):
        assert (
            f'href="http://kim-satu.kim.localhost{story.path}"'
            in reader(label).get("/").content.decode()
        )


def test_a_featured_story_stands_on_top_once(reader: Reader) -> None:
    kim = build.kim()
    first, *_ = build.published(kim, 3)
    wire.feature(build.placement(first, build.portal("61")), by=build.BUILDER, at=build.AT)

    page = reader("kalimantan-barat").get("/").content.decode().partition("</head>")[2]

    assert page.count(first.title) == 1
    assert (
        page.index('data-shape="lead"') < page.index(first.title) < page.index('data-shape="row"')
    )


def test_long_lists_are_read_page_by_page(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    stories = [build.story(kim, Stage.VERIFIED) for _ in range(21)]
    for hour, story in enumerate(stories):
        build.publish(story, at=build.AT + timedelta(hours=hour))

    lists = {"kim-satu": "/", "sungai-raya-611201": "/", "kalimantan-barat": "/kabar/"}
    for label, path in lists.items():
        first, second = (
            reader(label).get(f"{path}?hal={number}").content.decode() for number in (1, 2)
        )
        assert (stories[0].title in first, stories[0].title in second) == (False, True)
        assert 'href="?hal=2"' in first
        assert 'href="?hal=1"' in second


@pytest.mark.parametrize("number", ["0", "-1", "2", "x", "1.0", "99999", "१", "", " 1"])
@pytest.mark.parametrize("path", ["/", "/kim/", "/kabar/"])
def test_a_page_that_is_not_there_is_404(number: str, path: str, reader: Reader) -> None:
    build.portal("61")

    assert reader("kalimantan-barat").get(path, {"hal": number}).status_code == 404


def test_a_portal_lists_the_regions_below_with_their_numbers(reader: Reader) -> None:
    build.published(build.kim(), 2)
    build.children("61")

    page = reader("kalimantan-barat").get("/").content.decode()

    assert page.count('<th scope="row">') == 14
    assert page.count('<tr data-state="zero"') == 13


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("kalimantan-barat", "14 kabupaten dan kota"),
        ("kab-kubu-raya", "9 kecamatan"),
        ("sungai-raya-611201", "2 desa dan kelurahan"),
    ],
)
def test_what_stands_below_a_portal_is_called_by_its_own_name(
    reader: Reader, label: str, said: str
) -> None:
    build.published(build.kim(), 1)
    build.kim("6112012011")
    for code in ("61", "6112"):
        build.children(code)

    assert f'<h2 id="wilayah">{said}</h2>' in reader(label).get("/").content.decode()


def test_the_directory_shows_number_and_place_of_each_kim(reader: Reader) -> None:
    kim = build.kim(name="KIM Satu")

    page = reader("kab-kubu-raya").get("/kim/").content.decode()

    for words in ("KIM Satu", kim.number, "Desa Teluk Kapuas", kim.site.url):
        assert words in page


def test_the_profile_tells_the_decree_that_counts(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    assert "Belum ada SK" in reader("kim-satu").get("/profil/").content.decode()
    entering.record_decree(
        kim,
        number="141/07/2024",
        issuer_title="kepala desa",
        issued_on=build.AT.date(),
        valid_until=None,
        by=build.BUILDER,
        at=build.AT,
    )

    page = reader("kim-satu").get("/profil/").content.decode()

    assert "141/07/2024" in page
    assert kim.number in page


def test_what_waits_for_me_is_what_i_can_do(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    mine = build.member(kim)
    own = build.story(kim, Stage.DISCUSSED, author=mine, title="Kabar saya sendiri")
    other = build.story(kim, Stage.DISCUSSED, title="Kabar teman saya")
    ready = build.story(kim, Stage.VERIFIED, title="Kabar yang siap")

    page = ruang(mine).get("/s/kim-satu/").content.decode()
    waiting = page[page.index('id="menunggu"') : page.index('id="tulisan"')]

    assert [story.title in waiting for story in (own, other, ready)] == [False, True, False]
    assert ready.title in ruang(build.member(kim, Role.EDITOR)).get("/s/kim-satu/").content.decode()


def test_the_place_of_my_home_says_how_much_waits_there(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    mine = build.member(kim)
    for _ in range(2):
        build.story(kim, Stage.DISCUSSED)

    home = ruang(mine).get("/s/kim-satu/").content.decode()

    assert re.findall(r'class="places__count"\s*>(\d+)', home) == ["2"]
    assert (
        "places__count"
        not in ruang(build.member(build.kim(label="kim-dua"))).get("/s/kim-dua/").content.decode()
    )


def test_health_is_told_to_whoever_asks() -> None:
    for path in ("/healthz", "/readyz"):
        answer = Client(HTTP_HOST="ruang.localhost").get(path)
        assert (answer.status_code, answer.content) == (200, b"ok")
        assert not answer.cookies
