from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "kimid.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        # Register permissions and schedule.
        from kimid.evaluation import papers, reactions, region_changes, rules, schedule

        # Models are ready only now.
        from kimid.events.action import on
        from kimid.media import paper_storage
        from kimid.places.region_moves import register_mover

        on("evaluation.paper_dropped", reactions.remove_pages)
        paper_storage.register_owner(papers.paper_names)
        register_mover(region_changes.follower())
