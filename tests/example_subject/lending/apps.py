from django.apps import AppConfig


class LendingConfig(AppConfig):
    name = "tests.example_subject.lending"
    label = "lending"

    def ready(self) -> None:
        # Models are ready only now.
        from kimid.events.action import on
        from kimid.media.retouched import OTHER_PICTURE
        from kimid.sites.doubts import register_held_counter, register_holder

        # Register measures, panels and permissions.
        from tests.example_subject.lending import (
            doubtful,
            kinds,
            measures,
            panels,
            reactions,
            rules,
        )

        kinds.register_kinds()
        register_holder(doubtful.hold_tools, {"tools": "alat"}, tables=("lending.Tool",))
        register_held_counter(doubtful.held_count, "alat")
        for event in OTHER_PICTURE:
            on(event, reactions.replace_retouched_photo)
