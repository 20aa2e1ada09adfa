"""Whether somebody may approve a voucher, and why, in words for the screen."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from kimid.access.grants import is_newcomer
from kimid.ledger.approvers import approval_bar, other_approvers, spender_here
from kimid.ledger.book_queries import approvers_of
from kimid.ledger.models import Voucher
from kimid.ledger.rules import LedgerPermission
from kimid.people.models import Person


class ApprovalStanding(NamedTuple):
    """May this person approve it? `words` say why; `others` are who may."""

    words: str
    others: list[str]
    may: bool

    @property
    def title(self) -> str:
        return f"Anda {'boleh' if self.may else 'tidak bisa'} menyetujui ini."


def standing_of(
    voucher: Voucher, person: Person, *, people_here: Collection[int], at: datetime
) -> ApprovalStanding:
    """What the approver reads above the button, and everybody else instead of it. `people_here` are
    the people of whom this device knows. Four queries at most.
    """
    others = [each.name for each in other_approvers(voucher, approvers_of(voucher.site, at))]
    why = _refusal(voucher, person, people_here, at)
    return ApprovalStanding(why or _reason(voucher), others, may=not why)


def names_in_words(names: Iterable[str]) -> str:
    """`Hasan`, `Hasan atau Rina`, `Hasan, Rina, atau Agus`."""
    *rest, last = names
    if not rest:
        return last
    return f"{', '.join(rest)}{',' if len(rest) > 1 else ''} atau {last}"


def _reason(voucher: Voucher) -> str:
    if voucher.payer_id is None:
        return "Anda bukan yang mencatat, dan uangnya tidak lewat tangan Anda."
    return "Anda bukan yang mencatat dan bukan yang membayar."


def _refusal(voucher: Voucher, person: Person, people_here: Collection[int], at: datetime) -> str:
    if person.pk == voucher.written_by_id:
        return "Anda yang mencatatnya. Yang menyetujui harus orang lain."
    if person.pk == voucher.payer_id:
        return "Anda yang membayarnya. Yang menyetujui harus orang lain."
    if not person.has_perm(LedgerPermission.APPROVE, voucher):
        return "Yang menyetujui ketua atau redaktur."
    return (
        approval_bar(voucher, person)
        or _newcomer_words(person, voucher, at)
        or _phone_words(voucher, people_here)
    )


def _newcomer_words(person: Person, voucher: Voucher, at: datetime) -> str:
    if not is_newcomer(person, voucher.site_id, at):
        return ""
    return "Anda belum tiga hari di kelompok ini. Ketua atau redaktur lain yang menyetujuinya."


def _phone_words(voucher: Voucher, people_here: Collection[int]) -> str:
    spender = spender_here(voucher, people_here)
    if spender is None:
        return ""
    return (
        f"HP ini juga dipakai {spender.name}, yang mencatat atau membayarnya. Buka dari HP Anda"
        " sendiri, supaya jelas dua orang yang memeriksa."
    )
