"""One receipt in the books of two groups: the office above both learns of it, the groups do not."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kimid.ledger import shared_receipts
from kimid.ledger.models import Voucher, VoucherPaper
from kimid.notify.models import Notice
from kimid.notify.queries import notices_of
from kimid.people.models import Person
from tests import build
from tests.ledger.making import Books

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

# Two sheets of which few places differ, and one that is another.
_LOOK, _AGAIN, _OTHER = f"{0xF0F0:064x}", f"{0xF0F1:064x}", "5" * 64


def _books(code: str, label: str) -> Books:
    return Books(build.kim(code, label=label, name=f"KIM {label.title()}"))


def _spent(books: Books, amount: int, **paper: str) -> Voucher:
    voucher = books.submit(amount, books.source(name=f"s{timezone.now():%f}"))
    books.receipt(voucher, **paper)
    return voucher


def _notices(*people: Person, at: datetime | None = None) -> list[Notice]:
    for _ in range(2):  # it may run twice
        shared_receipts.compare_receipts.func(at=at or timezone.now())
    rows = [row for each in people for row in notices_of(each)]
    return [row for row in rows if row.kind == shared_receipts.SHARED]


@pytest.mark.parametrize(
    "paper", [{"digest": "aa", "look": _OTHER}, {"digest": "bb", "look": _AGAIN}]
)
def test_the_office_above_both_learns_of_the_same_file_and_of_the_same_paper(
    paper: dict[str, str],
) -> None:
    one, two = _books("6112012001", "satu"), _books("6112012002", "dua")
    officer, far = build.officer("6112"), build.officer("6171")
    _spent(one, 275_000, digest="aa", look=_LOOK)
    _spent(two, 275_000, **paper)

    (notice,) = _notices(officer)

    assert notice.title == "Satu nota di dua KIM: KIM Satu dan KIM Dua"
    assert notice.why.startswith("KIM Satu Rp275.000, nota ")
    assert _notices(far, one.treasurer, one.chair, two.treasurer, two.chair) == []


def test_of_two_regencies_the_province_learns_of_it() -> None:
    one, two = _books("6112012001", "satu"), _books("6171021001", "dua")
    province, regency = build.officer("61"), build.officer("6112")
    _spent(one, 275_000, digest="aa")
    _spent(two, 9_000, digest="aa")

    assert len(_notices(province)) == 1
    assert Notice.objects.filter(kind=shared_receipts.SHARED).count() == 1
    assert [each.region_id for each in Notice.objects.filter(kind=shared_receipts.SHARED)] == ["61"]
    assert regency.pk != province.pk


def test_papers_of_one_form_for_another_sum_of_one_group_or_long_ago_are_nothing() -> None:
    one, two = _books("6112012001", "satu"), _books("6112012002", "dua")
    officer = build.officer("6112")
    _spent(one, 275_000, digest="aa", look=_LOOK)
    _spent(one, 275_000, digest="aa", look=_LOOK)
    _spent(two, 280_000, digest="bb", look=_AGAIN)

    assert _notices(officer) == []
    assert VoucherPaper.objects.count() == 3
    _spent(two, 275_000, digest="cc", look=_AGAIN)
    assert _notices(officer, at=timezone.now() + timedelta(days=30)) == []  # nothing is new
