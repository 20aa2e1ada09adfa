from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "kimid.notify"
    label = "notify"

    def ready(self) -> None:
        # Register the permissions and the schedule.
        from kimid.notify import rules, schedule
