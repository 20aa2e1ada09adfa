from django.apps import AppConfig


class LifecycleConfig(AppConfig):
    name = "kimid.lifecycle"
    label = "lifecycle"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.access.in_person_codes import register_decider
        from kimid.events.action import on

        # Register panels, permissions and schedule.
        from kimid.lifecycle import (
            notices,
            panels,
            quarantine_notices,
            reactions,
            region_changes,
            rules,
            schedule,
        )
        from kimid.lifecycle.quarantine_offices import closed_or_confirmed
        from kimid.places.region_moves import register_mover

        for published in ("published", "published_urgently", "published_unchecked"):
            on(f"story.{published}", reactions.on_story_published)
        for moved in ("kim.quarantined", "kim.released"):
            on(moved, reactions.align_public_files)
        quarantine_notices.connect()
        notices.connect()
        register_mover(region_changes.mover())
        register_decider(closed_or_confirmed)
