from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "kimid.queue"
    label = "queue"

    def ready(self) -> None:
        from kimid.queue import upkeep  # noqa: F401, PLC0415  # registers its own schedule
