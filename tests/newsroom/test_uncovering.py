"""A stolen account hides photos one by one: an editor puts back with one press what only it hid."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access.actions import grant_on_site
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media.models import Photo
from kimid.newsroom.actions import covering, publishing
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.models import Story, StoryKind
from kimid.notify.models import Notice
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.models import Site
from tests import build
from tests.conftest import Door
from tests.lifecycle.closing import do_all_tasks
from tests.sure import come_in, know_browser
from tests.together import one_after_the_other

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, name="Dedi Kurniawan")


@pytest.fixture
def rina(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, "Rina Marlina")


@pytest.fixture
def editor(rina: Person) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, rina)
    know_browser(client, rina)
    return client


def _story(kim: Kim, photos: int) -> tuple[Story, list[Photo]]:
    made = [build.photo(kim) for _ in range(photos)]
    return build.of_kind(kim, StoryKind.NEWS, photos=[each.as_picture() for each in made]), made


def _hide(by: Person, *photos: Photo) -> None:
    for photo in photos:
        covering.cover(photo, by=by, at=timezone.now())


def _hidden(*photos: Photo) -> list[bool]:
    for photo in photos:
        photo.refresh_from_db()
    return [photo.covered_at is not None for photo in photos]


def _press(who: Client, photo: Photo, hidden_by: Person) -> str:
    path = f"/s/kim-satu/foto/{photo.name}/tampilkan-semua/"
    return who.post(path, {"who": hidden_by.pk}, follow=True).content.decode()


def test_one_press_puts_back_what_one_person_hid_and_nobody_else(
    kim: Kim, thief: Person, editor: Client
) -> None:
    story, (one, two, both, of_other) = _story(kim, 4)
    melati = build.member(kim, name="Melati")
    _hide(thief, one, two, both)
    _hide(melati, both, of_other)
    page = editor.get(f"/s/kim-satu/foto/{one.name}/disamarkan/").content.decode()
    assert "Dedi Kurniawan menyembunyikan 3 foto" in page

    answer = _press(editor, one, thief)

    assert "2 foto tidak disembunyikan lagi." in answer
    assert "1 foto tetap tersembunyi, karena orang lain juga menyembunyikannya." in answer
    assert _hidden(one, two, both, of_other) == [False, False, True, True]
    story.refresh_from_db()
    assert [photo.get("is_covered", False) for photo in story.photos] == [False, False, True, True]


def test_readers_have_one_line_about_it_for_each_story(
    kim: Kim, thief: Person, editor: Client, rina: Person
) -> None:
    (first, photos), (second, more) = _story(kim, 3), _story(kim, 1)
    _hide(thief, *photos, *more)

    _press(editor, photos[0], thief)

    lines = Event.objects.filter(kind="story.photo_shown")
    assert sorted(lines.values_list("subject_id", flat=True)) == sorted(
        [str(first.pk), str(second.pk)]
    )
    assert Event.objects.filter(kind="photo.uncovered").count() == 4
    act = Event.objects.get(kind="site.photos_uncovered")
    assert (act.actor_ref, act.data["hidden_by"]) == (str(rina.pk), thief.pk)
    assert len(act.data["photos"]) == 4


def test_a_second_press_changes_nothing(kim: Kim, thief: Person, editor: Client) -> None:
    _, (photo, other) = _story(kim, 2)
    _hide(thief, photo, other)
    _press(editor, photo, thief)

    assert "Tidak ada yang diubah" in _press(editor, photo, thief)

    assert Event.objects.filter(kind="site.photos_uncovered").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one(kim: Kim, thief: Person, rina: Person) -> None:
    _, (photo, other) = _story(kim, 2)
    _hide(thief, photo, other)
    refused: list[str] = []

    def press() -> None:
        try:
            site = Site.objects.get(pk=kim.site.pk)
            covering.uncover_all(site, hidden_by=thief, by=rina, at=timezone.now())
        except ActionRefused as why:
            refused.append(str(why))

    one_after_the_other(Site.objects.filter(pk=kim.site.pk), press, press)

    assert refused == ["Tidak ada lagi foto yang hanya ia sembunyikan."]
    assert _hidden(photo, other) == [False, False]
    assert Event.objects.filter(kind="photo.uncovered").count() == 2


def test_a_press_on_an_old_page_does_not_show_what_another_hid_since(
    kim: Kim, thief: Person, editor: Client, rina: Person
) -> None:
    _, (photo, other) = _story(kim, 2)
    _hide(thief, photo, other)
    for each in (photo, other):
        covering.uncover(each, by=rina, at=timezone.now())
    _hide(build.member(kim), photo, other)

    assert "Tidak ada yang diubah" in _press(editor, photo, thief)

    assert _hidden(photo, other) == [True, True]


def test_the_same_account_in_another_group_is_left_alone(
    kim: Kim, thief: Person, rina: Person
) -> None:
    elsewhere = build.kim()
    grant_on_site(elsewhere.site, person=thief, role=Role.MEMBER, by=build.BUILDER, at=build.AT)
    _, [photo] = _story(kim, 1)
    _, [other] = _story(elsewhere, 1)
    _hide(thief, photo, other)

    covering.uncover_all(kim.site, hidden_by=thief, by=rina, at=timezone.now())

    assert _hidden(photo, other) == [False, True]
    with pytest.raises(PermissionDenied):
        covering.uncover_all(elsewhere.site, hidden_by=thief, by=rina, at=timezone.now())


def test_a_member_has_no_such_press(ruang: Door, kim: Kim, thief: Person) -> None:
    _, (photo, other) = _story(kim, 2)
    _hide(thief, photo, other)
    member = ruang(build.member(kim))
    path = f"/s/kim-satu/foto/{photo.name}/"

    assert "tampilkan-semua" not in member.get(f"{path}disamarkan/").content.decode()
    assert member.post(f"{path}tampilkan-semua/", {"who": thief.pk}).status_code == 404
    assert _hidden(photo, other) == [True, True]


def test_what_readers_do_not_get_back_is_counted(
    kim: Kim, thief: Person, rina: Person, editor: Client
) -> None:
    _, (photo, _other) = _story(kim, 2)
    withdrawn, [gone_with_it] = _story(kim, 1)
    deleted = build.photo(kim)
    _hide(thief, photo, gone_with_it, deleted)
    publishing.withdraw(withdrawn, reason="Keliru.", by=rina, at=timezone.now())
    Photo.objects.filter(pk=deleted.pk).delete()

    answer = _press(editor, photo, thief)

    assert "2 foto tidak disembunyikan lagi." in answer
    assert "1 foto belum terlihat pembaca, karena kabarnya ditarik" in answer
    assert "1 foto tidak bisa kembali, karena sudah dihapus." in answer


def test_a_photo_that_readers_had_again_before_it_was_deleted_is_not_missed(
    kim: Kim, thief: Person, rina: Person, editor: Client
) -> None:
    _, (photo, other) = _story(kim, 2)
    deleted = build.photo(kim)
    _hide(thief, photo, other, deleted)
    covering.uncover(deleted, by=rina, at=timezone.now())
    Photo.objects.filter(pk=deleted.pk).delete()

    answer = _press(editor, photo, thief)

    assert "2 foto tidak disembunyikan lagi." in answer
    assert "sudah dihapus" not in answer


def test_who_looks_and_agrees_keeps_a_photo_hidden(
    ruang: Door, kim: Kim, thief: Person, rina: Person
) -> None:
    _, [photo] = _story(kim, 1)
    _hide(thief, photo)
    do_all_tasks()
    told = Notice.objects.filter(kind="photo.covered").count()
    member = ruang(build.member(kim, name="Melati"))
    path = f"/s/kim-satu/foto/{photo.name}/"
    assert "Ya, tetap sembunyikan" in member.get(f"{path}disamarkan/").content.decode()

    page = member.post(f"{path}sembunyikan/", follow=True).content.decode()
    do_all_tasks()

    assert "Dedi Kurniawan dan Melati" in page
    assert "Ya, tetap sembunyikan" not in page
    assert Notice.objects.filter(kind="photo.covered").count() == told
    with pytest.raises(ActionRefused):
        covering.uncover_all(kim.site, hidden_by=thief, by=rina, at=timezone.now())


def test_what_a_stolen_editor_puts_back_is_held_when_it_is_locked(
    kim: Kim, thief: Person, rina: Person
) -> None:
    story, [photo] = _story(kim, 1)
    _hide(thief, photo)
    covering.uncover_all(kim.site, hidden_by=thief, by=rina, at=timezone.now())

    people.lock_account(rina, by=AccountOwner(rina), at=timezone.now())

    story.refresh_from_db()
    assert story.is_held
