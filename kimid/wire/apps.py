from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "kimid.wire"
    label = "wire"

    def ready(self) -> None:
        from kimid.wire import rules  # noqa: F401, PLC0415  # registers the permissions
