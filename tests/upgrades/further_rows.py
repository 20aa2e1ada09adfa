"""What neither the small demo nor the stage of the matrix has, through the same actions that people
use.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.test import Client

from kimid.access.actions import agree_to_code, cancel_own_code, issue_code
from kimid.access.code_answers import CodeOwner
from kimid.access.models import CodeWait
from kimid.applications.models import ActKind
from kimid.demo.people import PASSWORD
from kimid.evaluation.actions import publishing
from kimid.evaluation.models import ContestLevel
from kimid.events.permissions import Role
from kimid.lifecycle.actions import silence, suspending
from kimid.lifecycle.models import StopReason, Threat
from kimid.newsroom.flow import Stage
from kimid.notify import mailing
from kimid.notify.models import Notice, NoticeAddress, NoticeRead
from kimid.people import actions as people
from kimid.people.rules import AccountOwner
from kimid.queue.worker import Worker
from kimid.wire.models import Item
from kimid.wire.reads import Read, count_reads
from tests import build, build_registry
from tests.applications.asking import NEIGHBOUR, carried_out, chaired
from tests.evaluation import rounds

_DAY: Final = timedelta(days=1)
_TASKS: Final = 20  # that the worker does; the rest waits
_DESK: Final[dict[str, Any]] = {"at": build.AT + 200 * _DAY}


def add_further_rows(now: datetime) -> None:
    """All of it; `now` is when people read and sign in."""
    _silence_and_revive()
    _stop()
    _lock()
    _end_and_move()
    build_registry.import_row()
    build.in_person_code(build.kim(), "271828")
    _answer_codes(now)
    build.story(build.kim(), Stage.PUBLISHED, body="[Lapak](https://lapak-kami.com/).")
    _correct_a_result(now)
    _read(now)
    _notify(now)
    _sign_in()
    _work()


def _silence_and_revive() -> None:
    """A KIM fell silent, its office visits it, its chair asks to go on."""
    kim = build.kim()
    silence.move_by_silence(kim, by=build.BUILDER, **_DESK)
    silence.record_visit(
        kim,
        visit=silence.VisitReport(result="HP ketua rusak.", next_step="Pinjamkan HP dinas."),
        by=build.officer("6112"),
        **_DESK,
    )
    silence.ask_revival(
        kim, plan="Bu Rusmini melanjutkan.", by=build.member(kim, Role.CHAIR), **_DESK
    )


def _stop() -> None:
    """A KIM is suspended and objects; the site of another is closed for security."""
    kim = build.kim()
    suspending.propose_suspension(
        kim,
        reason=StopReason.MONEY,
        words="Menarik iuran dari warga.",
        by=build.officer("6112"),
        **_DESK,
    )
    suspending.agree_to_suspend(kim, by=build.officer("6112"), **_DESK)
    suspending.appeal(kim, words="Iuran itu sukarela.", by=build.member(kim, Role.CHAIR), **_DESK)
    suspending.quarantine(
        build.kim(), threat=Threat.GAMBLING, words="", by=build.officer("6112"), **_DESK
    )


def _lock() -> None:
    """A member makes a card, and says later that the account is in other hands."""
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    build.story(kim, Stage.PUBLISHED, author=editor)
    people.make_lock_card(editor, by=AccountOwner(editor), **_DESK)
    people.lock_account(editor, by=AccountOwner(editor), **_DESK)


def _end_and_move() -> None:
    """A KIM was dissolved, another went into a neighbour, a third moved."""
    carried_out(*chaired(), ActKind.DISSOLUTION)
    carried_out(*chaired(), ActKind.MERGER, into=chaired(code=NEIGHBOUR)[0])
    carried_out(*chaired(), ActKind.MOVE, place=NEIGHBOUR)


def _answer_codes(now: datetime) -> None:
    """A code of an office is agreed to; two others are cancelled, which stops the account."""
    office = build.portal("6112")
    officer = build.officer("6112")
    kim = build.kim()
    agreed, stopped = build.member(kim, Role.CHAIR), build.member(build.kim(), Role.CHAIR)
    issue_code(office, person=agreed, by=officer, at=now)
    agree_to_code(kim.site, wait=CodeWait.objects.get(person=agreed), by=build.member(kim), at=now)
    for minutes in (1, 2):
        at = now + timedelta(minutes=minutes)
        issue_code(office, person=stopped, by=officer, at=at)
        wait = CodeWait.objects.filter(person=stopped).latest("pk")
        cancel_own_code(stopped, wait=wait, by=CodeOwner(stopped), at=at)


def _correct_a_result(now: datetime) -> None:
    """The regency puts a published result of the demo right."""
    level = ContestLevel.objects.filter(region="6112").exclude(published_at=None).earliest("pk")
    wrong = rounds.came(level)[-1]
    correction = publishing.ResultCorrection("Nilai satu KIM salah dibaca.", wrong.checks)
    publishing.correct_result(wrong, correction=correction, by=build.officer("6112"), at=now)


def _read(now: datetime) -> None:
    """Two readers of each item."""
    items = Item.objects.values_list("site_id", "pk")
    count_reads([Read(site, item, mark, now) for site, item in items for mark in (b"a", b"b")])


def _notify(now: datetime) -> None:
    """Somebody has read a notice, and a mail is on its way."""
    person = build.person("Rina")
    row = NoticeAddress.objects.create(person=person, address="rina@contoh.id")
    notice = Notice.objects.filter(person=None)[0]
    NoticeRead.objects.create(notice=notice, person=person, read_at=now)
    mailing.queue_confirmation(row, now)


def _sign_in() -> None:
    """An editor types a wrong password, then the right one, and stays signed in."""
    phone = Client(HTTP_HOST="ruang.localhost", HTTP_USER_AGENT="Firefox Android")
    for password in ("salah-ketik", PASSWORD):
        phone.post("/masuk/", {"login": "rina", "password": password})
    phone.get("/", follow=True)


def _work() -> None:
    """A worker did some tasks and is gone. Its name would be that of the machine."""
    worker = Worker("pekerja-1")
    worker.beat()
    worker.maintain()
    for _ in range(_TASKS):
        worker.run_next()
