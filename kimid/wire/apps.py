from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "kimid.wire"
    label = "wire"

    def ready(self) -> None:
        from kimid.wire import reads, rules, upkeep  # noqa: F401, PLC0415  # register the schedule and the permissions
