"""On the portal of a region."""

from django.urls import path

from kimid.showcase.views import months

urlpatterns = [
    path("musim/", months.season, name="season"),
    path("musim/<slug:word>/", months.season, name="season-month"),
]
