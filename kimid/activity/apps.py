from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kimid.activity"
    label = "activity"

    def ready(self) -> None:
        # Register the permissions and the schedule.
        from kimid.activity import reactions, rules, schedule

        # Models are ready only now.
        from kimid.events.action import on

        on("photo.retouched", reactions.replace_retouched_photo)
