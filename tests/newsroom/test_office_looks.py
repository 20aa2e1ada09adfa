"""A group without a second person asks one officer to look at one text."""

from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import content, office_looks, talk, writing
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.flow import Stage
from kimid.newsroom.held_phrases import held_phrase
from kimid.newsroom.models import OfficeLook, Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

REGENCY: Final = "6112"
PHRASE: Final = "Warga melapor: ada pesan gacor."
BODY: Final = "Baca [di sini](https://slot88.com/masuk)."


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def officer() -> Person:
    build.portal(REGENCY)
    return build.officer(REGENCY)


def _story(kim: Kim, *, stage: Stage = Stage.VERIFIED) -> Story:
    return build.story(kim, stage, lead=PHRASE if stage is Stage.VERIFIED else "", body=BODY)


def _asked(story: Story, officer: Person) -> OfficeLook:
    now = timezone.now()
    with on_site(story.site):
        return office_looks.ask_office(story, officer=officer, by=story.author, at=now)


def _desk(look: OfficeLook | None = None) -> str:
    label = build.portal(REGENCY).ruang_label
    return f"/s/{label}/diminta-melihat/{f'{look.pk}/' if look else ''}"


def _send(client: Client, look: OfficeLook, answer: str) -> int:
    words = {"answer": answer, "reason": "Isinya peringatan untuk warga."}
    return client.post(_desk(look), words).status_code


def test_a_member_asks_on_the_page_of_the_story(kim: Kim, officer: Person, ruang: Door) -> None:
    story = _story(kim)
    page = f"/s/{story.site.ruang_label}/berita/{story.public_id}/"
    client = ruang(story.author)
    assert officer.name in client.get(page).content.decode()

    client.post(f"{page}minta-dilihat/", {"officer": officer.pk})

    assert f"{officer.name} diminta melihat." in client.get(page).content.decode()
    event = Event.objects.get(kind="story.office_asked")
    assert event.data == {
        "officer": officer.name,
        "phrase": "gacor",
        "links": ["slot88.com"],
        "story": story.public_id,
    }


def test_the_officer_reads_that_text_and_nothing_else(
    kim: Kim, officer: Person, ruang: Door
) -> None:
    story = _story(kim)
    with on_site(story.site):
        talk.post_message(story, text="Rahasia kelompok.", by=story.author, at=build.AT)
    look = _asked(story, officer)
    with on_site(story.site):
        words = build.words("Judul lain", "Inti lain.", "Rahasia sesudahnya.")
        writing.edit(story, content=words, sensitivities=(), by=story.author, at=build.AT)
    client = ruang(officer)

    assert kim.site.name in client.get(_desk()).content.decode()
    shown = client.get(_desk(look)).content.decode()

    assert PHRASE in shown
    assert "di sini (slot88 titik com/masuk)" in shown
    for secret in ("Pak Jamhari", "Rahasia kelompok", "Rahasia sesudahnya", "Judul lain"):
        assert secret not in shown
    assert client.get(f"/s/{kim.site.ruang_label}/berita/{story.public_id}/").status_code == 404


def test_no_other_officer_opens_it(kim: Kim, officer: Person, ruang: Door) -> None:
    look = _asked(_story(kim), officer)

    for other in (build.officer(REGENCY), build.officer("61"), build.officer("00", Role.OPERATOR)):
        assert ruang(other).get(_desk(look)).status_code == 404
        assert kim.site.name not in ruang(other).get(_desk()).content.decode()
        with on_site(look.site), pytest.raises(PermissionDenied):
            office_looks.answer_look(look, is_allowed=True, reason="Ya.", by=other, at=build.AT)


@pytest.mark.all_sites
def test_after_a_yes_it_is_published_with_phrase_and_link(
    kim: Kim, officer: Person, ruang: Door
) -> None:
    story = _story(kim)
    look = _asked(story, officer)

    assert _send(ruang(officer), look, "ya") == 302

    story = Story.objects.get(pk=story.pk)
    assert not held_phrase(story)
    build.publish(story)
    reader = Client(HTTP_HOST=f"{story.site.label}.kim.localhost")
    assert 'href="https://slot88.com/masuk"' in reader.get(story.path).content.decode()


