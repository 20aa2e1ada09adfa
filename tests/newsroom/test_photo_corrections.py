"""Corrections of a published story reach its photos, what is said of them and who took them."""

import re
from collections.abc import Callable
from typing import Any, Final

import pytest
from django.test import Client

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.media.models import Photo
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.newsroom.photo_changes import photo_changes
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
WRONG: Final = "Pak Budi di jembatan"
RIGHT: Final = "Pak Badu di jembatan"
WHY: Final = "Nama di foto tertukar."


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def rina(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, "Rina Marlina")


@pytest.fixture
def photos(kim: Kim) -> list[Photo]:
    return [build.photo(kim) for _ in range(3)]


@pytest.fixture
def story(kim: Kim, photos: list[Photo]) -> Story:
    one, *others = (photo.as_picture() for photo in photos)
    shown: list[Picture] = [{**one, "caption": WRONG, "credit": "Dedi"}, *others]
    return build.of_kind(kim, StoryKind.NEWS, body="Awal.\n\n[foto 2]\n\nAkhir.", photos=shown)


def _path(story: Story) -> str:
    return f"/s/kim-satu/berita/{story.public_id}/ralat/foto/"


def _form(story: Story, names: list[str] | None = None, **changed: str) -> dict[str, Any]:
    """What the form sends; `changed` names a text of the first photo."""
    form: dict[str, Any] = {
        "why": WHY,
        "base": story.digest,
        "photos": names or [photo["name"] for photo in story.photos],
    }
    for number, photo in enumerate(story.photos):
        texts = {key: str(photo.get(key, "")) for key in ("caption", "alt", "credit")}
        texts |= {key: text for key, text in changed.items() if key in texts and not number}
        form |= {f"foto-{photo['name']}-{key}": text for key, text in texts.items()}
    return form | {key: text for key, text in changed.items() if key in {"publish", "is_private"}}


