from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "kimid.applications"
    label = "applications"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.applications import (
            history,
            home_panels,
            notices,
            panels,
            reactions,
            region_changes,
            rules,
            schedule,
            successors,
        )
        from kimid.events.action import InOneTurn, on
        from kimid.places.region_moves import register_mover
        from kimid.registry.history import register_history

        on("application.paper_added", InOneTurn(reactions.read_paper, "papers"))
        on("application.paper_dropped", reactions.remove_pages)
        notices.connect()
        successors.connect()
        register_history(history.source_of)
        for mover in region_changes.movers():
            register_mover(mover)
