"""A face in a photo is hidden, and the old photo is deleted everywhere."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from PIL import Image

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media import files, storage
from kimid.media.cards import remove_card
from kimid.media.models import Photo
from kimid.media.reactions import remove_retouched
from kimid.media.visibility import settle_files
from kimid.newsroom.actions import content as content_actions
from kimid.newsroom.actions import writing
from kimid.newsroom.models import Story
from kimid.notify.models import Notice
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.models import Item
from tests import build
from tests.conftest import Answer
from tests.lifecycle.closing import do_all_tasks
from tests.media.pictures import encoded
from tests.sure import come_in, know_browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def photo(kim: Kim) -> Photo:
    """Left half black, right half white, so that a test sees what was cut off and hidden."""
    picture = Image.new("RGB", (900, 600), "white")
    picture.paste("black", (0, 0, 450, 600))
    return build.photo(kim, data=encoded(picture, quality=90))


def _client(person: Person) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    client.force_login(person, backend="kimid.people.backend.PersonBackend")
    return client


def _proven(person: Person) -> Client:
    """Their known browser, on which they have just shown who they are."""
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, person)
    know_browser(client, person)
    return client


def _files_of(name: str, media_dir: Path) -> list[Path]:
    """The folders with files of a photo, each once."""
    return sorted({path.parent.relative_to(media_dir) for path in media_dir.rglob(f"{name}/*")})


def _published(kim: Kim, photo: Photo) -> Story:
    dedi = build.member(kim)
    story = _story_with(kim, photo, dedi)
    with on_site(kim.site):
        writing.send(story, by=dedi, at=build.AT)
        for step in (build._talk, build._confirm, build._publish):
            step(story, kim, build.AT)
    return story


def _ask(who: Client, kim: Kim, name: str, **fields: object) -> Answer:
    return who.post(f"/s/{kim.site.label}/foto/{name}/ubah/", fields)


def _story_with(kim: Kim, photo: Photo, author: Person) -> Story:
    with on_site(kim.site):
        words = content_actions.ContentData(
            "Judul",
            "Inti.",
            "Teks.\n\n[foto 1]",
            photos=(photo.as_picture() | {"caption": "Bu Siti"},),
            translation=("jv", "Irah-irahan", "Inti.", "[foto 1]"),
        )
        return writing.write(kim.site, content=words, source=build.source(), by=author, at=build.AT)


def _pixel(body: bytes | None, across: float) -> int:
    assert body is not None
    picture = Image.open(BytesIO(body)).convert("L")
    return picture.tobytes()[
        picture.height // 2 * picture.width + round(across * (picture.width - 1))
    ]


def test_what_is_cut_off_is_gone_and_the_photo_has_another_name(
    kim: Kim, photo: Photo, media_dir: Path
) -> None:
    dedi = build.member(kim)
    old = photo.name
    # the box that remains: left, top, right, bottom
    answer = _ask(_client(dedi), kim, old, cut="0.5 0 1 1")

    photo.refresh_from_db()
    assert answer.status_code == 200
    assert json.loads(answer.content) == {
        "name": photo.name,
        "url": f"/s/{kim.site.label}/foto/{photo.name}/320.webp",
        "base": "",
    }
    assert (photo.width, photo.height) == (450, 600)
    assert _pixel(files.own_file(photo.name, "320.webp"), 0.02) > 200
    remove_retouched.call(Event.objects.get(kind="photo.retouched").pk)
    assert [folder.name for folder in media_dir.glob("own/*/*")] == [photo.name]


def test_what_is_hidden_cannot_be_told_apart(kim: Kim, photo: Photo) -> None:
    before = _pixel(files.own_file(photo.name, "640.webp"), 0.53) - _pixel(
        files.own_file(photo.name, "640.webp"), 0.47
    )
    # middle across, middle down, radius
    assert _ask(_client(build.member(kim)), kim, photo.name, hide="0.5 0.5 0.12").status_code == 200

    photo.refresh_from_db()
    widest = files.own_file(photo.name, "640.webp")
    assert before > 200
    # just right and left of the edge between white and black: both lie in one large square now
    assert abs(_pixel(widest, 0.505) - _pixel(widest, 0.495)) < 140
    assert _pixel(widest, 0.1) < 30  # outside the circle, black as before


def test_every_story_and_wording_names_the_new_one_and_keeps_its_words(
    kim: Kim, photo: Photo
) -> None:
    dedi = build.member(kim)
    story = _story_with(kim, photo, dedi)
    before = story.digest
    old = photo.name
    # the box that remains
    answer = _ask(_client(dedi), kim, old, cut="0 0 0.5 1", base=before)

    with on_site(kim.site):
        story = Story.objects.get(pk=story.pk)
        revision = story.revisions.get()
    name = json.loads(answer.content)["name"]
    assert json.loads(answer.content)["base"] == story.digest != before
    for content in (story, revision):
        assert [(each["name"], each["caption"], each["width"]) for each in content.photos] == [
            (name, "Bu Siti", 450)
        ]
        assert "[foto 1]" in content.body
        assert [block["photo"] for block in content.translation["blocks"]] == [name]
    assert old not in repr((story.photos, story.blocks, revision.photos, revision.blocks))


def test_readers_see_the_new_one_and_only_an_editor_changes_what_they_see(
    kim: Kim, photo: Photo, media_dir: Path
) -> None:
    dedi = build.member(kim)
    rina = build.member(kim, Role.EDITOR)
    _published(kim, photo)
    old = photo.name
    [old_card] = Item.objects.values_list("card", flat=True)
    reader = Client(HTTP_HOST="media.localhost")
    assert reader.get(f"/kartu/{old_card}.jpg").status_code == 200

    assert _ask(_client(dedi), kim, old, hide="0.5 0.5 0.1").status_code == 404
    assert _ask(_proven(rina), kim, old, hide="0.5 0.5 0.1").status_code == 200

    photo.refresh_from_db()
    retouched = Event.objects.get(kind="photo.retouched")
    tasks = DBTaskResult.objects.filter(args_kwargs={"args": [retouched.pk], "kwargs": {}})
    first = {row.task_path.rpartition(".")[2] for row in tasks.filter(priority=Lane.WITHDRAWN)}
    assert "remove_retouched" in first
    assert remove_card.priority == Lane.WITHDRAWN
    remove_retouched.call(retouched.pk)
    [card] = Item.objects.values_list("card", flat=True)
    assert [reader.get(f"/kartu/{each}.jpg").status_code for each in (old_card, card)] == [404, 200]
    assert reader.get(f"/f/{photo.name}/320.webp").status_code == 200
    assert reader.get(f"/f/{old}/320.webp").status_code == 404
    assert [item.picture and item.picture["name"] for item in Item.objects.all()] == [photo.name]
    assert [path.parts[0] for path in _files_of(old, media_dir)] == ["trash"]


def test_readers_lose_the_old_one_right_after_the_commit(
    kim: Kim,
    photo: Photo,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    rina = build.member(kim, Role.EDITOR)
    _published(kim, photo)
    settle_files(photo.name)
    assert files.public_names() == [photo.name]

    with django_capture_on_commit_callbacks(execute=True):
        assert _ask(_proven(rina), kim, photo.name, hide="0.5 0.5 0.1").status_code == 200

    photo.refresh_from_db()
    assert files.public_names() == [photo.name]


def test_a_photo_that_readers_have_asks_for_the_proof_of_a_publication(
    kim: Kim, photo: Photo
) -> None:
    rina = build.member(kim, Role.EDITOR)
    _published(kim, photo)

    answer = _ask(_client(rina), kim, photo.name, hide="0.5 0.5 0.1")

    assert answer.status_code == 403
    assert json.loads(answer.content)["confirm"] == "/keamanan/pastikan/?next=%2Fkeamanan%2F"
    assert "pilihan Anda masih ada" in json.loads(answer.content)["error"]
    assert not Event.objects.filter(kind="photo.retouched").exists()
    assert _ask(_proven(rina), kim, photo.name, hide="0.5 0.5 0.1").status_code == 200


def test_the_group_is_told_who_made_a_photo_anew_that_readers_have(kim: Kim, photo: Photo) -> None:
    rina = build.member(kim, Role.EDITOR)
    _ask(_proven(rina), kim, photo.name, hide="0.5 0.5 0.1")
    do_all_tasks()
    told = Notice.objects.filter(kind="photo.retouched_in_public")
    assert not told.exists()

    photo.refresh_from_db()
    _published(kim, photo)
    _ask(_proven(rina), kim, photo.name, hide="0.5 0.5 0.1")
    do_all_tasks()

    notice = told.get()
    assert (notice.site, notice.role) == (kim.site, Role.MEMBER)
    assert rina.name in notice.title
    assert _proven(build.member(kim)).get(notice.link).status_code == 200


def test_what_was_never_in_a_story_is_erased_and_what_was_lies_in_the_trash_for_a_month(
    kim: Kim, photo: Photo, media_dir: Path
) -> None:
    """Also when its story was withdrawn first, which asks for no proof."""
    loose, used = photo.name, build.photo(kim, data=encoded(Image.new("RGB", (900, 600))))
    _published(kim, used)
    old = used.name
    for name in (loose, old):
        _ask(_proven(build.member(kim, Role.EDITOR)), kim, name, cut="0 0 0.5 1")
    do_all_tasks()

    assert _files_of(loose, media_dir) == []
    [kept] = storage.trashed(old)
    storage.empty_trash(kept[0])
    assert storage.trashed(old) == [kept]
    storage.empty_trash(kept[0] + timedelta(days=1))
    assert _files_of(old, media_dir) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"cut": "0 0 1 1"},
        {"cut": "1 0 0 1"},
        {"cut": "a b c d"},
        {"hide": "0.5 0.5"},
        {"hide": "nan 0 0"},
        {"cut": "0 0 .1 .1"},
    ],
)
def test_what_makes_no_sense_changes_nothing(
    fields: dict[str, str], kim: Kim, photo: Photo
) -> None:
    answer = _ask(_client(build.member(kim)), kim, photo.name, **fields)

    assert answer.status_code == 422
    assert json.loads(answer.content)["error"]
    with on_site(kim.site):
        assert Photo.objects.get().name == photo.name
