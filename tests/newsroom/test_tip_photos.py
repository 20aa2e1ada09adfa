"""A photo that comes with a tip: stored by the request, decoded by the worker, limited."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media import sandbox, strangers
from kimid.media.models import Photo, unguessable_name
from kimid.media.spool import spool_folder
from kimid.moderation import budgets
from kimid.moderation.senders import Sender
from kimid.moderation.submission_tokens import new_submission_token
from kimid.newsroom import schedule
from kimid.newsroom.actions import tips
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.models import Tip, TipOutcome, TipPhoto
from kimid.newsroom.rules import Tipster
from kimid.newsroom.tip_reactions import take_in_photo
from kimid.queue import claims
from kimid.queue.tasks import NotYet
from kimid.registry.models import Kim
from tests import build, visitors
from tests.conftest import Door
from tests.queue.working import work_off

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Readers = Callable[[str], Client]

_WORDS = "Jembatan gantung di dusun Hilir putus tadi pagi."


@pytest.fixture(autouse=True)
def _own_spool(settings: Settings, tmp_path: Path) -> None:
    settings.SPOOL_DIR = tmp_path / "on-the-way"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _slip(kim: Kim) -> str:
    return new_submission_token(kim.site, timezone.now())


def _jpeg() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(out, "JPEG")
    return SimpleUploadedFile("jembatan.jpg", out.getvalue(), "image/jpeg")


def _send(kim: Kim, reader: Readers, **fields: object) -> Tip:
    answer = reader("kim-satu").post(
        "/kirim-kabar/", {"slip": _slip(kim), "words": _WORDS, **fields}
    )
    assert answer.status_code == 302, answer.content.decode()
    _work()
    return Tip.objects.get(ticket=answer["Location"].split("/")[-2])


def _work() -> None:
    """What the worker does with the photos of tips."""
    for event in Event.objects.filter(kind="tip.sent"):
        take_in_photo.call(event.pk)


def _on_the_way() -> list[str]:
    return os.listdir(spool_folder("tamu"))


def test_a_photo_is_decoded_by_the_worker_and_its_sender_reads_so(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    answer = reader("kim-satu").post(
        "/kirim-kabar/", {"slip": _slip(kim), "words": _WORDS, "foto": _jpeg()}
    )
    tip = Tip.objects.get()
    assert not Photo.objects.exists()
    assert len(_on_the_way()) == 1
    assert "Foto sedang diproses" in reader("kim-satu").get(answer["Location"]).content.decode()
    desk = ruang(build.member(kim, Role.EDITOR))
    page = f"/s/kim-satu/warga/{tip.ticket}/"
    assert "Foto sedang diproses" in desk.get(page).content.decode()
    with pytest.raises(ActionRefused, match="masih diproses"):
        tips.start_story_from_tip(tip, by=build.member(kim, Role.EDITOR), at=timezone.now())

    _work()
    _work()

    tip.refresh_from_db()
    assert tip.picture is not None
    assert Photo.objects.get().name == tip.picture["name"]
    assert _on_the_way() == []
    assert tip.picture["name"] in desk.get(page).content.decode()


def test_a_photo_that_cannot_be_read_leaves_the_words_and_says_why(
    kim: Kim, reader: Readers
) -> None:
    broken = SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff" + b"x" * 500, "image/jpeg")
    tip = _send(kim, reader, foto=broken)

    assert (tip.picture, tip.photo_state) == (None, TipPhoto.REFUSED)
    page = reader("kim-satu").get(f"/kirim-kabar/{tip.ticket}/").content.decode()
    assert "bisa dipakai" in page
    assert tip.photo_refusal in page
    assert _on_the_way() == []


def test_a_form_that_is_sent_eight_times_stores_one_photo(kim: Kim, reader: Readers) -> None:
    fields = {"slip": _slip(kim), "words": _WORDS}
    for _ in range(8):
        reader("kim-satu").post("/kirim-kabar/", {**fields, "foto": _jpeg()})

    assert len(_on_the_way()) == 1
    _work()
    assert Tip.objects.count() == Photo.objects.count() == 1


def test_an_attempt_counts_before_its_photo_is_decoded_and_a_refused_one_leaves_nothing(
    kim: Kim, reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent: list[object] = []

    def spend(*of_whom: object) -> None:
        spent.append(of_whom)
        raise budgets.BudgetExceeded(timezone.now())

    monkeypatch.setattr(budgets, "spend", spend)
    answer = reader("kim-satu").post(
        "/kirim-kabar/", {"slip": _slip(kim), "words": _WORDS, "foto": _jpeg()}
    )

    assert (answer.status_code, len(spent)) == (429, 1)
    assert _on_the_way() == []
    assert not Photo.objects.exists()


def test_strangers_have_a_quota_of_photos_and_none_of_words(
    kim: Kim, reader: Readers, settings: Settings
) -> None:
    settings.TIP_PHOTOS = 1
    first = _send(kim, reader, foto=_jpeg())
    fields = {"slip": _slip(kim), "words": "Jalan longsor."}
    full = reader("kim-satu").post("/kirim-kabar/", {**fields, "foto": _jpeg()})

    assert full.status_code == 422
    assert "tanpa foto" in full.content.decode()
    assert "Jalan longsor." in full.content.decode()
    assert _send(kim, reader, words="Jalan longsor.").picture is None

    tips.answer_tip(
        first,
        outcome=TipOutcome.DECLINED,
        answer="Bukan kabar.",
        by=build.member(kim, Role.EDITOR),
        at=timezone.now(),
    )
    assert _send(kim, reader, words="Sungai naik.", foto=_jpeg()).picture is not None


def _busy(*_: object) -> None:
    raise sandbox.ProcessingFailed("busy")


def test_a_photo_that_finds_the_decoder_busy_is_made_later_however_often(
    kim: Kim, reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = timezone.now()
    with monkeypatch.context() as busy:
        busy.setattr(sandbox, "run_worker", _busy)
        fields = {"slip": _slip(kim), "words": _WORDS, "foto": _jpeg()}
        reader("kim-satu").post("/kirim-kabar/", fields)
        for _ in range(8):
            work_off(clock)
            clock += NotYet.PAUSE
    assert Tip.objects.get().awaits_photo
    assert len(_on_the_way()) == 1

    work_off(clock)

    assert Tip.objects.get().picture is not None
    assert _on_the_way() == []


def test_a_photo_that_nobody_could_make_in_a_day_is_said_to_be_missing(
    kim: Kim, reader: Readers
) -> None:
    fields = {"slip": _slip(kim), "words": _WORDS, "foto": _jpeg()}
    answer = reader("kim-satu").post("/kirim-kabar/", fields)
    sent = Tip.objects.get().sent_at

    schedule.give_up_tip_photos.func(at=sent + timedelta(hours=23))
    assert Tip.objects.get().awaits_photo
    schedule.give_up_tip_photos.func(at=sent + timedelta(hours=25))

    assert Tip.objects.get().photo_state == TipPhoto.REFUSED
    assert (
        "Foto ini belum bisa dibaca. Kirim sekali lagi."
        in reader("kim-satu").get(answer["Location"]).text
    )
    assert _on_the_way() == []
    _work()
    assert not Photo.objects.exists()


def test_too_many_photos_at_once_are_told_when_to_come_again(
    kim: Kim, reader: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = replace(strangers.TIP_PHOTOS, most_of_owner=0)
    monkeypatch.setattr(strangers, "TIP_PHOTOS", full)
    answer = reader("kim-satu").post(
        "/kirim-kabar/", {"slip": _slip(kim), "words": _WORDS, "foto": _jpeg()}
    )

    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert _WORDS in answer.content.decode()
    assert not Tip.objects.exists()


def _turns() -> list[tuple[str, str]]:
    """Whose tip each task is about, in the order in which a worker takes them."""
    turns = []
    after = ""
    while row := claims.claim("pekerja-1", timezone.now(), after=after):
        after = row.queue_name
        event = Event.objects.filter(pk=row.args_kwargs["args"][0], kind="tip.sent").first()
        if event is not None:
            tip = Tip.objects.get(pk=event.subject_id)
            turns.append((row.task_path.rpartition(".")[2], tip.words))
        claims.succeed(row, timezone.now())
    return turns


def _send_from(kim: Kim, network: int, words: str) -> None:
    tips.send_tip(
        kim.site,
        tip_data=tips.TipData(words, photo_name=unguessable_name()),
        slip=visitors.slip(timezone.now()),
        sender=Sender(bytes(16), bytes([network] * 16)),
        by=Tipster(),
        at=timezone.now(),
    )


def test_a_flood_of_one_network_delays_neither_an_honest_photo_nor_any_words(kim: Kim) -> None:
    for number in range(12):
        _send_from(kim, 1, f"Banjir {number}")
    _send_from(kim, 2, "Jembatan putus")

    turns = _turns()

    photos = [words for task, words in turns if task == "take_in_photo"]
    assert len(photos) == 13
    assert photos.index("Jembatan putus") <= 1
    assert [task for task, _ in turns[:13]] == ["follow_tip"] * 13


def test_one_network_does_not_fill_the_room_where_photos_wait(kim: Kim, reader: Readers) -> None:
    codes = []
    for _ in range(22):
        answer = reader("kim-satu").post(
            "/kirim-kabar/", {"slip": _slip(kim), "words": _WORDS, "foto": _jpeg()}
        )
        codes.append(answer.status_code)
    elsewhere = reader("kim-satu").post(
        "/kirim-kabar/",
        {"slip": _slip(kim), "words": _WORDS, "foto": _jpeg()},
        REMOTE_ADDR="203.0.113.9",
    )

    assert codes == [302] * 20 + [503] * 2
    assert elsewhere.status_code == 302
