from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kimid.activity"
    label = "activity"

    def ready(self) -> None:
        # Register the permissions and the schedule.
        from kimid.activity import reactions, rules, schedule

        # Models are ready only now.
        from kimid.activity.doubtful import hold_activities
        from kimid.events.action import on
        from kimid.sites.doubts import register_holder

        labels = {"polls": "jajak pendapat", "plans": "rencana aksi"}
        register_holder(hold_activities, labels)

        on("photo.retouched", reactions.replace_retouched_photo)
