"""A KIM that has nobody who can is entered by its regency: on record, named wherever it is read,
and open to its dispute.
"""

from datetime import timedelta
from typing import Final

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.access.models import Grant
from kimid.evaluation.actions import checking, entries
from kimid.evaluation.models import Participant, Round, RoundEntry, RoundKind
from kimid.evaluation.queries import kims_without_writer, unchecked_in
from kimid.evaluation.rules import EvaluationPermission
from kimid.evaluation.schedule import hand_up_unchecked
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.evaluation import rounds
from tests.lifecycle.closing import close_site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_dir")]

NOW: Final = timezone.now()
OFFICE: Final = "/s/kab-kubu-raya"
WORDS: Final = "Rapatnya enam kali, bukan dua belas."


def _yearly() -> Round:
    return rounds.round_of(kind=RoundKind.YEARLY, at=NOW)


def _sent(kim: Kim, running: Round, officer: Person) -> Participant:
    place: Participant = (
        rounds.entry(kim, running, by=officer, at=NOW)
        .participants.select_related("contest_level__region")
        .get()
    )
    return place


def _path(kim: Kim, running: Round) -> str:
    return f"{OFFICE}/putaran/{running.pk}/isi/{kim.number}/"


def test_a_regency_fills_in_for_a_kim_that_has_nobody_who_can_and_nobody_else_does() -> None:
    kim = build.kim()
    served = build.kim()
    build.member(kim)
    build.member(served, Role.EDITOR)
    others = [build.officer(code) for code in ("61", "6171", "00")] + [
        build.officer("6112", Role.PORTAL_EDITOR)
    ]
    officer = build.officer("6112")

    assert [officer.has_perm(EvaluationPermission.FILL, each) for each in (kim, served)] == [
        True,
        False,
    ]
    assert [each.has_perm(EvaluationPermission.FILL, kim) for each in others] == [False] * 4


def test_whoever_lost_the_post_or_the_account_can_not() -> None:
    kim = build.kim()
    gone = build.member(kim, Role.CHAIR)
    closed = build.member(kim, Role.EDITOR)
    Grant.objects.filter(person=gone).update(ends_at=build.AT + timedelta(days=1))
    assert not build.officer("6112").has_perm(EvaluationPermission.FILL, kim)

    Person.objects.filter(pk=closed.pk).update(is_active=False)
    assert build.officer("6112").has_perm(EvaluationPermission.FILL, kim)


def test_an_office_does_not_fill_in_for_writers_who_are_frozen_by_a_quarantine() -> None:
    kim = build.kim()
    running = _yearly()
    build.member(kim, Role.CHAIR)
    officer = close_site(kim)

    assert not officer.has_perm(EvaluationPermission.FILL, kim)
    assert kims_without_writer(running, build.region("6112"), timezone.now()) == []


def test_whoever_sent_an_entry_does_not_check_it(ruang: Door) -> None:
    officer, other = build.officer("6112"), build.officer("6112")
    place = _sent(build.kim(), _yearly(), officer)
    path = f"{OFFICE}/babak/{place.contest_level_id}/{place.pk}/"

    with pytest.raises(checking.OwnEntry):
        checking.check_entry(place, findings=rounds.marks(place), is_done=True, by=officer, at=NOW)
    refused = ruang(officer).post(path, {})
    assert (refused.status_code, "petugas lain yang memeriksanya" in refused.text) == (422, True)
    assert ruang(other).post(path, {}).status_code == 302


def test_whoever_filled_in_an_entry_does_not_check_it_when_another_sends_it(ruang: Door) -> None:
    officer, sender = build.officer("6112"), build.officer("6112")
    kim, running = build.kim(), _yearly()
    entries.save_answers(kim, into=running, answers={}, version=0, by=officer, at=NOW)
    RoundEntry.objects.update(version=0)
    place = _sent(kim, running, sender)

    with pytest.raises(checking.OwnEntry):
        checking.check_entry(place, findings=rounds.marks(place), is_done=True, by=officer, at=NOW)
    path = f"{OFFICE}/babak/{place.contest_level_id}/{place.pk}/"
    assert "Kantor di atas boleh memeriksanya sekarang" in ruang(officer).post(path, {}).text


