from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    name = "kimid.showcase"
    label = "showcase"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on
        from kimid.media.retouched import OTHER_PICTURE

        # Register panels and permissions.
        from kimid.showcase import doubtful, kinds, panels, queries, reactions, rules, screen
        from kimid.sites.doubts import register_held_counter, register_holder
        from kimid.wire.gone import register_withdrawn

        kinds.register_kinds()
        label = "potensi"
        register_holder(
            doubtful.hold_potentials, {"potentials": label}, tables=("showcase.Potential",)
        )
        register_held_counter(doubtful.held_count, label)
        register_withdrawn(queries.withdrawn_potentials)
        for event in OTHER_PICTURE:
            on(event, reactions.replace_retouched_photo)
        _register_achievements()


def _register_achievements() -> None:
    from kimid.events.action import on
    from kimid.showcase import (
        achievement_kind,
        achievement_notices,
        achievement_panels,
        doubtful,
        queries,
        reactions,
    )
    from kimid.sites.doubts import register_held_counter, register_holder
    from kimid.wire.gone import register_withdrawn

    achievement_kind.register_achievements()
    label = "prestasi"
    register_holder(
        doubtful.hold_achievements,
        {"achievements": label, "marks": "tanda prestasi"},
        tables=("showcase.Achievement", "showcase.AchievementConfirmation"),
    )
    register_held_counter(doubtful.held_achievement_count, label)
    register_withdrawn(queries.withdrawn_achievements)
    on("achievement.paper_dropped", reactions.remove_proof)
    achievement_notices.connect()
