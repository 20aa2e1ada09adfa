from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "kimid.wire"
    label = "wire"

    def ready(self) -> None:
        # Register the schedule and the permissions.
        from kimid.wire import reads, reindexing, rules
