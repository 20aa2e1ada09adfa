"""Which photos entries and plans still use."""

from collections.abc import Set as AbstractSet

from django.db.models import TextField
from django.db.models.functions import Cast, Concat

from kimid.activity.models import ActivityEntry, Plan
from kimid.sites.models import Site


def media_in_use(site: Site, names: AbstractSet[str]) -> set[str]:
    """Those of these names that entries, also withdrawn ones, or plans of this site use."""
    entries = ActivityEntry.objects.filter(site=site).annotate(
        media_text=Cast("photos", TextField())
    )
    plans = Plan.objects.filter(site=site).annotate(
        media_text=Concat(Cast("before_photos", TextField()), Cast("after_photos", TextField()))
    )
    return {
        name
        for name in names
        if entries.filter(media_text__contains=name).exists()
        or plans.filter(media_text__contains=name).exists()
    }
