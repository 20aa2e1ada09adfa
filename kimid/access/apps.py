from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kimid.access"
    label = "access"

    def ready(self) -> None:
        # Registers the permissions and the schedule.
        from kimid.access import rules, schedule
