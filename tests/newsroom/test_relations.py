"""What readers learn of those who wrote a story and who are sure of it."""

from collections.abc import Callable
from typing import Final

import pytest
from django.test import Client

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations
from kimid.newsroom.actions.confirmations import Witness
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import HowKnown, Sensitivity, SignedAs, Story, StoryKind
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
_SENTENCE: Final = "Saya bidan di posyandu itu."


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _page(kim: Kim, reader: Reader, *, sensitive: bool = False, ticks: bool = False) -> str:
    """The page of a story that as many people confirmed as it wants: they saw it."""
    story = build.story(kim, Stage.DISCUSSED, sensitive=sensitive)
    for name, known_by in (("Siti Rahmah", HowKnown.SEEN), ("Dedi", HowKnown.SEEN)):
        confirmations.confirm(
            story,
            how_known=_SENTENCE,
            known_by=known_by,
            shows_initials=ticks and name == "Siti Rahmah",
            by=build.member(kim, name=name),
            at=build.AT,
        )
        story = Story.objects.get(pk=story.pk)
        if not story.is_to_check:
            break
    return reader("kim-satu").get(build.publish(story).path).content.decode()


def test_readers_have_a_number_and_fixed_words_and_neither_name_nor_sentence(
    kim: Kim, reader: Reader
) -> None:
    page = _page(kim, reader, sensitive=True)

    assert "<strong>2 warga, melihat sendiri</strong>" in page
    assert "Dipastikan seorang anggota" in page
    for private in ("Siti Rahmah", _SENTENCE):
        assert private not in page


def test_initials_stand_only_by_ones_own_tick(kim: Kim, reader: Reader) -> None:
    assert "S.R." in _page(kim, reader, ticks=True)
    assert "S.R." not in _page(kim, reader)


def test_a_sensitive_story_never_shows_initials(kim: Kim, reader: Reader) -> None:
    assert "S.R." not in _page(kim, reader, sensitive=True, ticks=True)


def test_whoever_records_a_witness_cannot_tick_for_them(kim: Kim) -> None:
    story = build.story(kim, Stage.DISCUSSED)
    confirmations.confirm_for_witness(
        story,
        witness=Witness("Nek Saripah"),
        how_known=_SENTENCE,
        known_by=HowKnown.ASKED,
        by=build.member(kim),
        at=build.AT,
    )

    [row] = story.confirmations.all()
    assert (row.known_by, row.shows_initials) == ("asked", False)


def test_a_story_in_the_name_of_the_newsroom_names_its_writer_nowhere_in_public(
    kim: Kim, reader: Reader
) -> None:
    details = Details(signed_as=SignedAs.NEWSROOM)
    story = build.of_kind(kim, StoryKind.NEWS, details, title="Parit dibersihkan")

    pages = [reader("kim-satu").get(path).content.decode() for path in (story.path, "/atom.xml")]

    assert all(f"Redaksi {kim.site.name}" in page for page in pages)
    assert not any(f">{story.author.name}<" in page for page in pages)


def test_initials_go_when_a_topic_becomes_sensitive(kim: Kim, reader: Reader) -> None:
    _page(kim, reader, ticks=True)
    story = Story.objects.get()
    story.set_sensitivities([Sensitivity.ACCUSED])
    story.save()

    assert "S.R." not in reader("kim-satu").get(story.path).content.decode()


@pytest.mark.parametrize("about", Sensitivity)
def test_nobody_is_asked_for_initials_where_a_topic_is_sensitive(
    kim: Kim, ruang: Door, about: Sensitivity
) -> None:
    story = build.story(kim, Stage.DISCUSSED)
    member = build.member(kim, name="Siti Rahmah")
    path = f"/s/kim-satu/berita/{story.public_id}/"
    tick = 'name="shows_initials"'
    page = ruang(member).get(path).content.decode()
    assert tick in page
    assert "checked" not in page[page.index(tick) : page.index(tick) + 60]

    story.set_sensitivities([about])
    story.save()
    assert tick not in ruang(member).get(path).content.decode()
    ruang(member).post(
        f"{path}pastikan/", {"how_known": _SENTENCE, "known_by": "seen", "shows_initials": "on"}
    )

    [row] = story.confirmations.all()
    assert not row.shows_initials
    assert "initials" not in Event.objects.get(kind="story.confirmed").data


def test_an_editor_may_let_the_newsroom_stand_for_a_writer_and_the_record_says_who(
    kim: Kim, reader: Reader, ruang: Door
) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    editor = build.member(kim, Role.EDITOR)
    path = f"/s/kim-satu/berita/{story.public_id}/atas-nama-redaksi/"
    confirmed = story.confirmations.filter(voided_at=None).count()

    assert ruang(build.member(kim)).post(path).status_code == 403
    first = ruang(editor).post(path, follow=True).content.decode()
    again = ruang(editor).post(path, follow=True).content.decode()

    assert "Pembaca membaca “Redaksi KIM”" in first
    assert "sudah atas nama Redaksi KIM" in again
    pages = [reader("kim-satu").get(each).content.decode() for each in (story.path, "/atom.xml")]
    assert all(f"Redaksi {kim.site.name}" in page for page in pages)
    assert not any(f">{story.author.name}<" in page for page in pages)
    [event] = Event.objects.filter(kind="story.signed_by_newsroom")
    assert event.actor_ref == str(editor.pk)
    assert story.confirmations.filter(voided_at=None).count() == confirmed
    assert "Dikoreksi" not in pages[0]
