"""In the workspace, below `/s/<label>/`: of a portal, and of a KIM."""

from django.urls import path

from kimid.registry.views import policy, roster

urlpatterns = [
    path("aturan-kim/", policy.policy, name="ruang-policy"),
    path("aturan-kim/<slug:rule>/", policy.ruling, name="ruang-ruling"),
    path("kim/susunan/", roster.roster, name="ruang-roster"),
    path("kim/susunan/tambah/", roster.add, name="ruang-roster-add"),
    path("kim/susunan/<int:member>/keluar/", roster.member_left, name="ruang-roster-gone"),
]
