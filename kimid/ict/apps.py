from django.apps import AppConfig


class IctConfig(AppConfig):
    name = "kimid.ict"
    label = "ict"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on

        # Register panels, permissions and schedule.
        from kimid.ict import (
            actions,
            panels,
            reactions,
            region_changes,
            rules,
            schedule,
        )
        from kimid.places.region_moves import register_mover
        from kimid.registry.first_steps import register_first_step

        for published in ("published", "published_urgently", "published_unchecked"):
            on(f"story.{published}", reactions.on_story_published)
        register_first_step(actions.count_first)
        register_mover(region_changes.mover())