def _notice(page: str) -> str:
    notice = re.search(r"<h2>Koreksi, .+?</h2>((?:\s*<p>.+?</p>)+)", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", notice[1]).split()) if notice else ""


def test_a_caption_is_put_right_and_readers_are_told(
    ruang: Door, reader: Reader, story: Story, rina: Person
) -> None:
    editor = ruang(rina)
    form = _form(story, caption=RIGHT)
    look = editor.post(_path(story), {**form, "look": "1"}).content.decode()
    assert not Event.objects.filter(kind="story.corrected").exists()

    assert editor.post(_path(story), {**form, "publish": "1"}).status_code == 302

    story.refresh_from_db()
    page = reader("kim-satu").get(story.path).content.decode()
    told = f"Keterangan foto 1, semula “{WRONG}”, yang benar “{RIGHT}”. {WHY} Kami mohon maaf."
    assert story.stage == Stage.CORRECTED
    assert [story.photos[0][key] for key in ("caption", "alt", "credit")] == [RIGHT, RIGHT, "Dedi"]
    assert _notice(look) == _notice(page) == told
    for label in ("kim-satu", "kab-kubu-raya", ""):
        assert "Dikoreksi" in reader(label).get("/").content.decode(), label
    assert story.item is not None
    assert (story.item.picture or {})["caption"] == RIGHT


def test_who_took_it_is_put_right_too(
    ruang: Door, reader: Reader, story: Story, rina: Person
) -> None:
    ruang(rina).post(_path(story), _form(story, credit="Siti", publish="1"))

    page = reader("kim-satu").get(story.path).content.decode()
    assert "Foto: Siti." in page
    assert "Pemotret foto 1, semula “Dedi”, yang benar “Siti”." in _notice(page)


def test_personal_data_in_a_caption_is_not_said_again(
    ruang: Door, reader: Reader, story: Story, rina: Person
) -> None:
    ruang(rina).post(_path(story), _form(story, caption=RIGHT, is_private="on", publish="1"))

    page = reader("kim-satu").get(story.path).content.decode()
    assert "Keterangan foto 1 semula memuat data pribadi" in _notice(page)
    assert WRONG not in page
    assert WRONG not in str(Event.objects.get(kind="story.corrected").data)


def test_a_photo_that_is_taken_out_is_gone_for_readers(
    ruang: Door, reader: Reader, story: Story, rina: Person, photos: list[Photo]
) -> None:
    first, second, third = (photo.name for photo in photos)

    ruang(rina).post(_path(story), _form(story, [first, third], publish="1"))

    story.refresh_from_db()
    page = reader("kim-satu").get(story.path).content.decode()
    assert (story.stage, story.body) == (Stage.CORRECTED, "Awal.\n\nAkhir.")
    assert second not in page
    assert "Foto 2 dihapus." in _notice(page)
    assert [photo.is_public for photo in photos] == [True, False, True]


def test_another_photo_takes_the_place_and_waits_to_be_checked_again(
    ruang: Door, kim: Kim, story: Story, rina: Person, photos: list[Photo]
) -> None:
    first, second, third = (photo.name for photo in photos)
    fresh = build.photo(kim)

    ruang(rina).post(_path(story), _form(story, [first, third, fresh.name], publish="1"))

    story.refresh_from_db()
    names = [photo["name"] for photo in story.photos]
    assert (names, story.body) == ([first, fresh.name, third], "Awal.\n\n[foto 2]\n\nAkhir.")
    assert story.stage == Stage.PUBLISHED_UNVERIFIED
    [event] = Event.objects.filter(kind="story.corrected")
    assert (event.data["photos"], event.data["rewritten"]) == (["Foto 2 diganti."], ["foto"])
    assert fresh.is_public
    assert second not in names


def test_many_captions_at_once_are_checked_again(ruang: Door, story: Story, rina: Person) -> None:
    form = _form(story, caption=RIGHT, publish="1")
    form[f"foto-{story.photos[1]['name']}-caption"] = "Dua orang"

    ruang(rina).post(_path(story), form)

    story.refresh_from_db()
    assert story.stage == Stage.PUBLISHED_UNVERIFIED


def test_what_changes_nothing_or_has_no_reason_comes_back(
    ruang: Door, story: Story, rina: Person
) -> None:
    editor = ruang(rina)

    same = editor.post(_path(story), _form(story, publish="1"))
    silent = editor.post(_path(story), {**_form(story, caption=RIGHT, publish="1"), "why": ""})

    assert (same.status_code, silent.status_code) == (422, 422)
    assert "Belum ada foto atau keterangan yang diubah." in same.content.decode()
    assert WHY in same.content.decode()
    assert "Tulis satu kalimat dulu: kenapa bisa salah?" in silent.content.decode()
    assert RIGHT in silent.content.decode()


def test_another_order_is_tried_on_the_page_before_it_is_published(
    ruang: Door, story: Story, rina: Person, photos: list[Photo]
) -> None:
    first, second, third = (photo.name for photo in photos)

    page = ruang(rina).post(_path(story), {**_form(story), "down": first}).content.decode()

    assert re.findall(r'name="photos" value="(\w+)"', page) == [second, first, third]
    assert WHY in page
    assert not Event.objects.filter(kind="story.corrected").exists()


def test_members_find_no_such_page(ruang: Door, kim: Kim, story: Story) -> None:
    assert ruang(build.member(kim)).get(_path(story)).status_code == 404


def test_of_two_corrections_at_once_the_second_is_told(
    ruang: Door, story: Story, rina: Person
) -> None:
    editor = ruang(rina)
    second = _form(story, caption="Lain", publish="1")
    editor.post(_path(story), _form(story, caption=RIGHT, publish="1"))

    page = editor.post(_path(story), second, follow=True).content.decode()

    assert "baru saja dikoreksi orang lain" in page
    assert Event.objects.filter(kind="story.corrected").count() == 1


def test_each_change_has_its_sentence() -> None:
    one, two = (Photo(name=name, widths=[320], width=9, height=9).as_picture() for name in "ab")
    named: Picture = {**one, "caption": "Perahu", "alt": "Perahu"}
    spoken: Picture = {**named, "alt": "Perahu merah"}
    assert photo_changes([one], [named]) == ["Keterangan foto 1 ditambah: “Perahu”."]
    assert photo_changes([named], [one]) == ["Keterangan foto 1 dihapus, semula “Perahu”."]
    assert photo_changes([named], [spoken]) == ["Uraian foto 1 ditambah: “Perahu merah”."]
    assert photo_changes([one, two], [two, one]) == ["Urutan foto diubah."]
    assert photo_changes([one], [one, two]) == ["1 foto ditambah."]
    assert photo_changes([named], [named]) == []
