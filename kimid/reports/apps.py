from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "kimid.reports"
    label = "reports"

    def ready(self) -> None:
        # Register permissions, links and schedule.
        # Models are ready only now.
        from kimid.events.action import on
        from kimid.reports import panels, reactions, rules, schedule

        on("report.photo_removed", reactions.remove_photo_file)
