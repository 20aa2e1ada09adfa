"""A message and a confirmation that waited on a phone: each is done once, however often it
comes.
"""

from typing import Final

import pytest
from django.test import Client

from kimid.access.phone_answers import NOT_ALLOWED
from kimid.events.permissions import Role
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Confirmation, Message, Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Answer, Door
from tests.house.walking import HOUSE
from tests.sure import come_in

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

NUMBER: Final = "23456789ab"
JSON: Final = {"Accept": "application/json"}
OUTBOX: Final = HOUSE / "ui/js/outbox.js"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def siti(kim: Kim) -> Person:
    return build.member(kim, name="Siti Rahmah")


@pytest.fixture
def story(kim: Kim) -> Story:
    return build.story(kim, Stage.COLLECTED, author=build.member(kim, name="Dedi"))


def _path(story: Story) -> str:
    return f"/s/kim-satu/berita/{story.public_id}/"


def _send(phone: Client, story: Story, what: str, **fields: object) -> Answer:
    return phone.post(f"{_path(story)}{what}/", fields, headers=JSON)


def test_a_message_that_comes_again_is_one(story: Story, siti: Person, ruang: Door) -> None:
    phone = ruang(siti)
    answers = [_send(phone, story, "pesan", words="Sudah dicek?", number=NUMBER) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert answers[-1].json() == {"address": _path(story)}
    assert Message.objects.get().text == "Sudah dicek?"
    other_words = _send(phone, story, "pesan", words="Jangan dulu.", number=NUMBER)
    assert (other_words.status_code, "kata lain" in other_words.json()["error"]) == (409, True)
    # Another person's phone may have made the same number.
    other = build.member(Kim.objects.get(), Role.EDITOR)
    assert _send(ruang(other), story, "pesan", words="Saya cek.", number=NUMBER).status_code == 200
    assert Message.objects.count() == 2


def test_photos_that_have_not_come_yet_are_asked_for(
    kim: Kim, story: Story, siti: Person, ruang: Door
) -> None:
    phone = ruang(siti)
    here = build.photo(kim, by=siti, at=build.AT).name
    fields = {"photos": [here, "belumsampai23456"], "number": NUMBER}
    answer = _send(phone, story, "pesan", **fields)
    assert (answer.status_code, answer.json()) == (409, {"missing": ["belumsampai23456"]})
    assert not Message.objects.exists()
    assert _send(phone, story, "pesan", photos=[here], number=NUMBER).status_code == 200
    assert [photo["name"] for photo in Message.objects.get().photos] == [here]


def test_what_cannot_be_taken_is_answered_in_words(story: Story, siti: Person, ruang: Door) -> None:
    phone = ruang(siti)
    empty = _send(phone, story, "pesan", words=" ", number=NUMBER)
    assert (empty.status_code, empty.json()["error"][:24]) == (422, "Pesannya masih kosong. T")
    odd = _send(phone, story, "pesan", words="Halo", number="../x")
    assert odd.status_code == 422
    assert not Message.objects.exists()
    assert _send(ruang(build.person()), story, "pesan", words="Halo").status_code == 404


def test_a_confirmation_that_comes_again_is_one(story: Story, siti: Person, ruang: Door) -> None:
    phone = ruang(siti)
    fields = {"how_known": "Saya di sana.", "base": story.digest}
    answers = [_send(phone, story, "pastikan", **fields) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert Confirmation.objects.get().person == siti
    page = phone.get(_path(story)).content.decode()
    assert "Terima kasih. Pemastian Anda sudah dicatat." in page


def test_who_may_not_confirm_any_more_is_answered_in_words(
    kim: Kim, story: Story, siti: Person, ruang: Door
) -> None:
    kim.site.confirmers = "editors"
    kim.site.save()
    fields = {"how_known": "Saya di sana.", "base": story.digest}
    answer = _send(ruang(siti), story, "pastikan", **fields)
    assert (answer.status_code, "peran Anda" in answer.json()["error"]) == (409, True)


def test_a_confirmation_of_other_words_is_answered_in_words(
    story: Story, siti: Person, ruang: Door
) -> None:
    answer = _send(ruang(siti), story, "pastikan", how_known="Saya di sana.", base="0123456789ab")
    assert answer.status_code == 409
    assert "berubah" in answer.json()["error"] or "diubah" in answer.json()["error"]
    assert not Confirmation.objects.exists()


def test_what_needs_a_proof_of_the_person_waits_for_a_press(kim: Kim, siti: Person) -> None:
    warning = build.story(kim, Stage.PUBLISHED_UNVERIFIED, author=build.member(kim, Role.EDITOR))
    phone = Client(HTTP_HOST="ruang.localhost")
    come_in(phone, siti, shown=None)
    answer = _send(phone, warning, "pastikan", how_known="Saya di sana.", base=warning.digest)
    assert (answer.status_code, answer.json()["press"]) == (409, True)
    assert "tekan sekali lagi" in answer.json()["error"]
    assert not Confirmation.objects.exists()


def test_the_phone_says_what_the_server_says_when_somebody_may_not_send() -> None:
    assert f'const NOT_ALLOWED =\n  "{NOT_ALLOWED}";' in OUTBOX.read_text(encoding="utf-8")
