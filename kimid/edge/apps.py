from django.apps import AppConfig


class EdgeConfig(AppConfig):
    name = "kimid.edge"
    label = "edge"

    def ready(self) -> None:
        from kimid.edge import upkeep  # noqa: F401, PLC0415  # registers its schedule
