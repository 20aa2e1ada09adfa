"""The last look: the page of readers, the captions that are missing, the press, the seconds."""

import re
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lib.picture import Picture, marked_covered
from kimid.media.models import Photo
from kimid.newsroom.actions import writing
from kimid.newsroom.actions.content import ContentData
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.newsroom.queries import valid_confirmations
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.wire.models import Item
from tests import build
from tests.conftest import Answer, Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

CAPTION: Final = "Warga membawa barang lewat gang RT 02."


@pytest.fixture(autouse=True)
def _wait(settings: Settings) -> None:
    settings.PUBLISH_WAIT = 10


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


@pytest.fixture
def rina(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, "Rina Marlina")


def _picture(kim: Kim, caption: str = "") -> Picture:
    photo = build.photo(kim)
    return Picture(**{**photo.as_picture(), "caption": caption, "alt": caption})


def _story(kim: Kim, *pictures: Picture, body: str = "") -> Story:
    """A checked story with these photos."""
    dedi = build.member(kim, name="Dedi")
    content = ContentData("Air pasang masuk", "Inti.", body, photos=pictures)
    story = writing.write(kim.site, content=content, source=build.source(), by=dedi, at=build.AT)
    for step in (build._send, build._talk, build._confirm):
        step(story, kim, build.AT)
    story.refresh_from_db()
    return story


def _page(browser: Client, story: Story, name: str = "sebelum-terbit/") -> str:
    answer = browser.get(_path(story, name))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def _send(browser: Client, story: Story, **fields: str) -> Answer:
    answer = browser.post(f"/s/kim-satu/berita/{story.public_id}/terbitkan/", fields)
    story.refresh_from_db()
    return answer


