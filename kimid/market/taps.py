"""How often somebody pressed an order: a number for each product and day, and nothing about whoever
pressed.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Sum

from kimid.lib import clock
from kimid.market.models import OrderTaps, Product


@transaction.atomic
def count_tap(product: Product, at: datetime) -> None:
    """Count one press."""
    on = clock.today(at, product.site.region.zone)
    row, _is_new = OrderTaps.objects.get_or_create(site=product.site, product=product, on=on)
    OrderTaps.objects.filter(pk=row.pk).update(count=F("count") + 1)


def taps_since_week(product: Product, at: datetime) -> int:
    """How many presses there were in the last seven days. One query."""
    since = clock.today(at, product.site.region.zone) - timedelta(days=6)
    rows = OrderTaps.objects.filter(product=product, on__gte=since)
    return rows.aggregate(total=Sum("count"))["total"] or 0
