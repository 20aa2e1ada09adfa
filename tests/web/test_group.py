"""A group arranges its own site, and its readers see it at once."""

from collections.abc import Callable

import pytest
from django.test import Client

from kimid.events.permissions import Role
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.web.sections import kim_sections
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def editor(kim: Kim, ruang: Door) -> Client:
    return ruang(build.member(kim, Role.EDITOR))


def test_a_new_pair_of_colours_shows_on_the_site(kim: Kim, editor: Client, reader: Readers) -> None:
    editor.post("/s/kim-satu/kim/warna/", {"dye": "manggis", "accent": "padi"})
    assert 'data-dye="manggis" data-accent="padi"' in " ".join(
        reader("kim-satu").get("/").content.decode().split()
    )


def test_a_colour_that_is_not_in_the_palette_is_refused(kim: Kim, editor: Client) -> None:
    assert (
        editor.post("/s/kim-satu/kim/warna/", {"dye": "#ff0000", "accent": "padi"}).status_code
        == 422
    )
    assert Site.objects.get(pk=kim.site_id).dye == kim.site.dye


def test_readers_learn_who_the_group_is(kim: Kim, editor: Client, reader: Readers) -> None:
    said = {
        "about": "Kami sepuluh warga <b>dusun</b>.",
        "phone": "0812 0000 0007",
        "email": "",
        "address": "Balai dusun",
    }
    assert editor.post("/s/kim-satu/kim/siapa-kami/", said).status_code == 302
    profile = reader("kim-satu").get("/profil/").content.decode()
    assert "Kami sepuluh warga &lt;b&gt;dusun&lt;/b&gt;." in profile


def test_what_was_typed_stays_when_the_address_cannot_be_read(kim: Kim, editor: Client) -> None:
    answer = editor.post(
        "/s/kim-satu/kim/siapa-kami/", {"about": "Kami sepuluh warga.", "email": "bukan surel"}
    )
    assert answer.status_code == 422
    assert "Kami sepuluh warga." in answer.content.decode()


def test_what_is_no_phone_number_is_not_published(kim: Kim, editor: Client) -> None:
    answer = editor.post(
        "/s/kim-satu/kim/siapa-kami/", {"about": "Kami sepuluh warga.", "phone": "abc123"}
    )

    assert "Tulis nomor HP, misalnya 0812 3456 7890." in answer.content.decode()
    assert (answer.status_code, Site.objects.get(pk=kim.site_id).phone) == (422, "")


def test_a_picture_that_is_taken_down_is_not_said_to_be_another(editor: Client) -> None:
    page = editor.post("/s/kim-satu/kim/logo/", {"drop": "ya"}, follow=True).content.decode()

    assert "Logo dilepas. Situs memakai corak desa lagi." in page
    assert "Sudah berganti" not in page


def test_a_chair_is_told_when_fewer_can_confirm_than_are_wanted(
    kim: Kim, editor: Client, ruang: Door
) -> None:
    chair = ruang(build.member(kim, Role.CHAIR))
    rules = "/s/kim-satu/kim/aturan/"
    build.member(kim)
    assert "Anggota yang bisa memastikan" not in chair.get(rules).content.decode()

    saved = chair.post(rules, {"wanted": "5", "outsiders": "on"}, follow=True).content.decode()

    words = "Anggota yang bisa memastikan hanya 2 orang; sisanya lewat tautan."
    assert words in saved
    assert words in chair.get(rules).content.decode()
    chair.post(rules, {"wanted": "3"})
    assert (
        "kurangi jumlahnya, atau izinkan orang di luar kelompok."
        in chair.get(rules).content.decode()
    )


def test_a_chair_alone_is_told_to_invite_somebody_first(kim: Kim, ruang: Door) -> None:
    page = ruang(build.member(kim, Role.CHAIR)).get("/s/kim-satu/kim/aturan/").content.decode()
    assert "Di KIM ini baru ada satu akun" in " ".join(page.split())


def test_a_section_moves_up_one_place_at_a_time(kim: Kim, editor: Client) -> None:
    first = [each.name for each in kim_sections()].index("profil")
    editor.post("/s/kim-satu/kim/menu/profil/naik/")
    once = Site.objects.get(pk=kim.site_id).menu
    editor.post("/s/kim-satu/kim/menu/profil/naik/")
    twice = Site.objects.get(pk=kim.site_id).menu
    assert sorted(once) == sorted(twice)
    assert (once.index("profil"), twice.index("profil")) == (first - 1, first - 2)


def test_the_first_section_cannot_go_further(kim: Kim, editor: Client) -> None:
    editor.post("/s/kim-satu/kim/menu/kabar/naik/")
    assert Site.objects.get(pk=kim.site_id).menu[0] == "kabar"


def test_the_chair_asks_for_more_eyes_and_no_editor_for_fewer(
    kim: Kim, editor: Client, ruang: Door
) -> None:
    chair = ruang(build.member(kim, Role.CHAIR))
    assert "Aturan sebelum terbit" in chair.get("/s/kim-satu/kim/").content.decode()
    assert "Aturan sebelum terbit" not in editor.get("/s/kim-satu/kim/").content.decode()

    chair.post("/s/kim-satu/kim/aturan/", {"wanted": "3"})
    assert editor.post("/s/kim-satu/kim/aturan/", {"wanted": "1"}).status_code == 404

    assert Site.objects.get(pk=kim.site_id).confirmations_wanted == 3


def test_members_see_the_house_and_arrange_nothing(kim: Kim, ruang: Door) -> None:
    member = ruang(build.member(kim))
    shown = member.get("/s/kim-satu/kim/").content.decode()
    assert "Anggota dan peran" in shown
    assert "Urutan menu" not in shown
    assert member.get("/s/kim-satu/kim/warna/").status_code == 404
