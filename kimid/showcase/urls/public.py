"""On the site of a KIM."""

from django.urls import path

from kimid.showcase.views import public, public_achievements

urlpatterns = [
    path("potensi/<slug:slug>/", public.potential, name="potential"),
    path("potensi/<slug:slug>/nomor/", public.number, name="potential-number"),
    path("potensi/<slug:slug>/peta.svg", public.place_map, name="potential-map"),
    path("prestasi/<slug:slug>/", public_achievements.achievement, name="achievement"),
]
