from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "kimid.moderation"
    label = "moderation"

    def ready(self) -> None:
        from kimid.moderation import rules, upkeep  # noqa: F401, PLC0415  # register the permissions and the schedule
