"""In the workspace, below `/s/<label>/`: of a portal, and of a KIM."""

from django.urls import path

from kimid.registry.views import policy, reminders, roster

urlpatterns = [
    path("aturan-kim/", policy.policy, name="ruang-policy"),
    path("aturan-kim/<slug:rule>/", policy.ruling, name="ruang-ruling"),
    path("sk-hampir-habis/", reminders.reminders, name="ruang-reminders"),
    path("sk-hampir-habis/kirim/", reminders.remind, name="ruang-remind"),
    path("kim/susunan/", roster.roster, name="ruang-roster"),
    path("kim/susunan/tambah/", roster.add, name="ruang-roster-add"),
    path("kim/susunan/<int:member>/keluar/", roster.member_left, name="ruang-roster-gone"),
]
