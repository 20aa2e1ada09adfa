"""Everybody may see a photo while something published shows it, and not before or after."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.media import files
from kimid.media.avif import make_avif
from kimid.media.cards import remove_card
from kimid.media.models import Photo
from kimid.media.reactions import clean_up
from kimid.media.usage import (
    hide_media,
    mark_media_used,
    release_media,
    rows_using,
    show_media,
)
from kimid.media.visibility import hide_files, settle_files, show_files
from kimid.newsroom.actions import confirmations, content, meetings, publishing, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, TalkMode
from kimid.newsroom.reactions import lighten_much_read, lighten_photos
from kimid.queue.lanes import Lane
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.models import Item, ItemReads
from kimid.wire.reads import MUCH_READ
from tests import build
from tests.conftest import Answer
from tests.media.pictures import encoded, scene

pytestmark = pytest.mark.django_db
MEDIA = "media.localhost"


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def photo(kim: Kim) -> Photo:
    return build.photo(kim, data=encoded(scene(1000, 700)))


def _ask(photo: Photo, file: str = "640.webp") -> Answer:
    return Client(HTTP_HOST=MEDIA).get(f"/f/{photo.name}/{file}")


def _read(item: Item, times: int) -> None:
    ItemReads.objects.create(item=item, on=build.AT.date(), count=times)


def _public(folder: Path) -> set[str]:
    return {file.name for file in (folder / "public").rglob("*") if file.is_file()}


def _words(*photos: Picture) -> content.ContentData:
    return content.ContentData(
        "Air pasang rendam 14 rumah", "Air masuk. Warga mengungsi. Sudah surut.", photos=photos
    )


def _verified(kim: Kim, *photos: Photo) -> Story:
    story = build.story(kim, Stage.COLLECTED)
    with on_site(kim.site):
        facts = tuple(photo.as_picture() for photo in photos)
        writing.edit(story, content=_words(*facts), by=story.author, at=build.AT)
        talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=Decision.PUBLISH,
            people_count=3,
            by=build.member(kim),
            at=build.AT,
        )
        confirmations.confirm(story, how_known="Saya di sana.", by=build.member(kim), at=build.AT)
    return story


def _published(kim: Kim, *photos: Photo) -> Story:
    story = _verified(kim, *photos)
    with on_site(kim.site):
        publishing.publish(story, by=build.member(kim, Role.EDITOR), at=build.AT)
    return story


def _hide_now() -> None:
    """Run the tasks that hide files after a withdrawal."""
    for name in files.public_names():
        hide_files.call(name)


def test_a_photo_becomes_public_with_its_story_and_goes_with_it(
    kim: Kim, photo: Photo, media_dir: Path
) -> None:
    story = _verified(kim, photo)
    assert _ask(photo).status_code == 404

    with on_site(kim.site):
        publishing.publish(story, by=build.member(kim, Role.EDITOR), at=build.AT)
    assert _ask(photo).status_code == 200, "before any task has run"
    settle_files(photo.name)
    assert _public(media_dir) == {f"{width}.webp" for width in (192, 320, 540, 640, 960)}

    with on_site(kim.site):
        publishing.withdraw(story, reason="Keliru.", by=build.member(kim, Role.EDITOR), at=build.AT)
    assert _ask(photo).status_code == 404, "gone with the same commit, before any task has run"
    _hide_now()
    assert _public(media_dir) == set()
    assert files.own_file(photo.name, "640.webp") is not None, "the group keeps it"


def test_what_the_media_host_says_can_neither_run_nor_be_mistaken(kim: Kim, photo: Photo) -> None:
    with transaction.atomic():
        show_media(kim.site, [photo.name])
    answer = _ask(photo)

    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/f/",
        "/f/{name}/",
        "/f/{name}/641.webp",
        "/f/{name}/640.avif",
        "/f/{name}/640.svg",
        "/f/{name}/999999999999.webp",
        "/f/{name}/..%2F640.webp",
        "/f/..%2F..%2F{name}/640.webp",
        "/f/{shard}/{name}/640.webp",
        "/public/f/{shard}/{name}/640.webp",
        "/kartu/{name}.jpg",
        "/kartu/..%2F..%2Fkimid.jpg",
    ],
)
def test_the_media_host_knows_files_and_nothing_else(
    path: str, kim: Kim, photo: Photo, media_dir: Path
) -> None:
    with transaction.atomic():
        show_media(kim.site, [photo.name])

    assert (
        Client(HTTP_HOST=MEDIA).get(path.format(name=photo.name, shard=photo.name[:2])).status_code
        == 404
    )


def test_a_photo_in_two_stories_stays_until_both_are_gone(kim: Kim, photo: Photo) -> None:
    first, second = build.story(kim), build.story(kim)
    with transaction.atomic():
        for story in (first, second, second):
            show_media(story, [photo.name])
        for _twice in range(2):
            hide_media(first, [photo.name])
    settle_files(photo.name)
    assert _ask(photo).status_code == 200

    with transaction.atomic():
        hide_media(second, [photo.name])
    assert _ask(photo).status_code == 404
    with on_site(kim.site):
        assert (photo.is_used, photo.is_public) == (True, False)


def test_a_row_lets_go_of_its_own_use_only(kim: Kim, photo: Photo) -> None:
    first, second = build.story(kim), build.story(kim)
    with transaction.atomic():
        for story in (first, second):
            mark_media_used(story, [photo.name])
        release_media(first, [photo.name], build.AT)
    with on_site(kim.site):
        assert photo.is_used
        assert [*rows_using(photo.name, Story)] == [second]

    with transaction.atomic():
        release_media(second, [photo.name], build.AT)
    with on_site(kim.site):
        photo.refresh_from_db()
        assert (photo.is_used, photo.uploaded_at) == (False, build.AT)


def test_a_meeting_lets_go_of_a_photo_that_was_taken_out_of_its_form(kim: Kim) -> None:
    meeting, siti = build.meeting(kim), build.member(kim)
    dropped, shown = build.photo(kim), build.photo(kim)
    with on_site(kim.site):
        for version, photos in enumerate(([dropped, shown], [shown])):
            form_data = {"photos": [photo.name for photo in photos]}
            meetings.save_meeting(
                meeting, form_data=form_data, version=version, by=siti, at=build.AT
            )
        assert (dropped.is_used, shown.is_used) == (False, True)

        notes = meetings.MeetingNotes(4, photos=(shown.as_picture(),))
        meetings.close_meeting(meeting, notes=notes, by=siti, at=build.AT)
        assert shown.is_used


def test_what_readers_see_is_not_let_go(kim: Kim, photo: Photo) -> None:
    story = build.story(kim)
    with transaction.atomic():
        show_media(story, [photo.name])
        release_media(story, [photo.name], build.AT)

    with on_site(kim.site):
        assert photo.is_public


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_fails_shows_nothing(kim: Kim, photo: Photo, media_dir: Path) -> None:
    with suppress(ZeroDivisionError), transaction.atomic():
        show_media(kim.site, [photo.name])
        raise ZeroDivisionError

    assert _public(media_dir) == set()
    assert _ask(photo).status_code == 404


def test_a_task_that_comes_late_does_not_hide_what_was_published_again(
    kim: Kim, photo: Photo
) -> None:
    with transaction.atomic():
        show_media(kim.site, [photo.name])
        hide_media(kim.site, [photo.name])
        show_media(kim.site, [photo.name])

    hide_files.call(photo.name)

    assert _ask(photo).status_code == 200


def test_files_of_a_publishing_that_failed_are_found_and_hidden(
    kim: Kim, photo: Photo, media_dir: Path
) -> None:
    files.show(photo.name)
    assert _ask(photo).status_code == 404

    clean_up.func(at=build.AT)
    _hide_now()

    assert _public(media_dir) == set()


def test_nobody_shows_a_photo_of_another_group(kim: Kim, photo: Photo) -> None:
    other = build.kim().site

    with transaction.atomic():
        show_media(other, [photo.name])

    assert _ask(photo).status_code == 404


def test_what_is_much_read_offers_lighter_renditions(
    kim: Kim, photo: Photo, media_dir: Path
) -> None:
    story = _published(kim, photo)
    item = Item.objects.get()
    _read(item, MUCH_READ)

    for _twice in range(2):
        lighten_much_read.call(item.pk)

    with on_site(kim.site):
        story.refresh_from_db()
        assert [facts["avif"] for facts in story.photos] == [True]
    picture = Item.objects.get().picture
    assert picture is not None
    assert picture["avif"] is True
    assert _public(media_dir) == {
        f"{width}.{kind}" for width in (192, 320, 540, 640, 960) for kind in ("webp", "avif")
    }
    answer = _ask(photo, "640.avif")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/avif")
    assert Event.objects.filter(kind="story.photos_lightened").count() == 1


@pytest.mark.parametrize("reads", [0, MUCH_READ - 1, MUCH_READ])
def test_what_a_correction_brought_gets_them_only_if_the_story_is_much_read(
    kim: Kim, photo: Photo, reads: int
) -> None:
    story = _published(kim)
    _read(Item.objects.get(), reads)
    note = content.CorrectionNote("Tanpa foto", "Dengan foto", "Baru ada.")
    with on_site(kim.site):
        editor = build.member(kim, Role.EDITOR)
        words = _words(photo.as_picture())
        publishing.correct(story, content=words, note=note, by=editor, at=build.AT)

    corrected = Event.objects.get(kind="story.corrected")
    waiting = DBTaskResult.objects.filter(task_path=lighten_photos.module_path)
    assert [row.args_kwargs["args"] for row in waiting] == [[corrected.pk]]
    lighten_photos.call(corrected.pk)

    picture = Item.objects.get().picture
    assert picture is not None
    assert picture["avif"] is (reads >= MUCH_READ)


def test_a_published_story_waits_for_readers_before_it_is_made_lighter(
    kim: Kim, photo: Photo
) -> None:
    _published(kim, photo)

    ours = {row.task_path for row in DBTaskResult.objects.all()}
    assert not {path for path in ours if "lighten" in path or "card" in path}


def test_a_withdrawn_story_is_not_made_lighter(kim: Kim, photo: Photo) -> None:
    story = _published(kim, photo)
    item = Item.objects.get()
    _read(item, MUCH_READ)
    with on_site(kim.site):
        publishing.withdraw(story, reason="Keliru.", by=build.member(kim, Role.EDITOR), at=build.AT)

    lighten_much_read.call(item.pk)

    assert _ask(photo, "640.avif").status_code == 404
    assert files.own_file(photo.name, "640.avif") is None


def test_a_photo_from_before_a_width_was_added_gets_lighter_renditions_too(
    kim: Kim, photo: Photo, media_dir: Path
) -> None:
    with on_site(kim.site):
        photo.widths = photo.widths[1:]
        photo.save(update_fields=["widths"])
        assert make_avif(photo.name, build.AT)

    [own] = media_dir.glob(f"own/*/{photo.name}")
    assert sorted(int(file.stem) for file in own.glob("*.avif")) == [320, 540, 640, 960]


@pytest.mark.django_db(transaction=True)
def test_a_withdrawn_photo_leaves_with_the_commit_and_not_behind_the_drawing_of_cards(
    kim: Kim, photo: Photo, media_dir: Path
) -> None:
    story = _published(kim, photo)
    assert _public(media_dir) == {f"{width}.webp" for width in (192, 320, 540, 640, 960)}

    with on_site(kim.site):
        publishing.withdraw(story, reason="Keliru.", by=build.member(kim, Role.EDITOR), at=build.AT)

    assert _public(media_dir) == set()
    settling = [show_files.module_path, hide_files.module_path]
    assert not DBTaskResult.objects.filter(task_path__in=settling).exists()  # nothing is left to do


def test_what_must_go_is_the_first_thing_that_a_worker_does() -> None:
    lanes = {each.module_path: each.priority for each in (hide_files, remove_card)}
    assert set(lanes.values()) == {Lane.WITHDRAWN}
    assert max(Lane) is Lane.WITHDRAWN
    assert show_files.priority == sorted(Lane)[-2]
