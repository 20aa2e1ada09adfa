"""What happens inside the install of the killed writers: its books are begun, written, counted."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from kimid.cli.database import apply_migrations
from kimid.ledger.models import CashCount, Closing, LedgerEntry, Voucher, VoucherState
from kimid.sites.guard import across_sites
from tests.ledger.random_work import assert_books_hold, begin_work, entries_until, go_on

_BEGIN: Final = datetime(2025, 1, 6, 3, tzinfo=UTC)
_DAYS_OF_A_WRITER: Final = 6
# What can become of a voucher after this; what was refused or posted is final.
_LATER: Final[dict[str, tuple[str, ...]]] = {
    VoucherState.SUBMITTED: (VoucherState.APPROVED, VoucherState.REFUSED, VoucherState.POSTED),
    VoucherState.APPROVED: (VoucherState.POSTED,),
}


def main(task: str, *words: str) -> None:
    """Begin the books, write into them, or check them. Django is set up."""
    tasks: dict[str, Callable[..., None]] = {"begin": _begin, "write": _write, "check": _check}
    with across_sites("the books of all groups of the proof"):
        tasks[task](*words)


def _begin() -> None:
    """Four groups with sources."""
    apply_migrations()
    begin_work(seed=0)


def _write(number: str) -> None:
    """Act until somebody kills this process: a line for each act that is done."""
    at = _BEGIN + timedelta(days=int(number) * _DAYS_OF_A_WRITER)
    work = go_on(int(number), at)
    while True:
        row = work.step()
        if isinstance(row, Voucher | CashCount | Closing):
            print(type(row).__name__, row.pk, _facts(row), flush=True)


def _check(*acknowledged: str) -> None:
    """Compare the books with what was acknowledged in these files. The last line is JSON."""
    lines = [line.split(" ") for name in acknowledged for line in _lines(Path(name))]
    lost = [line for line in lines if not _is_there(*line)]
    posted = Voucher.objects.filter(state=VoucherState.POSTED)
    half = [
        *posted.filter(entry=None).values_list("pk", flat=True),
        *LedgerEntry.objects.exclude(voucher__in=posted).values_list("pk", flat=True),
    ]
    work = go_on(0, datetime(2028, 1, 1, tzinfo=UTC))
    assert_books_hold(work)
    numbers = {"entries": LedgerEntry.objects.count(), "closed": Closing.objects.count()}
    result = {"acknowledged": len(lines), **numbers, "lost": len(lost), "half": len(half)}
    print(json.dumps(result))


def _lines(file: Path) -> Iterator[str]:
    """Whole lines: the last may have been cut by a kill."""
    text = file.read_text(encoding="utf-8")
    yield from text[: text.rfind("\n") + 1].splitlines()


def _facts(row: Voucher | CashCount | Closing) -> str:
    """What of it is acknowledged: the state of a voucher, all entries up to the end of a closed
    month, what was counted.
    """
    if isinstance(row, Voucher):
        return row.state
    if isinstance(row, Closing):
        return sha256(repr(entries_until(row)).encode()).hexdigest()
    return str(row.counted)


def _is_there(kind: str, pk: str, facts: str) -> bool:
    """Whether this row is there, as it was acknowledged, or a voucher further on its way."""
    model = {each.__name__: each for each in (Voucher, CashCount, Closing)}[kind]
    row = model.objects.filter(pk=pk).first()
    if row is None:
        return False
    return _facts(row) in (facts, *_LATER.get(facts, ()))
