"""Nobody answers a report about what they wrote, as long as somebody else of the group can, or sees
who reported it. The only editor of a group answers, and the office sees it.
"""

from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from kimid.access.actions import grant_on_region
from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.moderation import actions
from kimid.moderation.models import Complaint, Outcome, Report
from kimid.moderation.rules import Reader
from kimid.newsroom.actions import publishing
from kimid.newsroom.actions.content import CorrectionNote, content_of
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build, visitors
from tests.conftest import Door
from tests.notify.doing import at_the_bell_of, give_notices

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_CONTACT: Final = "0812 0000 0099"
_ANSWER: Final = {"outcome": "kept", "words": "Sudah kami cek ke pak RT."}
_WAITS: Final = "Laporan pembaca menunggu dijawab"


@pytest.fixture
def kim() -> Kim:
    build.portal("6112")
    return build.kim(label="kim-satu")


def _published(kim: Kim, author: Person) -> Story:
    """The editor who published it has left the group since."""
    story = build.story(kim, Stage.PUBLISHED, author=author)
    Grant.objects.filter(person=story.editor).update(ends_at=timezone.now())
    return story


def _report(story: Story) -> Report:
    return actions.report(
        story.site,
        path=story.path,
        title=story.title,
        complaint=Complaint.WRONG,
        words="Jumlahnya keliru.",
        contact=_CONTACT,
        sender=visitors.sender(),
        by=Reader(),
        at=timezone.now(),
    )


def _path(report: Report) -> str:
    return f"/s/kim-satu/laporan/{report.ticket}/"


def test_another_editor_answers_and_the_writer_sees_no_number(kim: Kim, ruang: Door) -> None:
    writer, other = build.member(kim, Role.EDITOR), build.member(kim, Role.CHAIR)
    report = _report(_published(kim, writer))
    give_notices()
    desk = ruang(writer)

    page = desk.get(_path(report)).text
    looked = desk.post(f"{_path(report)}nomor/")
    answered = desk.post(_path(report), _ANSWER)

    assert "Laporan ini tentang tulisan Anda" in page
    assert "Jumlahnya keliru." in page
    assert "Kirim jawaban" not in page
    assert "Lihat nomor pengirim" not in page
    assert (looked.status_code, answered.status_code) == (404, 409)
    assert _ANSWER["words"] in answered.text
    assert not Event.objects.filter(kind="report.contact_seen").exists()
    assert at_the_bell_of(writer) == []
    assert at_the_bell_of(other) == [_WAITS]
    assert _CONTACT in ruang(other).post(f"{_path(report)}nomor/").text
    assert ruang(other).post(_path(report), _ANSWER).status_code == 302
    give_notices()
    assert at_the_bell_of(other) == []
    assert Event.objects.get(kind="report.answered").data == {"outcome": "kept"}


def test_the_only_editor_answers_without_the_number_and_the_office_sees_it(
    kim: Kim, ruang: Door
) -> None:
    writer, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    report = _report(_published(kim, writer))
    give_notices()
    desk, office = ruang(writer), ruang(officer)

    assert at_the_bell_of(writer) == [_WAITS]
    assert at_the_bell_of(officer) == [f"{kim.site.name}: laporan menunggu dijawab"]
    assert "Belum ada redaktur lain di kelompok" in desk.get(_path(report)).text
    assert desk.post(f"{_path(report)}nomor/").status_code == 404
    assert desk.post(_path(report), _ANSWER).status_code == 302
    give_notices()

    assert Event.objects.get(kind="report.answered").data == {"outcome": "kept", "is_own": True}
    assert at_the_bell_of(officer) == [f"{writer.name} menjawab laporan tulisannya"]
    above = f"/s/kab-kubu-raya/laporan/{report.ticket}/"
    assert _ANSWER["words"] in office.get(above).text
    assert _CONTACT in office.post(f"{above}nomor/").text
    assert _CONTACT not in desk.get(_path(report)).text


def test_the_office_answers_for_a_group_that_has_nobody_else(kim: Kim, ruang: Door) -> None:
    writer, officer = build.member(kim, Role.CHAIR), build.officer("6112")
    report = _report(_published(kim, writer))

    answer = ruang(officer).post(f"/s/kab-kubu-raya/laporan/{report.ticket}/", _ANSWER)
    give_notices()

    assert answer.status_code == 302
    assert (at_the_bell_of(writer), at_the_bell_of(officer)) == ([], [])
    ticket = Client(HTTP_HOST=f"{kim.site.label}.kim.localhost").get(f"/laporan/{report.ticket}/")
    assert "<small>Diskominfo Kabupaten Kubu Raya, " in ticket.text
    assert officer.name not in ticket.text


def test_who_rewrote_a_story_is_its_writer_too(kim: Kim) -> None:
    author, other = build.member(kim), build.member(kim, Role.EDITOR)
    build.member(kim, Role.CHAIR)
    story = _published(kim, author)
    report = _report(story)
    assert other.has_perm("moderation.see_contact", report)
    publishing.correct(
        story,
        content=content_of(story),
        note=CorrectionNote("30", "31", "Salah dengar."),
        by=other,
        at=timezone.now(),
    )

    with pytest.raises(PermissionDenied):
        actions.see_contact(report, by=other, at=timezone.now())
    with pytest.raises(PermissionDenied):
        actions.answer(
            report, outcome=Outcome.UNCHANGED, words="Sudah.", by=other, at=timezone.now()
        )


def test_a_writer_who_works_in_an_office_too_sees_no_number_there(kim: Kim) -> None:
    writer = build.member(kim)
    report = _report(_published(kim, writer))
    build.member(kim, Role.EDITOR)
    grant_on_region(
        build.region("6112"), person=writer, role=Role.OFFICER, by=build.BUILDER, at=build.AT
    )
    writer = Person.objects.get(pk=writer.pk)

    assert not writer.has_perm("moderation.see_contact", report)
    assert not writer.has_perm("moderation.answer", report)


def test_a_report_about_the_whole_site_is_for_all_who_answer(kim: Kim) -> None:
    chair = build.member(kim, Role.CHAIR)
    report = actions.report(
        kim.site,
        path="",
        title=kim.name,
        complaint=Complaint.OTHER,
        words="Siapa pengurusnya?",
        contact=_CONTACT,
        sender=visitors.sender(),
        by=Reader(),
        at=timezone.now(),
    )

    assert actions.see_contact(report, by=chair, at=timezone.now()) == _CONTACT
