"""On every public site: reports about the site as a whole."""

from django.urls import path

from kimid.moderation.views import public

urlpatterns = [
    path("lapor/", public.report, name="report"),
    path("laporan/<slug:ticket>/", public.ticket, name="report-ticket"),
]
