"""On every public site."""

from django.urls import path

from kimid.moderation.views import public

urlpatterns = [
    path("lapor/", public.report, name="report"),
    path("lapor/<path:about>", public.report, name="report-page"),
    path("laporan/<slug:ticket>/", public.ticket, name="report-ticket"),
]
