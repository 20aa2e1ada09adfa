"""On the site of a KIM."""

from django.urls import path

from kimid.agenda.views import public

urlpatterns = [
    path("agenda/<slug:slug>/", public.event, name="event"),
    path("agenda/<slug:slug>/kalender.ics", public.calendar_file, name="event-file"),
]
