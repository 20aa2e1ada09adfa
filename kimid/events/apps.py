from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "kimid.events"
    label = "events"