@pytest.mark.all_sites
def test_a_published_link_opens_with_the_yes(kim: Kim, officer: Person, ruang: Door) -> None:
    story = _story(kim, stage=Stage.PUBLISHED)
    look = _asked(story, officer)
    reader = Client(HTTP_HOST=f"{story.site.label}.kim.localhost")
    assert "slot88.com" not in reader.get(story.path).content.decode()

    _send(ruang(officer), look, "ya")

    assert 'href="https://slot88.com/masuk"' in reader.get(story.path).content.decode()


@pytest.mark.all_sites
def test_after_a_no_the_group_reads_why_and_nothing_passes(
    kim: Kim, officer: Person, ruang: Door
) -> None:
    story = _story(kim)
    _send(ruang(officer), _asked(story, officer), "tidak")

    page = f"/s/{story.site.ruang_label}/berita/{story.public_id}/"
    shown = ruang(story.author).get(page).content.decode()
    assert "Isinya peringatan untuk warga." in shown
    with pytest.raises(ActionRefused, match="gacor"):
        build.publish(Story.objects.get(pk=story.pk))


@pytest.mark.all_sites
def test_a_yes_does_not_cover_other_words(kim: Kim, officer: Person, ruang: Door) -> None:
    story = _story(kim)
    look = _asked(story, officer)
    words = build.words("Maxwin", "Daftar sekarang.", "https://bit.ly/slot")
    writing.edit(story, content=words, sensitivities=(), by=story.author, at=build.AT)

    _send(ruang(officer), look, "ya")

    assert held_phrase(Story.objects.get(pk=story.pk))


def test_an_answer_needs_a_reason(kim: Kim, officer: Person, ruang: Door) -> None:
    look = _asked(_story(kim), officer)

    answer = ruang(officer).post(_desk(look), {"answer": "ya", "reason": " "})

    assert answer.status_code == 422
    assert "Tulis alasannya dulu" in answer.content.decode()


def test_after_a_day_it_is_closed(kim: Kim, officer: Person, ruang: Door) -> None:
    look = _asked(_story(kim), officer)
    day = timedelta(days=1)
    with on_site(look.site):
        OfficeLook.objects.update(asked_at=F("asked_at") - day, closes_at=F("closes_at") - day)
    client = ruang(officer)

    answer = client.get(_desk(look))
    assert (answer.status_code, PHRASE in answer.content.decode()) == (410, False)
    assert _send(client, look, "ya") == 410
    assert kim.site.name not in client.get(_desk()).content.decode()
    page = f"/s/{kim.site.ruang_label}/berita/{look.story.public_id}/"
    assert "tidak menjawab dalam 24 jam" in ruang(look.asked_by).get(page).content.decode()


@pytest.mark.all_sites
def test_once_at_a_time_five_for_a_group_and_only_officers_above(kim: Kim, officer: Person) -> None:
    story = _story(kim)
    with pytest.raises(ActionRefused, match="Pilih petugas"):
        _asked(story, build.officer("62"))
    _asked(story, officer)
    with pytest.raises(ActionRefused, match="sudah diminta"):
        _asked(story, officer)
    for _ in range(4):
        _asked(_story(kim), officer)
    with pytest.raises(ActionRefused, match="Sudah 5 kabar"):
        _asked(_story(kim), officer)


@pytest.mark.all_sites
def test_nothing_is_opened_when_nothing_waits(kim: Kim, officer: Person) -> None:
    with pytest.raises(ActionRefused, match="Tidak ada yang perlu dilihat"):
        _asked(build.story(kim, Stage.COLLECTED), officer)


@pytest.mark.all_sites
def test_without_an_officer_near_the_next_one_above_is_asked(kim: Kim) -> None:
    story = _story(kim)
    nation = build.officer("00", Role.OPERATOR)
    assert _asked(story, nation).officer == nation

    Grant.objects.filter(person=nation).delete()
    with pytest.raises(ActionRefused, match="Pilih petugas"):
        _asked(_story(kim), nation)


@pytest.mark.all_sites
def test_an_officer_who_left_the_post_reads_nothing(kim: Kim, officer: Person, ruang: Door) -> None:
    look = _asked(_story(kim), officer)
    Grant.objects.filter(person=officer).delete()

    assert ruang(officer).get(_desk(look)).status_code == 404


def test_content_is_not_changed_by_asking(kim: Kim, officer: Person) -> None:
    story = _story(kim)
    before = content.content_of(story)
    look = _asked(story, officer)

    with on_site(story.site):
        assert content.content_of(Story.objects.get(pk=look.story_id)) == before
