from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EventsConfig(AppConfig):
    name = "kimid.events"
    label = "events"

    def ready(self) -> None:
        autodiscover_modules("table_answers", "presenters")  # of every app
