"""Where a potential is, and what else is published of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import publishing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.showcase.models import Potential, VisitRule
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.market import making as selling
from tests.showcase import making
from tests.showcase.test_potentials import FORM, NEW

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

_HERE: Final = "-0.11000, 109.40000"


@pytest.fixture
def kim() -> Kim:
    build.region("6171051001")  # a kelurahan of Pontianak, next door
    return build.kim(label="kim-satu")


def _page(reader: Readers, potential: Potential) -> str:
    answer = reader("kim-satu").get(potential.path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("typed", [_HERE, "109,40 -0,11", "https://peta.id/@-0.11,109.40,15z"])
def test_a_group_says_where_it_is_and_readers_have_it_on_a_map(
    kim: Kim, ruang: Door, reader: Readers, typed: str
) -> None:
    editor = ruang(build.member(kim, Role.EDITOR))
    address = editor.post(NEW, FORM | {"point": typed}).headers["Location"]
    assert _HERE in editor.get(address).content.decode()
    assert f'value="{_HERE}"' in editor.get(f"{address}ubah/").content.decode()
    editor.post(address, {"langkah": "tampilkan"})

    with on_site(kim.site):
        potential = Potential.objects.get()
    page = _page(reader, potential)
    assert f'src="{potential.path}peta.svg"' in page
    assert 'href="geo:-0.11000,109.40000?q=-0.11000,109.40000(Langsat%20Punggur)"' in page
    assert "openstreetmap.org/?mlat=-0.11000&amp;mlon=109.40000" in page
    assert '"latitude":"-0.11000"' in page
    drawn = reader("kim-satu").get(f"{potential.path}peta.svg")
    assert drawn.headers["Content-Type"] == "image/svg+xml"
    for words in ("Langsat Punggur", "Teluk Kapuas", 'class="pin"'):
        assert words in drawn.content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"point": "-0.04276, 109.31577"}, "Titik ini di luar Kabupaten Kubu Raya"),  # Pontianak
        ({"point": "-6.2, 106.8"}, "Titiknya belum terbaca"),
        ({"point": "-6.20, 106.80"}, "Titik ini di luar Kabupaten Kubu Raya"),
        ({"point": "dekat masjid"}, "Titiknya belum terbaca"),
        ({"point": "0,00; 0,00"}, "Titiknya belum terbaca"),
        ({"point": _HERE, "visit": "closed"}, "tidak untuk dikunjungi tidak diberi titik"),
    ],
)
def test_a_wrong_point_is_refused_and_nothing_is_lost(
    kim: Kim, ruang: Door, changes: dict[str, str], words: str
) -> None:
    answer = ruang(build.member(kim)).post(NEW, FORM | {"living": "Enam keluarga."} | changes)

    assert answer.status_code == 422
    page = answer.content.decode()
    for each in (words, "Enam keluarga.", f'value="{changes["point"]}"'):
        assert each in page
    with on_site(kim.site):
        assert not Potential.objects.exists()


def test_a_place_that_is_not_for_visitors_has_no_point_in_the_database_either(kim: Kim) -> None:
    with pytest.raises(IntegrityError):
        making.draft(kim, data=making.potential_data(visit=VisitRule.CLOSED, **making.POINT))


def test_without_a_point_there_is_no_map(kim: Kim, reader: Readers) -> None:
    potential = making.shown(kim)

    assert "peta.svg" not in _page(reader, potential)
    assert reader("kim-satu").get(f"{potential.path}peta.svg").status_code == 404


def test_the_map_of_what_is_held_is_held_too(kim: Kim, reader: Readers) -> None:
    thief = build.member(kim, Role.EDITOR)
    data = making.potential_data(**making.POINT)
    potential = making.shown(kim, by=thief, data=data, at=timezone.now())
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())

    assert reader("kim-satu").get(f"{potential.path}peta.svg").status_code == 404


def test_the_form_shows_the_villages_around_to_tap_on(kim: Kim, ruang: Door) -> None:
    writer = ruang(build.member(kim))

    assert 'data-west="' in writer.get(NEW).content.decode()
    drawn = writer.get("/s/kim-satu/potensi/peta.svg")
    assert "Teluk Kapuas" in drawn.content.decode()


def _event(kim: Kim, title: str, days: int) -> Story:
    starts = timezone.now() + timedelta(days=days)
    details = Details(starts_at=starts, ends_at=starts + timedelta(hours=2), venue="Balai desa")
    return build.of_kind(kim, StoryKind.AGENDA, details, title=title, at=build.AT)


def _story(kim: Kim, title: str) -> Story:
    return build.publish(build.story(kim, Stage.VERIFIED, title=title))


def test_what_is_published_of_it_stands_below_by_itself(kim: Kim, reader: Readers) -> None:
    other = build.kim("6112082004", label="kim-dua")
    potential = making.shown(kim, data=making.potential_data(name="Langsat Punggur"))
    _story(kim, "Langsat punggur mulai masak")
    _story(kim, "Jalan ke Punggur diperbaiki")  # one word of two
    _story(other, "Langsat punggur di pasar sebelah")
    selling.shown(kim, name="Dodol langsat Punggur")
    _event(kim, "Petik langsat Punggur bersama", 3)
    _event(kim, "Petik langsat Punggur yang lewat", -30)

    page = _page(reader, potential)

    assert 'id="tentang-kabar"' in page
    for words in ("Langsat punggur mulai", "Dodol langsat", "Rp25.000 per", "Punggur bersama"):
        assert words in page
    for words in ("diperbaiki", "sebelah", "yang lewat", 'id="tentang-potensi"'):
        assert words not in page


def test_at_most_three_stand_there_and_none_that_was_withdrawn_or_held(
    kim: Kim, reader: Readers
) -> None:
    potential = making.shown(kim)
    stories = [_story(kim, f"Langsat Punggur ke-{number}") for number in range(5)]
    thief = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        publishing.withdraw(stories[4], reason="Keliru.", by=thief, at=build.AT)
    selling.shown(kim, by=thief, name="Dodol langsat Punggur")
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())

    page = _page(reader, potential)

    shown = [number for number in range(5) if f"Langsat Punggur ke-{number}" in page]
    assert shown == [1, 2, 3]
    assert "Dodol" not in page


def test_words_of_the_place_alone_link_nothing(kim: Kim, reader: Readers) -> None:
    words: dict[str, Any] = {"name": "Lada Dusun Hulu, Teluk Kapuas", "place": "Hulu, tepi sungai"}
    potential = making.shown(kim, data=making.potential_data(**words))
    _story(kim, "Teluk Kapuas menggelar rapat")
    _story(kim, "Dusun Hulu menggelar rapat")
    _story(kim, "Harga lada naik")

    page = _page(reader, potential)

    assert "Harga lada naik" in page
    assert "menggelar rapat" not in page


def test_what_stands_below_costs_two_queries(kim: Kim, reader: Readers) -> None:
    potential = making.shown(kim, data=making.potential_data(**making.POINT))
    with CaptureQueriesContext(connection) as before:
        _page(reader, potential)
    for number in range(3):
        _story(kim, f"Langsat Punggur ke-{number}")
        selling.shown(kim, name=f"Dodol langsat Punggur {number}")
    with CaptureQueriesContext(connection) as after:
        _page(reader, potential)

    assert len(after) == len(before)
    assert len(after) <= 9, "\n".join(query["sql"] for query in after)