def _filled(page: str) -> list[str]:
    """The words of the filled buttons."""
    buttons = re.findall(r'<(a|button)\b[^>]*data-kind="main"[^>]*>(.*?)</\1>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", inside).split()) for _, inside in buttons]


def _path(story: Story, name: str = "") -> str:
    return f"/s/kim-satu/berita/{story.public_id}/{name}"


def test_it_is_what_readers_get_and_names_the_six_addresses(
    kim: Kim, rina: Person, ruang: Door
) -> None:
    story = _story(kim, _picture(kim, CAPTION), body="Pagi itu ramai.")

    page = _page(ruang(rina), story)

    assert "KIM Satu \N{EN DASH} Pagi itu ramai. (ded/rin/KIM Satu)" in page
    assert f"<figcaption> {CAPTION}" in page
    assert "Dipastikan 1 anggota, 1 sumber" in page
    assert "Akan tampil di enam alamat" in page
    for place in ("KIM Satu", "Desa Teluk Kapuas", "Kecamatan Sungai Raya", "Indonesia"):
        assert f'<li data-state="done">{place}</li>' in page
    assert "Sesudah ditekan masih ada 10 detik untuk membatalkan." in page
    assert "Apa yang tampak di foto ini?" not in page
    assert not Item.objects.exists()


def test_a_missing_caption_is_asked_where_its_photo_stands(
    kim: Kim, rina: Person, ruang: Door
) -> None:
    whole, bare = _picture(kim, CAPTION), _picture(kim)
    story = _story(kim, whole, bare, body="Pagi.\n\n[foto 2]\n\nMalam.")

    page = _page(ruang(rina), story)

    field = f"id_ket-{bare['name']}"
    assert "Satu foto belum punya keterangan." in page
    assert f'<a href="#{field}">Tulis sekarang</a>' in page
    assert "Tulis keterangan fotonya" in page
    # Between the two paragraphs, as the photo is.
    marks = ("Pagi.", f"/{bare['name']}/", f'for="{field}"', "Malam.")
    order = [page.index(mark) for mark in marks]
    assert order == sorted(order)
    assert f"id_ket-{whole['name']}" not in page


def test_a_photo_that_is_hidden_from_readers_is_not_shown_as_if_they_had_it(
    kim: Kim, rina: Person, ruang: Door
) -> None:
    between, loose = _picture(kim, CAPTION), _picture(kim)
    story = _story(kim, between, loose, body="Pagi.\n\n[foto 1]\n\nMalam.")
    Photo.objects.update(covered_at=build.AT)
    Story.objects.update(photos=[marked_covered(each, is_covered=True) for each in story.photos])
    browser = ruang(rina)

    before, own = _page(browser, story), _page(browser, story, "")

    for page in (before, own):
        assert "foto disembunyikan dari pembaca" in page
        assert not re.findall(rf"foto/(?:{between['name']}|{loose['name']})/\d+[.]webp", page)
    assert CAPTION not in before
    assert f'for="id_ket-{loose["name"]}"' in before  # nobody is stuck
    typed = {"title": "Air pasang", "body": "Pagi.\n\n[foto 1]", "photos": between["name"]}
    typed |= {"draft": "abcdefghjk", "sheet": "abcdefghjk", "lead": "Inti."}
    seen = browser.post("/s/kim-satu/tulis/lihat/", typed).content.decode()
    assert "foto disembunyikan dari pembaca" in seen
    assert f"/{between['name']}/" not in seen


def test_without_the_caption_nothing_is_published(kim: Kim, rina: Person, ruang: Door) -> None:
    story = _story(kim, _picture(kim))

    answer = _send(ruang(rina), story)

    assert answer.status_code == 422
    assert "Tulis apa yang tampak, atau terbitkan tanpa foto ini." in answer.content.decode()
    assert (story.stage, story.publish_at) == (Stage.VERIFIED, None)


def test_the_caption_is_written_and_what_others_confirmed_stays_confirmed(
    kim: Kim, rina: Person, ruang: Door
) -> None:
    bare = _picture(kim)
    story = _story(kim, bare)
    confirmed = [row.pk for row in valid_confirmations(story)]

    answer = _send(ruang(rina), story, **{f"ket-{bare['name']}": CAPTION, "base": story.digest})

    assert answer["Location"] == _path(story, "sebentar-lagi/")
    assert [(each["caption"], each["alt"]) for each in story.photos] == [(CAPTION, CAPTION)]
    assert story.is_counting_down
    assert [row.pk for row in valid_confirmations(story)] == confirmed
    assert story.revisions.get(number=2).by == rina
    assert Event.objects.get(kind="story.captioned").data["captions"] == [CAPTION]


def test_saving_a_caption_shows_the_page_again(kim: Kim, rina: Person, ruang: Door) -> None:
    first, second = _picture(kim), _picture(kim)
    story = _story(kim, first, second)
    browser = ruang(rina)

    answer = _send(browser, story, save="1", **{f"ket-{first['name']}": CAPTION})

    assert answer["Location"] == _path(story, "sebelum-terbit/")
    page = _page(browser, story)
    assert f"<figcaption> {CAPTION}" in page
    assert "Satu foto belum punya keterangan." in page
    assert story.publish_at is None


def test_a_photo_stays_out_and_nobody_is_stuck(kim: Kim, rina: Person, ruang: Door) -> None:
    whole, bare = _picture(kim, CAPTION), _picture(kim)
    story = _story(kim, whole, bare, body="Pagi.\n\n[foto 2]\n\nMalam.")

    answer = _send(ruang(rina), story, without=bare["name"])

    assert answer["Location"] == _path(story, "sebentar-lagi/")
    assert [each["name"] for each in story.photos] == [whole["name"]]
    assert [block["kind"] for block in story.blocks] == ["paragraph", "paragraph"]
    assert story.revisions.get(number=1).photos[1]["name"] == bare["name"]


def test_a_photo_with_a_caption_cannot_be_left_out(kim: Kim, rina: Person, ruang: Door) -> None:
    whole = _picture(kim, CAPTION)
    story = _story(kim, whole)

    _send(ruang(rina), story, without=whole["name"], **{f"ket-{whole['name']}": "Kata lain."})

    assert [each["caption"] for each in story.photos] == [CAPTION]


@pytest.mark.parametrize("odd", ["Daftar sekarang, gacor", "Lihat https://toko.example"])
def test_a_caption_brings_no_advertising_and_no_address(
    kim: Kim, rina: Person, ruang: Door, odd: str
) -> None:
    bare = _picture(kim)
    story = _story(kim, bare)

    answer = _send(ruang(rina), story, **{f"ket-{bare['name']}": odd})

    assert answer.status_code == 422
    assert odd in answer.content.decode()  # what was typed is still there
    assert (story.publish_at, story.photos[0]["caption"]) == (None, "")


def test_a_caption_for_a_text_that_changed_is_kept_on_the_page(
    kim: Kim, rina: Person, ruang: Door
) -> None:
    bare = _picture(kim)
    story = _story(kim, bare)

    answer = _send(ruang(rina), story, base="0" * 12, **{f"ket-{bare['name']}": CAPTION})

    assert answer.status_code == 409
    assert CAPTION in answer.content.decode()
    assert story.publish_at is None


def test_a_caption_that_is_too_long_is_not_cut(kim: Kim, rina: Person, ruang: Door) -> None:
    bare = _picture(kim)
    story = _story(kim, bare)
    words = "a" * 301

    answer = _send(ruang(rina), story, **{f"ket-{bare['name']}": words})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "tertulis 301" in answer.content.decode()


def test_from_the_press_to_taking_it_back(kim: Kim, rina: Person, ruang: Door) -> None:
    story = _story(kim)
    browser = ruang(rina)
    _send(browser, story)

    page = _page(browser, story, "sebentar-lagi/")
    assert story.publish_at is not None
    assert f"Terbit pukul {clock.hour_to_the_second(story.publish_at, 'WIB')}" in page
    assert 'http-equiv="refresh"' in page
    assert "Masih bisa dibatalkan" in _page(browser, story, "")
    again = _send(browser, story)  # a second tap
    assert again["Location"] == _path(story, "sebentar-lagi/")

    cancelled = browser.post(_path(story, "batal-terbit/"), follow=True).content.decode()
    assert "Dibatalkan. Belum terbit di mana pun." in cancelled
    assert "Kabar kembali ke tahap Diperiksa." in cancelled
    assert "tetap berlaku" in cancelled
    # Whoever takes it back has seen a mistake: the way to it stands out.
    assert _filled(cancelled) == ["Ubah naskah"]
    assert "Rina Marlina membatalkan terbit." in _page(browser, story, "")
    assert not Item.objects.exists()


def test_published_at_once_from_the_page_with_the_seconds(
    kim: Kim, rina: Person, ruang: Door
) -> None:
    story = _story(kim)
    browser = ruang(rina)
    _send(browser, story)

    _send(browser, story, now="1")

    assert (story.stage, story.countdown_from) == (Stage.PUBLISHED, None)
    assert "Terbit." in _page(browser, story, "sebentar-lagi/")
    late = browser.post(_path(story, "batal-terbit/"), follow=True).content.decode()
    assert "Sudah terlanjur terbit." in late


def test_whoever_may_not_publish_has_neither_page_nor_button(kim: Kim, ruang: Door) -> None:
    story = _story(kim, _picture(kim))
    siti = ruang(build.member(kim, name="Siti"))

    for name in ("sebelum-terbit/", "sebentar-lagi/"):
        assert siti.get(_path(story, name)).status_code == 404
    for name in ("terbitkan/", "batal-terbit/"):
        assert siti.post(_path(story, name)).status_code == 403
    story.refresh_from_db()
    assert story.publish_at is None


def test_a_planned_story_has_its_captions_too(kim: Kim, rina: Person, ruang: Door) -> None:
    bare = _picture(kim)
    story = _story(kim, bare)
    browser = ruang(rina)
    tomorrow = timezone.now() + timedelta(days=1)
    plan = {"on": f"{tomorrow:%Y-%m-%d}", "hour": "07:00"}

    asked = browser.post(_path(story, "jadwal/"), plan)
    assert asked["Location"] == _path(story, "sebelum-terbit/")
    assert "Tulis dulu keterangan fotonya" in _page(browser, story)
    _send(browser, story, save="1", **{f"ket-{bare['name']}": CAPTION})
    browser.post(_path(story, "jadwal/"), plan)

    story.refresh_from_db()
    assert (story.publish_at is None, story.countdown_from) == (False, None)


def test_paid_text_wears_no_mark_of_a_check(kim: Kim, rina: Person, ruang: Door) -> None:
    story = _story(kim)
    Story.objects.filter(pk=story.pk).update(kind=StoryKind.ADVERTORIAL, paid_by="Toko")

    assert "Dipastikan 1 anggota, 1 sumber" not in _page(ruang(rina), story)


def test_the_only_account_of_a_group_sees_three_addresses(kim: Kim, ruang: Door) -> None:
    dedi = build.member(kim, Role.CHAIR, "Dedi")
    story = build.story(kim, Stage.COLLECTED, author=dedi)
    Grant.objects.exclude(person=dedi).delete()
    browser = ruang(dedi)

    page = _page(browser, story)
    assert "Akan tampil di tiga alamat" in page
    assert "Belum terverifikasi" in page
    answer = browser.post(_path(story, "terbit-belum-diperiksa/"))
    assert answer["Location"] == _path(story, "sebentar-lagi/")
