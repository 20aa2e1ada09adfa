from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kimid.activity"
    label = "activity"

    def ready(self) -> None:
        from kimid.activity import rules, upkeep  # noqa: F401, PLC0415  # register the permissions and the schedule
