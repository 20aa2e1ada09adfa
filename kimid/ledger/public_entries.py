"""Entries as readers have them. Who is not named in public has no name here: pages, files and tests
read nothing of a voucher beside this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import QuerySet, Sum

from kimid.ledger.models import (
    NAMELESS_KINDS,
    AccountKind,
    LedgerEntry,
    Leg,
    Purse,
    Voucher,
    VoucherKind,
)
from kimid.lib import clock
from kimid.lib.month import Month, month_of
from kimid.lib.rupiah import rupiah

_UNNAMED: Final = "nama tidak ditampilkan"
# What neither came nor went; a group has as much as before.
_STAYS: Final = {
    VoucherKind.ADVANCE: "Uang muka: dititipkan dulu, belum dibelanjakan.",
    VoucherKind.RETURN: "Kembali ke kas.",
    VoucherKind.TRANSFER: "Antara kas dan rekening.",
    VoucherKind.OPENING: "Yang sudah ada sebelum buku ini dimulai; bukan uang masuk.",
}
_BY: Final = {
    Purse.CASH: "tunai",
    Purse.BANK: "lewat rekening",
    Purse.OWN: "uang sendiri dulu, diganti dari kas",
    Purse.ADVANCE: "dari uang muka",
    Purse.DIRECT: "langsung oleh pemberi, tidak lewat kas",
}


class EntryEffect(NamedTuple):
    """What an entry adds to the sums of its year. `difference` is cash that is missing. Rupiah."""

    income: int = 0
    spent: int = 0
    difference: int = 0

    @property
    def change(self) -> int:
        """How much more the group has after it."""
        return self.income - self.spent - self.difference


@dataclass(frozen=True)
class PublicEntry:
    """One entry, without what readers do not learn."""

    entry: LedgerEntry
    effect: EntryEffect

    @property
    def voucher(self) -> Voucher:
        return self.entry.voucher

    @property
    def purpose(self) -> str:
        return self.voucher.purpose

    @property
    def path(self) -> str:
        return path_of(self.voucher)

    @property
    def day(self) -> str:
        """`24 November`, in a year that the page says."""
        return short_date(self.entry.booked_on)

    @property
    def month(self) -> Month:
        return month_of(self.entry.booked_on)

    @property
    def amount(self) -> str:
        """`+Rp140.000`, `−Rp780.000`; without a sign where the group has as much as before."""
        change = self.effect.change
        if not change:
            return rupiah(self.voucher.amount)
        return f"+{rupiah(change)}" if change > 0 else rupiah(change)

    @property
    def direction(self) -> str:
        """`in`, `out`, or `stays`."""
        change = self.effect.change
        return "stays" if not change else "in" if change > 0 else "out"

    @property
    def party(self) -> str:
        """Who gave or got it, or that no name is shown; empty where there is nobody to name."""
        voucher = self.voucher
        if voucher.public_party:
            return voucher.public_party
        is_nameless = voucher.source is not None and voucher.source.kind in NAMELESS_KINDS
        if not (voucher.party or voucher.people_count or is_nameless):
            return ""
        if voucher.people_count:
            return f"{voucher.people_count} orang, {_UNNAMED}"
        return _UNNAMED

    @property
    def how(self) -> str:
        """`tunai`, `dari uang muka`."""
        if self.voucher.kind not in (VoucherKind.INCOME, VoucherKind.EXPENSE):
            return ""
        if self.voucher.purse == Purse.DIRECT and not self.effect.spent:
            return "berupa barang"
        return _BY[Purse(self.voucher.purse)]

    @property
    def stays(self) -> str:
        """Why the group has as much as before, in a sentence."""
        return _STAYS.get(VoucherKind(self.voucher.kind), "")

    @property
    def receipt(self) -> str:
        """Whether the group keeps a receipt of what was spent. Its picture is for who examines it:
        receipts name people.
        """
        if self.voucher.kind != VoucherKind.EXPENSE:
            return ""
        has_one = getattr(self.entry, "has_receipt", False)
        return "Nota ada, ditutup." if has_one else "Tanpa nota."

    @property
    def people(self) -> str:
        """`Ditulis Rina, disetujui Hasan Basri, dibayar Siti Rahmah.`"""
        voucher = self.voucher
        parts = [f"Ditulis {voucher.written_by.name}"]
        if approver := voucher.decider:
            parts.append(f"disetujui {approver}")
        if voucher.paid_by is not None:
            parts.append(f"dibayar {voucher.paid_by.name}")
        return f"{', '.join(parts)}."

    @property
    def approver(self) -> str:
        """Who agreed: an account of the group, or an official by a link."""
        voucher = self.voucher
        return voucher.decided_by.name if voucher.decided_by else voucher.outside_approver

    @property
    def counters(self) -> LedgerEntry | None:
        """The entry that this one takes back."""
        return self.entry.counters

    @property
    def countered_by(self) -> LedgerEntry | None:
        """The entry that took this one back."""
        return getattr(self.entry, "countered_by", None)


def public_entries(
    entries: Iterable[LedgerEntry], legs: "QuerySet[Leg] | None" = None
) -> list[PublicEntry]:
    """These entries for readers. `legs` are those of all of them, and perhaps of others. One
    query.
    """
    rows = list(entries)
    legs = Leg.objects.filter(entry__in=rows) if legs is None else legs
    effects = _effects_of(legs)
    return [PublicEntry(each, effects.get(each.pk, EntryEffect())) for each in rows]


def path_of(voucher: Voucher) -> str:
    """Where readers find the entry of a voucher, on the site of its group."""
    return f"/keuangan/catatan/{voucher.public_id}/"


def short_date(on: date) -> str:
    """`24 November`."""
    return f"{on.day} {clock.MONTHS[on.month - 1]}"


def _effects_of(legs: "QuerySet[Leg]") -> dict[int, EntryEffect]:
    signs = {AccountKind.INCOME: -1, AccountKind.EXPENSE: 1, AccountKind.DIFFERENCE: 1}
    rows = legs.filter(account__kind__in=signs).order_by()
    effects: dict[int, EntryEffect] = {}
    for entry, kind, net in rows.values_list("entry", "account__kind").annotate(Sum("amount")):
        own = effects.get(entry, EntryEffect())
        amount = int(net) * signs[AccountKind(kind)]
        if kind == AccountKind.INCOME:
            own = own._replace(income=own.income + amount)
        elif kind == AccountKind.EXPENSE:
            own = own._replace(spent=own.spent + amount)
        else:
            own = own._replace(difference=own.difference + amount)
        effects[entry] = own
    return effects
