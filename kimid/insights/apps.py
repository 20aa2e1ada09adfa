from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "kimid.insights"
    label = "insights"

    def ready(self) -> None:
        # Register panels, permissions and schedule.
        from kimid.insights import panels, rules, schedule
