from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "kimid.moderation"
    label = "moderation"

    def ready(self) -> None:
        # Register the permissions and the schedule.
        from kimid.moderation import rules, schedule
