"""A QRIS of the demo. It leads to nobody: its merchant is called what readers should do."""

from datetime import datetime, timedelta
from typing import Final

from kimid.demo.groups import Group
from kimid.market.actions import qris
from kimid.market.models import Seller
from kimid.market.qris_codes import read_qris

_OF: Final = "Bu Salmah"
_PAYLOAD: Final = (
    "00020101021126420016ID.CO.CONTOH.WWW011893600000000000000051440014ID.CO.QRIS.WWW0215"
    "ID00000000000000303UMI5204549953033605802ID5921CONTOH JANGAN DIBAYAR6009KUBU RAYA6304142F"
)


def add_qris(seller: Seller, group: Group, at: datetime) -> None:
    """One seller has a code, of which another member asked her."""
    if seller.name == _OF:
        editor = group.editors[0]
        other = next(person for person in group.people if person != editor)
        code = qris.offer_qris(seller, qris=read_qris(_PAYLOAD), by=editor, at=at)
        qris.approve_qris(code, by=other, at=at + timedelta(minutes=30))