@pytest.mark.parametrize("when", ["now", "filled in before this was stored", "post is over"])
def test_nobody_checks_what_a_deputy_of_the_same_official_filled_in(when: str) -> None:
    boss, other = build.officer("6112"), build.officer("6112")
    first, second = (build.acting("6112", by=boss) for _ in range(2))
    sent = _sent(build.kim(), _yearly(), first)
    if when == "post is over":
        Grant.objects.filter(person=first).update(ends_at=timezone.now())
    elif when != "now":
        RoundEntry.objects.update(handled_by=[first.pk])
    place = Participant.objects.get(pk=sent.pk)

    for who in (second, boss):
        with pytest.raises(checking.OwnEntry):
            checking.check_entry(place, findings=rounds.marks(place), is_done=True, by=who, at=NOW)
    checking.check_entry(place, findings=rounds.marks(place), is_done=True, by=other, at=NOW)


def test_the_office_above_checks_where_an_office_has_one_official() -> None:
    running = _yearly()
    Grant.objects.filter(region="6112").delete()  # of whoever opened the round
    alone, above, elsewhere = build.officer("6112"), build.officer("61"), build.officer("6171")
    place = _sent(build.kim(), running, alone)
    theirs = _sent(build.kim(), running, build.officer("6112"))
    Grant.objects.filter(person=theirs.entry.sent_by).delete()

    assert above.has_perm(EvaluationPermission.CHECK, place)
    assert not elsewhere.has_perm(EvaluationPermission.CHECK, place)
    assert not above.has_perm(EvaluationPermission.CHECK, theirs)  # somebody here can
    checking.check_entry(place, findings=rounds.marks(place), is_done=True, by=above, at=NOW)
    assert Participant.objects.get(pk=place.pk).checked_by == above


def test_after_ten_working_days_an_unchecked_entry_goes_up_by_itself() -> None:
    officer, above = build.officer("6112"), build.officer("61")
    place = _sent(build.kim(), _yearly(), officer)
    build.officer("6112")  # who could, and does not
    sent = clock.today(NOW, "WIB")
    tenth = clock.start_of(clock.after_working_days(sent, 10), "WIB")

    hand_up_unchecked.func(at=tenth)
    assert not above.has_perm(EvaluationPermission.CHECK, place)
    eleventh = clock.start_of(clock.after_working_days(sent, 11), "WIB")
    for at in (eleventh, eleventh + timedelta(days=1)):
        hand_up_unchecked.func(at=at)

    late = Participant.objects.select_related("contest_level", "entry").get(pk=place.pk)
    assert (late.handed_up_at, Event.objects.filter(kind="participant.handed_up").count()) == (
        eleventh,
        1,
    )
    assert above.has_perm(EvaluationPermission.CHECK, late)
    assert unchecked_in(build.region("61")) == {late.contest_level.round_id: 1}


def test_a_contest_is_entered_by_the_group_alone(ruang: Door) -> None:
    kim = build.kim()
    contest = rounds.round_of(at=NOW)
    officer = build.officer("6112")

    with pytest.raises(entries.GroupOnly):
        entries.save_answers(kim, into=contest, answers={}, version=0, by=officer, at=NOW)
    assert ruang(officer).get(_path(kim, contest)).status_code == 404
    assert (
        "Belum ada yang bisa mengisi"
        not in ruang(officer).get(f"{OFFICE}/putaran/{contest.pk}/").content.decode()
    )


def test_what_an_office_sends_is_marked_and_on_record(ruang: Door) -> None:
    kim = build.kim()
    running = _yearly()
    officer = build.officer("6112")
    place = _sent(kim, running, officer)

    entry = RoundEntry.objects.get()
    assert (entry.on_behalf, entry.sent_by) == (True, officer)
    facts = Event.objects.filter(kind__in=("evaluation.kept", "evaluation.sent")).values_list(
        "data__on_behalf", flat=True
    )
    assert set(facts) == {True}
    page = (
        ruang(officer).get(f"{OFFICE}/babak/{place.contest_level_id}/{place.pk}/").content.decode()
    )
    assert "Diisi petugas atas nama KIM" in page
    assert "Isian dikirim atas nama KIM" in page


