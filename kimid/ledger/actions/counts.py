"""Actions on cash that is counted, and on months that are closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data, touch
from kimid.ledger.actions.vouchers import refuse_when_closed
from kimid.ledger.models import (
    AccountKind,
    CashCount,
    Closing,
    Purse,
    Voucher,
    VoucherKind,
    VoucherState,
)
from kimid.ledger.periods import closed_until
from kimid.ledger.posting import balance_of
from kimid.ledger.queries import held_before
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.tags import all_tags
from kimid.lib import clock
from kimid.lib.month import Month, month_of
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words

# Notes and coins, in rupiah.
PIECES: Final = (100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100)


@dataclass(frozen=True)
class CountData:
    """How many of each note and coin there are."""

    pieces: Mapping[int, int]
    explanation: str = ""
    counted_with: Person | None = None
    books_difference: bool = False

    @property
    def total(self) -> int:
        """Rupiah."""
        return sum(piece * many for piece, many in self.pieces.items())


@action(
    needs=LedgerPermission.COUNT,
    records="cash.counted",
    locks_first="subject",
    counts_as_life=True,
)
def count_cash(site: Site, *, data: CountData, number: str, by: Person, at: datetime) -> CashCount:
    """Note what is in the drawer, beside what the books say. A difference is explained; booking it
    waits for somebody else. Raises MoneyRefused, WordsRefused.
    """
    refuse_when_closed(site)
    refuse_words(site, data.explanation, by=by)
    booked = balance_of(site, AccountKind.CASH)
    difference = data.total - booked
    if difference and not data.explanation:
        raise MoneyRefused(
            f"{_in_words(difference)} dari buku. Tulis satu kalimat tentang selisihnya."
        )
    voucher = None
    if difference and data.books_difference:
        _refuse_second_difference(site)
        voucher = _voucher_of_difference(site, data.explanation, by, at)
        voucher.amount, voucher.number = abs(difference), number
        voucher.save()
    count = CashCount.objects.create(
        site=site,
        number=number,
        counted_at=at,
        notes={str(piece): many for piece, many in data.pieces.items() if many},
        counted=data.total,
        booked=booked,
        explanation=data.explanation if difference else "",
        by=by,
        counted_with=data.counted_with,
        voucher=voucher,
    )
    add_event_data(counted=rupiah(count.counted), booked=rupiah(booked))
    touch(*all_tags(site))
    return count


@action(needs=LedgerPermission.AGREE, records="cash.count_answered", locks_first="subject.site")
def answer_count(
    count: CashCount, *, agrees: bool, people_here: Collection[int] = (), by: Person, at: datetime
) -> CashCount:
    """Say on one's own phone whether the count is right. `people_here` are the people of whom the
    device knows. Raises MoneyRefused.
    """
    if count.answered_at is not None:
        raise MoneyRefused("Anda sudah menjawabnya.")
    if count.by_id in people_here:
        raise MoneyRefused(
            f"HP ini juga dipakai {count.by.name}, yang menulis hitungannya. Jawab dari HP Anda"
            " sendiri, supaya jelas dua orang yang menghitung."
        )
    count.answered_at, count.agrees = at, agrees
    count.save(update_fields=["answered_at", "agrees"])
    add_event_data(agrees=agrees, counted=rupiah(count.counted))
    touch(*all_tags(count.site))
    return count


@action(
    needs=LedgerPermission.CLOSE, records="books.closed", locks_first="subject", counts_as_life=True
)
def close_books(site: Site, *, until: Month, by: Person, at: datetime) -> Closing:
    """Close the books up to the end of a month that is over. Nobody opens them again. Raises
    MoneyRefused.
    """
    today = clock.today(at, site.region.zone)
    if until >= month_of(today):
        raise MoneyRefused(f"{until} belum lewat. Tutup buku sesudah bulannya habis.")
    closed = closed_until(site)
    if closed is not None and until <= closed:
        raise MoneyRefused(f"Buku sampai {closed} sudah ditutup.")
    add_event_data(month=str(until))
    touch(*all_tags(site))
    return Closing.objects.create(
        site=site,
        period=until.year * 100 + until.number,
        closed_at=at,
        by=by,
        cash=held_before(site, until.next, AccountKind.CASH),
        bank=held_before(site, until.next, AccountKind.BANK),
    )


def _refuse_second_difference(site: Site) -> None:
    """What is missing is booked once: the last count already asks for it."""
    rows = Voucher.objects.filter(site=site, kind=VoucherKind.DIFFERENCE)
    waiting = rows.filter(state__in=(VoucherState.SUBMITTED, VoucherState.ASKED)).first()
    if waiting is not None:
        raise MoneyRefused(
            f"Selisih {rupiah(waiting.amount)} dari hitungan sebelumnya masih menunggu disetujui."
            " Setujui atau tolak dulu, lalu hitung lagi."
        )


def _voucher_of_difference(site: Site, why: str, by: Person, at: datetime) -> Voucher:
    """Not saved, and without its sum."""
    return Voucher(
        site=site,
        kind=VoucherKind.DIFFERENCE,
        state=VoucherState.SUBMITTED,
        purpose=f"Selisih kas: {why}"[:120],
        purse=Purse.CASH,
        paper_on=clock.today(at, site.region.zone),
        written_by=by,
        submitted_at=at,
    )


def _in_words(difference: int) -> str:
    word = "Kurang" if difference < 0 else "Lebih"
    return f"{word} {rupiah(abs(difference))}"
