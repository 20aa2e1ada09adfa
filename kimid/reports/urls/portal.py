"""On the portal of a region."""

from django.urls import path

from kimid.reports.views import open_data

urlpatterns = [
    path("data/<slug:period>.json", open_data.period_data, name="data-period"),
    path(
        "data/<slug:period>/saring/<slug:only>.json",
        open_data.period_data,
        name="data-period-part",
    ),
    path(
        "data/<slug:period>/banding/<slug:comparison>.json",
        open_data.period_data,
        name="data-period-compared",
    ),
    path(
        "data/<slug:period>/saring/<slug:only>/banding/<slug:comparison>.json",
        open_data.period_data,
        name="data-period-part-compared",
    ),
]
