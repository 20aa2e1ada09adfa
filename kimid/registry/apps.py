from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "kimid.registry"
    label = "registry"

    def ready(self) -> None:
        from kimid.registry import rules  # noqa: F401, PLC0415  # registers the permissions
