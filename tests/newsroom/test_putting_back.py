"""Whoever looks at a story that is held for a correction in doubt puts the words of before back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access.actions import grant_on_site
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, holding, publishing, putting_back
from kimid.newsroom.actions.content import ActionRefused, CorrectionNote, content_of
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Revision, Story
from kimid.notify.models import Notice
from kimid.people import actions
from kimid.people.models import AccountLock, Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.wire.models import RegionTally, SearchRow
from tests import build
from tests.conftest import Door
from tests.lifecycle.closing import do_all_tasks
from tests.newsroom.test_rewriting import LEAD, LIE, LOWER, UPPER

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_RIGHT: Final = "Ada 30 orang yang ikut"
_HOUR: Final = timedelta(hours=1)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def thief(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


@pytest.fixture
def story(kim: Kim) -> Story:
    return build.story(kim, Stage.PUBLISHED, title="Rapat parit", lead=LEAD)


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


def _correct(story: Story, was: str, right: str, *, by: Person) -> None:
    """One sentence in the lead."""
    before = content_of(story)
    words = replace(before, lead=before.lead.replace(was, right))
    sentence = next(each for each in before.lead.split(". ") if was in each)
    note = CorrectionNote(sentence, sentence.replace(was, right), "Salah dengar.")
    with on_site(story.site):
        publishing.correct(story, content=words, note=note, by=by, at=timezone.now() - _HOUR)


def _rewrite(client: Client, story: Story) -> None:
    path = f"/s/kim-satu/berita/{story.public_id}/ralat/"
    client.post(path, {"base": story.digest, **LIE})


def _lock(person: Person) -> None:
    person = Person.objects.get(pk=person.pk)
    actions.lock_account(person, by=AccountOwner(person), at=timezone.now())
    do_all_tasks()


def _put_back(story: Story, *, by: Person) -> Story:
    with on_site(story.site):
        putting_back.put_back(_again(story), by=by, at=timezone.now())
    do_all_tasks()
    return _again(story)


def _places(reader: Callable[[str], Client], words: str) -> list[str]:
    """Where these words of a title stand: front pages, a feed and search."""
    labels = (*LOWER, *UPPER)
    found = [label for label in labels if words in reader(label).get("/").text]
    more = [path for path in ("/rss.xml", "/cari/?q=parit") if words in reader("").get(path).text]
    return found + more


def _card(story: Story) -> str:
    item = _again(story).item
    return item.card if item else ""


def _values(story: Story) -> dict[str, Any]:
    return {
        "title": story.title,
        "lead": story.lead,
        "digest": story.digest,
        "confirmed": list(story.confirmations.filter(voided_at=None).values_list("pk", flat=True)),
        "item": (story.item.title, story.item.summary) if story.item else None,
        "stands_up_to": story.item.stands_up_to if story.item else None,
        "search": list(SearchRow.objects.order_by("key").values_list("key", "text")),
        "tallies": dict(RegionTally.objects.values_list("region", "items")),
        "writers": story.writer_ids,
    }


def test_a_false_correction_goes_in_one_press_and_readers_have_the_words_of_before(
    kim: Kim, thief: Person, story: Story, ruang: Door, reader: Callable[[str], Client]
) -> None:
    do_all_tasks()
    before, card = _values(_again(story)), _card(story)
    _correct(story, "30", "3000", by=thief)
    _lock(thief)
    colleague = build.member(kim, Role.EDITOR)
    path = f"/s/kim-satu/berita/{story.public_id}/"
    shown = " ".join(ruang(colleague).get(path).text.split())

    answer = ruang(colleague).post(f"{path}tampilkan/", {"words": "before"}, follow=True)
    do_all_tasks()

    assert "Kembalikan kata-kata sebelum diubah" in shown
    assert "Bagikan ke WhatsApp" not in shown  # readers would find nothing there
    assert "Tampil lagi dengan kata-kata sebelum diubah" in answer.text
    back = _again(story)
    assert _values(back) == before
    assert (back.stage, back.is_held) == (Stage.CORRECTED, False)
    assert _card(story) not in ("", card)
    page = " ".join(reader("kim-satu").get(story.path).text.split())
    assert _RIGHT in page
    assert "3000" not in page
    assert "Kabar ini sempat diubah dari akun yang diragukan" in page
    assert "Dikoreksi 1 kali" in page
    assert "Dipastikan 1 anggota" in page


def test_after_a_rewriting_the_story_stands_everywhere_again_as_it_was_confirmed(
    kim: Kim, thief: Person, story: Story, ruang: Door, reader: Callable[[str], Client]
) -> None:
    do_all_tasks()
    before, places = _values(_again(story)), _places(reader, story.title)
    _rewrite(ruang(thief), story)
    assert _again(story).awaits_recheck
    _lock(thief)
    assert _places(reader, story.title) == _places(reader, LIE["title"]) == []

    back = _put_back(story, by=build.officer("6112"))

    assert _values(back) == before
    assert (back.stage, back.verify_by, back.rewritten_at) == (Stage.CORRECTED, None, None)
    assert _places(reader, story.title) == places
    assert _places(reader, LIE["title"]) == []
    page = " ".join(reader("kim-satu").get(story.path).text.split())
    assert "Dipastikan 1 anggota" in page
    assert LIE["title"] not in page


def test_what_was_confirmed_of_the_false_words_does_not_count_for_the_true_ones(
    kim: Kim, thief: Person, story: Story, ruang: Door
) -> None:
    first = story.confirmations.get()
    _rewrite(ruang(thief), story)
    with on_site(kim.site):
        confirmations.confirm(
            _again(story), how_known="Kata orang.", by=build.member(kim), at=timezone.now()
        )
    assert _again(story).stage == Stage.CORRECTED
    _lock(thief)

    back = _put_back(story, by=build.member(kim))

    assert [row.pk for row in back.confirmations.filter(voided_at=None)] == [first.pk]
    assert back.stage == Stage.CORRECTED


def test_words_that_only_the_account_in_doubt_had_confirmed_are_confirmed_anew(
    kim: Kim, thief: Person, story: Story, ruang: Door, reader: Callable[[str], Client]
) -> None:
    story.confirmations.update(person=thief)
    _rewrite(ruang(thief), story)
    _lock(thief)

    back = _put_back(story, by=build.member(kim))

    assert (back.stage, back.title) == (Stage.PUBLISHED_UNVERIFIED, story.title)
    assert [label for label in UPPER if story.title in reader(label).get("/").text] == []
    page = reader("kim-satu").get(story.path).text
    assert "Belum terverifikasi" in page


def test_an_earlier_true_correction_stays_with_its_note(
    kim: Kim, thief: Person, story: Story, reader: Callable[[str], Client]
) -> None:
    _correct(story, "30", "31", by=build.member(kim, Role.EDITOR))
    _correct(_again(story), "31", "3000", by=thief)
    _correct(_again(story), "3000", "4000", by=thief)
    _lock(thief)

    back = _put_back(story, by=build.member(kim))

    assert "Ada 31 orang" in back.lead
    page = " ".join(reader("kim-satu").get(story.path).text.split())
    assert "Dikoreksi 2 kali" in page
    assert "Yang benar: “Ada 31 orang yang ikut.”" in page
    assert "3000" not in page
    assert "4000" not in page


def test_the_group_reads_in_its_history_who_put_what_back_and_the_author_is_told(
    kim: Kim, thief: Person, story: Story, ruang: Door
) -> None:
    _correct(story, "30", "3000", by=thief)
    _lock(thief)
    colleague = build.member(kim, Role.EDITOR)

    _put_back(story, by=colleague)

    assert list(Revision.objects.filter(story=story).order_by("number").values_list("by")) == [
        (story.author_id,),
        (thief.pk,),
        (colleague.pk,),
    ]
    event = Event.objects.get(kind="story.put_back")
    assert (event.data["restored"], event.data["revision"]) == (1, 3)
    path = f"/s/kim-satu/berita/{story.public_id}/"
    assert f"{colleague.name} mengembalikan naskah 1" in ruang(story.author).get(path).text
    assert "3000" in ruang(story.author).get(f"{path}naskah/?dari=1&ke=2").text
    told = Notice.objects.filter(person=story.author, title="Koreksi di kabar Anda dibatalkan")
    assert told.count() == 1
    assert not Notice.objects.filter(kind="story.held_to_look", ended_at=None).exists()


def test_nothing_comes_back_where_the_account_published_it_or_did_something_else(
    kim: Kim, thief: Person, story: Story, ruang: Door
) -> None:
    own = build.story(kim, Stage.VERIFIED)
    with on_site(kim.site):
        publishing.publish(own, by=thief, at=timezone.now() - 2 * _HOUR)
        _correct(own, own.lead.split()[0], "Lain", by=thief)
    _lock(thief)
    held = _again(own)
    assert held.is_held
    path = f"/s/kim-satu/berita/{own.public_id}/"
    member = ruang(build.member(kim))

    assert "Kembalikan kata-kata" not in member.get(path).text
    answer = member.post(f"{path}tampilkan/", {"words": "before"}, follow=True)
    assert "Tidak ada kata-kata lama" in answer.text
    with pytest.raises(ActionRefused), on_site(kim.site):
        putting_back.put_back(held, by=build.member(kim), at=timezone.now())
    assert _again(own).is_held


def test_who_may_not_end_the_hold_puts_nothing_back(kim: Kim, thief: Person, story: Story) -> None:
    _correct(story, "30", "3000", by=thief)
    _lock(thief)
    new = build.person()
    grant_on_site(kim.site, person=new, role=Role.EDITOR, by=build.BUILDER, at=timezone.now())

    for who in (thief, new, build.officer("62"), build.member(build.kim(), Role.CHAIR)):
        with pytest.raises(PermissionDenied), on_site(kim.site):
            putting_back.put_back(_again(story), by=who, at=timezone.now())
    assert _again(story).is_held


def test_an_officer_sees_what_comes_back_and_presses_once(
    kim: Kim, thief: Person, story: Story, ruang: Door
) -> None:
    build.portal("6112")
    _correct(story, "30", "3000", by=thief)
    _lock(thief)
    officer = ruang(build.officer("6112"))

    shown = officer.get("/s/kab-kubu-raya/ditahan/").text
    officer.post(f"/s/kab-kubu-raya/ditahan/{story.pk}/tampilkan/", {"words": "before"})

    assert "Kembalikan kata-kata sebelum diubah" in shown
    assert "3000" in shown
    assert _RIGHT in _again(story).lead


def test_what_came_back_is_not_held_again_for_the_same_correction(
    kim: Kim, thief: Person, story: Story
) -> None:
    _correct(story, "30", "3000", by=thief)
    _lock(thief)
    _put_back(story, by=build.member(kim))

    AccountLock.objects.update(ended_at=timezone.now())  # the owner is back, and loses it again
    _lock(thief)

    assert not _again(story).is_held
    with pytest.raises(PermissionDenied), on_site(kim.site):
        holding.end_hold(_again(story), by=build.member(kim), at=timezone.now())
