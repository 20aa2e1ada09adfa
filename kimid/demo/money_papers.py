"""Bills, a proposal and a yearly report of KIM Teluk Kapuas in the demo."""

from datetime import date, datetime, timedelta

from kimid.demo.groups import Group
from kimid.ledger.actions import bills, proposals, year_reports
from kimid.ledger.actions.bills import BillData, BillPayment
from kimid.ledger.actions.proposals import CostLine, FundingData
from kimid.ledger.models import Fund, FundingTarget, FundKind, Purse
from kimid.lib import clock


def write_papers(group: Group, now: datetime) -> None:
    """A bill that is paid and one that is not, a draft of a proposal for next year, and the report
    of last year before readers.
    """
    site, by = group.kim.site, group.editors[-1]
    today = clock.today(now, site.region.zone)
    own = Fund.objects.filter(site=site, year=today.year, kind=FundKind.BUSINESS).first()
    for number, (debtor, text, price, days) in enumerate(
        (
            ("Koperasi Kelapa Teluk Kapuas", "Liputan panen raya", 450_000, 0),
            ("Warung Mak Ijah", "Cetak daftar harga", 150_000, 14),
        )
    ):
        data = BillData(
            debtor,
            [(text, 1, price)],
            today + timedelta(days=days),
            debtor_is_public=True,
            how_to_pay="Tunai ke bendahara",
        )
        bill = bills.write_bill(site, data=data, number=f"nota{number}", by=by, at=now)
        if not days:
            payment = BillPayment(Purse.CASH, today, own)
            bills.pay_bill(bill, payment=payment, number="lunas0", by=by, at=now)
    _propose(group, today, now)
    year_reports.publish_report(site, year=today.year - 1, by=group.editors[0], at=now)


def _propose(group: Group, today: date, now: datetime) -> None:
    data = FundingData(
        target=FundingTarget.VILLAGE,
        year=today.year + 1,
        title="Papan warta di tiap RT",
        need="Separuh papan warta sudah lapuk, dan kabar dari desa sampai terlambat.",
        plan="Memasang 12 papan warta, satu di tiap RT, dan mengisinya setiap Jumat.",
        lines=(
            CostLine("Cetak dan pasang 12 papan warta", 4_800_000),
            CostLine("Paket data 12 bulan", 1_200_000),
        ),
    )
    by = group.people[0]
    proposals.write_proposal(group.kim.site, data=data, by=by, at=now)
