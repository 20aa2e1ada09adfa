from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "kimid.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        from kimid.evaluation import moving, papers, reactions, rules, upkeep  # noqa: F401, PLC0415  # register permissions and schedule
        from kimid.events.action import on  # noqa: PLC0415  # models are ready only now
        from kimid.media import vault  # noqa: PLC0415  # as above
        from kimid.places.following import follows  # noqa: PLC0415  # as above

        on("evaluation.paper_dropped", reactions.remove_pages)
        vault.owned_by(papers.names)
        follows(moving.follower())
