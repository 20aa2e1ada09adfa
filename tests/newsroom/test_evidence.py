"""What a fact check rests on: something that readers can see, or a body that the group asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, publishing, scheduling, writing
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import SourceKind, Story, StoryKind
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
_CHECK: Final = Details(claim="Air sumur RT 02 beracun.", verdict="false")
_LACKS: Final = "bukti yang bisa dilihat pembaca"
_LINK: Final = "Hasilnya di https://dinkes.kuburayakab.go.id/uji-air."


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _ready(kim: Kim, **words: Any) -> Story:
    """A fact check that waits to be published. Its only source is a neighbour."""
    story = build.story(kim, Stage.VERIFIED)
    said = replace(
        content.content_of(story), kind=StoryKind.FACT_CHECK, **{"details": _CHECK, **words}
    )
    writing.edit(story, content=said, sensitivities=(), by=story.author, at=build.AT)
    return _confirmed(story)


def _confirmed(story: Story) -> Story:
    by = build.member(story.site.kim)
    confirmations.confirm(story, how_known="Saya melihatnya.", by=by, at=build.AT)
    return Story.objects.get(pk=story.pk)


def _asked(story: Story, kind: SourceKind, *, withheld: str = "") -> None:
    source = content.SourceNote(
        kind, "Dinas Kesehatan Kubu Raya", date(2026, 11, 12), withheld_reason=withheld
    )
    writing.add_source(story, source=source, by=story.author, at=build.AT)


def _photo(kim: Kim) -> dict[str, Any]:
    return {"photos": (build.photo(kim).as_picture(),)}


def _document(kim: Kim) -> dict[str, Any]:
    return {"attachments": (build.attachment(kim).as_attached(),)}


def test_one_word_against_another_is_no_fact_check(kim: Kim, ruang: Door) -> None:
    story = _ready(kim)
    editor = build.member(kim, Role.EDITOR)

    with pytest.raises(content.ActionRefused, match=_LACKS):
        publishing.publish(story, by=editor, at=build.AT)
    soon = build.AT + timedelta(hours=1)
    with pytest.raises(content.ActionRefused, match=_LACKS):
        scheduling.schedule(story, publish_at=soon, by=editor, at=build.AT)

    page = ruang(editor).get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    assert _LACKS in page


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (_photo, "Buktinya ada di bawah: foto."),
        (_document, "Buktinya ada di bawah: dokumen."),
        (lambda kim: {"body": _LINK}, "Buktinya ada di bawah: tautan."),
        (lambda kim: _photo(kim) | _document(kim), "Buktinya ada di bawah: foto dan dokumen."),
    ],
)
def test_what_readers_can_see_is_named_where_the_answer_stands(
    kim: Kim, reader: Reader, words: Callable[[Kim], dict[str, Any]], says: str
) -> None:
    story = build.publish(_ready(kim, **words(kim)))

    assert says in reader("kim-satu").get(story.path).content.decode()


@pytest.mark.parametrize("kind", [SourceKind.OFFICE, SourceKind.DOCUMENT, SourceKind.MEDIA])
def test_a_body_that_was_asked_is_named_with_its_day_and_no_proof_is_promised(
    kim: Kim, reader: Reader, kind: SourceKind
) -> None:
    story = _ready(kim)
    _asked(story, kind)

    page = reader("kim-satu").get(build.publish(story).path).content.decode()

    assert "Dasarnya: Dinas Kesehatan Kubu Raya, 12 November 2026." in page
    assert "Buktinya ada di bawah" not in page


@pytest.mark.parametrize(
    ("kind", "withheld"), [(SourceKind.OFFICE, "Minta dirahasiakan."), (SourceKind.INTERVIEW, "")]
)
def test_a_neighbour_or_an_office_without_a_name_is_no_body_that_readers_can_ask(
    kim: Kim, kind: SourceKind, withheld: str
) -> None:
    story = _ready(kim)
    _asked(story, kind, withheld=withheld)

    with pytest.raises(content.ActionRefused, match=_LACKS):
        build.publish(story)


def test_news_needs_no_photo_and_no_office(kim: Kim) -> None:
    assert build.story(kim, Stage.PUBLISHED).is_public


def test_a_check_of_before_the_rule_is_corrected_all_the_same_and_another_keeps_its_evidence(
    kim: Kim,
) -> None:
    shown = build.publish(_ready(kim, **_photo(kim)))
    old = build.publish(_ready(kim, **_photo(kim)))
    Story.objects.filter(pk=old.pk).update(photos=[])
    note = content.CorrectionNote("satu", "dua", "Salah hitung.")
    editor = build.member(kim, Role.EDITOR)

    def correct(story: Story, **words: Any) -> Story:
        said = replace(content.content_of(story), lead="Sudah diuji dua kali.", **words)
        return publishing.correct(story, content=said, note=note, by=editor, at=timezone.now())

    assert correct(Story.objects.get(pk=old.pk)).lead == "Sudah diuji dua kali."
    with pytest.raises(content.ActionRefused, match=_LACKS):
        correct(Story.objects.get(pk=shown.pk), photos=())