def test_what_a_group_sends_itself_is_not_marked() -> None:
    kim = build.kim()
    sent = rounds.entry(kim, _yearly(), at=NOW)

    assert not sent.on_behalf
    with pytest.raises(entries.NotOnBehalf):
        entries.dispute(kim, of=sent.round, text=WORDS, by=build.member(kim, Role.CHAIR), at=NOW)


def test_an_officer_fills_the_sheet_and_finds_it_in_the_heat(ruang: Door) -> None:
    kim = build.kim(name="KIM Kuala")
    running = _yearly()
    officer = build.officer("6112")
    door = ruang(officer)
    path = _path(kim, running)
    listed = door.get(f"{OFFICE}/putaran/{running.pk}/").content.decode()
    sheet = door.get(path).content.decode()
    first = next(each["key"] for each in running.form if each["kind"] == "angka")
    stored = door.post(f"{path}simpan/", {"version": "0", first: "7"})

    assert path in listed
    assert "KIM Kuala: diisi atas nama KIM" in sheet
    assert f'data-keeps="{path}simpan/"' in sheet
    assert stored.json()["version"] == 1
    assert RoundEntry.objects.get().answers[first]["value"] == "7"
    assert door.post(path, {"version": "1", first: "8", "kirim": "ya"}).status_code == 422
    assert RoundEntry.objects.get().answers[first]["value"] == "8"


def test_after_it_was_sent_the_sheet_leads_into_the_heat(ruang: Door) -> None:
    kim = build.kim()
    running = _yearly()
    officer = build.officer("6112")
    place = _sent(kim, running, officer)

    assert (
        ruang(officer).get(_path(kim, running))["Location"]
        == f"{OFFICE}/babak/{place.contest_level_id}/{place.pk}/"
    )
    assert kims_without_writer(running, build.region("6112"), NOW) == []


def test_the_group_reads_who_filled_it_in_disputes_it_and_the_office_checks_again(
    ruang: Door,
) -> None:
    kim = build.kim()
    running = _yearly()
    officer = build.officer("6112")
    place = rounds.checked(_sent(kim, running, officer))
    chair = build.member(kim, Role.CHAIR, name="Siti")
    path = f"/s/{kim.site.ruang_label}/evaluasi/{running.pk}/"
    page = ruang(chair).get(path).content.decode()
    empty = ruang(chair).post(f"{path}sanggah/", {"words": ""})
    values = ruang(chair).post(f"{path}sanggah/", {"words": WORDS}, follow=True).content.decode()
    place.refresh_from_db()

    assert f"Dikirim {officer.name}, petugas, atas nama KIM" in " ".join(page.split())
    assert "Ada yang tidak benar?" in page
    assert empty.status_code == 422
    assert "Tulis dulu apa yang tidak benar." in empty.content.decode()
    assert WORDS in values
    assert place.checked_at is None
    heat = f"{OFFICE}/babak/{place.contest_level_id}/"
    office = ruang(officer)
    assert "Disanggah, periksa lagi" in office.get(heat).content.decode()
    assert WORDS in office.get(f"{heat}{place.pk}/").content.decode()
    assert Event.objects.get(kind="evaluation.disputed").actor_name == "Siti"


def test_members_read_it_and_dispute_nothing(ruang: Door) -> None:
    kim = build.kim()
    running = _yearly()
    officer = build.officer("6112")
    _sent(kim, running, officer)
    member = build.member(kim)
    path = f"/s/{kim.site.ruang_label}/evaluasi/{running.pk}/"
    page = ruang(member).get(path).content.decode()

    assert "Isian ini diisi petugas atas nama KIM kita" in page
    assert "Ada yang tidak benar?" not in page
    assert ruang(member).post(f"{path}sanggah/", {"words": WORDS}).status_code == 404
    with pytest.raises(entries.NotOnBehalf):
        entries.dispute(kim, of=running, text=WORDS, by=officer, at=NOW)
    with pytest.raises(PermissionDenied):
        entries.dispute(kim, of=running, text=WORDS, by=member, at=NOW)


def test_many_kim_without_anybody_cost_no_more_than_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    running = _yearly()
    place = build.region("6112")
    for many in (1, 3):
        while Kim.objects.count() < many:
            build.kim()
        with django_assert_num_queries(1):
            rows = [
                (each.name, each.site.label, each.region.name)
                for each in kims_without_writer(running, place, NOW)
            ]
        assert len(rows) == many
