from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "kimid.insights"
    label = "insights"

    def ready(self) -> None:
        # Register the permission and the schedule.
        from kimid.insights import rules, schedule
