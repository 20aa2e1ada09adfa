"""What evaluations may ask of lending."""

from datetime import datetime

from kimid.lib.text import number
from kimid.registry.measures import Measurement, register
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests.example_subject.lending.models import Loan


def _loans(kim: Kim, year: int, at: datetime) -> Measurement:
    with on_site(kim.site):
        count = Loan.objects.filter(site=kim.site, lent_at__year=year, lent_at__lte=at).count()
    return Measurement(count, f"{number(count)} peminjaman")


register("pinjam-alat", "Alat yang dipinjamkan dalam tahun itu", _loans)
