from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kimid.access"
    label = "access"

    def ready(self) -> None:
        from kimid.access import handed, rules  # noqa: F401, PLC0415  # register their actions and permissions
