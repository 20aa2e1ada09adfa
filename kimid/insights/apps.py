from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "kimid.insights"
    label = "insights"

    def ready(self) -> None:
        from kimid.insights import rules, upkeep  # noqa: F401, PLC0415  # register the permission and the schedule
