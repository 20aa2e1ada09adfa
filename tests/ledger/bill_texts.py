"""The texts that people type on bills. Readers have them of the income that pays one."""

from typing import Final

from django.utils import timezone

from kimid.ledger.actions import bills
from kimid.lib import clock
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests.ledger.making import phone_number
from tests.sites.public_text_case import PublicTextCase

GATED: Final = {"ledger.Bill": "debtor lines"}
NOT_PUBLIC: Final = {
    # Its numbers, and what stands on paper alone.
    "ledger.Bill": "public_id number letters address how_to_pay cancelled_why"
}


def _bill(kim: Kim, by: Person, debtor: str, text: str) -> object:
    today = clock.today(timezone.now(), kim.region.zone)
    data = bills.BillData(debtor, [(text, 1, 9_000)], today, debtor_is_public=True)
    with on_site(kim.site):
        return bills.write_bill(
            kim.site, data=data, number=phone_number(), by=by, at=timezone.now()
        )


BESIDE: Final[dict[str, PublicTextCase]] = {
    "ledger.Bill.debtor": lambda kim, by, text: _bill(kim, by, text, "Cetak"),
    "ledger.Bill.lines": lambda kim, by, text: _bill(kim, by, "Koperasi", text),
}
