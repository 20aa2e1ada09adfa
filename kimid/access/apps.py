from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kimid.access"
    label = "access"

    def ready(self) -> None:
        from kimid.access import rules  # noqa: F401, PLC0415  # registers the permissions
