"""An advertorial whose bill is unpaid is not published: what readers see as paid stands in the
books. And whatever is billed is an advertorial.
"""

from collections.abc import Iterator

from kimid.ledger.bill_queries import bills_about
from kimid.lib.rupiah import rupiah
from kimid.newsroom.hold_backs import HoldBack
from kimid.newsroom.models import Story, StoryKind
from kimid.notify.links import ruang_path


def unpaid_advertorial(story: Story) -> Iterator[HoldBack]:
    """What bills say against a publication of this story. One query."""
    for bill in bills_about(story):
        url = ruang_path("ruang-bill", bill.site.ruang_label, bill.public_id)
        if story.kind != StoryKind.ADVERTORIAL:
            yield HoldBack(
                f"Nota tagihan {bill.label} menagih kabar ini, jadi kabar ini dibayar. Ubah"
                " jenisnya menjadi Advertorial, supaya pembaca tahu.",
                f"Lihat nota {bill.label}",
                url,
            )
        elif bill.is_unpaid:
            yield HoldBack(
                f"Nota tagihan {bill.label} untuk advertorial ini, {rupiah(bill.amount)}, belum"
                " lunas di buku kas. Catat dulu uangnya, atau batalkan notanya dengan alasan.",
                f"Buka nota {bill.label}",
                url,
            )
