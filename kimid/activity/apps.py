from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kimid.activity"
    label = "activity"

    def ready(self) -> None:
        # Register measures, panels, permissions and schedule.
        from kimid.activity import measures, notices, panels, reactions, rules, schedule

        # Models are ready only now.
        from kimid.activity.doubtful import held_plans, held_polls, hold_activities
        from kimid.activity.plan_sequels import plan_sequels
        from kimid.events.action import on
        from kimid.media.retouched import OTHER_PICTURE
        from kimid.shared_pages.sequels import register_sequels
        from kimid.sites.doubts import register_held_counter, register_holder

        labels = {"polls": "jajak pendapat", "plans": "rencana aksi"}
        register_holder(hold_activities, labels, tables=("activity.Poll", "activity.Plan"))
        register_held_counter(held_polls, labels["polls"])
        register_held_counter(held_plans, labels["plans"])

        register_sequels(plan_sequels)
        for event in OTHER_PICTURE:
            on(event, reactions.replace_retouched_photo)
        for event in notices.POLL_EVENTS:
            on(event, notices.follow_poll)
        for event in notices.PLAN_EVENTS:
            on(event, notices.follow_plan)
