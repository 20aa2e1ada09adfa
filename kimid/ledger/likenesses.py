"""What an approver looks at twice: a receipt that was paid before, the same sum of the same shop
and day, a purchase in parts, what somebody refused already. It is said and stays on the page of
the voucher; it refuses nothing, because most of it is honest.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from kimid.events.models import Event
from kimid.ledger.models import Purse, Voucher, VoucherKind, VoucherPaper, VoucherState
from kimid.ledger.receipts import also_used_by
from kimid.ledger.same_names import plain_words
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.lib.text import number

_NEAR: Final = timedelta(days=3)
_AROUND: Final = timedelta(days=30)
_OLD: Final = 90  # days: after a quarter most people have forgotten what a receipt was for


class Likeness(NamedTuple):
    """Why somebody should look at another voucher beside this one."""

    words: str
    voucher: Voucher

    @property
    def title(self) -> str:
        return f"{self.voucher.purpose}, {rupiah(self.voucher.amount)}"


def likenesses_of(voucher: Voucher) -> list[Likeness]:
    """Other expenses that are like this one, those that matter most first. One query."""
    others = _of_same_party(voucher)
    same = [each for each in others if _is_same(voucher, each)]
    refused = [each for each in others if each.state == VoucherState.REFUSED]
    near = [each for each in others if each not in same and _is_near(voucher, each)]
    return [
        *(Likeness("Jumlah, tanggal, dan penerimanya sama.", each) for each in same),
        *(Likeness(_refusal_words(each), each) for each in refused),
        *_parts(voucher, near),
    ]


def alike_vouchers(voucher: Voucher) -> list[Voucher]:
    """The same, and those with the same receipt; each once. Three queries."""
    papers: Sequence[VoucherPaper] = list(voucher.papers.all())
    rows = [*also_used_by(voucher, papers), *(each.voucher for each in likenesses_of(voucher))]
    return list({each.pk: each for each in rows}.values())


def shared_phones(voucher: Voucher) -> list[str]:
    """Who decided about it or paid it on a device of somebody else who had to do with it. One
    query.
    """
    rows = Event.objects.filter(
        kind="voucher.phone_shared", subject=Voucher._meta.label, subject_id=str(voucher.pk)
    )
    zone = voucher.site.region.zone
    lines = (
        f"{each.actor_name} memakai HP yang juga dipakai {each.data['other']},"
        f" {clock.short_moment(each.happened_at, zone)}."
        for each in rows.order_by("pk")
    )
    return list(dict.fromkeys(lines))


def link_remarks(voucher: Voucher) -> list[str]:
    """By which device an official answered about it, and how the number compares to the list of the
    office. One query, where one did.
    """
    if not voucher.outside_approver:
        return []
    rows = Event.objects.filter(
        kind="voucher.official_answered", subject=Voucher._meta.label, subject_id=str(voucher.pk)
    )
    return [answer_words(each) for each in rows]


def answer_words(event: Event) -> str:
    """`Bu Aminah menjawab lewat tautan dengan Chrome di HP Android; nomornya …`"""
    device, listed = event.data.get("device", ""), event.data.get("list", "")
    parts = [f"{event.actor_name} menjawab lewat tautan{f' dengan {device}' if device else ''}"]
    if event.data.get("is_same_network"):
        parts.append("jaringan internetnya sama dengan yang meminta")
    parts += [listed] if listed else []
    return f"{'; '.join(parts)}."


def old_paper(voucher: Voucher) -> list[str]:
    """That the day on a receipt lies long before somebody asked for the money."""
    if not voucher.needs_approval:
        return []
    submitted = clock.today(voucher.submitted_at, voucher.site.region.zone)
    days = (submitted - voucher.paper_on).days
    return [f"Tanggal notanya {number(days)} hari sebelum diajukan."] if days > _OLD else []


def late_papers(voucher: Voucher, papers: Iterable[VoucherPaper]) -> list[str]:
    """That a receipt came after somebody had agreed: whoever approved has not seen it."""
    decided, zone = voucher.decided_at, voucher.site.region.zone
    late = [] if decided is None else [each for each in papers if each.added_at > decided]
    moments = ", ".join(clock.short_moment(each.added_at, zone) for each in late)
    return [f"Nota ditambahkan sesudah disetujui: {moments}."] if late else []


def paid_before_approval(voucher: Voucher, booked_on: date) -> str:
    """That money of the group went out before anybody had agreed. Empty where it did not."""
    if voucher.decided_at is None or voucher.purse not in (Purse.CASH, Purse.BANK):
        return ""
    decided = clock.today(voucher.decided_at, voucher.site.region.zone)
    if booked_on >= decided:
        return ""
    return f"Dibayar {clock.day(booked_on)}, sebelum disetujui {clock.day(decided)}."


def _of_same_party(voucher: Voucher) -> list[Voucher]:
    if voucher.kind != VoucherKind.EXPENSE:
        return []
    first, last = voucher.paper_on - _AROUND, voucher.paper_on + _AROUND
    rows = Voucher.objects.filter(
        site_id=voucher.site_id,
        kind=VoucherKind.EXPENSE,
        paper_on__range=(first, last),
        corrected_by=None,  # the right thing is written anew
    )
    rows = rows.exclude(pk=voucher.pk).select_related("decided_by").order_by("pk")
    party = set(plain_words(voucher.party))
    return [each for each in rows if _is_same_party(party, set(plain_words(each.party)))]


def _is_same_party(one: set[str], other: set[str]) -> bool:
    """`Toko Makmur` and `Toko Makmur, Sungai Raya`."""
    return bool(one and other) and (one <= other or other <= one)


def _is_same(voucher: Voucher, other: Voucher) -> bool:
    return other.state != VoucherState.REFUSED and (other.amount, other.paper_on) == (
        voucher.amount,
        voucher.paper_on,
    )


def _is_near(voucher: Voucher, other: Voucher) -> bool:
    is_near = abs(other.paper_on - voucher.paper_on) <= _NEAR
    return is_near and other.state != VoucherState.REFUSED


def _refusal_words(refused: Voucher) -> str:
    who = refused.decider
    if refused.decided_by_id == refused.written_by_id:
        return f"Penerimanya sama; yang ini ditarik {who}."
    return f"Penerimanya sama; yang ini ditolak {who}: “{refused.refusal}”"


def _parts(voucher: Voucher, near: Iterable[Voucher]) -> list[Likeness]:
    rows = list(near)
    total = rupiah(voucher.amount + sum(each.amount for each in rows))
    words = f"Penerimanya sama dalam tiga hari; bersama ini {total}."
    return [Likeness(words, each) for each in rows]
