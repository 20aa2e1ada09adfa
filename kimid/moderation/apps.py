from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "kimid.moderation"
    label = "moderation"

    def ready(self) -> None:
        from kimid.moderation import rules  # noqa: F401, PLC0415  # registers the permissions
