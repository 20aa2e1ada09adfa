"""Anybody sends a tip. The group makes a story of it, answers it, or declines it."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media.models import Photo
from kimid.media.queries import is_shown
from kimid.media.spool import spool_folder
from kimid.moderation import budgets
from kimid.moderation.senders import Sender, sender_of
from kimid.moderation.submission_tokens import SubmissionToken, new_submission_token
from kimid.newsroom.actions import content, tips, writing
from kimid.newsroom.check_steps import check_steps
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, Tip, TipOutcome
from kimid.newsroom.rules import Tipster
from kimid.newsroom.schedule import forget_senders_of_tips
from kimid.newsroom.tip_reactions import take_in_photo
from kimid.registry.models import Kim
from tests import build, visitors
from tests.conftest import Door
from tests.limits.filling import flood

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Readers = Callable[[str], Client]

_WORDS = "Jembatan gantung di dusun Hilir putus tadi pagi."
_WHO = {"name": "Bu Aminah", "contact": "0812 0000 0099"}


@pytest.fixture(autouse=True)
def _own_spool(settings: Settings, tmp_path: Path) -> None:
    settings.SPOOL_DIR = tmp_path / "on-the-way"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _slip(kim: Kim, minutes: int = 1) -> str:
    return new_submission_token(kim.site, timezone.now() - timedelta(minutes=minutes))


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


def test_a_citizen_sends_a_tip_with_a_photo_and_reads_what_became_of_it(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    tip = _send(kim, reader, place="Dusun Hilir", foto=_jpeg(), **_WHO)
    page = f"/kirim-kabar/{tip.ticket}/"
    assert "kami terima" in reader("kim-satu").get(page).content.decode()
    assert tip.picture is not None
    assert not is_shown(tip.picture["name"])

    desk = ruang(build.member(kim, Role.EDITOR))
    assert _WORDS in desk.get("/s/kim-satu/warga/").content.decode()
    taken = desk.post(f"/s/kim-satu/warga/{tip.ticket}/bahan/")

    story = Story.objects.get()
    assert taken["Location"].endswith(f"/berita/{story.public_id}/ubah/")
    assert story.body == f"> {_WORDS}"
    assert (story.place, story.photos[0]["name"]) == ("Dusun Hilir", tip.picture["name"])
    assert [step.what for step in check_steps(story)] == ["Sumber: Warga"]
    assert "Sedang ditulis" in reader("kim-satu").get(page).content.decode()


def test_the_page_of_a_ticket_tells_neither_the_words_nor_who_sent_them(
    kim: Kim, reader: Readers
) -> None:
    tip = _send(kim, reader, **_WHO)
    page = reader("kim-satu").get(f"/kirim-kabar/{tip.ticket}/").content.decode()
    assert not any(secret in page for secret in (_WORDS, *_WHO.values()))
    assert reader("kim-satu").get("/kirim-kabar/2222222222/").status_code == 404


def test_a_tip_leads_to_its_story_once_that_is_published(kim: Kim, reader: Readers) -> None:
    tip = _send(kim, reader)
    story = build.story(kim, Stage.PUBLISHED)
    Tip.objects.filter(pk=tip.pk).update(story=story, story_started_at=timezone.now())
    assert story.path in reader("kim-satu").get(f"/kirim-kabar/{tip.ticket}/").content.decode()


def test_an_answer_and_a_refusal_are_read_by_the_sender(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    desk = ruang(build.member(kim, Role.CHAIR))
    for outcome, words in (
        ("answered", "Sudah kami teruskan ke desa."),
        ("declined", "Ini urusan sengketa tanah."),
    ):
        tip = _send(kim, reader, words=f"{_WORDS} {outcome}")
        assert (
            desk.post(
                f"/s/kim-satu/warga/{tip.ticket}/jawab/", {"outcome": outcome, "words": words}
            ).status_code
            == 302
        )
        assert words in reader("kim-satu").get(f"/kirim-kabar/{tip.ticket}/").content.decode()


def test_only_editors_see_who_sent_it_and_each_look_is_on_record(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    tip = _send(kim, reader, **_WHO)
    path = f"/s/kim-satu/warga/{tip.ticket}/"
    editor = build.member(kim, Role.EDITOR)
    for person in (build.member(kim), editor):
        assert not any(
            secret in ruang(person).get(path).content.decode() for secret in _WHO.values()
        )
    assert ruang(build.member(kim)).post(f"{path}pengirim/").status_code == 404

    seen = ruang(editor).post(f"{path}pengirim/").content.decode()

    assert all(secret in seen for secret in _WHO.values())
    assert Event.objects.get(kind="tip.sender_seen").actor_ref == str(editor.pk)


def test_the_record_holds_neither_words_nor_sender(kim: Kim, reader: Readers) -> None:
    _send(kim, reader, **_WHO)
    event = Event.objects.get(kind="tip.sent")
    assert (event.actor_kind, event.data) == ("reader", {"is_held": False})


def test_who_sent_it_is_forgotten_after_ninety_days(kim: Kim) -> None:
    now = timezone.now()
    old, new = (
        visitors.tip(kim, name="Bu Nur", contact="0812", at=now - timedelta(days=days))
        for days in (91, 89)
    )
    forget_senders_of_tips.func(at=now)
    for tip in (old, new):
        tip.refresh_from_db()
    assert (old.name, old.contact, new.name, new.contact) == ("", "", "Bu Nur", "0812")


def test_an_advert_is_held_apart_and_can_still_be_used(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    tip = _send(kim, reader, words="slot gacor maxwin https://a.vip")
    assert tip.is_held
    desk = ruang(build.member(kim, Role.EDITOR))
    assert (
        "Ditahan, mirip iklan atau datang beruntun · 1"
        in desk.get("/s/kim-satu/warga/").content.decode()
    )
    assert "Ada tautan" in desk.get(f"/s/kim-satu/warga/{tip.ticket}/").content.decode()
    assert desk.post(f"/s/kim-satu/warga/{tip.ticket}/bahan/").status_code == 302


def test_one_form_makes_one_tip_and_other_words_on_it_are_not_lost(
    kim: Kim, reader: Readers
) -> None:
    slip = _slip(kim)
    first, again = (
        reader("kim-satu").post("/kirim-kabar/", {"slip": slip, "words": _WORDS}) for _ in range(2)
    )
    assert first["Location"] == again["Location"]
    other = reader("kim-satu").post(
        "/kirim-kabar/", {"slip": slip, "words": "Kabar lain sama sekali."}
    )
    assert other.status_code == 409
    assert "Kabar lain sama sekali." in other.content.decode()
    assert Tip.objects.count() == 1


@pytest.mark.parametrize("slip", ["", "palsu", None])
def test_a_form_without_a_slip_of_this_site_comes_back_with_what_was_typed(
    kim: Kim, reader: Readers, slip: str | None
) -> None:
    sent = {"slip": _slip(build.kim()) if slip is None else slip, "words": _WORDS}
    answer = reader("kim-satu").post("/kirim-kabar/", sent)
    assert answer.status_code == 422
    match = re.search(r'name="slip" value="([^"]+)"', answer.content.decode())
    assert match is not None
    assert reader("kim-satu").post("/kirim-kabar/", {**sent, "slip": match[1]}).status_code == 302


def test_nothing_at_all_is_asked_for_once_more_and_a_photo_alone_is_enough(
    kim: Kim, reader: Readers
) -> None:
    empty = reader("kim-satu").post(
        "/kirim-kabar/", {"slip": _slip(kim), "words": " \u200b ", "place": "Dusun Hilir"}
    )
    assert empty.status_code == 422
    assert "Dusun Hilir" in empty.content.decode()
    assert _send(kim, reader, words="", foto=_jpeg()).heading == "Foto tanpa cerita"


def test_a_file_that_is_no_photo_is_said_so_and_the_words_stay(kim: Kim, reader: Readers) -> None:
    bad = SimpleUploadedFile("foto.jpg", b"<script>alert(1)</script>", "image/jpeg")
    answer = reader("kim-satu").post(
        "/kirim-kabar/", {"slip": _slip(kim), "words": _WORDS, "foto": bad}
    )
    assert answer.status_code == 422
    assert _WORDS in answer.content.decode()
    assert not Photo.objects.exists()
    assert os.listdir(spool_folder("tamu")) == []


def test_the_form_is_never_stored_and_sets_no_cookie(kim: Kim, reader: Readers) -> None:
    answer = reader("kim-satu").get("/kirim-kabar/")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_one_network_fills_no_mailbox_and_its_neighbours_are_still_taken(kim: Kim) -> None:
    network = visitors.sender().network
    share = budgets.TIPS.share.burst
    flood = [_tell(kim, visitors.sender().device, network) for _ in range(share + 3)]

    assert [tip.is_held for tip in flood] == [*[False] * share, *[True] * 3]
    assert flood[-1].signs == ["Datang saat sangat banyak kiriman masuk"]
    assert not _tell(kim, visitors.sender().device, visitors.sender().network).is_held


def test_a_network_that_goes_on_after_600_held_ones_waits_ten_seconds_for_each(
    kim: Kim, reader: Readers
) -> None:
    now = timezone.now()
    flooder = visitors.sender()
    flood(budgets.TIPS, budgets.subject_of(kim.site), flooder, now)

    with pytest.raises(budgets.BudgetExceeded) as full:
        _tell(kim, visitors.sender().device, flooder.network)

    assert timedelta(0) < full.value.until - now <= timedelta(seconds=11)
    assert not Tip.objects.exists()
    assert not _send(kim, reader).is_held


def test_many_from_one_phone_are_held_not_refused(kim: Kim) -> None:
    phone = visitors.sender()
    made = [_tell(kim, phone.device, phone.network) for _ in range(8)]
    assert [tip.is_held for tip in made] == [False, False, False, True, True, True, True, True]


def test_a_flood_of_adverts_leaves_the_door_open_for_neighbours(kim: Kim, reader: Readers) -> None:
    for number in range(70):
        sender = visitors.sender()
        assert _tell(kim, sender.device, sender.network, f"slot gacor {number} a.vip").is_held
    assert not _send(kim, reader).is_held


def test_beyond_the_hour_of_a_site_tips_are_taken_and_held(kim: Kim, reader: Readers) -> None:
    for _ in range(budgets.TIPS.first.burst):
        visitors.tip(kim, at=timezone.now())

    assert _send(kim, reader).is_held


def test_a_flooding_network_reads_when_to_go_on_and_what_was_typed_stays(
    kim: Kim, reader: Readers
) -> None:
    sender = sender_of(RequestFactory().get("/"))
    flood(budgets.TIPS, budgets.subject_of(kim.site), sender, timezone.now())
    answer = reader("kim-satu").post("/kirim-kabar/", {"slip": _slip(kim), "words": _WORDS})

    assert answer.status_code == 429
    assert _WORDS in answer.content.decode()
    assert "Kirim lagi sesudah" in " ".join(answer.content.decode().split())


def test_a_draft_thrown_away_gives_the_tip_back_and_keeps_its_photo(
    kim: Kim, reader: Readers
) -> None:
    tip = _send(kim, reader, foto=_jpeg())
    editor = build.member(kim, Role.EDITOR)
    story = tips.start_story_from_tip(tip, by=editor, at=timezone.now())
    writing.discard_draft(story, by=editor, at=timezone.now())
    tip.refresh_from_db()
    assert tip.is_waiting
    assert Photo.objects.get().is_used


def test_what_is_not_for_the_group_lets_go_of_its_photo(kim: Kim, reader: Readers) -> None:
    tip = _send(kim, reader, foto=_jpeg())
    tips.answer_tip(
        tip,
        outcome=TipOutcome.DECLINED,
        answer="Bukan kabar.",
        by=build.member(kim, Role.EDITOR),
        at=timezone.now(),
    )
    assert not Photo.objects.get().is_used


def test_a_tip_is_taken_up_once(kim: Kim) -> None:
    tip = visitors.tip(kim)
    editor = build.member(kim, Role.EDITOR)
    tips.start_story_from_tip(tip, by=editor, at=timezone.now())
    with pytest.raises(content.ActionRefused):
        tips.start_story_from_tip(tip, by=editor, at=timezone.now())


def test_an_empty_mailbox_offers_the_poster(kim: Kim, ruang: Door, reader: Readers) -> None:
    page = ruang(build.member(kim)).get("/s/kim-satu/warga/").content.decode()
    assert "Tempel poster QR ini di warung dan posyandu." in page
    poster = reader("kim-satu").get("/kirim-kabar/poster/").content.decode()
    assert "kim-satu.kim.localhost" in poster


def _tell(kim: Kim, device: bytes, network: bytes, words: str = "") -> Tip:
    now = timezone.now()
    tip_data = tips.TipData(words or build.words().title)
    sender = Sender(device, network)
    return tips.send_tip(
        kim.site,
        tip_data=tip_data,
        slip=SubmissionToken(visitors.slip().submission_id, build.AT),
        sender=sender,
        by=Tipster(),
        at=now,
    )
