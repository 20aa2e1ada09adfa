from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "kimid.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import InTurnOfSender, on
        from kimid.moderation.tickets import register_tickets

        # Register panels, the schedule, the permissions, who writes, and what a year was.
        from kimid.newsroom import (
            kinds,
            panels,
            queries,
            reactions,
            report_writers,
            rules,
            schedule,
            stories_of_year,
            tip_queries,
            tip_reactions,
        )
        from kimid.newsroom.story_sequels import connect_sequels
        from kimid.sites.public_words import register_passes
        from kimid.wire.gone import register_withdrawn

        register_withdrawn(queries.withdrawn_paths)
        register_tickets(tip_queries.path_of_tip)
        connect_sequels()
        kinds.register_kinds()
        kinds.register_words()
        reactions.connect()
        on("tip.sent", InTurnOfSender(tip_reactions.take_in_photo))
        register_passes("story.looked_over", "story.office_looked")
        _connect_notices()


def _connect_notices() -> None:
    from kimid.newsroom import (
        correction_notices,
        danger_notices,
        held_notices,
        look_notices,
        notices,
        objection_notices,
        urgent_notices,
    )

    for each in (held_notices, notices, urgent_notices, look_notices, objection_notices):
        each.connect()
    correction_notices.connect()
    danger_notices.connect()
