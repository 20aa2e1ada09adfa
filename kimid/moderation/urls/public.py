"""On every public site: reports about the site as a whole."""

from django.urls import path

from kimid.moderation.views import contact, public

urlpatterns = [
    path("lapor/", public.report, name="report"),
    path("laporan/<slug:ticket>/", public.ticket, name="report-ticket"),
    path("kontak/nomor/", contact.number, name="contact-number"),
    path("tiket/", contact.find_ticket, name="find-ticket"),
]
