from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "kimid.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        # Register measures, panels, permissions and schedule.
        from kimid.evaluation import (
            measures,
            notices,
            panels,
            reactions,
            region_changes,
            rules,
            schedule,
        )

        # Models are ready only now.
        from kimid.events.action import on
        from kimid.places.region_moves import register_mover

        on("evaluation.paper_dropped", reactions.remove_pages)
        for event in notices.ROUND_EVENTS:
            on(event, notices.follow_round)
        on("evaluation.reminded", notices.follow_reminder)
        on("evaluation.sent", notices.follow_entry)
        on("participant.excluded", notices.follow_participant)
        for event in notices.RESULT_EVENTS:
            on(event, notices.follow_result)
        register_mover(region_changes.follower())
