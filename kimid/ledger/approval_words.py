"""Whether somebody may approve a voucher, and why, in words for the screen."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from kimid.access.grants import is_newcomer
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


def other_approvers(voucher: Voucher, approvers: Iterable[Person]) -> list[Person]:
    """Who of these has neither written nor paid it."""
    spenders = {voucher.written_by_id, voucher.payer_id, voucher.paid_by_id}
    return [each for each in approvers if each.pk not in spenders]


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
    if is_newcomer(person, voucher.site_id, at):
        return "Anda belum tiga hari di kelompok ini. Ketua atau redaktur lain yang menyetujuinya."
    for spender in (voucher.written_by, voucher.payer):
        if spender is not None and spender.pk in people_here:
            return (
                f"HP ini juga dipakai {spender.name}, yang mencatat atau membayarnya."
                " Buka dari HP Anda sendiri, supaya jelas dua orang yang memeriksa."
            )
    return ""
