"""Papers of an application: stored by the request, read by the worker, limited."""

import os
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image
from pytest_django import Settings

from kimid.applications import notices, reactions, schedule
from kimid.applications.actions import applying
from kimid.applications.checking import gaps_of, why_not_verifiable
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application, PaperFile
from kimid.applications.rules import Applicant
from kimid.events.models import Event
from kimid.media import paper_storage, sandbox, strangers
from kimid.media.spool import spool_folder
from kimid.notify.models import Notice
from kimid.queue.tasks import NotYet
from kimid.registry.policies import rulings_for
from tests import build, build_registry
from tests.conftest import Door
from tests.queue.working import work_off

pytestmark = pytest.mark.django_db

_DECREE: Final = {
    "decree_number": "141/17/KPTS/2024",
    "issuer": "kepala",
    "issuer_name": "H. Abdul Muis",
    "issued_on": "1 Juli 2024",
    "valid_until": "30 Juni 2029",
}


@pytest.fixture(autouse=True)
def _own_spool(settings: Settings, tmp_path: Path) -> None:
    settings.SPOOL_DIR = tmp_path / "on-the-way"


@pytest.fixture
def begun() -> Application:
    """Everything is written and the decree is missing."""
    made = build_registry.application(step=ApplicationStep.BEGUN)
    made.papers.filter(kind="sk").delete()
    return made


def _photo() -> SimpleUploadedFile:
    out = BytesIO()
    Image.linear_gradient("L").resize((900, 1200)).convert("RGB").save(out, "JPEG")
    return SimpleUploadedFile("sk.jpg", out.getvalue(), "image/jpeg")


