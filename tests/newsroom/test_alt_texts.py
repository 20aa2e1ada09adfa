"""What is read out of a photo stands apart from its caption, and is never empty beside one."""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client

from kimid.lib.picture import Picture
from kimid.media.models import Photo
from kimid.newsroom.actions import content
from kimid.newsroom.differences import differences
from kimid.newsroom.flow import Stage
from kimid.newsroom.forms.content import StoryPhotoForm
from kimid.newsroom.merging import StoryMerge
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door
from tests.newsroom.editor_form import LABEL, SOURCE, TULIS, WORDS, add_photo, editor_fields

type Reader = Callable[[str], Client]

CAPTION: Final = "Warga membawa barang lewat gang RT 02"
ALT: Final = "Tiga warga berjalan di gang yang tergenang."
NAME: Final = "foto2satu"


def _picture(caption: str = "", alt: str = "", name: str = NAME) -> Picture:
    photo = Photo(name=name, width=800, height=600, widths=[320], caption=caption, alt=alt)
    return photo.as_picture()


def _sent(stored: Picture, **texts: str) -> str:
    """What is read out after a form with these texts."""
    data = {f"foto-{NAME}-{name}": text for name, text in texts.items()}
    return StoryPhotoForm.for_picture(stored, data).apply_to(stored)["alt"]


@pytest.mark.parametrize(
    ("stored", "sent", "alt"),
    [
        (_picture(), {"caption": CAPTION, "alt": ""}, CAPTION),
        (_picture(), {"caption": CAPTION, "alt": ALT}, ALT),
        (_picture(CAPTION, CAPTION), {"caption": "Lain", "alt": CAPTION}, "Lain"),
        (_picture(CAPTION, ALT), {"caption": "Lain", "alt": ALT}, ALT),
        (_picture(CAPTION, ALT), {"caption": CAPTION, "alt": ""}, CAPTION),
        (_picture(CAPTION, CAPTION), {"caption": "", "alt": CAPTION}, ""),
        # Sheets on phones that do not know the field yet.
        (_picture(), {"caption": CAPTION}, CAPTION),
        (_picture(CAPTION, ALT), {"caption": "Lain"}, ALT),
    ],
)
def test_the_caption_is_proposed_and_what_a_person_wrote_stays(
    stored: Picture, sent: dict[str, str], alt: str
) -> None:
    assert _sent(stored, **sent) == alt


def test_a_caption_is_one_line_and_none_is_cut() -> None:
    stored = _picture()
    form = StoryPhotoForm.for_picture(stored, {f"foto-{NAME}-caption": "Satu\n  dua"}, number=2)
    assert form.apply_to(stored)["caption"] == "Satu dua"
    assert "maxlength" not in form.beside_photo
    assert f'for="id_foto-{NAME}-caption">Keterangan foto 2</label>' in form.beside_photo


def test_nothing_that_is_stored_has_a_caption_and_is_silent() -> None:
    silent = content.ContentData("Judul", "Inti.", photos=(_picture(CAPTION),))
    assert content.set_content(Story(), silent).photos[0]["alt"] == CAPTION


def test_what_only_repeats_the_caption_is_no_second_question() -> None:
    base, theirs, mine = (
        Story(photos=[_picture(text, text)]) for text in ("Perahu", "Rumah", "Jalan")
    )
    merge = StoryMerge(base, theirs, mine)
    assert [each.content_field for each in merge.fields if each.part.is_conflict] == ["caption"]
    [merged] = merge.content().photos
    assert merged["caption"] == merged["alt"] == "Rumah / Jalan"
    assert [*differences(base, mine, zone="WIB").sentences] == [
        "Keterangan foto diubah: Perahu menjadi Jalan."
    ]


def test_of_caption_and_what_is_read_out_each_keeps_who_changed_it() -> None:
    base = Story(photos=[_picture("Perahu", ALT)])
    theirs, mine = (
        Story(photos=[_picture("Rumah", ALT)]),
        Story(photos=[_picture("Perahu", "Lain")]),
    )
    merge = StoryMerge(base, theirs, mine)
    [merged] = merge.content().photos
    assert (merge.has_conflict, merged["caption"], merged["alt"]) == (False, "Rumah", "Lain")


