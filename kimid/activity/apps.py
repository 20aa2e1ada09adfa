from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kimid.activity"
    label = "activity"

    def ready(self) -> None:
        from kimid.activity import reactions, rules, upkeep  # noqa: F401, PLC0415  # register the permissions and the schedule
        from kimid.events.action import on  # noqa: PLC0415  # models are ready only now

        on("photo.retouched", reactions.carry_anew)
