from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "kimid.queue"
    label = "queue"

    def ready(self) -> None:
        # Registers its own schedule.
        from kimid.queue import cleanup
