"""A voice in the thread of a story: recorded on a phone, heard by the group and by nobody else."""

from base64 import b64encode
from typing import Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from kimid.access.models import Grant
from kimid.media.models import Attachment, AttachmentUse
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Message, Story
from kimid.people.actions import erase_account
from kimid.people.models import Person
from kimid.people.personal_data import copy_of
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Answer, Door
from tests.media import sounds

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_NUMBER: Final = "23456789ab"
_JSON: Final = {"Accept": "application/json"}
_RECORDING: Final = sounds.webm(sounds.packets(3))


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


def _send(phone: Client, story: Story, data: bytes = _RECORDING) -> Answer:
    fields = {"words": "", "voice": b64encode(data).decode(), "number": _NUMBER}
    return phone.post(f"{_path(story)}pesan/", fields, headers=_JSON)


def _file_of(message: Message) -> str:
    return f"/s/kim-satu/lampiran/{message.voice['name']}.ogg"


def test_a_voice_that_comes_again_is_one_message_with_one_recording(
    story: Story, siti: Person, ruang: Door
) -> None:
    phone = ruang(siti)

    answers = [_send(phone, story).status_code for _ in range(3)]

    message = Message.objects.get()
    assert (answers, Attachment.objects.count()) == ([200] * 3, 1)
    assert (message.voice["kind"], message.voice["size"]) == ("sound", 3)
    assert AttachmentUse.objects.get().subject_id == message.pk
    assert f'src="{_file_of(message)}"' in phone.get(_path(story)).content.decode()


def test_a_voice_is_heard_by_the_group_only(story: Story, siti: Person, ruang: Door) -> None:
    phone = ruang(siti)
    _send(phone, story)
    heard = _file_of(Message.objects.get())
    stranger = ruang(build.member(build.kim(label="kim-dua")))

    assert phone.get(heard).status_code == 200
    assert stranger.get(heard).status_code == 404
    assert stranger.get(heard.replace("kim-satu", "kim-dua")).status_code == 404
    public = Client(HTTP_HOST="media.localhost").get(heard.replace("/s/kim-satu", ""))
    assert public.status_code == 404


def test_without_script_a_recording_is_a_file_of_the_form(
    story: Story, siti: Person, ruang: Door
) -> None:
    file = SimpleUploadedFile("rekaman.webm", _RECORDING, "audio/webm")

    ruang(siti).post(f"{_path(story)}pesan/", {"words": "Dengar ini.", "suara": file})

    message = Message.objects.get()
    assert (message.text, message.voice["size"]) == ("Dengar ini.", 3)


@pytest.mark.parametrize(
    ("voice", "status"),
    [("bukan base64!", 422), (b64encode(b"bukan suara").decode(), 409)],
)
def test_what_is_no_voice_is_refused_in_words(
    story: Story, siti: Person, ruang: Door, voice: str, status: int
) -> None:
    fields = {"words": "", "voice": voice, "number": _NUMBER}

    answer = ruang(siti).post(f"{_path(story)}pesan/", fields, headers=_JSON)

    assert (answer.status_code, "Rekam" in answer.json()["error"]) == (status, True)
    assert not Message.objects.exists()


def test_a_voice_of_an_account_in_doubt_is_folded_behind_a_warning(
    story: Story, siti: Person, ruang: Door
) -> None:
    phone = ruang(siti)
    _send(phone, story)
    Message.objects.update(doubted_at=timezone.now())

    page = phone.get(_path(story)).content.decode()

    assert page.index("Baca pesannya") < page.index("<audio")


def test_a_voice_is_named_in_the_copy_of_its_speaker_and_goes_with_them(
    kim: Kim, story: Story, siti: Person, ruang: Door
) -> None:
    _send(ruang(siti), story)
    Message.objects.create(site=kim.site, story=story, by=story.author, text="Ya", at=build.AT)
    name = Message.objects.get(by=siti).voice["name"]
    copied = copy_of(siti)["newsroom.Message"]
    Grant.objects.filter(person=siti).delete()

    erase_account(siti, by=build.BUILDER, at=timezone.now())

    assert [row["fields"]["voice"]["name"] for row in copied] == [name]
    assert Message.objects.get(by=siti).voice == {}
    assert not Attachment.objects.get(name=name).is_used
    assert ruang(story.author).get(f"{_path(story)}").status_code == 200
