"""What a village has, from the first word to its readers and back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media.actions import StoredRenditions
from kimid.newsroom.actions import retouching
from kimid.people.actions import lock_account
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.showcase import reactions
from kimid.showcase.actions import potentials as actions
from kimid.showcase.flow import PotentialState
from kimid.showcase.models import Potential
from kimid.sites.guard import on_site
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.showcase import making

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]

LEVELS: Final = (
    *("kim-satu", "teluk-kapuas-6112012012", "sungai-raya-611201"),
    *("kab-kubu-raya", "kalimantan-barat", ""),
)
FORM: Final[dict[str, Any]] = {
    "name": "Langsat Punggur",
    "type": "pertanian",
    "special": "Kulitnya tipis.",
    "some": ["7"],
    "peak": ["1", "2", "12"],
    "visit": "ask_first",
    "visit_words": "Boleh memetik bersama pemiliknya.",
}
NEW: Final = "/s/kim-satu/potensi/baru/"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def test_it_stands_on_six_levels_with_its_type_and_its_months(kim: Kim, reader: Readers) -> None:
    potential = making.shown(kim, at=timezone.now())
    for label in LEVELS:
        site = reader(label)
        assert "Langsat Punggur" in _text(site, "/potensi/"), label
        assert "Langsat Punggur" in _text(site, "/potensi/bulan/januari/"), label
        assert "Langsat Punggur" not in _text(site, "/potensi/bulan/mei/"), label
        assert "Langsat Punggur" in _text(site, "/potensi/jenis/pertanian/bulan/juli/"), label
        assert potential.path in _text(site, "/cari/?q=langsat"), label
        assert "Langsat Punggur" in _text(site, "/potensi/rss.xml"), label
        assert 'href="/potensi/"' in _text(site, "/"), label


def test_its_page_says_who_may_come_and_when_somebody_looked(kim: Kim, reader: Readers) -> None:
    page = _text(reader("kim-satu"), making.shown(kim, at=timezone.now()).path)

    assert '<table class="calendar">' in page
    assert page.count('<td data-is="full"') == 3
    assert "Boleh, janji dulu." in page
    assert "Terakhir diperiksa" in page
    assert "lebih dari setahun" not in page
    assert '"@type":"Place"' in page


def test_a_number_stands_on_no_page_until_somebody_presses_for_it(
    kim: Kim, reader: Readers
) -> None:
    potential = making.shown(kim)
    site = reader("kim-satu")

    assert "5550" not in _text(site, potential.path)
    assert "0813 •••• ••07" in _text(site, potential.path)
    pressed = site.post(f"{potential.path}nomor/")
    assert "tel:+628135550207" in pressed.content.decode()
    assert pressed.headers["Cache-Control"].startswith("max-age=0")
    assert site.get(f"{potential.path}nomor/").status_code == 405


def test_after_a_year_readers_are_warned_and_the_group_is_asked(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    potential = making.shown(kim, at=timezone.now() - timedelta(days=370))
    assert "lebih dari setahun lalu" in _text(reader("kim-satu"), potential.path)
    member = ruang(build.member(kim))
    home = _text(member, "/s/kim-satu/")
    assert "Masih benar? Terakhir diperiksa" in home
    assert "Menunggu saya · 1" in home

    page = f"/s/kim-satu/potensi/{potential.public_id}/"
    assert member.post(page, {"langkah": "benar"}).status_code == 302

    assert "Masih benar?" not in _text(member, "/s/kim-satu/")
    assert "lebih dari setahun lalu" not in _text(reader("kim-satu"), potential.path)


def test_a_writer_writes_and_an_editor_shows_it(kim: Kim, ruang: Door, reader: Readers) -> None:
    writer = ruang(build.member(kim))
    address = writer.post(NEW, FORM).headers["Location"]
    assert "Konsep" in _text(writer, address)
    assert "Tampilkan" not in _text(writer, address)
    assert writer.post(address, {"langkah": "tampilkan"}).status_code == 404
    assert "Langsat" not in _text(reader("kim-satu"), "/potensi/")

    editor = ruang(build.member(kim, Role.EDITOR))
    assert editor.post(address, {"langkah": "tampilkan"}).status_code == 302

    with on_site(kim.site):
        potential = Potential.objects.get()
    assert (potential.season, potential.path) == (making.LANGSAT, "/potensi/langsat-punggur/")
    assert "Langsat" in _text(reader(""), "/potensi/")
    assert writer.get(f"{address}ubah/").status_code == 404
    assert editor.post(f"{address}ubah/", FORM | {"name": "Langsat tua"}).status_code == 302
    assert "Langsat tua" in _text(reader(""), "/potensi/")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"some": [], "peak": []}, "Ketuk paling sedikit satu bulan"),
        ({"no_season": "on"}, "lepas centang ini"),
        ({"name": ""}, "Tulis dulu namanya"),
        ({"visit_words": ""}, "Tulis siapa yang boleh datang"),
        ({"price": "Rp15.000"}, "Tulis tanggalnya"),
        ({"price": "Rp15.000", "price_on": "kemarin"}, "Tanggalnya belum terbaca"),
        ({"contact_name": "Pak Ahmad", "contact_phone": "12"}, "Nomornya belum terbaca"),
        ({"contact_name": "Pak A", "contact_phone": "081255501234"}, "Tanya dulu orangnya"),
        ({"special": "Slot gacor maxwin, daftar sekarang."}, "biasa dipakai iklan judi"),
    ],
)
def test_an_incomplete_form_comes_back_with_what_was_typed(
    kim: Kim, ruang: Door, changes: dict[str, Any], words: str
) -> None:
    answer = ruang(build.member(kim)).post(NEW, FORM | {"living": "Enam keluarga."} | changes)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Enam keluarga." in answer.content.decode()
    with on_site(kim.site):
        assert not Potential.objects.exists()


def test_two_presses_make_one(kim: Kim, ruang: Door) -> None:
    writer = ruang(build.member(kim))
    twice = [writer.post(NEW, FORM | {"number": "k7mp3x"}) for _ in range(2)]

    assert twice[0].headers["Location"] == twice[1].headers["Location"]
    with on_site(kim.site):
        assert Potential.objects.count() == 1


def test_two_of_one_name_have_two_addresses(kim: Kim) -> None:
    paths = [making.shown(kim).path for _ in range(2)]

    assert paths == ["/potensi/langsat-punggur/", "/potensi/langsat-punggur-2/"]


def test_a_withdrawn_one_answers_410_and_may_come_back(kim: Kim, reader: Readers) -> None:
    editor = build.member(kim, Role.EDITOR)
    potential = making.shown(kim, by=editor)
    with on_site(kim.site):
        potential = actions.withdraw(potential, why="Kebunnya dijual.", by=editor, at=build.AT)
        assert "Kebunnya dijual." in _text(reader("kim-satu"), potential.path, 410)
        assert "Langsat" not in _text(reader(""), "/potensi/")
        assert potential.path in _text(reader("kim-satu"), "/ditarik.json")
        with pytest.raises(actions.PotentialRefused):
            actions.withdraw(potential, why="Lagi.", by=editor, at=build.AT)
        potential = actions.publish(potential, by=editor, at=timezone.now())
    assert potential.state == PotentialState.PUBLISHED
    assert "Langsat" in _text(reader("kim-satu"), potential.path)


def test_what_a_stolen_account_showed_waits_for_another_editor(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    thief = build.member(kim, Role.EDITOR)
    potential = making.shown(kim, by=thief, at=timezone.now())
    lock_account(thief, by=AccountOwner(thief), at=timezone.now())
    assert "Kulitnya tipis" not in _text(reader("kim-satu"), potential.path, 410)
    assert "Langsat" not in _text(reader(""), "/potensi/")

    editor = ruang(build.member(kim, Role.EDITOR))
    page = f"/s/kim-satu/potensi/{potential.public_id}/"
    assert "Sudah saya lihat" in _text(editor, page)
    assert editor.post(page, {"langkah": "lihat"}).status_code == 302
    assert "Kulitnya tipis" in _text(reader("kim-satu"), potential.path)


def test_it_has_a_card_and_a_photo_made_anew_stands_in_it(kim: Kim) -> None:
    photo = build.photo(kim)
    potential = making.shown(kim, data=making.potential_data([photo.as_picture()]))
    assert Item.objects.get(pk=potential.item_id or 0).card
    stored = StoredRenditions("2" * 16, 800, 600, (320, 640), 90_000)
    with on_site(kim.site):
        assert photo.is_used
        retouching.retouch(photo, stored=stored, by=build.BUILDER, at=timezone.now())
    reactions.replace_retouched_photo.call(Event.objects.get(kind="photo.retouched").pk)
    shown = Item.objects.get(pk=potential.item_id or 0).picture
    assert shown is not None
    assert shown["name"] == "2" * 16
