"""In the workspace, below `/s/<site label>/`."""

from django.urls import path

from kimid.agenda.views import event_steps, events

_ONE = "agenda/<slug:number>/"

urlpatterns = [
    path("agenda/", events.agenda, name="ruang-agenda"),
    path("agenda/baru/", events.new, name="ruang-event-new"),
    path(_ONE, event_steps.event, name="ruang-event"),
    path(f"{_ONE}ubah/", events.change, name="ruang-event-change"),
]
