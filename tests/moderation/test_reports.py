"""A reader reports something wrong without an account, and later reads the answer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.moderation import actions
from kimid.moderation.models import Complaint, Outcome, Report
from kimid.moderation.rules import Reader
from kimid.moderation.schedule import forget_contacts
from kimid.newsroom.flow import Stage
from kimid.registry.models import Kim
from tests import build, visitors
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Readers = Callable[[str], Client]

_REPORT = {"complaint": "wrong", "words": "Jumlahnya bukan 30 orang.", "contact": "0812 0000 0099"}


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


def _report(kim: Kim) -> Report:
    now = timezone.now()
    values: dict[str, Any] = {
        "path": "",
        "title": kim.name,
        "complaint": Complaint.WRONG,
        "words": "Jumlahnya keliru.",
    }
    return actions.report(kim.site, **values, sender=visitors.sender(), by=Reader(), at=now)


def test_a_reader_reports_a_story_and_reads_the_answer(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    editor = build.member(kim, Role.EDITOR)

    response = reader("kim-satu").post(f"/lapor{story.path}", _REPORT)
    row = Report.objects.get()
    assert response.status_code == 302
    assert (row.path, row.title, row.contact) == (story.path, story.title, _REPORT["contact"])
    assert "kami terima" in reader("kim-satu").get(response["Location"]).content.decode()

    values = {"outcome": "corrected", "words": "Anda benar, yang ikut 28 orang."}
    assert ruang(editor).post(f"/s/kim-satu/laporan/{row.ticket}/", values).status_code == 302
    answered = reader("kim-satu").get(response["Location"]).content.decode()
    assert "Anda benar, yang ikut 28 orang." in answered
    assert _REPORT["contact"] not in answered
    assert _REPORT["words"] not in answered


def test_what_no_address_can_hold_is_no_page_to_report(reader: Readers, kim: Kim) -> None:
    for path, status in (("%00", 400), ("berita/a%00b/", 400), ("berita/tidak-ada/", 404)):
        assert reader("kim-satu").get(f"/lapor/{path}").status_code == status


def test_what_was_typed_stays_when_something_is_missing(kim: Kim, reader: Readers) -> None:
    answer = reader("kim-satu").post("/lapor/", {"words": "Ada tautan judi."})
    assert answer.status_code == 422
    assert "Ada tautan judi." in answer.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize("about", ["berita/tidak-ada-222222/", "profil/", "../masuk/", "berita/"])
def test_only_what_is_public_here_can_be_reported(kim: Kim, reader: Readers, about: str) -> None:
    assert reader("kim-satu").get(f"/lapor/{about}").status_code == 404


def test_reports_are_never_closed_and_a_flood_stands_behind_the_others(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    flood = [
        reader("kim-satu").post("/lapor/", _REPORT, headers={"user-agent": f"agen {number}"})
        for number in range(90)
    ]
    neighbour = Client(HTTP_HOST="kim-satu.kim.localhost", REMOTE_ADDR="198.51.100.7")
    last = neighbour.post("/lapor/", _REPORT)

    assert {answer.status_code for answer in [*flood, last]} == {302}
    assert (Report.objects.count(), Report.objects.filter(is_held=True).count()) == (91, 70)
    assert not Report.objects.get(ticket=last["Location"].split("/")[-2]).is_held
    page = ruang(build.member(kim, Role.CHAIR)).get("/s/kim-satu/laporan/").content.decode()
    assert "21 menunggu" in page
    assert "Datang banyak sekaligus" in page


def test_a_report_is_answered_once(kim: Kim) -> None:
    row = _report(kim)
    chair = build.member(kim, Role.CHAIR)
    actions.answer(
        row, outcome=Outcome.UNCHANGED, words="Sudah kami cek.", by=chair, at=timezone.now()
    )
    with pytest.raises(actions.AlreadyAnswered):
        actions.answer(
            row, outcome=Outcome.TAKEN_DOWN, words="Ditarik.", by=chair, at=timezone.now()
        )


def test_offices_see_the_reports_of_their_region_and_no_other(kim: Kim, ruang: Door) -> None:
    row = _report(kim)
    for code, label, sees in (("61", "kalimantan-barat", True), ("62", "kalimantan-tengah", False)):
        build.portal(code)
        office = ruang(build.officer(code))
        assert (row.title in office.get(f"/s/{label}/laporan/").content.decode()) is sees
        assert office.get(f"/s/{label}/laporan/{row.ticket}/").status_code == (200 if sees else 404)


def test_a_member_without_a_post_and_a_neighbour_see_no_report(kim: Kim, ruang: Door) -> None:
    row = _report(kim)
    for person in (build.member(kim), build.member(build.kim(), Role.CHAIR)):
        assert ruang(person).get("/s/kim-satu/laporan/").status_code == 404
        assert ruang(person).get(f"/s/kim-satu/laporan/{row.ticket}/").status_code == 404


def test_a_report_that_waits_longer_than_two_days_says_so(kim: Kim, ruang: Door) -> None:
    row = _report(kim)
    Report.objects.filter(pk=row.pk).update(reported_at=timezone.now() - timedelta(days=3))
    assert (
        "Lewat dua hari"
        in ruang(build.member(kim, Role.CHAIR)).get("/s/kim-satu/laporan/").content.decode()
    )


def test_the_record_holds_neither_words_nor_contact(kim: Kim, reader: Readers) -> None:
    reader("kim-satu").post("/lapor/", _REPORT)
    event = Event.objects.get(kind="report.made")
    assert event.actor_kind == "reader"
    assert event.data == {"complaint": "wrong", "path": ""}


def test_the_number_of_a_reporter_is_seen_on_purpose_and_each_look_is_on_record(
    kim: Kim, reader: Readers, ruang: Door
) -> None:
    reader("kim-satu").post("/lapor/", _REPORT)
    path = f"/s/kim-satu/laporan/{Report.objects.get().ticket}/"
    editor = build.member(kim, Role.EDITOR)
    desk = ruang(editor)
    assert _REPORT["contact"] not in desk.get(path).content.decode()

    assert _REPORT["contact"] in desk.post(f"{path}nomor/").content.decode()

    event = Event.objects.get(kind="report.contact_seen")
    assert (event.actor_ref, event.data) == (str(editor.pk), {})


def test_the_number_of_a_reporter_is_forgotten_ninety_days_after_the_answer(
    kim: Kim, reader: Readers
) -> None:
    for days in (91, 89):
        reader("kim-satu").post("/lapor/", _REPORT)
        answered = {"outcome": "kept", "answer": "Sudah.", "answered_by": build.member(kim)}
        Report.objects.filter(answered_at=None).update(
            **answered, answered_at=timezone.now() - timedelta(days=days)
        )
    reader("kim-satu").post("/lapor/", _REPORT)

    forget_contacts.func()

    assert [report.contact for report in Report.objects.order_by("pk")] == [
        "",
        _REPORT["contact"],
        _REPORT["contact"],
    ]


def test_a_long_queue_is_read_to_its_end(kim: Kim, ruang: Door) -> None:
    for _ in range(51):
        _report(kim)
    chair = ruang(build.member(kim, Role.CHAIR))
    first, second = (
        chair.get(f"/s/kim-satu/laporan/?hal={page}").content.decode() for page in (1, 2)
    )

    assert "51 menunggu" in first
    rows = [page.count('<a class="item"') for page in (first, second)]
    assert rows == [50, 1]
