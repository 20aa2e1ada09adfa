"""A mistake in the books is met by a counter-entry, which somebody else approves."""

from datetime import datetime

from kimid.events.action import action, add_event_data
from kimid.ledger.actions.vouchers import refuse_known_number, refuse_when_closed
from kimid.ledger.advances import refuse_used_advance
from kimid.ledger.models import Purse, Voucher, VoucherKind, VoucherState
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.sites.public_words import refuse_words

_NOT_CORRECTED = (VoucherKind.CORRECTION, VoucherKind.DIFFERENCE)


@action(
    needs=LedgerPermission.SUBMIT,
    records="correction.proposed",
    locks_first="subject.site",
    counts_as_life=True,
)
def propose_correction(
    voucher: Voucher, *, why: str, number: str, by: Person, at: datetime
) -> Voucher:
    """Propose to take a posted voucher back by a counter-entry of today. Both stay. What is right
    is written down anew. Raises MoneyRefused, WordsRefused.
    """
    refuse_known_number(voucher.site, by, number)
    refuse_when_closed(voucher.site)
    refuse_words(voucher.site, why, by=by)
    if voucher.state != VoucherState.POSTED:
        raise MoneyRefused("Belum dibukukan. Tolak atau tarik saja, lalu ajukan yang benar.")
    if voucher.kind in _NOT_CORRECTED:
        raise MoneyRefused("Ini sendiri pembetulan. Catat yang benar sebagai catatan baru.")
    if Voucher.objects.filter(corrects=voucher).exists():
        raise MoneyRefused("Sudah ada pembetulan untuk catatan ini.")
    refuse_used_advance(voucher)
    correction = Voucher.objects.create(
        site=voucher.site,
        kind=VoucherKind.CORRECTION,
        state=VoucherState.SUBMITTED,
        amount=voucher.amount,
        purpose=f"Pembetulan: {why}"[:120],
        source=voucher.source,
        line=voucher.line,
        purse=Purse.CASH,
        corrects=voucher,
        paper_on=clock.today(at, voucher.site.region.zone),
        number=number,
        written_by=by,
        submitted_at=at,
    )
    add_event_data(purpose=voucher.purpose, amount=rupiah(voucher.amount), why=why)
    return correction
