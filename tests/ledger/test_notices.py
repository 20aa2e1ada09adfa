"""Notices about money: one for each thing that somebody has to do, and none after it is done."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.ledger import notices, schedule
from kimid.ledger.actions import corrections, counts, income, vouchers
from kimid.ledger.models import CashCount, Purse, Voucher
from kimid.lib.month import month_of
from kimid.notify.models import Notice
from kimid.notify.queries import notices_of
from kimid.people.models import Person
from kimid.sites.guard import on_site
from tests import build
from tests.ledger.making import Books, phone_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    books = Books(build.kim(label="kim-satu"))
    books.receive(2_000_000, books.source(name="utama"))
    return books


def _run() -> None:
    """All tasks of all events, twice, as they may run."""
    rows = Event.objects.order_by("pk")
    for event in [*rows, *rows]:
        for kind, task in (
            (notices._OF_VOUCHER, notices.follow_voucher),
            (("cash.counted", "cash.count_answered"), notices.follow_count),
            (("books.closed",), notices.follow_closing),
        ):
            if event.kind in kind:
                task.call(event.pk)


def _open(person: Person) -> list[tuple[str, str]]:
    """What this person reads and still has to do, or has only to know."""
    _run()
    rows = notices_of(person).filter(ended_at=None, kind__startswith="money.").order_by("pk")
    return [(each.kind.removeprefix("money."), each.title) for each in rows]


def _do(
    action: Callable[..., object], subject: Voucher | CashCount, *, by: Person, **values: object
) -> None:
    with on_site(subject.site):
        action(subject, **values, by=by, at=timezone.now())


def test_each_step_of_a_sum_has_one_notice_for_whoever_may_take_it(books: Books) -> None:
    source = books.source()
    voucher = books.submit(780_000, source)
    what = "Cetak 12 papan warta, Rp780.000"
    assert _open(books.treasurer) == []
    assert _open(books.chair) == [("to_approve", f"Menunggu disetujui: {what}")]

    _do(vouchers.ask_back, voucher, question="Untuk RT mana?", by=books.chair)
    assert _open(books.chair) == []
    assert _open(books.treasurer) == [("to_answer", f"Ditanya balik: {what}")]

    _do(vouchers.answer_question, voucher, answer="RT 1 sampai 12.", by=books.treasurer)
    assert _open(books.treasurer) == []
    assert _open(books.chair) == [("to_approve", f"Menunggu disetujui: {what}")]
    last = Notice.objects.filter(kind=notices.TO_APPROVE).latest("pk")
    assert "RT 1 sampai 12." in last.why

    books.approve(voucher)
    assert _open(books.chair) == []
    assert _open(books.treasurer) == [("to_pay", f"Tinggal dibayar: {what}")]

    books.pay(voucher)
    assert _open(books.chair) == _open(books.treasurer) == []


def test_a_refusal_leads_its_writer_to_the_reason(books: Books) -> None:
    voucher = books.submit(50_000, books.source())
    _do(vouchers.refuse, voucher, why="Tidak ada nota.", by=books.chair)

    assert _open(books.treasurer) == [("decided", "Ditolak: Cetak 12 papan warta, Rp50.000")]
    assert "Tidak ada nota." in Notice.objects.get(kind=notices.DECIDED).why
    assert _open(books.chair) == []


def test_what_its_writer_took_back_waits_for_nobody(books: Books) -> None:
    voucher = books.submit(50_000, books.source())
    _do(vouchers.take_back, voucher, by=books.treasurer)

    assert _open(books.chair) == _open(books.treasurer) == []


def test_a_member_learns_of_an_approval_and_an_editor_pays(books: Books) -> None:
    member = build.member(books.kim, Role.MEMBER)
    voucher = books.submit(50_000, books.source(), by=member, purse=Purse.OWN)
    books.approve(voucher)

    assert [kind for kind, _title in _open(member)] == ["decided"]
    assert [kind for kind, _title in _open(books.treasurer)] == ["to_pay"]
    assert member.name in Notice.objects.get(kind=notices.TO_PAY).why


def test_a_correction_waits_for_another(books: Books) -> None:
    voucher = books.spend(50_000, books.source())
    _do(
        corrections.propose_correction,
        voucher,
        why="Tercatat dua kali",
        number=phone_number(),
        by=books.treasurer,
    )

    assert [kind for kind, _title in _open(books.chair)] == ["to_approve"]

    books.approve(Voucher._base_manager.get(corrects=voucher))
    assert [kind for kind, _title in _open(books.treasurer)] == ["decided"]


def test_whoever_counted_along_is_asked_once(books: Books) -> None:
    member = build.member(books.kim, Role.MEMBER)
    books.count({100_000: 19}, explanation="Parkir", counted_with=member, books_difference=True)
    assert _open(member) == [("count_to_confirm", "Benar Rp1.900.000?")]
    assert [kind for kind, _title in _open(books.chair)] == ["to_approve"]

    _do(counts.answer_count, CashCount._base_manager.get(), agrees=False, by=member)

    assert _open(member) == []
    denied = f"{member.name} bilang Rp1.900.000 tidak benar"
    assert _open(books.treasurer) == [("count_denied", denied)]


def test_an_advance_past_its_day_is_asked_for_until_it_is_back(books: Books) -> None:
    advance = books.advance(200_000)
    site = books.kim.site
    late = timezone.now() + timedelta(days=2)
    schedule.remind_of_advance.call(site.pk, advance.pk)
    assert _open(books.treasurer) == []

    for _twice in range(2):
        schedule.remind_of_advance.func(site.pk, advance.pk, at=late)
    (row,) = _open(books.treasurer)
    assert row == ("advance_due", "Uang muka Cetak 12 papan warta: sisa Rp200.000")

    _do(
        income.take_rest,
        advance,
        amount=200_000,
        on=books.today,
        number=phone_number(),
        by=books.treasurer,
    )
    assert _open(books.treasurer) == []


def test_last_month_is_asked_for_until_it_is_closed_and_then_all_know(books: Books) -> None:
    last = month_of(books.today).previous
    books.receive(5_000, books.source(name="lain"), on=last.first)
    member = build.member(books.kim, Role.MEMBER)
    period = last.year * 100 + last.number
    for _twice in range(2):
        schedule.remind_site_to_close.call(books.kim.site.pk, period)
    assert _open(books.treasurer) == [("month_open", f"Tutup buku {last}")]
    assert _open(member) == []

    books.close(last)

    closed = ("books_closed", f"Buku sampai {last} ditutup")
    assert _open(books.treasurer) == [closed]
    assert _open(member) == [closed]
    assert _open(books.chair) == []
    schedule.remind_site_to_close.call(books.kim.site.pk, period)
    assert _open(books.treasurer) == [closed]
