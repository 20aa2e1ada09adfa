"""What a group learns of evaluations and contests."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.evaluation import notices
from kimid.evaluation.actions import checking, entries, opening, publishing
from kimid.evaluation.actions.opening import RoundDays
from kimid.evaluation.models import Participant, Round, RoundKind
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.notify.queries import other_notices
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.evaluation import rounds
from tests.notify.doing import at_the_bell_of, give_notices, run_again

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_dir")]


@pytest.fixture
def kim() -> Kim:
    return rounds.decreed(build.kim())


@pytest.fixture
def editor(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR)


def _open(kind: RoundKind = RoundKind.YEARLY) -> Round:
    row = rounds.round_of(kind=kind, at=timezone.now())
    _give_all()
    return row


def _give_all() -> None:
    """Those of a round are given by tasks of their own."""
    give_notices()
    give_notices()


def _known_to(person: Person) -> list[str]:
    fresh = Person.objects.get(pk=person.pk)
    return [each.notice.title for each in other_notices(fresh, timezone.now())]


def _remind(kim: Kim, row: Round, days: int) -> None:
    entries.remind(kim, of=row, days=days, by=build.BUILDER, at=timezone.now())
    _give_all()


def test_an_evaluation_waits_for_every_group_until_it_sends_its_entry(
    kim: Kim, editor: Person
) -> None:
    member, elsewhere = build.member(kim), build.member(build.kim(build.PAHANDUT), Role.EDITOR)
    neighbour = build.member(build.kim(), Role.EDITOR)
    row = _open()
    waits = [f"{row.title} dibuka"]
    assert [at_the_bell_of(each) for each in (editor, neighbour, member, elsewhere)] == [
        waits,
        waits,
        [],
        [],
    ]
    rounds.entry(kim, row, by=editor, at=timezone.now())
    _give_all()
    assert [at_the_bell_of(each) for each in (editor, neighbour)] == [[], waits]


def test_before_the_last_day_the_notice_comes_again(kim: Kim, editor: Person) -> None:
    row = _open()
    first, last = f"{row.title} dibuka", f"{row.title}: segera ditutup"
    _remind(kim, row, 14)
    assert at_the_bell_of(editor) == [first]
    _remind(kim, row, 7)
    _remind(kim, row, 2)
    assert at_the_bell_of(editor) == [last, first]


def test_a_task_that_runs_twice_takes_back_no_notice_of_its_first_run(
    kim: Kim, editor: Person
) -> None:
    row = _open()
    run_again(notices.follow_round, "evaluation.opened")
    _give_all()
    assert at_the_bell_of(editor) == [f"{row.title} dibuka"]
    _remind(kim, row, 7)
    run_again(notices.follow_reminder, "evaluation.reminded")
    assert at_the_bell_of(editor) == [f"{row.title}: segera ditutup", f"{row.title} dibuka"]


def test_a_contest_waits_only_for_those_who_have_begun(kim: Kim, editor: Person) -> None:
    row = _open(RoundKind.CONTEST)
    assert at_the_bell_of(editor) == []
    assert _known_to(editor) == [f"{row.title} dibuka"]
    _remind(kim, row, 7)
    assert at_the_bell_of(editor) == []
    rounds.entry(kim, row, is_sent=False, by=editor, at=timezone.now())
    _remind(kim, row, 2)
    assert at_the_bell_of(editor) == [f"{row.title}: segera ditutup"]


def test_a_round_that_is_prolonged_waits_until_its_new_day_and_one_taken_back_not_at_all(
    kim: Kim, editor: Person
) -> None:
    row = _open()
    officer, now = build.officer("6112"), timezone.now()
    days = RoundDays(row.entries_until + timedelta(days=5), row.regency_until)
    opening.extend_round(row, days=days, by=officer, at=now)
    _give_all()
    assert at_the_bell_of(editor) == [f"{row.title} diperpanjang"]
    opening.delete_round(row, by=officer, at=now)
    _give_all()
    assert at_the_bell_of(editor) == []


def test_a_group_learns_what_an_office_did_to_its_entry_and_of_the_result(
    kim: Kim, editor: Person
) -> None:
    row = _open()
    participant = rounds.checked(rounds.participant(kim, row))
    officer, now = build.officer("6112"), timezone.now()
    for why in ("Isian disalin.", ""):
        checking.exclude(participant, why=why, by=officer, at=now)
    after = clock.start_of(row.entries_until + timedelta(days=1), "WIB") + timedelta(hours=8)
    level = Participant.objects.get(pk=participant.pk).contest_level
    publishing.publish_result(level, by=officer, at=after)
    _give_all()
    titles = [
        f"{row.title}: hasilnya terbit",
        f"{row.title}: KIM ikut peringkat lagi",
        f"{row.title}: KIM tidak ikut peringkat",
    ]
    assert [each for each in _known_to(editor) if each in titles] == titles
    assert at_the_bell_of(editor) == []


def test_a_group_learns_that_an_office_sent_its_entry(kim: Kim) -> None:
    row = _open()
    rounds.entry(kim, row, by=build.officer("6112"), at=timezone.now())
    editor = build.member(kim, Role.EDITOR)
    _give_all()
    assert at_the_bell_of(editor) == []
    assert f"{row.title}: dinas mengirim isian atas nama KIM" in _known_to(editor)
