"""A group is asked about one of its stories: from the story, with a question proposed, and with the
way back to it.
"""

from datetime import timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.activity.forms.polls import PollForm
from kimid.activity.models import Poll
from kimid.lib import clock
from kimid.newsroom.flow import Stage
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]
NEW: Final = "/s/kim-satu/jajak/baru/"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def phone(kim: Kim, ruang: Door) -> Client:
    return ruang(build.member(kim, name="Siti"))


def _typed(**values: str) -> dict[str, str]:
    day = clock.day(clock.today(timezone.now(), "WIB") + timedelta(days=3))
    return {
        "number": "2345",
        "question": "Perlu iuran lampu?",
        "choice_1": "Perlu",
        "choice_2": "Tidak",
        "closes_on": day,
        **values,
    }


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_group_is_asked_about_a_story_by_its_button(kim: Kim, phone: Client) -> None:
    story = build.story(kim, Stage.PUBLISHED, title="Lampu mati")
    here = f"/s/kim-satu/berita/{story.public_id}/"
    path = f"{NEW}?dari=berita-{story.public_id}"
    origin = f'Dari <a href="{here}">Kabar: Lampu mati</a>'
    assert path in _text(phone.get(here))
    sheet = _text(phone.get(path))
    assert origin in sheet
    assert "Tentang “Lampu mati”: bagaimana menurut Anda?</textarea>" in sheet

    refused = _text(phone.post(path, _typed(choice_1="")))
    assert origin in refused
    assert "Perlu iuran lampu?</textarea>" in refused
    answer = phone.post(path, _typed())

    poll = Poll.objects.get()
    assert (poll.question, poll.story) == ("Perlu iuran lampu?", story)
    assert origin in _text(phone.get(answer["Location"]))


def test_what_is_proposed_of_the_longest_title_can_be_asked_as_it_is(
    kim: Kim, phone: Client
) -> None:
    proposed = PollForm.initial_about(build.story(kim, Stage.PUBLISHED, title="p" * 140))[
        "question"
    ]

    phone.post(NEW, _typed(question=proposed))

    assert Poll.objects.get().question == proposed


def test_a_draft_and_the_story_of_another_group_are_no_origin(kim: Kim, phone: Client) -> None:
    draft = build.story(kim, title="Rahasia")
    foreign = build.story(build.kim(), Stage.PUBLISHED, title="Tetangga")
    for story in (draft, foreign):
        path = f"{NEW}?dari=berita-{story.public_id}"
        assert story.title not in _text(phone.get(path))
        phone.post(path, _typed(number=story.public_id))
    assert list(Poll.objects.values_list("story", flat=True)) == [None, None]
