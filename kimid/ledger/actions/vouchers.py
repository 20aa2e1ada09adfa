"""Actions on vouchers that wait: submit, ask back, answer, approve, refuse, take back, pay."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kimid.access.grants import is_newcomer
from kimid.events.action import action, add_event_data, record_event_for, touch
from kimid.ledger.advances import (
    refuse_before_advance,
    refuse_beyond_advance,
    refuse_used_advance,
)
from kimid.ledger.approvers import approval_bar, spender_here
from kimid.ledger.likenesses import alike_vouchers
from kimid.ledger.models import (
    Fund,
    PlanLine,
    Purse,
    Voucher,
    VoucherKind,
    VoucherPaper,
    VoucherState,
)
from kimid.ledger.organisations import is_named
from kimid.ledger.place_kinds import own_title
from kimid.ledger.posting import (
    LegAmount,
    counter_legs,
    legs_of_difference,
    legs_of_money,
    post,
)
from kimid.ledger.receipts import MOST_RECEIPTS, RECEIPT, StoredReceipt
from kimid.ledger.refusals import (
    MoneyRefused,
    NumberKnown,
    PhoneShared,
    SourceEnded,
    VoucherDecided,
)
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.tags import all_tags, money_tag
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature

# Nothing is handed out for these: who approves them also books them.
_BOOKED_WHEN_APPROVED = (VoucherKind.CORRECTION, VoucherKind.DIFFERENCE)


@dataclass(frozen=True)
class SpendingData:
    """What somebody writes of money that was or is to be spent. `amount` is rupiah."""

    amount: int
    purpose: str
    party: str
    purse: Purse
    paper_on: date
    kind: VoucherKind = VoucherKind.EXPENSE  # or an advance
    party_is_public: bool = False
    source: Fund | None = None
    line: PlanLine | None = None
    advance: Voucher | None = None
    no_paper_reason: str = ""
    due_on: date | None = None


@action(
    needs=LedgerPermission.SUBMIT,
    records="voucher.submitted",
    locks_first="subject",
    counts_as_life=True,
)
def submit(
    site: Site,
    *,
    data: SpendingData,
    number: str,
    receipts: Sequence[StoredReceipt] = (),
    by: Person,
    at: datetime,
) -> Voucher:
    """Submit an expense or an advance, so that somebody else approves it. Raises MoneyRefused,
    NumberKnown, WordsRefused.
    """
    refuse_known_number(site, by, number)
    refuse_when_closed(site)
    refuse_words(site, data.purpose, data.party, data.no_paper_reason, by=by)
    _refuse_spending(data, site, at)
    is_laid_out = data.purse == Purse.OWN or data.kind == VoucherKind.ADVANCE
    voucher = Voucher(
        site=site,
        number=number,
        state=VoucherState.SUBMITTED,
        written_by=by,
        submitted_at=at,
        payer=by if is_laid_out else None,
    )
    for name, value in vars(data).items():
        setattr(voucher, name, value)
    voucher.party_is_public = is_named(data.party, agreed=data.party_is_public)
    if voucher.advance is not None:
        refuse_beyond_advance(voucher.advance, data.amount)
        voucher.payer = voucher.advance.payer
    voucher.save()
    for receipt in receipts:
        _attach(voucher, receipt, at)
    _describe(voucher)
    return voucher


@action(needs=LedgerPermission.SUBMIT, records="voucher.receipt_added", locks_first="subject.site")
def add_receipt(
    voucher: Voucher, *, receipt: StoredReceipt, by: Person, at: datetime
) -> VoucherPaper:
    """Add a receipt that came later: a shop gives it when it is paid. Raises MoneyRefused."""
    refuse_when_closed(voucher.site)
    if voucher.state == VoucherState.REFUSED:
        raise MoneyRefused("Catatan ini ditolak atau ditarik, jadi tidak menerima nota lagi.")
    if voucher.papers.count() >= MOST_RECEIPTS:
        raise MoneyRefused(f"Paling banyak {MOST_RECEIPTS} nota untuk satu catatan.")
    _follow(voucher)
    touch(money_tag(voucher.site))
    return _attach(voucher, receipt, at)


@action(needs=LedgerPermission.ASK, records="voucher.asked", locks_first="subject.site")
def ask_back(voucher: Voucher, *, question: str, by: Person, at: datetime) -> Voucher:
    """Ask the writer something before deciding. Raises MoneyRefused."""
    _refuse_decided(voucher)
    voucher.state, voucher.question = VoucherState.ASKED, question
    voucher.asked_by, voucher.answer = by, ""
    voucher.save(update_fields=["state", "question", "asked_by", "answer"])
    _describe(voucher)
    return voucher


@action(needs=LedgerPermission.ANSWER, records="voucher.answered", locks_first="subject.site")
def answer_question(voucher: Voucher, *, answer: str, by: Person, at: datetime) -> Voucher:
    """Answer what was asked; it waits for a decision again. Raises MoneyRefused."""
    if voucher.state != VoucherState.ASKED:
        raise MoneyRefused("Tidak ada pertanyaan yang menunggu jawaban.")
    voucher.state, voucher.answer = VoucherState.SUBMITTED, answer
    voucher.save(update_fields=["state", "answer"])
    _describe(voucher)
    return voucher


@action(
    needs=LedgerPermission.APPROVE,
    records="voucher.approved",
    locks_first="subject.site",
    counts_as_life=True,
)
def approve(
    voucher: Voucher, *, amount: int, people_here: Collection[int] = (), by: Person, at: datetime
) -> Voucher:
    """Approve what was submitted, for the sum that was read. `people_here` are the people of whom
    the device of this approver knows. Raises VoucherDecided, PhoneShared, MoneyRefused.
    """
    if is_newcomer(by, voucher.site_id, at):
        raise MoneyRefused(
            "Anda belum tiga hari di kelompok ini. Minta ketua atau redaktur lain menyetujuinya."
        )
    refuse_undecidable(voucher, amount)
    if bar := approval_bar(voucher, by):
        raise MoneyRefused(bar)
    if (spender := spender_here(voucher, people_here)) is not None:
        raise PhoneShared(spender.name)
    voucher.decided_by = by
    alike = alike_vouchers(voucher)
    settle(voucher, at)
    add_event_data(alike=[each.public_id for each in alike])
    return voucher


@action(needs=LedgerPermission.APPROVE, records="voucher.phone_shared", locks_first="subject.site")
def note_shared_phone(voucher: Voucher, *, other: str, by: Person, at: datetime) -> Voucher:
    """Put on record that somebody wanted to approve it on a device that `other` uses, too."""
    _describe(voucher)
    add_event_data(other=other)
    return voucher


@action(needs=LedgerPermission.APPROVE, records="voucher.refused", locks_first="subject.site")
def refuse(voucher: Voucher, *, why: str, by: Person, at: datetime) -> Voucher:
    """Refuse it, with a reason. The voucher stays on record. Raises VoucherDecided."""
    _refuse_decided(voucher)
    voucher.decided_by = by
    end(voucher, why, at)
    _describe(voucher)
    return voucher


@action(needs=LedgerPermission.ANSWER, records="voucher.taken_back", locks_first="subject.site")
def take_back(voucher: Voucher, *, by: Person, at: datetime) -> Voucher:
    """Take back what one submitted oneself. It stays on record. Raises VoucherDecided."""
    _refuse_decided(voucher)
    voucher.decided_by = by
    end(voucher, "Ditarik oleh yang menulis.", at)
    _describe(voucher)
    return voucher


@action(
    needs=LedgerPermission.PAY,
    records="voucher.paid",
    locks_first="subject.site",
    counts_as_life=True,
)
def pay(
    voucher: Voucher,
    *,
    purse: Purse,
    on: date,
    people_here: Collection[int] = (),
    by: Person,
    at: datetime,
) -> Voucher:
    """Note that an approved sum was handed out on a day, from cash or bank. Only now it is in the
    books. A device that knows the approver, too, is put on record. Raises MoneyRefused,
    MonthClosed.
    """
    if voucher.state == VoucherState.POSTED:
        raise VoucherDecided(f"Sudah dibayar {_day(voucher.paid_at, voucher)}.")
    if voucher.state != VoucherState.APPROVED:
        raise MoneyRefused("Belum disetujui, jadi belum bisa dibayar.")
    if voucher.purse in (Purse.DIRECT, Purse.ADVANCE):
        purse = Purse(voucher.purse)
    elif purse not in (Purse.CASH, Purse.BANK):
        raise MoneyRefused("Pilih dari kas tunai atau dari rekening.")
    _refuse_day(voucher, on, at)
    if voucher.advance is not None:
        refuse_beyond_advance(voucher.advance, voucher.amount, of=voucher)
        refuse_before_advance(voucher.advance, on)
    voucher.state, voucher.paid_by, voucher.paid_at = VoucherState.POSTED, by, at
    voucher.save(update_fields=["state", "paid_by", "paid_at"])
    post(voucher, legs_of_money(voucher, purse), on=on, at=at)
    if voucher.decided_by is not None and voucher.decided_by.pk in people_here:
        of = {"purpose": voucher.purpose, "amount": rupiah(voucher.amount)}
        record_event_for(voucher, "voucher.phone_shared", other=voucher.decided_by.name, **of)
    _follow(voucher)
    return voucher


def refuse_known_number(site: Site, by: Person, number: str) -> None:
    """Raise NumberKnown if this person has sent something under this number already."""
    if Voucher.objects.filter(site=site, written_by=by, number=number).exists():
        raise NumberKnown


def refuse_when_closed(site: Site) -> None:
    """Raise MoneyRefused if the stage of the site lets nobody write."""
    if words := site.refusal(Feature.WRITING):
        raise MoneyRefused(words)


def refuse_undecidable(voucher: Voucher, amount: int) -> None:
    """Raise if somebody decided already, if a question is open, or if the sum is another."""
    _refuse_decided(voucher)
    if voucher.state == VoucherState.ASKED:
        raise MoneyRefused("Pertanyaan Anda belum dijawab. Tunggu jawabannya, atau tolak.")
    if amount != voucher.amount:
        raise MoneyRefused(f"Jumlahnya {rupiah(voucher.amount)}. Baca lagi, lalu setujui.")


def settle(voucher: Voucher, at: datetime) -> None:
    """Somebody approved it: what nobody has to hand out is booked at once."""
    voucher.decided_at = at
    voucher.state = VoucherState.APPROVED
    if voucher.kind in _BOOKED_WHEN_APPROVED:
        voucher.state, voucher.paid_at = VoucherState.POSTED, at
    voucher.save()
    if voucher.state == VoucherState.POSTED:
        today = clock.today(at, voucher.site.region.zone)
        post(voucher, _legs_of_approved(voucher), on=today, at=at)
    _follow(voucher)


def _legs_of_approved(voucher: Voucher) -> list[LegAmount]:
    if voucher.corrects is not None:
        refuse_used_advance(voucher.corrects)
        return counter_legs(voucher.corrects.entry)
    return legs_of_difference(voucher, is_missing=voucher.count.difference < 0)


def _attach(voucher: Voucher, receipt: StoredReceipt, at: datetime) -> VoucherPaper:
    return VoucherPaper.objects.create(
        site=voucher.site, voucher=voucher, kind=RECEIPT, added_at=at, **vars(receipt)
    )


def end(voucher: Voucher, why: str, at: datetime) -> None:
    """It is refused or taken back. A correction lets go of what it was to take back, so that
    somebody can still put that right; both events say what it was.
    """
    voucher.state, voucher.refusal, voucher.decided_at = VoucherState.REFUSED, why, at
    voucher.corrects = None
    voucher.save()


def _refuse_spending(data: SpendingData, site: Site, at: datetime) -> None:
    if data.kind == VoucherKind.EXPENSE and data.source is None:
        raise MoneyRefused("Pilih dari uang mana.")
    if data.kind == VoucherKind.ADVANCE and data.due_on is None:
        raise MoneyRefused("Tulis kapan paling lambat nota dan sisa uang muka dibawa.")
    if data.paper_on > clock.today(at, site.region.zone):
        raise MoneyRefused("Tanggal nota belum tiba. Periksa tanggalnya.")
    if data.source is not None:
        refuse_ended_source(data.source, data.paper_on)


def refuse_ended_source(source: Fund, on: date) -> None:
    """Raise SourceEnded for a day after the last one of a source."""
    if source.ends_on is not None and on > source.ends_on:
        raise SourceEnded(
            f"{own_title(source)} berakhir {clock.day(source.ends_on)}."
            " Pilih sumber lain, atau minta perpanjang di Rencana."
        )


def _refuse_day(voucher: Voucher, on: date, at: datetime) -> None:
    if on > clock.today(at, voucher.site.region.zone):
        raise MoneyRefused("Tanggal bayarnya belum tiba. Periksa tanggalnya.")
    if voucher.source is not None:
        refuse_ended_source(voucher.source, min(on, voucher.paper_on))


def _refuse_decided(voucher: Voucher) -> None:
    if voucher.state in (VoucherState.SUBMITTED, VoucherState.ASKED):
        return
    word = "ditolak" if voucher.state == VoucherState.REFUSED else "disetujui"
    raise VoucherDecided(f"Sudah {word} {voucher.decider}, {_day(voucher.decided_at, voucher)}.")


def _day(at: datetime | None, voucher: Voucher) -> str:
    if at is None:
        return ""
    local = clock.in_zone(at, voucher.site.region.zone)
    return f"{clock.day(local.date())} pukul {local:%H.%M}"


def _describe(voucher: Voucher) -> None:
    add_event_data(purpose=voucher.purpose, amount=rupiah(voucher.amount))


def _follow(voucher: Voucher) -> None:
    _describe(voucher)
    touch(*all_tags(voucher.site))
