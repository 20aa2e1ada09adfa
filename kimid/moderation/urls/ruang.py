"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from kimid.moderation.views import ruang

urlpatterns = [
    path("laporan/", ruang.reports, name="ruang-reports"),
    path("laporan/<slug:ticket>/", ruang.report, name="ruang-report"),
    path("laporan/<slug:ticket>/nomor/", ruang.contact, name="ruang-report-contact"),
]