def _broken() -> SimpleUploadedFile:
    photo = _photo().read()
    return SimpleUploadedFile("sk.jpg", photo[: len(photo) // 2], "image/jpeg")


def _founder() -> Client:
    return Client(HTTP_HOST="ruang.localhost")


def _upload(made: Application, file: SimpleUploadedFile) -> Any:
    form = {**_DECREE, "simpan": "ya", "sk": file}
    return _founder().post(f"/daftar-kim/{made.code}/surat/", form)


def _work() -> None:
    """What the worker does with papers."""
    for event in Event.objects.filter(kind="application.paper_added"):
        reactions.read_paper.call(event.pk)


def _on_the_way() -> list[str]:
    return os.listdir(spool_folder("berkas"))


def _screen(made: Application, part: str = "surat/") -> str:
    return _founder().get(f"/daftar-kim/{made.code}/{part}").content.decode()


def _decree(made: Application) -> PaperFile:
    return made.papers.get(kind="sk")


def test_a_request_of_a_stranger_decodes_no_paper(
    begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[str] = []
    monkeypatch.setattr(sandbox, "run_worker", lambda worker, *_: decoded.append(worker))

    answer = _upload(begun, _photo())

    assert (answer.status_code, decoded) == (302, [])


def test_a_paper_is_read_by_the_worker_and_applicant_and_desk_read_so(
    begun: Application, ruang: Door
) -> None:
    _upload(begun, _photo())
    applying.send_application(begun, by=Applicant(begun), at=timezone.now())
    desk = ruang(build.officer("6112"))
    page = f"/s/kab-kubu-raya/permohonan/{begun.pk}/"

    assert len(_on_the_way()) == 1
    assert "Satu berkas sedang diproses" in _screen(begun, "")
    seen = desk.get(page).content.decode()
    assert "SK, sedang diproses" in seen
    assert "masih ada berkas yang sedang diproses" in seen
    assert desk.get(f"{page}{_decree(begun).name}/1.webp").status_code == 404
    assert desk.get(f"{page}{_decree(begun).name}.pdf").status_code == 404

    _work()
    _work()

    row = _decree(begun)
    assert (row.page_count, row.refusal, _on_the_way()) == (1, "", [])
    assert row.size_bytes == len(paper_storage.page(row.name, 1) or b"")
    assert "SK, 1 halaman" in desk.get(page).content.decode()
    assert desk.get(f"{page}{row.name}/1.webp").status_code == 200
    assert "sedang diproses" not in _screen(begun, "")


def test_papers_of_whatever_village_have_one_turn_and_the_record_says_who_read_them(
    begun: Application,
) -> None:
    elsewhere = build_registry.application(build.PAHANDUT, step=ApplicationStep.BEGUN)
    DBTaskResult.objects.all().delete()
    for made in (begun, elsewhere):
        _upload(made, _photo())
    readers = DBTaskResult.objects.filter(task_path__endswith=".read_paper")
    turns = list(readers.values_list("queue_name", flat=True))
    _work()

    assert (len(turns), len(set(turns))) == (2, 1)
    read = Event.objects.filter(kind="application.paper_read")
    assert set(read.values_list("actor_name", flat=True)) == {"kimid"}


def test_a_paper_that_cannot_be_read_is_missed_and_says_why(
    begun: Application, ruang: Door
) -> None:
    assert begun.region is not None
    _upload(begun, _broken())
    assert "Sedang diproses" in _screen(begun)
    _work()

    refusal = _decree(begun).refusal
    gaps = gaps_of(begun, rulings_for(begun.region))
    assert refusal.startswith("Berkas ini")
    assert refusal in _screen(begun)
    assert [gap.text for gap in gaps] == ["Foto SK belum ada."]
    assert _on_the_way() == []


def test_one_that_was_sent_meanwhile_cannot_be_verified_and_both_sides_read_why(
    begun: Application, ruang: Door
) -> None:
    assert begun.region is not None
    _upload(begun, _broken())
    applying.send_application(begun, by=Applicant(begun), at=timezone.now())
    _work()

    refusal = _decree(begun).refusal
    page = f"/s/kab-kubu-raya/permohonan/{begun.pk}/"
    seen = ruang(build.officer("6112")).get(page).content.decode()
    assert refusal in seen
    assert refusal in _screen(begun, "")
    gaps = gaps_of(begun, rulings_for(begun.region))
    assert why_not_verifiable(begun, [], gaps, build.AT) == "Foto SK belum ada"


def test_a_paper_that_is_left_out_before_it_was_read_leaves_nothing(begun: Application) -> None:
    _upload(begun, _photo())
    name = _decree(begun).name
    _founder().post(f"/daftar-kim/{begun.code}/surat/{name}/buang/")
    _work()
    for event in Event.objects.filter(kind="application.paper_dropped"):
        reactions.remove_pages.call(event.pk)

    assert _on_the_way() == []
    assert paper_storage.page(name, 1) is None


def test_bytes_that_are_gone_are_told_to_whoever_sent_them(begun: Application) -> None:
    _upload(begun, _photo())
    strangers.PAPERS.remove(begun.pk, _decree(begun).name)
    _work()

    assert _decree(begun).refusal == "Berkas ini tidak sampai. Kirim sekali lagi."


def _busy(*_: object) -> None:
    raise sandbox.ProcessingFailed("busy")


def test_a_paper_that_finds_the_decoder_busy_is_read_later_however_often(
    begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = timezone.now()
    with monkeypatch.context() as busy:
        busy.setattr(sandbox, "run_worker", _busy)
        _upload(begun, _photo())
        for _ in range(8):
            work_off(clock)
            clock += NotYet.PAUSE
    assert _decree(begun).awaits_worker
    assert len(_on_the_way()) == 1

    work_off(clock)

    assert (_decree(begun).page_count, _on_the_way()) == (1, [])


def test_a_paper_that_nobody_could_read_in_a_day_is_asked_for_again(begun: Application) -> None:
    _upload(begun, _photo())
    added = _decree(begun).added_at

    schedule.give_up_papers.func(at=added + timedelta(hours=23))
    assert _decree(begun).awaits_worker
    schedule.give_up_papers.func(at=added + timedelta(hours=25))

    row = _decree(begun)
    assert row.refusal == "Berkas ini belum bisa dibaca. Kirim sekali lagi."
    assert row.refusal in _screen(begun)
    assert _on_the_way() == []
    _work()
    assert _decree(begun).refusal == row.refusal


def test_the_office_is_told_of_a_paper_that_turned_out_unreadable_after_it_was_sent(
    begun: Application,
) -> None:
    build.portal("6112")
    _upload(begun, _broken())
    applying.send_application(begun, by=Applicant(begun), at=timezone.now())
    _work()
    for event in Event.objects.filter(kind="application.paper_unreadable"):
        notices.follow_unreadable_paper.call(event.pk)
        notices.follow_unreadable_paper.call(event.pk)

    told = Notice.objects.get(kind="application.paper_unreadable")
    assert told.title == "Satu berkas permohonan tidak terbaca"
    assert told.link.endswith(f"/permohonan/{begun.pk}/")


def test_a_paper_that_is_unreadable_before_it_was_sent_is_no_matter_of_the_office(
    begun: Application,
) -> None:
    build.portal("6112")
    _upload(begun, _broken())
    _work()
    notices.follow_unreadable_paper.call(Event.objects.get(kind="application.paper_unreadable").pk)

    assert not Notice.objects.exists()


def test_what_is_surely_no_paper_is_told_at_once_and_counts_as_an_attempt(
    begun: Application,
) -> None:
    text = SimpleUploadedFile("sk.docx", b"PK\x03\x04" + b"x" * 500)
    answers = [_upload(begun, text).content.decode() for _ in range(41)]

    assert "bukan foto atau PDF" in answers[0]
    assert "Sangat banyak berkas" in answers[40]
    assert _on_the_way() == []


def test_an_application_that_is_full_stores_nothing_more(begun: Application) -> None:
    for _ in range(applying.MOST_PAPERS - begun.papers.count()):
        _upload(begun, _photo())
    stored = len(_on_the_way())

    assert "Paling banyak 12 berkas" in _upload(begun, _photo()).content.decode()
    assert len(_on_the_way()) == stored


def test_too_many_papers_at_once_are_told_when_to_come_again(
    begun: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = replace(strangers.PAPERS, most_of_owner=0)
    monkeypatch.setattr(strangers, "PAPERS", full)
    number = {"decree_number": "141/99/KPTS/2026", "simpan": "ya", "sk": _photo()}

    answer = _founder().post(f"/daftar-kim/{begun.code}/surat/", number)

    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    page = answer.content.decode()
    assert "Sedang banyak berkas yang diolah" in page
    assert "141/99/KPTS/2026" in page
    assert not begun.papers.filter(kind="sk").exists()
