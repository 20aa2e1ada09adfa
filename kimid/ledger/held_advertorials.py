"""An advertorial whose bill is unpaid or cancelled is not published: what readers see as paid is
in the books. And whatever is billed is an advertorial.
"""

from collections.abc import Iterator

from kimid.ledger.bill_queries import bills_about, last_cancelled_bill
from kimid.ledger.models import Bill
from kimid.lib.rupiah import rupiah
from kimid.newsroom.hold_backs import HoldBack
from kimid.newsroom.models import Story, StoryKind
from kimid.notify.links import ruang_path


def unpaid_advertorial(story: Story) -> Iterator[HoldBack]:
    """What bills say against a publication of this story. Two queries at most."""
    bills = bills_about(story)
    for bill in bills:
        if story.kind != StoryKind.ADVERTORIAL:
            yield HoldBack(
                f"Nota tagihan {bill.label} menagih kabar ini, jadi kabar ini dibayar. Ubah"
                " jenisnya menjadi Advertorial, supaya pembaca tahu.",
                f"Lihat nota {bill.label}",
                _url_of(bill),
            )
        elif bill.is_unpaid:
            yield HoldBack(
                f"Nota tagihan {bill.label} untuk advertorial ini, {rupiah(bill.amount)}, belum"
                " lunas di buku kas. Catat dulu uangnya. Kalau notanya keliru: batalkan, lalu buat"
                " yang benar.",
                f"Buka nota {bill.label}",
                _url_of(bill),
            )
    if not bills and story.kind == StoryKind.ADVERTORIAL:
        yield from _after_cancelling(story)


def _after_cancelling(story: Story) -> Iterator[HoldBack]:
    """Money was named once, and now nothing stands for it."""
    bill = last_cancelled_bill(story)
    if bill is not None:
        yield HoldBack(
            f"Nota tagihan {bill.label} untuk advertorial ini dibatalkan: “{bill.cancelled_why}”."
            " Belum ada uangnya di buku kas. Buat nota baru; kalau ternyata tidak dibayar, ubah"
            " jenisnya, karena advertorial berarti dibayar.",
            f"Lihat nota {bill.label}",
            _url_of(bill),
        )


def _url_of(bill: Bill) -> str:
    return ruang_path("ruang-bill", bill.site.ruang_label, bill.public_id)
