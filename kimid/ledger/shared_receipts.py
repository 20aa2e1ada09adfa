"""One receipt in the books of two groups. No group reads the books of another, so a nightly task
compares all, and the office above both learns of it. The groups do not: it may be honest.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from kimid.access.grants import OFFICERS
from kimid.access.nearest_office import nearest_office
from kimid.events.permissions import Role
from kimid.ledger.models import Voucher, VoucherPaper, VoucherState
from kimid.ledger.receipt_looks import are_alike
from kimid.lib import clock, codes
from kimid.lib.rupiah import rupiah
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites

SHARED: Final = "money.receipt_shared"
# A night that was missed is made up for; what was said is not said again.
_NEW: Final = timedelta(days=7)
_COMPARED: Final = timedelta(days=400)
_AT_ONCE: Final = 500  # values of one query

register_kind(
    NoticeKind(SHARED, NoticeTopic.GROUP, "Satu nota tampak dipakai dua KIM.", "document")
)


class _Receipt(NamedTuple):
    """What is compared of a receipt."""

    voucher: int
    site: int
    amount: int
    digest: str
    look: str

    def is_like(self, other: "_Receipt") -> bool:
        """The same file; or the same paper photographed again, for the same sum. Papers of one
        printed form look alike, sums beside it tell them apart.
        """
        if self.site == other.site:
            return False
        is_photographed_again = self.amount == other.amount and are_alike(self.look, other.look)
        return self.digest == other.digest or is_photographed_again


@daily(hour=3, zone="WIB")
@task(lane=Lane.AWAITED)
def compare_receipts(at: datetime) -> None:
    """Let the office above two groups know that they seem to use one receipt."""
    with across_sites("a receipt that two groups use is seen by no group"):
        pairs = shared_by_two(at)
        keys = {key for pair in pairs for key in pair}
        vouchers = Voucher.objects.select_related("site__region").in_bulk(keys)
    for one, other in pairs:
        _show_office(vouchers[one], vouchers[other], at)


def shared_by_two(at: datetime) -> list[tuple[int, int]]:
    """The keys of vouchers of two groups with one receipt, the older first, where one is new. Two
    queries for each 500 new receipts, and one. Outside of any site.
    """
    new = list(_receipts(added_at__gte=at - _NEW))
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(new), _AT_ONCE):
        pairs |= set(_pairs(new[start : start + _AT_ONCE], at))
    return sorted(pairs)


def _pairs(new: Sequence[_Receipt], at: datetime) -> Iterator[tuple[int, int]]:
    by_digest, by_amount = defaultdict(list), defaultdict(list)
    for each in new:
        by_digest[each.digest].append(each)
        by_amount[each.amount].append(each)
    since = at - _COMPARED
    for other in _receipts(added_at__gte=since, digest__in=by_digest):
        yield from _with(other, by_digest[other.digest])
    for other in _receipts(added_at__gte=since, voucher__amount__in=by_amount):
        yield from _with(other, by_amount[other.amount])


def _with(other: _Receipt, new: Sequence[_Receipt]) -> Iterator[tuple[int, int]]:
    for each in new:
        if each.is_like(other):
            older, newer = sorted((each.voucher, other.voucher))
            yield older, newer


def _receipts(**which: object) -> Iterator[_Receipt]:
    rows = VoucherPaper.objects.filter(**which).exclude(voucher__state=VoucherState.REFUSED)
    names = ("voucher_id", "site_id", "voucher__amount", "digest", "look")
    return (_Receipt(*row) for row in rows.values_list(*names).iterator())


def _show_office(one: Voucher, other: Voucher, at: datetime) -> None:
    shared = (
        code
        for code in codes.lineage(one.site.region_id)
        if codes.level(code) <= codes.Level.REGENCY and codes.covers(code, other.site.region_id)
    )
    office = nearest_office(next(shared), at, OFFICERS)
    give(
        SHARED,
        Recipient.on_region(office.region, Role.OFFICER),
        about=other,
        occasion=f"receipt {one.pk} {other.pk}",
        title=f"Satu nota di dua KIM: {one.site.name} dan {other.site.name}",
        why=(
            f"{_words(one)}; {_words(other)}. Boleh jadi belanja bersama. Tanyakan keduanya; mereka"
            " tidak diberi tahu."
        ),
        link=ruang_path("ruang-kim-list", office.ruang_label),
        at=at,
    )


def _words(voucher: Voucher) -> str:
    return f"{voucher.site.name} {rupiah(voucher.amount)}, nota {clock.day(voucher.paper_on)}"
