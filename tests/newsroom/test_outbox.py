"""A phone sends a draft from its outbox, maybe several times: the group gets it once."""

from datetime import datetime
from typing import Any, Final

import pytest
from django.test import Client

from kimid.events.models import Event
from kimid.newsroom.actions import writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.whole import whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LABEL: Final = "kim-satu"
NUMBER: Final = "23456789ab"
SHEET: Final = {
    "draft": NUMBER,
    "sheet": NUMBER,
    "title": "Air pasang rendam 14 rumah",
    "lead": "Air masuk. Warga mengungsi. Tidak ada korban.",
    "source_kind": "seen",
    "source_on": "2026-11-24",
}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label=LABEL)


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, name="Dedi Kurniawan")


def _deliver(phone: Client, **more: Any) -> tuple[int, dict[str, Any]]:
    answer = phone.post(f"/s/{LABEL}/tulis/kirim/", {**SHEET, **more})
    return answer.status_code, answer.json()


def test_a_sheet_is_given_to_the_group_once_however_often_it_asks(
    ruang: Door, dedi: Person
) -> None:
    phone = ruang(dedi)

    answers = [_deliver(phone) for _ in range(3)]

    assert answers == [(200, {"address": f"/s/{LABEL}/berita/{NUMBER}/terkirim/"})] * 3
    [story] = Story.objects.all()
    assert (story.title, story.stage, story.public_id) == (SHEET["title"], Stage.COLLECTED, NUMBER)
    assert Event.objects.filter(kind="story.sent").count() == 1


def test_two_answers_that_are_made_at_once_send_it_once(
    ruang: Door, dedi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The phone asked again while the first request was between saving and sending."""
    send = writing.send

    def send_after_another(story: Story, *, by: Person, at: datetime) -> Story:
        send(Story.objects.get(pk=story.pk), by=by, at=at)
        return send(story, by=by, at=at)

    monkeypatch.setattr(writing, "send", send_after_another)

    assert _deliver(ruang(dedi)) == (200, {"address": f"/s/{LABEL}/berita/{NUMBER}/terkirim/"})
    assert Event.objects.filter(kind="story.sent").count() == 1


def test_a_draft_that_came_before_its_photos_goes_on_from_there(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    phone = ruang(dedi)
    name = "23456789abcdefgh"
    saved = phone.post(f"/s/{LABEL}/tulis/simpan/", {**SHEET, "photos": name})

    early = _deliver(phone, photos=name)
    photo = build.photo(kim, by=dedi)
    whole = _deliver(phone, photos=photo.name)

    assert saved.status_code == 200
    assert early == (409, {"missing": [name]})
    assert whole[0] == 200
    assert [each["name"] for each in Story.objects.get().photos] == [photo.name]


def test_what_the_group_has_changed_since_is_still_what_was_sent(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    phone = ruang(dedi)
    _deliver(phone)
    story = Story.objects.get()
    words = build.words("Air pasang rendam 15 rumah")
    writing.edit(
        story, content=words, sensitivities=(), base=story.digest, by=build.member(kim), at=build.AT
    )

    assert _deliver(phone)[0] == 200
    assert Story.objects.get().title == "Air pasang rendam 15 rumah"


def test_other_words_for_what_was_sent_already_are_told_and_change_nothing(
    ruang: Door, dedi: Person
) -> None:
    phone = ruang(dedi)
    _deliver(phone)
    before = whole_database()

    status, answer = _deliver(phone, title="Air surut")

    assert (status, answer["address"]) == (409, f"/s/{LABEL}/berita/{NUMBER}/ubah/")
    assert "dengan kata lain" in answer["error"]
    assert whole_database() == before


def test_a_draft_that_was_changed_elsewhere_is_not_overwritten(ruang: Door, dedi: Person) -> None:
    phone = ruang(dedi)
    laptop = ruang(dedi)
    base = phone.post(f"/s/{LABEL}/tulis/simpan/", SHEET).json()["base"]
    laptop.post(
        f"/s/{LABEL}/tulis/simpan/",
        {**SHEET, "sheet": "laptop2345", "base": base, "title": "Dari laptop"},
    )

    status, answer = _deliver(phone, base=base, title="Dari HP")

    story = Story.objects.get()
    assert (status, story.title, story.stage) == (409, "Dari laptop", Stage.DRAFT)
    assert phone.get(answer["address"]).status_code == 200  # both are there to choose from


def test_what_is_missing_is_said_in_words(ruang: Door, dedi: Person) -> None:
    status, answer = _deliver(ruang(dedi), title="")

    assert (status, answer) == (422, {"error": "Judulnya belum ada. Tulis satu kalimat dulu."})
    assert not Story.objects.exists()


def test_nobody_delivers_into_the_sheet_of_another(ruang: Door, kim: Kim, dedi: Person) -> None:
    _deliver(ruang(dedi))
    colleague = ruang(build.member(kim))
    stranger = ruang(build.member(build.kim()))
    before = whole_database()

    assert _deliver(colleague, title="Bukan dari Dedi")[0] == 422
    assert stranger.post(f"/s/{LABEL}/tulis/kirim/", SHEET).status_code == 404
    assert whole_database() == before