def test_who_put_photos_in_another_order_and_who_changed_a_caption_both_win() -> None:
    one, two, three = (_picture("Perahu", "Perahu", name) for name in ("satu", "dua", "tiga"))
    renamed: Picture = {**two, "caption": "Rumah", "alt": "Rumah"}
    base, theirs = Story(photos=[one, two, three]), Story(photos=[three, one, two])
    merge = StoryMerge(base, theirs, Story(photos=[one, renamed, three]))
    assert not merge.has_conflict
    photos = [(each["name"], each["caption"]) for each in merge.content().photos]
    assert photos == [("tiga", "Perahu"), ("satu", "Perahu"), ("dua", "Rumah")]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label=LABEL)


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, name="Dedi Kurniawan")


@pytest.mark.django_db
@pytest.mark.all_sites
def test_a_photo_goes_down_one_place_without_a_script(ruang: Door, kim: Kim, dedi: Person) -> None:
    names = [add_photo(kim, dedi, f"foto2{each}") for each in ("satu", "dua", "tiga")]
    phone = ruang(dedi)
    sheet = {**editor_fields(phone), **WORDS, "photos": names, "body": "[foto 1]\n\n[foto 3]"}

    page = phone.post(TULIS, {**sheet, "down": names[0]}, follow=True).content.decode()

    story = Story.objects.get()
    assert [photo["name"] for photo in story.photos] == [names[1], names[0], names[2]]
    assert story.body == "[foto 2]\n\n[foto 3]"
    for number, name in enumerate((names[1], names[0], names[2]), 1):
        assert f'name="foto-{name}-caption"' in page
        places = (f">Keterangan foto {number}<", "Kirim ke kelompok", f'name="foto-{name}-alt"')
        assert sorted(places, key=page.index) == [*places]


@pytest.mark.django_db
@pytest.mark.all_sites
def test_without_a_script_what_was_proposed_follows_the_caption(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    name = add_photo(kim, dedi, NAME)
    phone = ruang(dedi)
    sheet = {**WORDS, "photos": [name]}
    phone.post(TULIS, {**sheet, **editor_fields(phone), f"foto-{name}-caption": CAPTION})
    story = Story.objects.get()
    path = f"/s/{LABEL}/berita/{story.public_id}/ubah/"
    words = {f"foto-{name}-caption": "Lain", f"foto-{name}-alt": CAPTION}

    phone.post(path, {**sheet, **editor_fields(phone, path), **words})

    story.refresh_from_db()
    assert story.photos[0]["alt"] == "Lain"


@pytest.mark.django_db
@pytest.mark.all_sites
def test_readers_hear_what_was_written_and_see_the_caption(
    ruang: Door, reader: Reader, kim: Kim, dedi: Person
) -> None:
    name = add_photo(kim, dedi, NAME)
    words = {f"foto-{name}-caption": CAPTION, f"foto-{name}-alt": ALT}
    phone = ruang(dedi)
    phone.post(
        TULIS, {**editor_fields(phone), **WORDS, **SOURCE, "photos": [name], **words, "send": "1"}
    )
    story = Story.objects.get()
    with on_site(kim.site):
        build._talk(story, kim, build.AT)
        build._confirm(story, kim, build.AT)
        build._publish(story, kim, build.AT)

    page = reader(LABEL).get(story.path).content.decode()

    assert f'alt="{ALT}"' in page
    assert f"{CAPTION}\n" in page


@pytest.mark.django_db
@pytest.mark.all_sites
def test_an_old_photo_that_was_silent_is_read_out_by_its_caption(reader: Reader, kim: Kim) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    silent = build.photo(kim).as_picture() | {"caption": CAPTION, "alt": ""}
    Story.objects.filter(pk=story.pk).update(photos=[silent])

    page = reader(LABEL).get(story.path).content.decode()

    assert f'alt="{CAPTION}"' in page
